"""Where a derivation holds: what is asked of the reader, and what a declaration or the form of a term grants."""

import pytest
from seam.parts import (
    CONDITIONS,
    DECLARABLE,
    LATEX,
    ROOMS,
    TEXT,
    UNICODE,
    Style,
    Writer,
    as_text,
    requirement,
    sentences,
    solve,
)

from matgrad.grammar.read import read_statement

# A statement, and its conditions and conventions.
ASKED = [
    ("sum(log1p(x)) wrt x where x: n", ["x > -1"]),
    ("sum(arcsin(x)) wrt x where x: n", ["-1 < x < 1"]),
    ("sum(tan(x)) wrt x where x: n", ["cos(x) != 0"]),
    ("sum(relu(x)) wrt x where x: n", ["step at 0 taken as 1/2"]),
    ("sum(abs(x)) + norm1(x) wrt x where x: n", ["sign at 0 taken as 0"]),
    ("logdet(X) wrt X", ["det(X) != 0"]),
    ("logdet(X' X) wrt X", ["det(X' X) != 0"]),
    ("logdet(X' A X + I) wrt X where A: n x n", ["det(X' A X + eye(m)) != 0"]),
    ("norm2(x) wrt x", ["x != 0"]),
    ("norm_nuc(X) wrt X", ["X has full rank"]),
    ("eigmin(X' X) wrt X", ["the smallest eigenvalue of X' X is simple"]),
    ("y' eigvals(sym(A)) wrt A where A: n x n, y: n", ["the eigenvalues of A + A' are simple"]),
    ("x' svdvals(X) wrt X", ["X has full column rank, and its singular values are simple"]),
    ("tr(logm(X)) wrt X", ["X has no eigenvalue <= 0"]),
    ("tr(chol(S)) wrt S", ["S is symmetric positive definite"]),
    ("sum(log(x - y)) wrt x where x: n positive, y: n positive", ["x - y > 0"]),
    ("sum(log(x)) wrt x where x: n nonnegative", ["x > 0"]),
    ("sum(log(x.^3)) wrt x where x: n", ["x.^3 > 0"]),
]

# A declaration or the form of a term grants all that is needed.
GRANTED = """
log(det(S)) wrt S where S: n x n spd
log(tr(S)) wrt S where S: n x n spd
sum(log(eigvals(S))) wrt S where S: n x n spd
sum(log(x)) wrt x where x: n positive
sum(log1p(x)) wrt x where x: n positive
sum(log1p(x)) wrt x where x: n nonnegative
sum(relu(x)) wrt x where x: n positive
sum(abs(x)) + norm1(x) + norm2(x) wrt x where x: n positive
log(1 + norm2(x)^2) wrt x
log(1 + x' x) wrt x
sum(log(exp(x) + x.^2)) wrt x where x: n
sqrt(2 + sum(abs(A).^2)) wrt A
log(a' X b) wrt X where a: n positive, X: n x p positive, b: p positive
log(1 + (x - u)' inv(A) (x - u)) wrt u where x: n, u: n, A: n x n spd
logdet(S) + tr(inv(S)) wrt S where S: n x n spd
tr(inv(A) B) wrt A where A: n x n invertible
logdet(X' X + I) wrt X
logdet(s*eye(n) + W W') wrt s where s: scalar positive, W: n x p
logdet(A inv(B)) wrt A where A: n x n invertible, B: n x n invertible
tr(logm(S)) + tr(chol(S)) wrt S where S: n x n spd
""".strip().splitlines()


def asked(statement: str, style: Style = TEXT) -> list[str]:
    derivation = solve(read_statement(statement), verify=False)
    return [as_text(sentence) for sentence in sentences(derivation.notes, Writer(derivation.problem.algebra, style))]


@pytest.mark.parametrize(("statement", "notes"), ASKED, ids=[statement for statement, _ in ASKED])
def test_conditions(statement: str, notes: list[str]) -> None:
    assert asked(statement) == notes


@pytest.mark.parametrize("statement", GRANTED)
def test_what_is_granted_is_not_asked(statement: str) -> None:
    assert [note for note in asked(statement) if "taken" in note or "0" in note or " is " in note] == []


@pytest.mark.parametrize(
    ("style", "note"),
    [(TEXT, "det(A X A') != 0"), (UNICODE, "det(A X Aᵀ) ≠ 0"), (LATEX, r"\det(A X A^{\top}) \neq 0")],
)
def test_a_condition_in_every_notation(style: Style, note: str) -> None:
    (found,) = asked("logdet(A X A') wrt X", style)
    assert found == note


def test_many_conditions_are_cut_short() -> None:
    terms = " + ".join(f"norm2(x - y_{i})" for i in range(9))
    found = asked(f"{terms} wrt x")
    assert found == [*(f"x - y_{i} != 0" for i in range(6)), "and so for the other operands of this kind"]


def test_rooms_say_conditions_that_are_known() -> None:
    """What operators ask for has a sentence; properties grant what some operator asks for, or a bound."""
    required = {room.requires for room in ROOMS if room.requires}
    assert {requirement(text).kind for text in required} <= CONDITIONS.keys()
    assert {text for known in DECLARABLE for text in known.grants} <= required | {"A >= 0"}
