"""Evaluation. In: a problem. Out: random points of its domain, and the values of terms and formulas there.

A point gives a size to each letter, a value to each name that honours its properties, and a direction to each variable.
Values are balls, numbers with a bound of their error. Terms are evaluated from the operators' values, and formulas as
they were typed, without the canonical forms that terms are brought into. No rule of differentiation is used. All that
is evaluated for a statement is one straight-line program, made once and run at each point.
"""
