"""From a derivation to the same derivation, each line checked against the definition of the derivative.

compare.py is the one protocol of what is equal, different or neither, for claims too; neighbourhood.py evaluates terms
at a point and next to it; lines.py asks of each line, projected gradient and view. Out: the derivation, with the
points and the bits that it took; a line that does not hold raises WrongLine, one that cannot be decided a Mistake.
"""
