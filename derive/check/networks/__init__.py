"""Formulas as sums of tensor networks, in a normal form that tells whether two of them are equal.

In: terms, which wiring.py turns into networks: network.py has the records and the canonical text of one, splice.py
joins them, sums.py collects like ones, entries.py makes nodes of functions of entries. equality.py says whether the
difference of two terms vanishes, over a common denominator: True is a proof, False says nothing.
"""
