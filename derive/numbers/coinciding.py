"""Square roots and logarithms of matrices whose eigenvalues coincide, in balls: no eigenvectors are needed.

A root S is found by Newton's iteration, and what is left of it is bounded: with R = A - S S the error E solves
S E + E S + E E = R. Where b bounds the inverse of E ↦ S E + E S and 4 b b |R| < 1, there is one such E, |E| <= 2 b |R|
(Denman & Beavers 1976; Higham, Functions of Matrices, 6.3 and 11.5).
"""

from .balls import Ball, Matrix, bits, each_of, filled, identity, matrix, power_of_two, size_of, total
from .blocks import corner, doubled, kronecker, stacked, triangle, unstacked
from .definite import is_positive_definite

MOST_ITERATIONS = 100
NEAR = -8  # the power of two below which |A - I| makes the series of the logarithm short


def root(a: Matrix) -> Matrix:
    """The principal square root; ValueError where that cannot be proved."""
    found = _approximate_root(a)
    left, bound = _length(a - found * found), _length(_sylvester(found, found).inv())
    if not 4 * bound * bound * left < 1:
        raise ValueError("the root is not certain")
    error = (2 * bound * left).abs_upper()
    whole = each_of(lambda x: x + Ball(0, error), found)
    if not _is_right_of_the_axis(whole):
        raise ValueError("an eigenvalue is not off the negative real axis")
    return whole


def _length(a: Matrix) -> Ball:
    """The Euclidean norm, from above."""
    return total(each_of(lambda x: x.abs_upper() ** 2, a)).sqrt()


def _is_right_of_the_axis(s: Matrix) -> bool:
    """Whether all eigenvalues have positive real parts: P and S'P + P S are positive definite for a P (Lyapunov)."""
    near = _middle(s)
    p = _middle(_unstacked(_sylvester(near.transpose(), near).solve(stacked(identity(s.nrows())))))
    p = (p + p.transpose()) / 2
    return is_positive_definite(p) and is_positive_definite(s.transpose() * p + p * s)


def _approximate_root(a: Matrix) -> Matrix:
    """Newton's iterates X and Y with limits S and inv(S), rounded."""
    x, y = _middle(a), identity(a.nrows())
    for _ in range(MOST_ITERATIONS):
        before = x
        x, y = _middle((x + y.inv()) / 2), _middle((y + x.inv()) / 2)
        if size_of(x - before) <= size_of(x) * power_of_two(20 - bits()):
            break
    return x


def _middle(a: Matrix) -> Matrix:
    return each_of(Ball.mid, a)


def _sylvester(a: Matrix, b: Matrix) -> Matrix:
    """The matrix of X ↦ A X + X B on stacked columns."""
    eye = identity(a.nrows())
    return kronecker(eye, a) + kronecker(b.transpose(), eye)


def root_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative E of the root S in the direction D: S E + E S = D."""
    s = root(a)
    return _unstacked(_sylvester(s, s).solve(stacked(direction)))


def _unstacked(x: Matrix) -> Matrix:
    n = Ball(round(x.nrows() ** 0.5))
    return unstacked(x, n, n)


def logarithm(a: Matrix) -> Matrix:
    """The principal logarithm: 2^k log(A^(1/2^k)), by the series of log(I + Z) with a bound of its tail."""
    eye, doublings = identity(a.nrows()), 0
    while not _length(a - eye) < power_of_two(NEAR):
        a, doublings = root(a), doublings + 1
        if doublings > MOST_ITERATIONS:
            raise ValueError("the logarithm is not certain")
    z = a - eye
    terms = bits() // -NEAR + 1
    series, power = z, z
    for j in range(2, terms + 1):
        power = -power * z
        series = series + power / j
    tail = 2 * _length(z) ** (terms + 1)
    return each_of(lambda x: x + Ball(0, tail.abs_upper()), series) * power_of_two(doublings)


def exponential_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of exp(A) in the direction D, a block of exp([A, D; 0, A]) (Van Loan 1978)."""
    return corner(triangle(a, direction).exp(), a.nrows())


def exponential_second_derivative(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """The second derivative of exp(A) in the directions D and E, a corner of exp (Higham & Relton 2014)."""
    return corner(doubled(a, first, second).exp(), a.nrows())


def logarithm_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative E of the logarithm L in the direction D: that of exp at L in the direction E is D."""
    return _unstacked(_exponential_slope(logarithm(a)).solve(stacked(direction)))


def logarithm_second_derivative(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """exp(log(A)) = A, differentiated twice: dexp(L, d2log(A, D, E)) = -d2exp(L, dlog(A, D), dlog(A, E))."""
    log = logarithm(a)
    inverse = _exponential_slope(log).inv()
    along, other = (_unstacked(inverse * stacked(direction)) for direction in (first, second))
    return -_unstacked(inverse * stacked(exponential_second_derivative(log, along, other)))


def _exponential_slope(log: Matrix) -> Matrix:
    """The matrix of the derivative of exp on stacked columns."""
    n = log.nrows()
    columns = filled(n * n, n * n, lambda i, j: 0)
    for j in range(n * n):
        unit = _unstacked(matrix(n * n, 1, [Ball(int(i == j)) for i in range(n * n)]))
        for i, entry in enumerate(stacked(exponential_derivative(log, unit)).entries()):
            columns[i, j] = entry
    return columns
