"""The shortest form. In: a term, with what the user typed. Out: an equal one that is shorter to read.

addends.py tells what addends have in common and common_factor.py draws it out, sign.py settles minus signs, and
fractions.py brings coefficients into lowest terms: rational functions by rational.py, others by scalar.py, the one door
to sympy. forms.py lists how else a function may be written.
"""
