"""Matrix functions and singular values in balls, from eigenvalues.

A function of a matrix with n different eigenvalues w is f(A) = R diag(f(w)) L, where A = R diag(w) L and L R = I. Its
derivative in the direction D is R (F .* (L D R)) L, where F holds the difference quotients of f at the eigenvalues
(Daleckii & Krein; Higham, Functions of Matrices, theorem 3.11).
"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from . import coinciding
from .balls import (
    Ball,
    Complex,
    Eigen,
    Matrix,
    complex_matrix,
    eigen,
    eigenvalues,
    identity,
    real_part,
    root_of_nonnegative,
)
from .eigenvectors import eigenvector_of_largest
from .extremes import largest, place_of_largest

LARGEST_COINCIDING = 6  # without eigenvectors the work grows as the sixth power
Quotient = Callable[[Complex, Complex, bool], Complex]


def _off_the_cut(values: Sequence[Complex]) -> None:
    """ValueError where an eigenvalue may be 0 or negative: there the logarithm and the root have their cut."""
    for value in values:
        if 0 in value.imag and not value.real > 0:
            raise ValueError("an eigenvalue is not off the negative real axis")


def _apart(a: Matrix) -> Eigen | None:
    """The eigenvalues and the two matrices of eigenvectors; None where the eigenvalues cannot be separated.

    ValueError where they cannot, and one of them is surely on the cut or the matrix is too large for other ways.
    """
    with suppress(ValueError):
        return eigen(a)
    if a.nrows() > LARGEST_COINCIDING:
        raise ValueError("eigenvalues that coincide, of a large matrix")
    found: list[Complex] = []
    with suppress(ValueError):
        found = eigenvalues(a)
    if any(0 in value.imag and value.real < 0 for value in found):
        raise ValueError("an eigenvalue is on the negative real axis")
    return None


def principal(function: Callable[[Complex], Complex], otherwise: Callable[[Matrix], Matrix], a: Matrix) -> Matrix:
    """The principal value of a function cut along the negative real axis; `otherwise` takes no eigenvectors."""
    found = _apart(a)
    if found is None:
        return otherwise(a)
    values, right, left = found
    _off_the_cut(values)
    images = [function(value) for value in values]
    middle = complex_matrix(a.nrows(), lambda i, j: images[i] if i == j else Complex(0))
    return real_part(right * middle * left)


def derivative(
    quotient: Quotient, otherwise: Callable[[Matrix, Matrix], Matrix], a: Matrix, direction: Matrix
) -> Matrix:
    """The derivative of a principal value; `quotient` takes the eigenvalues and whether they are one and the same."""
    found = _apart(a)
    if found is None:
        return otherwise(a, direction)
    values, right, left = found
    _off_the_cut(values)
    turned = left * direction * right
    middle = complex_matrix(a.nrows(), lambda i, j: turned[i, j] * quotient(values[i], values[j], i == j))
    return real_part(right * middle * left)


def logarithm(a: Matrix) -> Matrix:
    """The principal logarithm."""
    return principal(Complex.log, coinciding.logarithm, a)


def logarithm_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of the logarithm in a direction."""
    return derivative(_difference_quotient, coinciding.logarithm_derivative, a, direction)


def logarithm_second_derivative(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """The second derivative of the logarithm in two directions."""
    found = _apart(a)
    if found is None:
        return coinciding.logarithm_second_derivative(a, first, second)
    _off_the_cut(found[0])
    return second_derivative(_difference_quotient, lambda x: -1 / (2 * x * x), found, first, second)


def exponential_second_derivative(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """The second derivative of the exponential in two directions."""
    with suppress(ValueError):
        return second_derivative(_exponential_quotient, lambda x: x.exp() / 2, eigen(a), first, second)
    return coinciding.exponential_second_derivative(a, first, second)


def _exponential_quotient(x: Complex, y: Complex, same: bool) -> Complex:
    """(exp x - exp y)/(x - y)"""
    return x.exp() if same else (x.exp() - y.exp()) / (x - y)


def second_derivative(
    quotient: Quotient, bend: Callable[[Complex], Complex], apart: Eigen, first: Matrix, second: Matrix
) -> Matrix:
    """R M L, M_ij the sum over k of f[w_i, w_k, w_j] (D_ik E_kj + E_ik D_kj), D and E turned into L D R and L E R.

    `bend` is half of f'', the second difference quotient at one eigenvalue.
    """
    values, right, left = apart
    each = range(len(values))
    slopes = [[quotient(values[i], values[j], i == j) for j in each] for i in each]
    d, e = left * first * right, left * second * right

    def at(i: int, k: int, j: int) -> Complex:
        low, middle, high = sorted((i, k, j))
        if low == high:
            return bend(values[low])
        return (slopes[low][middle] - slopes[middle][high]) / (values[low] - values[high])

    def entry(i: int, j: int) -> Complex:
        return sum([at(i, k, j) * (d[i, k] * e[k, j] + e[i, k] * d[k, j]) for k in each], Complex(0))

    return real_part(right * complex_matrix(len(values), entry) * left)


def _difference_quotient(x: Complex, y: Complex, same: bool) -> Complex:
    """(log x - log y)/(x - y)"""
    return 1 / x if same else (x.log() - y.log()) / (x - y)


def root(a: Matrix) -> Matrix:
    """The principal square root."""
    return principal(Complex.sqrt, coinciding.root, a)


def root_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative E of the square root S in the direction D: S E + E S = D."""
    return derivative(lambda x, y, same: 1 / (x.sqrt() + y.sqrt()), coinciding.root_derivative, a, direction)


def _squared_singular_values(a: Matrix) -> list[Ball]:
    """The squares of the singular values, as many as the shorter side is long."""
    return [value.real for value in eigenvalues(_gram(a))]


def _gram(a: Matrix) -> Matrix:
    """A'A, or A A' if that is smaller."""
    return a * a.transpose() if a.nrows() < a.ncols() else a.transpose() * a


def spectral_norm(a: Matrix) -> Ball:
    """The largest singular value."""
    return largest(_squared_singular_values(a)).sqrt()


def nuclear_norm(a: Matrix) -> Ball:
    """The sum of the singular values; where they coincide and cannot be isolated, the trace of the root of A'A."""
    try:
        return sum(map(root_of_nonnegative, _squared_singular_values(a)), Ball(0))
    except ValueError:
        return root(_gram(a)).trace()


def orthogonal_factor(a: Matrix) -> Matrix:
    """A (A'A)^(-1/2), for a wide matrix (A A')^(-1/2) A; U V' of the singular vectors at full rank."""
    if a.nrows() < a.ncols():
        return orthogonal_factor(a.transpose()).transpose()
    return a * root(a.transpose() * a).inv()


def spectral_norm_gradient(a: Matrix) -> Matrix:
    """u v', the singular vectors of the largest singular value s: A P/s, P the projection onto v."""
    if a.nrows() < a.ncols():
        return spectral_norm_gradient(a.transpose()).transpose()
    values, right, left = eigen(a.transpose() * a)
    top = place_of_largest([value.real for value in values])
    projection = complex_matrix(a.ncols(), lambda i, j: right[i, top] * left[top, j])
    return a * real_part(projection) / values[top].real.sqrt()


def orthogonal_factor_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of U = A inv(H), H the root of A'A: (D - U E) inv(H), E the derivative of the root."""
    if a.nrows() < a.ncols():
        return orthogonal_factor_derivative(a.transpose(), direction.transpose()).transpose()
    gram, moved = a.transpose() * a, direction.transpose() * a
    inverse = root(gram).inv()
    return (direction - a * inverse * root_derivative(gram, moved + moved.transpose())) * inverse


def spectral_norm_gradient_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of A P/s, P the projection v v' onto the right singular vector of the largest singular value s.

    That of v is the pseudo-inverse of s s I - A'A times (D'A + A'D) v.
    """
    if a.nrows() < a.ncols():
        return spectral_norm_gradient_derivative(a.transpose(), direction.transpose()).transpose()
    gram, moved, v = a.transpose() * a, direction.transpose() * a, eigenvector_of_largest(a.transpose() * a)
    s, p = ((a * v).transpose() * (a * v))[0, 0].sqrt(), v * v.transpose()
    turning = ((s * s * identity(a.ncols()) - gram + p).inv() - p) * (moved + moved.transpose()) * p
    slope = (p * moved).trace() / s
    return (direction * p + a * (turning + turning.transpose()) - a * p * slope / s) / s
