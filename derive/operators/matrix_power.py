"""Integer powers of a square matrix above the fifth; smaller ones are opened into products."""

from ..numbers.powers import matrix_power, matrix_power_differential, matrix_power_second_differential
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator

SUM_OF_PRODUCTS = """_dpow({0}, {1}, {2})
def _dpow(A, k, D):
    powers = [xp.linalg.matrix_power(A, i) for i in range(k)]
    return sum(powers[i] @ D @ powers[k - 1 - i] for i in range(k))
"""

SECOND_SUM_OF_PRODUCTS = """_d2pow({0}, {1}, {2}, {3})
def _d2pow(A, k, D, E):
    power, along, other, both = A, D, E, 0*D
    for _ in range(k - 1):
        both = both @ A + along @ E + other @ D
        power, along, other = power @ A, along @ A + power @ D, other @ A + power @ E
    return both
"""

MATRIX_POWER = Operator(
    "mpow(A[n, n], k[]) -> [n, n]",
    "The power A^k, k a positive integer.",
    value=matrix_power,
    differential=("d mpow(A, k) = dpow(A, k, dA)",),
    simplify=("mpow(A, 5) = A A A A A",),
    commutes_with_transposition=True,
    notation=Notation(Appearance.POWER),
    code=ArrayCode("xp.linalg.matrix_power({0}, {1})"),
    marks=("^",),
    example="tr(X^8) wrt X == 8 (X^7)'",
)

POWER_DIFFERENTIAL = Operator(
    "dpow(A[n, n], k[], D[n, n]) -> [n, n]",
    "The differential of A^k in the direction D: the sum over i < k of A^i D A^(k-1-i).",
    value=matrix_power_differential,
    linear=Linear.EACH,
    linear_in=("D",),
    differential=("d dpow(A, k, D) = dpow(A, k, dD) + d2pow(A, k, dA, D)",),
    across=("G : dpow(A, k, dD) = dpow(A', k, G) : dD",),
    simplify=("dpow(A, k, I) = k*mpow(A, k - 1)", "dpow(A, k, A) = k*mpow(A, k)", "dpow(A, k, c*D) = c*dpow(A, k, D)"),
    code=ArrayCode(SUM_OF_PRODUCTS),
    example="p' X^8 q wrt X == dpow(X', 8, p q')",
)

POWER_SECOND_DIFFERENTIAL = Operator(
    "d2pow(A[n, n], k[], D[n, n], E[n, n]) -> [n, n]",
    "The second differential of A^k in the directions D and E, in which it is symmetric.",
    value=matrix_power_second_differential,
    linear=Linear.EACH,
    linear_in=("D", "E"),
    across=("G : d2pow(A, k, dD, E) = d2pow(A', k, G, E') : dD", "G : d2pow(A, k, D, dE) = d2pow(A', k, G, D') : dE"),
    simplify=(
        "d2pow(A, k, I, E) = k*dpow(A, k - 1, E)",
        "d2pow(A, k, D, I) = k*dpow(A, k - 1, D)",
        "d2pow(A, k, c*D, E) = c*d2pow(A, k, D, E)",
        "d2pow(A, k, D, c*E) = c*d2pow(A, k, D, E)",
    ),
    code=ArrayCode(SECOND_SUM_OF_PRODUCTS),
    example="tr(P d2pow(X, 8, A, B)) wrt A == d2pow(X', 8, P', B')",
)
