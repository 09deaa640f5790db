"""Formulas as sums of tensor networks, in a normal form that tells whether two of them are equal.

In: terms, which wiring.py draws from the top (diagram.py) and turns into networks (network.py); entries.py makes nodes
of functions of entries. sums.py settles networks and collects those of one class, classes.py tells which are.
equality.py says whether the difference of two terms vanishes, over a common denominator: True is a proof, False says
nothing.
"""
