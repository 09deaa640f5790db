"""Terms. In: operators, and shapes of named sizes. Out: formulas, each made once and in canonical form.

operator.py and shape.py are what a room of an operator fills in; term.py is the formula and the store that makes it;
algebra.py, with commuting.py and operands.py, are the constructors of the marks: sums collected, products flat, scalars
in front. rebuild.py and folding.py make a term anew with other parts; weight.py says how long it is to read.
"""
