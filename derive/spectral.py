"""Matrix functions and singular values in balls, from eigenvalues.

A function of a matrix with n different eigenvalues w is f(A) = R diag(f(w)) L, where A = R diag(w) L and L R = I. Its
derivative in the direction D is R (F .* (L D R)) L, where F holds the difference quotients of f at the eigenvalues
(Daleckii & Krein; Higham, Functions of Matrices, theorem 3.11).
"""

from collections.abc import Callable, Sequence

from matgrad.derive.numeric import (
    Ball,
    Complex,
    Matrix,
    complex_matrix,
    eigen,
    eigenvalues,
    filled,
    largest,
    place_of_largest,
    real_part,
    root_of_nonnegative,
)

Quotient = Callable[[Complex, Complex, bool], Complex]


def _off_the_cut(values: Sequence[Complex]) -> None:
    """ValueError where an eigenvalue may be 0 or negative: there the logarithm and the root have their cut."""
    for value in values:
        if 0 in value.imag and not value.real > 0:
            raise ValueError("an eigenvalue is not off the negative real axis")


def principal(function: Callable[[Complex], Complex], a: Matrix) -> Matrix:
    """The principal value of a function with its cut along the negative real axis."""
    values, right, left = eigen(a)
    _off_the_cut(values)
    images = [function(value) for value in values]
    middle = complex_matrix(a.nrows(), lambda i, j: images[i] if i == j else Complex(0))
    return real_part(right * middle * left)


def derivative(quotient: Quotient, a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of a principal value; `quotient` is told the eigenvalues and whether they are one and the same."""
    values, right, left = eigen(a)
    _off_the_cut(values)
    turned = left * direction * right
    middle = complex_matrix(a.nrows(), lambda i, j: turned[i, j] * quotient(values[i], values[j], i == j))
    return real_part(right * middle * left)


def logarithm(a: Matrix) -> Matrix:
    """The principal logarithm."""
    return principal(Complex.log, a)


def logarithm_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of the logarithm in a direction."""
    return derivative(lambda x, y, same: 1 / x if same else (x.log() - y.log()) / (x - y), a, direction)


def root(a: Matrix) -> Matrix:
    """The principal square root."""
    return principal(Complex.sqrt, a)


def root_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative E of the square root S in the direction D: S E + E S = D."""
    return derivative(lambda x, y, same: 1 / (x.sqrt() + y.sqrt()), a, direction)


def exponential_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of exp(A) in the direction D, a block of exp([A, D; 0, A]) (Van Loan 1978)."""
    n = a.nrows()
    block = filled(2 * n, 2 * n, lambda i, j: 0)
    for i in range(n):
        for j in range(n):
            block[i, j] = block[n + i, n + j] = a[i, j]
            block[i, n + j] = direction[i, j]
    result = block.exp()
    corner = filled(n, n, lambda i, j: 0)
    for i in range(n):
        for j in range(n):
            corner[i, j] = result[i, n + j]
    return corner


def cholesky(a: Matrix) -> Matrix:
    """The lower triangle L with A = L L'; ValueError where A is not symmetric and positive definite."""
    n = a.nrows()
    if not all(0 in a[i, j] - a[j, i] for i in range(n) for j in range(i)):
        raise ValueError("not symmetric")
    lower = filled(n, n, lambda i, j: 0)
    for j in range(n):
        for i in range(j, n):
            rest = a[i, j] - sum((lower[i, k] * lower[j, k] for k in range(j)), Ball(0))
            if i == j and not rest > 0:
                raise ValueError("not positive definite")
            lower[i, j] = rest.sqrt() if i == j else rest / lower[j, j]
    return lower


def _squared_singular_values(a: Matrix) -> list[Ball]:
    """The squares of the singular values, as many as the shorter side is long."""
    gram = a * a.transpose() if a.nrows() < a.ncols() else a.transpose() * a
    return [value.real for value in eigenvalues(gram)]


def spectral_norm(a: Matrix) -> Ball:
    """The largest singular value."""
    return largest(_squared_singular_values(a)).sqrt()


def nuclear_norm(a: Matrix) -> Ball:
    """The sum of the singular values."""
    return sum(map(root_of_nonnegative, _squared_singular_values(a)), Ball(0))


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
