"""Eigenvalues of symmetric matrices and singular values, with their vectors, in balls.

A vector has the sign that makes the first of its largest entries positive. Only vectors of simple eigenvalues exist;
ValueError elsewhere.
"""

from collections.abc import Sequence
from itertools import pairwise

from .balls import Ball, Complex, Matrix, eigen, eigenvalues, filled, identity, matrix, root_of_nonnegative
from .extremes import largest, place_of_largest


def _symmetric(s: Matrix) -> Matrix:
    """The matrix itself; ValueError where it is not symmetric."""
    n = s.nrows()
    if not all(0 in s[i, j] - s[j, i] for i in range(n) for j in range(i)):
        raise ValueError("not symmetric")
    return s


def _values(s: Matrix) -> list[Ball]:
    """The eigenvalues of a symmetric matrix, in any order; equal ones need not be separated."""
    return [value.real for value in eigenvalues(_symmetric(s))]


def _ascending(balls: Sequence[Ball]) -> list[Ball]:
    """The numbers in order, those that overlap too."""
    found = list(balls)
    for end in range(len(found) - 1, 0, -1):
        for i in range(end):
            found[i], found[i + 1] = found[i].min(found[i + 1]), found[i].max(found[i + 1])
    return found


def ascending_eigenvalues(s: Matrix) -> Matrix:
    """The eigenvalues of a symmetric matrix, the smallest first, in a column."""
    return matrix(s.nrows(), 1, _ascending(_values(s)))


def largest_eigenvalue(s: Matrix) -> Ball:
    """The largest eigenvalue of a symmetric matrix."""
    return largest(_values(s))


def smallest_eigenvalue(s: Matrix) -> Ball:
    """The smallest eigenvalue of a symmetric matrix."""
    return -largest_eigenvalue(-s)


def eigenvector_of_largest(s: Matrix) -> Matrix:
    """The eigenvector of the largest eigenvalue, which is simple; the others need not be.

    The projection onto it is the product of (S - w I)/(v - w) over all other eigenvalues w.
    """
    values, eye = _values(s), identity(s.nrows())
    top = place_of_largest(values)
    projection = eye
    for place, value in enumerate(values):
        if place != top:
            projection = projection * ((s - value * eye) / (values[top] - value))
    place = _first_of_largest([projection[i, i] for i in range(s.nrows())])
    column = matrix(s.nrows(), 1, [projection[i, place] for i in range(s.nrows())])
    return column / projection[place, place].sqrt()


def eigenvector_of_smallest(s: Matrix) -> Matrix:
    """The eigenvector of the smallest eigenvalue, which is simple."""
    return eigenvector_of_largest(-s)


def pseudoinverse_at_largest(s: Matrix) -> Matrix:
    """The pseudo-inverse of v I - S, v the largest eigenvalue, which is simple: inv(v I - S + q q') - q q'."""
    q = eigenvector_of_largest(s)
    projection = q * q.transpose()
    shifted = largest_eigenvalue(s) * identity(s.nrows()) - s + projection
    return shifted.inv(nonstop=True) - projection


def pseudoinverse_at_smallest(s: Matrix) -> Matrix:
    """The pseudo-inverse of v I - S, v the smallest eigenvalue, which is simple."""
    return -pseudoinverse_at_largest(-s)


def _first_of_largest(balls: Sequence[Ball]) -> int:
    """The first place where none is surely larger."""
    return next(i for i, ball in enumerate(balls) if not any(other > ball for other in balls))


def eigenvectors(s: Matrix) -> Matrix:
    """The eigenvectors of a symmetric matrix, in the order of the eigenvalues."""
    n = s.nrows()
    values, right, _ = eigen(_symmetric(s))
    order = _order([value.real for value in values])
    columns = [_unit([right[i, place] for i in range(n)]) for place in order]
    return filled(n, n, lambda i, j: columns[j][i])


def _order(balls: Sequence[Ball]) -> list[int]:
    """The places of the numbers, that of the smallest first; ValueError where that is not certain."""
    order = sorted(range(len(balls)), key=lambda place: float(balls[place].mid()))
    for here, there in pairwise(order):
        if not balls[here] < balls[there]:
            raise ValueError("the order is not certain")
    return order


def _unit(column: Sequence[Complex]) -> list[Ball]:
    """An eigenvector, of any length and phase, as a real one of length 1."""
    place = _first_of_largest([abs(x) for x in column])
    real = [(x / column[place]).real for x in column]
    length = sum((x * x for x in real), Ball(0)).sqrt()
    return [x / length for x in real]


def singular_values(a: Matrix) -> Matrix:
    """The singular values of a matrix with no more columns than rows, the largest first, in a column."""
    values = _ascending([root_of_nonnegative(value) for value in _values(_gram(a))])
    return matrix(a.ncols(), 1, values[::-1])


def _gram(a: Matrix) -> Matrix:
    """A'A; ValueError of a matrix with more columns than rows, which has fewer singular values than columns."""
    if a.nrows() < a.ncols():
        raise ValueError("more columns than rows")
    return a.transpose() * a


def right_singular_vectors(a: Matrix) -> Matrix:
    """The right singular vectors, in the order of the singular values."""
    n, found = a.ncols(), eigenvectors(_gram(a))
    return filled(n, n, lambda i, j: found[i, n - 1 - j])


def left_singular_vectors(a: Matrix) -> Matrix:
    """The left singular vectors A v/s, of singular values s that are not 0."""
    values, images = singular_values(a), a * right_singular_vectors(a)
    if not all(value > 0 for value in values.entries()):
        raise ValueError("a singular value may be 0")
    return filled(a.nrows(), a.ncols(), lambda i, j: images[i, j] / values[j, 0])


def gaps_to_largest(x: Matrix) -> Matrix:
    """1/(v - x_i), and 0 where x_i is the largest entry v; ValueError where that is not certain."""
    numbers = x.entries()
    top = place_of_largest(numbers)
    return matrix(x.nrows(), 1, [Ball(0) if i == top else 1 / (numbers[top] - y) for i, y in enumerate(numbers)])


def reciprocal_gaps(x: Matrix) -> Matrix:
    """1/(x_j - x_i), and 0 on the diagonal; ValueError where two entries may be equal."""
    n = x.nrows()
    _order(x.entries())
    return filled(n, n, lambda i, j: 1 / (x[j, 0] - x[i, 0]) if i != j else Ball(0))
