"""From a claim, `E wrt X == G`, `E == F` or a hand derivation, to a verdict on it.

In: the tree of a statement, with what was given and defined above it. claim.py says what it may mean; judge.py has
the verdict by two routes: normal_form.py and networks/ prove, agreement.py evaluates the sides at random points; where
it is wrong, diagnosis/ looks for the mistake. Out: a Ruling: the verdict, the counterexample, the advice.
"""
