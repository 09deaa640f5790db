"""Random smooth functions, with derivatives of their own: what stands for a function that is not given.

They are sums of waves, and of squares where their second derivatives are to have full rank, so that no identity holds
for them that does not hold for all. Each knows its derivatives by the formulas of sine and cosine alone.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ...grammar.record import NamedTuple
from .balls import Ball, Matrix, diagonal_matrix, each_of, identity, inner, matrix
from .blocks import stacked
from .coinciding import exponential_derivative, exponential_second_derivative

Numbers = Callable[[int], list[Ball]]  # so many random numbers

WAVES = 3
_TURNS = (Ball.sin, Ball.cos, lambda x: -x.sin(), lambda x: -x.cos())  # sine, and its derivatives in turn


class Wave(NamedTuple):
    """a sin(b t + c)"""

    height: Ball
    pace: Ball
    phase: Ball


class SmoothFunction(NamedTuple):
    """A function of one number: a level and waves."""

    level: Ball
    waves: Sequence[Wave]

    def at(self, t: Ball, order: int = 0) -> Ball:
        """The value, or that of a derivative."""
        ahead = _TURNS[order % len(_TURNS)]
        parts = (a * b**order * ahead(b * t + c) for a, b, c in self.waves)
        return sum(parts, self.level if order == 0 else Ball(0))

    def each(self, a: Matrix | Ball, order: int = 0) -> Matrix | Ball:
        """The function, or a derivative, of each entry."""
        return self.at(a, order) if isinstance(a, Ball) else each_of(lambda x: self.at(x, order), a)


def smooth_function(numbers: Numbers, positive: bool) -> SmoothFunction:
    """A random function of one number, whose values are positive if they are to be."""
    waves = [Wave(*numbers(3)) for _ in range(WAVES)]
    return SmoothFunction(_level(numbers, [wave.height for wave in waves], positive), waves)


def _level(numbers: Numbers, heights: Sequence[Ball], positive: bool) -> Ball:
    """A number, above all waves if that is asked."""
    (level,) = numbers(1)
    return abs(level) + sum(map(abs, heights), Ball(0)) if positive else level


class Ripple(NamedTuple):
    """a sin(B : Y + c)"""

    height: Ball
    pace: Matrix
    phase: Ball

    def along(self, y: Matrix) -> Ball:
        """B : Y + c"""
        return inner(self.pace, y) + self.phase


class SmoothLoss(NamedTuple):
    """A number for each array Y of a shape: a level, 1/2 Y : (Q .* Y), and waves."""

    level: Ball
    squares: Matrix
    waves: Sequence[Ripple]

    def value(self, y: Matrix) -> Ball:
        """L(Y)"""
        waves = (wave.height * wave.along(y).sin() for wave in self.waves)
        return sum(waves, self.level + inner(y, self._of_squares(y)) / 2)

    def gradient(self, y: Matrix) -> Matrix:
        """The matrix of its partial derivatives."""
        waves = (wave.pace * (wave.height * wave.along(y).cos()) for wave in self.waves)
        return sum(waves, self._of_squares(y))

    def turning(self, y: Matrix, direction: Matrix) -> Matrix:
        """The derivative of the gradient in a direction."""
        waves = (wave.pace * (-wave.height * wave.along(y).sin() * inner(wave.pace, direction)) for wave in self.waves)
        return sum(waves, self._of_squares(direction))

    def _of_squares(self, y: Matrix) -> Matrix:
        """Q .* Y"""
        pairs = zip(self.squares.entries(), y.entries(), strict=True)
        return matrix(y.nrows(), y.ncols(), [q * x for q, x in pairs])

    def hessian(self, y: Matrix) -> Matrix:
        """The matrix of second derivatives by the columns, one below the other."""
        paces = (stacked(wave.pace) for wave in self.waves)
        scales = (-wave.height * wave.along(y).sin() for wave in self.waves)
        waves = (pace * pace.transpose() * scale for pace, scale in zip(paces, scales, strict=True))
        return sum(waves, diagonal_matrix(stacked(self.squares)))


def smooth_loss(numbers: Numbers, positive: bool, rows: int, columns: int) -> SmoothLoss:
    """A random function of a matrix, whose values are positive if they are to be."""
    waves = []
    for _ in range(WAVES):
        height, phase = numbers(2)
        waves.append(Ripple(height, matrix(rows, columns, numbers(rows * columns)), phase))
    squares = matrix(rows, columns, list(map(abs, numbers(rows * columns))))
    return SmoothLoss(_level(numbers, [wave.height for wave in waves], positive), squares, waves)


SmoothEntry = TypeVar("SmoothEntry", SmoothFunction, SmoothLoss)


class SmoothMap(NamedTuple):
    """An array of a shape for each array of another: a function for each entry, row by row."""

    rows: int
    columns: int
    parts: Sequence[SmoothLoss]

    def value(self, x: Matrix) -> Matrix:
        """F(X)"""
        return self._of(lambda part: part.value(x))

    def forward(self, x: Matrix, direction: Matrix) -> Matrix:
        """The derivative in a direction."""
        return self._of(lambda part: inner(part.gradient(x), direction))

    def back(self, x: Matrix, adjoint: Matrix) -> Matrix:
        """The gradient of G : F(X)."""
        pairs = zip(adjoint.entries(), self.parts, strict=True)
        return sum((part.gradient(x) * g for g, part in pairs), x * 0)

    def back_along(self, x: Matrix, adjoint: Matrix, direction: Matrix) -> Matrix:
        """The derivative of that gradient in a direction."""
        pairs = zip(adjoint.entries(), self.parts, strict=True)
        return sum((part.turning(x, direction) * g for g, part in pairs), x * 0)

    def along_both(self, x: Matrix, one: Matrix, other: Matrix) -> Matrix:
        """The second derivative in two directions."""
        return self._of(lambda part: inner(part.turning(x, one), other))

    def jacobian(self, x: Matrix) -> Matrix:
        """The matrix of the partial derivatives of a column by a column."""
        return self._of_rows(x, lambda part: part.gradient(x))

    def jacobian_of_columns(self, x: Matrix) -> Matrix:
        """The same of the columns of a matrix by those of another, one below the other."""
        rows = [self.parts[i * self.columns + j] for j in range(self.columns) for i in range(self.rows)]
        entries = [entry for part in rows for entry in part.gradient(x).transpose().entries()]
        return matrix(len(rows), x.nrows() * x.ncols(), entries)

    def jacobian_along(self, x: Matrix, direction: Matrix) -> Matrix:
        """The derivative of the Jacobian in a direction."""
        return self._of_rows(x, lambda part: part.turning(x, direction))

    def hessian(self, x: Matrix, w: Matrix) -> Matrix:
        """The second derivatives of W : F(X) by the columns of X, one below the other."""
        pairs = zip(w.entries(), self.parts, strict=True)
        column = stacked(x)
        return sum((part.hessian(x) * each for each, part in pairs), column * column.transpose() * 0)

    def jacobian_back(self, x: Matrix, adjoint: Matrix) -> Matrix:
        """The gradient of G : J(x)."""
        n = x.nrows()
        rows = [matrix(n, 1, [adjoint[i, j] for j in range(n)]) for i in range(self.rows)]
        return sum((part.turning(x, row) for part, row in zip(self.parts, rows, strict=True)), x * 0)

    def _of(self, entry: Callable[[SmoothLoss], Ball]) -> Matrix:
        return matrix(self.rows, self.columns, list(map(entry, self.parts)))

    def _of_rows(self, x: Matrix, row: Callable[[SmoothLoss], Matrix]) -> Matrix:
        return matrix(len(self.parts), x.nrows(), [entry for part in self.parts for entry in row(part).entries()])


def smooth_map(numbers: Numbers, positive: bool, sizes: Sequence[int], words: Sequence[str] = ()) -> SmoothMap:
    """A random function of m×n arrays whose values are p×q arrays, of positive numbers if they are to be.

    They are symmetric, or positive definite, as the words say.
    """
    m, n, p, q = sizes
    parts = [smooth_loss(numbers, positive, m, n) for _ in range(p * q)]
    if "spd" in words:
        parts = [part._replace(squares=part.squares * 0) for part in parts]
    return SmoothMap(p, q, structured(parts, q, words))


def structured(parts: list[SmoothEntry], n: int, words: Sequence[str]) -> list[SmoothEntry]:
    """The functions of the entries of a square matrix, those on either side of the diagonal alike if that is asked.

    For a positive definite one those on the diagonal are above the sum of all bounds.
    """
    if not words:
        return parts
    parts = [parts[max(i, j) * n + min(i, j)] for i in range(n) for j in range(n)]
    if "spd" not in words:
        return parts
    bound = sum((abs(part.level) + sum(abs(wave.height) for wave in part.waves) for part in parts), Ball(1))
    return [part._replace(level=part.level + bound) if k % (n + 1) == 0 else part for k, part in enumerate(parts)]


class SmoothCurve(NamedTuple):
    """An array for each number: a function for each entry, row by row."""

    rows: int
    columns: int
    parts: Sequence[SmoothFunction]

    def at(self, t: Ball, order: int = 0) -> Matrix:
        """The value, or that of a derivative."""
        return matrix(self.rows, self.columns, [part.at(t, order) for part in self.parts])


def smooth_curve(numbers: Numbers, positive: bool, m: int, n: int, words: Sequence[str] = ()) -> SmoothCurve:
    """A random curve of m×n arrays, of positive numbers, symmetric, or positive definite, if they are to be."""
    return SmoothCurve(m, n, structured([smooth_function(numbers, positive) for _ in range(m * n)], n, words))


class AnalyticFunction(NamedTuple):
    """A function of square matrices: p I + q A^2, and multiples of exp(b A)."""

    constant: Ball
    square: Ball
    exponentials: Sequence[tuple[Ball, Ball]]

    def at(self, a: Matrix, order: int = 0) -> Matrix:
        """The value, or that of a derivative of the function of numbers."""
        polynomial = (
            identity(a.nrows()) * self.constant + a * a * self.square,
            a * (2 * self.square),
            identity(a.nrows()) * (2 * self.square),
        )
        first = polynomial[order] if order < len(polynomial) else a * 0
        return sum(((a * b).exp() * (height * b**order) for height, b in self.exponentials), first)

    def along(self, a: Matrix, direction: Matrix) -> Matrix:
        """The derivative of the matrix function in a direction."""
        first = (a * direction + direction * a) * self.square
        parts = (exponential_derivative(a * b, direction) * (height * b) for height, b in self.exponentials)
        return sum(parts, first)

    def along_both(self, a: Matrix, one: Matrix, other: Matrix) -> Matrix:
        """The second derivative of the matrix function in two directions."""
        first = (one * other + other * one) * self.square
        exponentials = ((h * b * b, exponential_second_derivative(a * b, one, other)) for h, b in self.exponentials)
        return sum((value * height for height, value in exponentials), first)


def analytic_function(numbers: Numbers, positive: bool) -> AnalyticFunction:
    """A random function of square matrices, of positive coefficients if they are to be."""
    constant, square, *heights = map(abs, numbers(4)) if positive else numbers(4)
    return AnalyticFunction(
        constant, square, [(each, pace / 2) for each, pace in zip(heights, numbers(2), strict=True)]
    )
