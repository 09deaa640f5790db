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
    entries,
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
    assert Gradient().along(rows([1, 2], [3, 4]), {"X": rows([5, 0], [0, 6])})[0] == [Ball(29)]
    assert Jacobian().along(rows([1, 2], [3, 4]), {"x": rows([5], [6])})[0] == [17, 39]
    assert Jacobian().along(rows([1, 2], [3, 4]), {"x": rows([5, 6])})[0] == [17, 39]
    assert Rate().along(rows([1, 2]), {"s": Ball(3)})[0] == [3, 6]
    assert Rate().value_from(rows([3, 6]), {"s": Ball(3)}) == rows([1, 2])


def test_assembled() -> None:
    """The side that is right, from the derivatives by each entry of X; and entry by entry again."""
    truths = [[Ball(1)], [Ball(2)], [Ball(3)], [Ball(4)]]
    assert entries(Gradient().assembled(truths, rows([0, 0], [0, 0]))) == [1, 2, 3, 4]
    jacobian = Jacobian().assembled([[Ball(1), Ball(3)], [Ball(2), Ball(4)]], rows([0], [0]))
    assert jacobian == rows([1, 2], [3, 4])
    assert list(Jacobian().entries_by(jacobian, [Ball(2), Ball(4)], 1, 0)) == [((1, 2), 2, 2), ((2, 2), 4, 4)]
    assert [list(Gradient().entries_by(rows([1, 2]), [Ball(2)], 0, 1))] == [[((2,), 2, 2)]]


@pytest.mark.parametrize(("shape", "i", "found"), [((1, 1), 0, ()), ((3, 1), 2, (3,)), ((2, 3), 4, (2, 2))])
def test_indices(shape: tuple[int, int], i: int, found: tuple[int, ...]) -> None:
    assert indices_of(matrix(*shape, [0] * (shape[0] * shape[1])), i) == found
