"""Numbers. In: numbers and matrices of them. Out: values in balls, each with a bound of its error.

balls.py and polynomials.py compute with python-flint, whose types flint_types.py loads; the other files are what it
lacks: spectral functions of matrices, their derivatives where eigenvalues coincide, blocks and permutations, extremes,
Cholesky factors. A value that is not there, such as the inverse of a singular matrix, is not finite.
"""
