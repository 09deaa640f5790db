"""Rows as they are filed: by the head of their left side, with what must occur for them to fire."""

import pytest
from mathematics import cookbook, derived
from seam.engine import understood
from seam.parts import (
    COLON,
    OPERATORS,
    ROOMS,
    CrossingRule,
    Row,
    Simplifier,
    Term,
    carried,
    crossing_rules,
    filed,
    fitting_rows,
    generate,
    outline,
    parts,
    place_of,
    places,
    read_rewriting,
    rewriting_rules,
    rows_of,
)


def test_places_are_current() -> None:
    """If not: python -m matgrad.core.operators.generate"""
    assert places.PLACES_FILE.read_text(encoding="utf-8") == places.places()


def test_table_is_current() -> None:
    """If not: python -m matgrad.core.rules.generate"""
    assert generate.TABLE_FILE.read_text(encoding="utf-8") == generate.table()


@pytest.mark.parametrize(
    ("room", "row", "place"),
    [
        ("tr", "tr(x y') = x' y", ("tr", ("tr",), ())),
        ("total", "ones(n)' x = sum(x)", ("product", ("ones",), ())),
        ("total", "sum(A .* B) = A : B", ("total", ("total",), ())),
        ("diag", "D .* I = D where D: n x n diagonal", ("hadamard", ("eye",), ("diagonal",))),
        ("diag", "(x ones(p)') .* C = diag(x) C", ("hadamard", ("ones",), ())),
        ("diagonal", "diag(diag(x)) = x", ("diagonal", ("diag", "diagonal"), ())),
        ("sigmoid", "1 - sigmoid(s) = sigmoid(-s)", ("sum", ("sigmoid",), ())),
        ("softmax", "sum(exp(x))^-1*exp(x) = softmax(x)", ("scaled", ("exp", "total"), ())),
        ("exp", "exp(s) .* (exp(s) - 1)^-1 = (1 - exp(-s))^-1", ("hadamard", ("exp",), ())),
        ("entry", "A'[i,j] = A[j,i]", ("entry", ("entry",), ())),
    ],
)
def test_place(room: str, row: str, place: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert place_of(read_rewriting(Row(row, room), OPERATORS[room]))[:3] == place


@pytest.mark.parametrize(
    ("statement", "purpose", "rows"),
    [
        ("tr(A) wrt A", "before", ["tr(K) = 0 where K: n x n skew"]),
        ("tr(A') wrt A", "before", ["tr(A') = tr(A)", "tr(K) = 0 where K: n x n skew"]),
        ("logdet(inv(A)) wrt A", "normal", ["logdet(inv(A)) = -logdet(A)"]),
        ("1 - sigmoid(s) wrt s where s: scalar", "shorter", ["1 - sigmoid(s) = sigmoid(-s)"]),
        ("inv(A) - inv(B) wrt A", "shorter", []),
    ],
)
def test_rows_are_found_at_a_glance(statement: str, purpose: str, rows: list[str]) -> None:
    """A row is held against a term only where its operands, and theirs, look like those that the row asks for."""
    term = understood(statement).function
    known = rows_of(term.head, filed(purpose, term.head))
    assert [found.row.statement for found in fitting_rows(known, term.head, outline(term))] == rows


def test_no_row_that_fires_is_put_aside() -> None:
    """In functions and in gradients: the row that fires is the first of all that change the term."""
    for claim in cookbook():
        found = derived(claim, verify=False)
        known = parts([found.problem.function, *(result.gradient for result in found.results)])
        for simplifier in (Simplifier(found.problem.algebra, purpose) for purpose in ("before", "shorter")):
            for term in known:
                assert simplifier.fire(term) == first_of_all(simplifier, term), claim


def first_of_all(simplifier: Simplifier, term: Term) -> tuple[Term, Row] | None:
    """The term after the first of all rows for its head that changes it, each held against it."""
    heads = frozenset(simplifier.algebra.heads)
    tried = ((simplifier.apply(rule, term), rule.row) for rule in rewriting_rules(simplifier.purpose, term.head, heads))
    return next(((new, row) for new, row in tried if new is not None and new is not term), None)


def test_a_rule_waits_for_what_it_asks_for() -> None:
    """Rows of orthogonal matrices are looked at only where one occurs."""
    unlike = {rule.row.statement for rule in rewriting_rules("anywhere", "product", frozenset({"product"}))}
    like = {rule.row.statement for rule in rewriting_rules("anywhere", "product", frozenset({"product", "orthogonal"}))}
    assert like - unlike == {"Q' Q = I where Q: n x p orthogonal", "Q Q' = I where Q: n x n orthogonal"}


def test_what_records_say_stands_in_their_rows() -> None:
    """A field is a theorem of its room: f(A') = f(A), f(A) A = I, and the letters whose differentials cross."""
    for room in ROOMS:
        assert room.ignores_transposition == (room.transposing in room.simplify), room.key
        assert room.is_inverse == (f"{room.name}(A) A = I" in room.simplify), room.key
        crossing = {letter for rule in crossing_rules(room) for letter in moving(rule)}
        assert room is COLON or set(carried(room)) == crossing, room.key


def moving(rule: CrossingRule) -> set[str]:
    """The letters whose differentials stand in what crosses."""
    return {str(part.args[0].data) for part in rule.pattern.parts if part.head == "d"}
