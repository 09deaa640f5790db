"""Values made of blocks and entries: Kronecker products, stacked columns, places of a single entry."""

from .balls import Ball, Matrix, filled, inner, matrix, whole


def kronecker(a: Matrix, b: Matrix) -> Matrix:
    """The block matrix of a_ij b."""
    below = b.tolist()
    entries = [x * y for row in a.tolist() for other in below for x in row for y in other]
    return matrix(a.nrows() * b.nrows(), a.ncols() * b.ncols(), entries)


def unkronecker_left(g: Matrix, b: Matrix) -> Matrix:
    """The Frobenius products of the blocks of g with b."""
    p, q = b.nrows(), b.ncols()
    rows, columns = g.nrows() // p, g.ncols() // q
    return matrix(rows, columns, [inner(_block(g, i, j, p, q), b) for i in range(rows) for j in range(columns)])


def unkronecker_right(a: Matrix, g: Matrix) -> Matrix:
    """The sum of the blocks of g, each times the entry of a."""
    m, n = a.nrows(), a.ncols()
    p, q = g.nrows() // m, g.ncols() // n
    return sum((_block(g, i, j, p, q) * a[i, j] for i in range(m) for j in range(n)), matrix(p, q, [Ball(0)] * (p * q)))


def _block(g: Matrix, i: int, j: int, p: int, q: int) -> Matrix:
    """Block i, j of those of size p×q."""
    return matrix(p, q, [g[i * p + k, j * q + m] for k in range(p) for m in range(q)])


def beside(a: Matrix, b: Matrix) -> Matrix:
    """Two matrices side by side."""
    return below(a.transpose(), b.transpose()).transpose()


def below(a: Matrix, b: Matrix) -> Matrix:
    """One matrix, and the other below it."""
    if a.ncols() != b.ncols():
        raise ValueError(f"{a.ncols()} columns are not {b.ncols()}")
    return matrix(a.nrows() + b.nrows(), a.ncols(), a.entries() + b.entries())


def some_rows(a: Matrix, before: Ball, rows: Ball) -> Matrix:
    """So many rows of a matrix, after those before them."""
    first, count, columns = whole(before), whole(rows), a.ncols()
    if first < 0 or count < 1 or first + count > a.nrows():
        raise ValueError(f"rows {first + 1} to {first + count} of {a.nrows()}")
    return matrix(count, columns, a.entries()[first * columns : (first + count) * columns])


def some_columns(a: Matrix, before: Ball, columns: Ball) -> Matrix:
    """So many columns of a matrix, after those before them."""
    return some_rows(a.transpose(), before, columns).transpose()


def stacked(a: Matrix) -> Matrix:
    """The columns one below the other."""
    return matrix(a.nrows() * a.ncols(), 1, a.transpose().entries())


def unstacked(x: Matrix, n: Ball, p: Ball) -> Matrix:
    """The n×p matrix whose stacked columns are x."""
    return matrix(whole(p), whole(n), x.entries()).transpose()


def commutation(n: Ball, p: Ball) -> Matrix:
    """K with K vec(A) = vec(A') for A of size n×p."""
    rows, columns = whole(n), whole(p)
    return filled(rows * columns, rows * columns, lambda i, j: int(i == (j % rows) * columns + j // rows))


def place(index: Ball, length: int) -> int:
    """An index as a place from 0; one beyond the axis begins anew, so that it has a place at every size."""
    return (whole(index) - 1) % length


def basis(i: Ball, n: Ball) -> Matrix:
    """A column with a single 1."""
    return single_entry(i, Ball(1), n, Ball(1))


def single_entry(i: Ball, j: Ball, n: Ball, p: Ball) -> Matrix:
    """An n×p matrix with a single 1."""
    row, column = place(i, whole(n)), place(j, whole(p))
    return filled(whole(n), whole(p), lambda k, m: int((k, m) == (row, column)))


def entry_of(a: Matrix, i: Ball, j: Ball) -> Ball:
    """The entry in row i and column j."""
    return a[place(i, a.nrows()), place(j, a.ncols())]


def component_of(x: Matrix, i: Ball) -> Ball:
    """The entry of a column in place i."""
    return x[place(i, x.nrows()), 0]


def triangle(a: Matrix, b: Matrix) -> Matrix:
    """[A, B; 0, A], of which a function f has the derivative of f at A along B in its corner (Van Loan 1978)."""
    n = a.nrows()
    upper = filled(n, 2 * n, lambda i, j: a[i, j] if j < n else b[i, j - n])
    return filled(2 * n, 2 * n, lambda i, j: upper[i, j] if i < n else a[i - n, j - n] if j >= n else 0)


def doubled(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """[B, C; 0, B], B = [A, D; 0, A] and C = [E, 0; 0, E]: the same for the second derivative along D and E."""
    n = a.nrows()
    both = filled(2 * n, 2 * n, lambda i, j: second[i % n, j % n] if i // n == j // n else 0)
    return triangle(triangle(a, first), both)


def corner(a: Matrix, n: int) -> Matrix:
    """The last n columns of the first n rows."""
    return filled(n, n, lambda i, j: a[i, a.ncols() - n + j])
