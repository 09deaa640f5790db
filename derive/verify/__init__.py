"""From a derivation to the same derivation, each line checked against the definition of the derivative.

compare.py is the one protocol of what is equal, different or neither, for claims too; plan.py makes one program of all
that is compared, lines and projected gradients, and lines.py runs it at points, with the views. Out: the derivation,
with the points and the bits that it took; a line that does not hold raises WrongLine, one that cannot be decided a
Mistake.
"""
