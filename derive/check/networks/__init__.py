"""Formulas as sums of tensor networks, in a normal form that tells whether two of them are equal."""
