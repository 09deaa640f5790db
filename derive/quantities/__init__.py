"""Quantities as variables. In: a problem that asks by X', inv(X), (W x + b) or X[i,j]. Out: its derivation.

A quantity that the function depends on alone is a variable of its own; where the function is made of X, and the
quantity is X', inv(X) or the like, X is first written with it. An entry is read off the derivative by the whole. What
is said in the end is in the names that were typed, and compared with what was derived at random points.
"""
