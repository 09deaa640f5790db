"""What the sides of a claim are taken to say."""

import pytest
from seam.parts import (
    EMPTY,
    AlongEntry,
    Ball,
    DifferentialForm,
    EqualForms,
    EqualValues,
    Gradient,
    Jacobian,
    Matrix,
    Meaning,
    Rate,
    claimed,
    claims_of,
    indices_of,
    matrix,
)

from matgrad.grammar.read import read_statement

MEANINGS = [
    ("x' A x wrt x == (A + A') x where x: n, A: n x n", Gradient),
    ("A x wrt x == A where x: n, A: m x n", Jacobian),
    ("x' A wrt x == A' where x: n, A: n x m", Jacobian),
    ("x' A x wrt x twice == A + A' where x: n, A: n x n", Jacobian),
    ("t A wrt t == A where t: scalar, A: m x n", Rate),
    ("s^2 wrt s == 2 s where s: scalar", Rate),
    ("x' x wrt x == 2 x' dx where x: n", DifferentialForm),
    ("A B wrt A == dA B where A: m x n, B: n x p", DifferentialForm),
    ("x' x wrt x[i] == 2 x[i] where x: n", AlongEntry),
    ("d(x' x) = 2 x' dx where x: n", EqualForms),
    ("(A B)' == B' A' where A: m x n, B: n x p", EqualValues),
]


@pytest.mark.parametrize(("text", "kind"), MEANINGS, ids=[text for text, _ in MEANINGS])
def test_meaning(text: str, kind: type[Meaning]) -> None:
    claim = next(claims_of(claimed(read_statement(text)), EMPTY))
    assert type(claim.meaning) is kind
    assert claim.is_derivative == (kind not in (EqualForms, EqualValues))


def rows(*found: list[int]) -> Matrix:
    """A matrix, row by row."""
    return matrix(len(found), len(found[0]), [entry for row in found for entry in row])


def test_along() -> None:
    """G : dX, J dx and G ds."""
    assert Gradient().along(rows([1, 2], [3, 4]), {"X": rows([5, 0], [0, 6])}) == [Ball(29)]
    assert Jacobian().along(rows([1, 2], [3, 4]), {"x": rows([5], [6])}) == [17, 39]
    assert Jacobian().along(rows([1, 2], [3, 4]), {"x": rows([5, 6])}) == [17, 39]
    assert Rate().along(rows([1, 2]), {"s": Ball(3)}) == [3, 6]


def test_scale() -> None:
    """The largest product, of which a sum is made up; else the largest entry."""
    assert Gradient().scale(rows([1, -9], [3, 4]), {"X": rows([5, 0], [0, 6])}).overlaps(Ball(24))
    assert Jacobian().scale(rows([1, 2], [3, -4]), {"x": rows([5], [6])}).overlaps(Ball(4))


def test_dimensions() -> None:
    """A gradient is shaped like X, a Jacobian has a row for each entry of E, a rate is shaped like E."""
    assert Gradient().dimensions((1, 1), {"X": rows([1, 2], [3, 4], [5, 6])}) == (3, 2)
    assert Jacobian().dimensions((1, 4), {"x": rows([1], [2])}) == (4, 2)
    assert Rate().dimensions((2, 3), {"s": Ball(1)}) == (2, 3)


def test_entries() -> None:
    """A side, entry by entry, with the derivatives by each entry of X."""
    jacobian = rows([1, 2], [3, 4])
    assert list(Jacobian().entries_by(jacobian, [Ball(2), Ball(4)], 1, 0)) == [((1, 2), 2, 2), ((2, 2), 4, 4)]
    assert [list(Gradient().entries_by(rows([1, 2]), [Ball(2)], 0, 1))] == [[((2,), 2, 2)]]


@pytest.mark.parametrize(("shape", "i", "found"), [((1, 1), 0, ()), ((3, 1), 2, (3,)), ((2, 3), 4, (2, 2))])
def test_indices(shape: tuple[int, int], i: int, found: tuple[int, ...]) -> None:
    assert indices_of(matrix(*shape, [0] * (shape[0] * shape[1])), i) == found
