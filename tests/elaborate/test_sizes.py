"""Sizes: polynomials with rational coefficients that are positive integers."""

import pytest
from seam.parts import (
    divided,
    elaborated,
    may_be_length,
    show_shape,
    show_size,
    signature,
    size_of,
    solved,
)

from matgrad.grammar.read import read_statement

SIZES = [  # as typed behind `where`, as written
    ("n", "n"),
    ("n-1", "n - 1"),
    ("1 + n", "n + 1"),
    ("(n-1)*(n+1)", "n*n - 1"),
    ("n*(n+1)/2", "n*(n + 1)/2"),
    ("n*(n-1)/2", "n*(n - 1)/2"),
    ("p*n*(n+1)/2", "n*p*(n + 1)/2"),
    ("n - m + 1", "n - m + 1"),
    ("m*p - (m - 1)", "m*p - m + 1"),
    ("12 - n", "12 - n"),
]


def size(text: str):
    return size_of(read_statement(f"x wrt x where x: {text}").declarations[0].sizes[0])


@pytest.mark.parametrize(("typed", "written"), SIZES)
def test_sizes_are_written_as_they_are_typed(typed: str, written: str) -> None:
    assert show_size(size(typed)) == written
    assert size(written) == size(typed)


@pytest.mark.parametrize("typed", ["1 - n", "n/2", "n - n", "3 - 3", "n*(n + 1)/3", "1 - n - m"])
def test_what_is_no_positive_integer_is_no_size(typed: str) -> None:
    with pytest.raises(Exception, match="a size is"):
        size(typed)


QUOTIENTS = [
    ("k*p + 2*p", "k + 2", "p"),
    ("n*n - 1", "n - 1", "n + 1"),
    ("p*n*(n + 1)/2", "p", "n*(n + 1)/2"),
    ("n*(n + 1)/2", "n", None),
    ("n - 1", "n", None),
]


@pytest.mark.parametrize(("above", "below", "quotient"), QUOTIENTS)
def test_quotients(above: str, below: str, quotient: str | None) -> None:
    assert divided(size(above), size(below)) == (None if quotient is None else size(quotient))


SOLVED = [  # n in the first, p known, is to be the second
    ("n + p", "m", "m - p"),
    ("n*p", "m*p", "m"),
    ("n - 1", "m", "m + 1"),
    ("n*(n + 1)/2", "k*(k + 1)/2", "k"),
    ("n*(n + 1)/2", "6", "3"),
    ("n*(n + 1)/2", "5", None),
    ("n + p", "p", None),
]


@pytest.mark.parametrize(("left", "right", "n"), SOLVED)
def test_equations_are_solved_for_the_letter_that_is_not_known(left: str, right: str, n: str | None) -> None:
    assert solved(size(left), {"p": size("p")}, size(right)) == (None if n is None else ("n", size(n)))


SHAPES = [
    ("A x wrt x where A: m x n-1", "A: m×(n - 1)  x: (n - 1)×1"),
    ("(A + B) x wrt x where A: n-1 x n*(n + 1)/2", "A: (n - 1)×(n*(n + 1)/2)  B: (n - 1)×(n*(n + 1)/2)"),
    ("norm2(x - ones(n-m))^2 wrt x where y: m, z: n", "x: (n - m)×1  y: m×1  z: n×1"),
    ("sum(x) wrt x where x in R^{n-1}", "x: (n - 1)×1"),
]


@pytest.mark.parametrize(("text", "shapes"), SHAPES)
def test_shapes(text: str, shapes: str) -> None:
    found = {symbol.name: show_shape(symbol.shape) for symbol in elaborated(read_statement(text)).symbols}
    assert dict(each.split(": ") for each in shapes.split("  ")).items() <= found.items()


def test_signatures() -> None:
    assert signature("vech(S[n, n]) -> [n (n + 1)/2]").result[0] == size("n*(n + 1)/2")
    assert signature("hcat(A[m, n], B[m, p]) -> [m, n + p]").result[1] == size("n + p")
    assert signature("f(A[n - 1, (n - 1) (m - 1)]) -> []").arguments[0].shape[1] == size("(n - 1)*(m - 1)")
    assert may_be_length(size("n*(n + 1)/2"))
