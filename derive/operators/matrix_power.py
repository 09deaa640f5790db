"""Integer powers of a square matrix above the fifth; smaller ones are opened into products."""

from ..numbers.powers import matrix_power, matrix_power_differential, matrix_power_second_differential
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator

SUM_OF_PRODUCTS = """_dpow({0}, {1}, {2})
def _dpow(A, k, D):
    if k < 0:
        A, D, k = xp.linalg.inv(A), -xp.linalg.solve(A, D) @ xp.linalg.inv(A), -k
    powers = [xp.linalg.matrix_power(A, i) for i in range(k)]
    return sum((powers[i] @ D @ powers[k - 1 - i] for i in range(k)), 0*D)
"""

SECOND_SUM_OF_PRODUCTS = """_d2pow({0}, {1}, {2}, {3})
def _d2pow(A, k, D, E):
    mixed = 0*D
    if k < 0:
        V, k = xp.linalg.inv(A), -k
        A, D, E, mixed = V, -V @ D @ V, -V @ E @ V, V @ (D @ V @ E + E @ V @ D) @ V
    power, along, other, both = A, D, E, k*mixed if k < 2 else mixed
    for _ in range(k - 1):
        both = both @ A + along @ E + other @ D + power @ mixed
        power, along, other = power @ A, along @ A + power @ D, other @ A + power @ E
    return both
"""

MATRIX_POWER = Operator(
    "mpow(A[n, n], k[]) -> [n, n]",
    "The power A^k, k an integer; where k is negative, A is invertible.",
    value=matrix_power,
    differential=("d mpow(A, k) = dpow(A, k, dA)",),
    simplify=(
        "mpow(A, 0) = eye(n)",
        "mpow(A, 1) = A",
        "mpow(A, 2) = A A",
        "mpow(A, 3) = A A A",
        "mpow(A, 4) = A A A A",
        "mpow(A, 5) = A A A A A",
        "mpow(A, -1) = inv(A)",
        "mpow(a, k) = a^k",
        "mpow(c*A, k) = c^k*mpow(A, k)",
        "mpow(A, k) A = mpow(A, k + 1)",
        "A mpow(A, k) = mpow(A, k + 1)",
        "mpow(A, k) mpow(A, j) = mpow(A, k + j)",
        "inv(mpow(A, k)) = mpow(A, -k)",
        "mpow(mpow(A, k), j) = mpow(A, k*j)",
        "mpow(eye(n), k) = eye(n)",
        "det(mpow(A, k)) = det(A)^k",
        "logdet(mpow(A, k)) = k*logdet(A)",
    ),
    commutes_with_transposition=True,
    notation=Notation(Appearance.POWER),
    code=ArrayCode("xp.linalg.matrix_power({0}, {1})"),
    marks=("^",),
    example="tr(X^k) wrt X == k (X^(k - 1))' where k: integer, X: n x n",
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
    normal=("tr(dpow(A, k, D)) = k*tr(mpow(A, k - 1) D)",),
    commutes_with_transposition=True,
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
    commutes_with_transposition=True,
    code=ArrayCode(SECOND_SUM_OF_PRODUCTS),
    example="tr(P d2pow(X, 8, A, B)) wrt A == d2pow(X, 8, P, B)'",
)
