"""Values in ball arithmetic: every number carries a bound of its own error.

A scalar's value is a ball, a matrix's a matrix of balls.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import mul

from .flint_types import acb, acb_mat, arb, arb_mat, ctx, fmpq

Ball = arb
Matrix = arb_mat
Value = arb | arb_mat
Complex = acb
ComplexMatrix = acb_mat


class precision:
    """Compute with this many bits while the context lasts."""

    def __init__(self, bits: int) -> None:
        self.bits = self.before = bits

    def __enter__(self) -> None:
        self.before = ctx.prec
        ctx.prec = self.bits

    def __exit__(self, *_: object) -> None:
        ctx.prec = self.before


def bits() -> int:
    """How many bits are computed with."""
    return int(ctx.prec)


def ball(value: int | Fraction) -> Ball:
    """A rational number as a ball."""
    return arb(value) if isinstance(value, int) else arb(fmpq(value.numerator, value.denominator))


def power_of_two(exponent: int) -> Ball:
    """2^exponent, exactly."""
    return arb(2) ** exponent


def matrix(rows: int, columns: int, entries: Sequence[Ball | int]) -> Matrix:
    """A matrix from its entries, row by row; ValueError where a size is none, for FLINT ends the process then."""
    if rows < 1 or columns < 1:
        raise ValueError(f"{rows}×{columns} is no shape")
    return arb_mat(rows, columns, entries)


def filled(rows: int, columns: int, entry: Callable[[int, int], Ball | int]) -> Matrix:
    """A matrix from a function of row and column; ValueError where a size is none."""
    return matrix(rows, columns, [entry(i, j) for i in range(rows) for j in range(columns)])


def entries(value: Value) -> list[Ball]:
    """The entries of a value, row by row."""
    return value.entries() if isinstance(value, arb_mat) else [value]


def each(function: Callable[[Ball], Ball], value: Value) -> Value:
    """A function applied entry by entry."""
    return function(value) if isinstance(value, arb) else each_of(function, value)


def each_of(function: Callable[[Ball], Ball], a: Matrix) -> Matrix:
    """A function applied to each entry of a matrix."""
    return arb_mat(a.nrows(), a.ncols(), list(map(function, a.entries())))


def identity(n: int) -> Matrix:
    """The identity matrix."""
    return filled(n, n, lambda i, j: int(i == j))


def entrywise(function: Callable[..., Ball], *values: Value) -> Value:
    """A function of an entry of each of some values of one shape, applied entry by entry."""
    matrices = [value for value in values if isinstance(value, arb_mat)]
    if len(matrices) < len(values):
        return function(*map(only_entry, values))
    rows, columns = matrices[0].nrows(), matrices[0].ncols()
    return arb_mat(rows, columns, list(map(function, *[a.entries() for a in matrices])))


def stretched_sum(a: Value, b: Value) -> Matrix:
    """a + b, in which an axis of length 1 goes with one of any length."""
    a, b = (matrix(1, 1, [x]) if isinstance(x, arb) else x for x in (a, b))
    rows, columns = max(a.nrows(), b.nrows()), max(a.ncols(), b.ncols())
    return matrix(rows, columns, [_at(a, i, j) + _at(b, i, j) for i in range(rows) for j in range(columns)])


def _at(a: Matrix, i: int, j: int) -> Ball:
    """An entry; there is only one along an axis of length 1."""
    return a[i if a.nrows() > 1 else 0, j if a.ncols() > 1 else 0]


def hadamard(a: Value, b: Value) -> Value:
    """The Hadamard product; of numbers their product."""
    if isinstance(a, arb) or isinstance(b, arb):
        return only_entry(a) * only_entry(b)
    return arb_mat(a.nrows(), a.ncols(), list(map(mul, a.entries(), b.entries())))


def only_entry(value: Value) -> Ball:
    """The entry of a 1×1 value."""
    if not isinstance(value, arb_mat):
        return value
    if (value.nrows(), value.ncols()) != (1, 1):
        raise TypeError(f"{value.nrows()}×{value.ncols()} is no scalar")
    return value[0, 0]


def inner(a: Value, b: Value) -> Ball:
    """The Frobenius product, the trace of the smaller of A'B and A B'."""
    if isinstance(a, arb) or isinstance(b, arb):
        return only_entry(a) * only_entry(b)
    return (a * b.transpose()).trace() if a.nrows() < a.ncols() else (a.transpose() * b).trace()


def total(a: Value) -> Ball:
    """The sum of the entries."""
    return sum(entries(a), arb(0))


def euclidean(a: Value) -> Ball:
    """The Euclidean norm of the entries."""
    return inner(a, a).sqrt()


def power(a: Value, t: Ball) -> Value:
    """Entry by entry the t-th power; exact integers and halves of them reach negative numbers too where defined."""
    return each(lambda x: raised(x, t), a)


def raised(x: Ball, t: Ball) -> Ball:
    """x^t; a whole power of a ball around 0 by multiplication, for FLINT's own power is not a number there."""
    if x.mid() != 0 or x.is_exact() or not t.is_integer() or not t > 0:
        return x**t
    result = x
    for bit in bin(whole(t))[3:]:
        result = result * result * x if bit == "1" else result * result
    return result


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


def whole(k: Ball) -> int:
    """A ball that is an integer."""
    number = k.unique_fmpz()
    if number is None:
        raise ValueError("not an integer")
    return int(number)


Eigen = tuple[list[Complex], acb_mat, acb_mat]


def eigen(a: Matrix) -> Eigen:
    """The eigenvalues w, and matrices R and L with L R = I and A = R diag(w) L.

    ValueError where two eigenvalues cannot be separated.
    """
    values, left, right = acb_mat(a).eig(left=True, right=True)
    return values, right, left


def eigenvalues(a: Matrix) -> list[Complex]:
    """The eigenvalues, each as often as it occurs; equal ones need not be separated."""
    values: list[Complex] = acb_mat(a).eig(multiple=True)
    return values


def complex_matrix(n: int, entry: Callable[[int, int], Complex]) -> acb_mat:
    """A square matrix of complex balls from a function of row and column."""
    return acb_mat(n, n, [entry(i, j) for i in range(n) for j in range(n)])


def real_part(a: acb_mat) -> Matrix:
    """The real parts of the entries."""
    return arb_mat(a.nrows(), a.ncols(), [x.real for x in a.entries()])


def imaginary_part(a: acb_mat) -> Matrix:
    """The imaginary parts of the entries."""
    return arb_mat(a.nrows(), a.ncols(), [x.imag for x in a.entries()])


def root_of_nonnegative(x: Ball) -> Ball:
    """The square root of a number that is known not to be negative, though its ball may reach below 0."""
    return x.sqrt() if x > 0 else arb(0).union(x.abs_upper().sqrt())


def is_finite(value: Value) -> bool:
    """Whether no entry is infinite or undefined."""
    if isinstance(value, arb):
        return bool(value.is_finite())
    return all([x.is_finite() for x in value.entries()])


def size_of(value: Value) -> Ball:
    """The largest absolute value of an entry, from above."""
    if isinstance(value, arb):
        return value.abs_upper()
    return max([x.abs_upper() for x in value.entries()])


ACCURATE = 160  # bits
NEARLY_ZERO, NARROW = power_of_two(-60), power_of_two(-ACCURATE)


def certain(value: Value) -> bool:
    """Whether every ball is narrower than 2^-160 of the largest entry; next to 0, than 2^-220."""
    if isinstance(value, arb) and value.rel_accuracy_bits() > ACCURATE:
        return True
    bound = max(size_of(value), NEARLY_ZERO) * NARROW
    if isinstance(value, arb):
        return bool(value.rad() <= bound)
    return all([x.rad() <= bound for x in value.entries()])
