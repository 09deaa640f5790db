"""Values in ball arithmetic: every number carries a bound of its own error. The one door to python-flint.

A scalar's value is a ball, a matrix's a matrix of balls.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction

from flint import arb, arb_mat, ctx, fmpq

Ball = arb
Matrix = arb_mat
Value = arb | arb_mat


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Compute with this many bits while the context lasts."""
    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    finally:
        ctx.prec = before


def ball(value: int | Fraction) -> Ball:
    """A rational number as a ball."""
    return arb(value) if isinstance(value, int) else arb(fmpq(value.numerator, value.denominator))


def power_of_two(exponent: int) -> Ball:
    """2^exponent, exactly."""
    return arb(2) ** exponent


def matrix(rows: int, columns: int, entries: list[Ball]) -> Matrix:
    """A matrix from its entries, row by row."""
    return arb_mat(rows, columns, entries)


def filled(rows: int, columns: int, entry: Callable[[int, int], int]) -> Matrix:
    """A matrix from a function of row and column."""
    return arb_mat(rows, columns, [entry(i, j) for i in range(rows) for j in range(columns)])


def entries(value: Value) -> list[Ball]:
    """The entries of a value, row by row."""
    return value.entries() if isinstance(value, arb_mat) else [value]


def each(function: Callable[[Ball], Ball], value: Value) -> Value:
    """A function applied entry by entry."""
    if isinstance(value, arb):
        return function(value)
    return arb_mat(value.nrows(), value.ncols(), [function(x) for x in value.entries()])


def entrywise(function: Callable[[Ball, Ball], Ball], a: Value, b: Value) -> Value:
    """A function of two entries, applied entry by entry."""
    if not isinstance(a, arb_mat) or not isinstance(b, arb_mat):
        return function(only_entry(a), only_entry(b))
    pairs = zip(a.entries(), b.entries(), strict=True)
    return arb_mat(a.nrows(), a.ncols(), [function(x, y) for x, y in pairs])


def only_entry(value: Value) -> Ball:
    """The entry of a 1×1 value."""
    if not isinstance(value, arb_mat):
        return value
    if (value.nrows(), value.ncols()) != (1, 1):
        raise TypeError(f"{value.nrows()}×{value.ncols()} is no scalar")
    return value[0, 0]


def inner(a: Value, b: Value) -> Ball:
    """The Frobenius product."""
    if isinstance(a, arb):
        return a * only_entry(b)
    return (a.transpose() * b).trace()


def total(a: Value) -> Ball:
    """The sum of the entries."""
    return sum(entries(a), arb(0))


def euclidean(a: Value) -> Ball:
    """The Euclidean norm of the entries."""
    return inner(a, a).sqrt()


def power(a: Value, t: Ball) -> Value:
    """Entry by entry the t-th power; exact integers and halves of them reach negative numbers too where defined."""
    return each(lambda x: x**t, a)


def log_absolute(x: Ball) -> Ball:
    """log |x|"""
    return abs(x).log()


def logarithm(x: Ball, base: int) -> Ball:
    """The logarithm to a base."""
    return x.log() / arb(base).log()


def absolute(x: Ball) -> Ball:
    """|x|"""
    return abs(x)


def step(x: Ball) -> Ball:
    """The unit step, 1/2 at 0."""
    return (1 + x.sgn()) / 2


def relu(x: Ball) -> Ball:
    """The positive part."""
    return (x + abs(x)) / 2


def sigmoid(x: Ball) -> Ball:
    """1/(1 + exp(-x))"""
    return 1 / (1 + (-x).exp())


def softplus(x: Ball) -> Ball:
    """log(1 + exp(x))"""
    return x.exp().log1p()


def diagonal_matrix(x: Matrix) -> Matrix:
    """The diagonal matrix of a column."""
    n = x.nrows()
    result = arb_mat(n, n)
    for i in range(n):
        result[i, i] = x[i, 0]
    return result


def diagonal(a: Matrix) -> Matrix:
    """The diagonal of a square matrix, a column."""
    return arb_mat(a.nrows(), 1, [a[i, i] for i in range(a.nrows())])


def lower_triangle(a: Matrix) -> Matrix:
    """The entries on the diagonal and below it."""
    return _where(a, lambda i, j: i >= j)


def upper_triangle(a: Matrix) -> Matrix:
    """The entries on the diagonal and above it."""
    return _where(a, lambda i, j: i <= j)


def _where(a: Matrix, keep: Callable[[int, int], bool]) -> Matrix:
    rows, columns = a.nrows(), a.ncols()
    kept = [a[i, j] if keep(i, j) else arb(0) for i in range(rows) for j in range(columns)]
    return arb_mat(rows, columns, kept)


def matrix_power(a: Value, k: Ball) -> Value:
    """A^k for a positive integer k."""
    return a ** whole(k)


def whole(k: Ball) -> int:
    """A ball that is an integer."""
    number = k.unique_fmpz()
    if number is None:
        raise ValueError("not an integer")
    return int(number)


def matrix_power_differential(a: Value, k: Ball, direction: Value) -> Value:
    """The sum over i < k of A^i D A^(k-1-i), by squaring: L of A^(i+j) is L of A^i A^j plus A^i L of A^j."""
    power, derivative = a, direction
    for bit in bin(whole(k))[3:]:
        power, derivative = power * power, derivative * power + power * derivative
        if bit == "1":
            power, derivative = power * a, derivative * a + power * direction
    return derivative


def kronecker(a: Matrix, b: Matrix) -> Matrix:
    """The block matrix of a_ij b."""
    p, q = b.nrows(), b.ncols()
    rows, columns = a.nrows() * p, a.ncols() * q
    return arb_mat(rows, columns, [a[i // p, j // q] * b[i % p, j % q] for i in range(rows) for j in range(columns)])


def unkronecker_left(g: Matrix, b: Matrix) -> Matrix:
    """The Frobenius products of the blocks of g with b."""
    p, q = b.nrows(), b.ncols()
    rows, columns = g.nrows() // p, g.ncols() // q
    return arb_mat(rows, columns, [inner(_block(g, i, j, p, q), b) for i in range(rows) for j in range(columns)])


def unkronecker_right(a: Matrix, g: Matrix) -> Matrix:
    """The sum of the blocks of g, each times the entry of a."""
    m, n = a.nrows(), a.ncols()
    p, q = g.nrows() // m, g.ncols() // n
    return sum((_block(g, i, j, p, q) * a[i, j] for i in range(m) for j in range(n)), arb_mat(p, q))


def _block(g: Matrix, i: int, j: int, p: int, q: int) -> Matrix:
    """Block i, j of those of size p×q."""
    return arb_mat(p, q, [g[i * p + k, j * q + m] for k in range(p) for m in range(q)])


def stacked(a: Matrix) -> Matrix:
    """The columns one below the other."""
    return arb_mat(a.nrows() * a.ncols(), 1, a.transpose().entries())


def unstacked(x: Matrix, n: Ball, p: Ball) -> Matrix:
    """The n×p matrix whose stacked columns are x."""
    return arb_mat(whole(p), whole(n), x.entries()).transpose()


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


def is_finite(value: Value) -> bool:
    """Whether no entry is infinite or undefined."""
    return all(x.is_finite() for x in entries(value))


def size_of(value: Value) -> Ball:
    """The largest absolute value of an entry, from above."""
    return arb(max((x.abs_upper() for x in entries(value)), default=arb(0)))


def certain(value: Value) -> bool:
    """Whether every ball is narrower than 2^-160 of the largest entry; next to 0, than 2^-220."""
    bound = max(size_of(value), power_of_two(-60)) * power_of_two(-160)
    return all(x.rad() <= bound for x in entries(value))
