"""The shortest form. In: a term, with what the user typed. Out: an equal one that is shorter to read.

common_factor.py draws out what addends have in common, sign.py settles minus signs, fractions.py brings coefficients
into lowest terms: rational functions by rational.py, others by scalar.py, the one door to sympy. forms.py lists how
else a function may be written.
"""
