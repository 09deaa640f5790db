"""A property is a room: what its record says of matrices holds, and its word can be typed."""

import pytest
from seam.parts import (
    BY_WORD,
    DECLARABLE,
    OPERATORS,
    WORDS,
    Algebra,
    Ball,
    Evaluator,
    Matrix,
    Property,
    Symbol,
    as_matrix,
    closed,
    declared,
    letter,
    matrix,
    projection,
    subspace,
    turned,
)

from matgrad.grammar.declaring import PROPERTIES

N = letter("n")
SPACES = [known for known in DECLARABLE if known.projection]
DRAWN = [known for known in DECLARABLE if known.draw]


def some_matrix() -> Matrix:
    return matrix(3, 3, [Ball(k * k - 7 * k) / 8 for k in (3, 1, 4, 15, 9, 2, 6, 5, 8)])


def equal(a: Matrix, b: Matrix) -> bool:
    return all(0 in x - y for x, y in zip(a.entries(), b.entries(), strict=True))


def test_what_can_be_typed_is_what_is_known() -> None:
    assert set(PROPERTIES) == WORDS == BY_WORD.keys()


@pytest.mark.parametrize("known", SPACES, ids=lambda known: known.name)
def test_the_row_of_a_subspace_is_the_projection_onto_it(known: Property) -> None:
    algebra, value = Algebra(OPERATORS), some_matrix()
    symbol = Symbol("X", (N, N), 2, (known.name,), True)
    found = projection(algebra, symbol, algebra.symbol("H", (N, N)))
    assert found is not None and found.row.statement == known.projection and known.draw is not None
    here = Evaluator(OPERATORS, {"H": value}, {"n": 3})
    assert equal(as_matrix(here.value(found.gradient)), known.draw(value))
    assert equal(known.draw(known.draw(value)), known.draw(value))


@pytest.mark.parametrize("known", DRAWN, ids=lambda known: known.name)
def test_what_is_drawn_is_as_the_record_says(known: Property) -> None:
    assert known.draw is not None
    value = known.draw(some_matrix())
    n = range(3)
    for each in declared(closed(frozenset({known.name}))):
        assert not each.parity or equal(value.transpose() * each.parity, value)
        assert not each.is_diagonal or all(value[i, j] == 0 for i in n for j in n if i != j)
        assert not each.is_own_square or all(x * x == x for x in value.entries())
        assert not each.has_zeros or any(x == 0 for x in value.entries())


@pytest.mark.parametrize(
    "words, space",
    [("spd", "symmetric"), ("diagonal", "diagonal"), ("spd diagonal", "diagonal"), ("lower", "lower")],
)
def test_the_subspace_is_the_most_special(words: str, space: str) -> None:
    found = subspace(words.split())
    assert found is not None and found.name == space


def test_what_follows() -> None:
    assert closed(frozenset({"spd"})) == {"spd", "psd", "symmetric", "invertible"}
    assert closed(frozenset({"onehot"})) == {"onehot", "binary", "nonnegative"}
    assert turned(frozenset({"lower", "orthogonal"}), square=False) == {"upper"}
    assert turned(frozenset({"orthogonal"}), square=True) == {"orthogonal"}
