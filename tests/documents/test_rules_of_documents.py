"""Rules that a document states again, with letters of their own."""

import pytest
from seam.parts import as_rule

FINE = [
    "A : B == tr(A' B)",
    "A : B C == A C' : B",
    "d(A : B) = dA : B + A : dB",
    "d(A B) = dA B + A dB",
    "d(inv(X)) = -inv(X) dX inv(X)",
    "vec(A X B) == kron(B', A) vec(X)",
    "x' A x == tr(A x x')",
    "A .* B : C == A : B .* C",
    "(A B)' == B' A'",
    "kron(A, B) kron(C, D) == kron(A C, B D)",
    "tr(alpha A) == alpha tr(A)",
]
WRONG = [
    "A : B C == A C' A : B",
    "tr(A B) == 2 tr(B A)",
    "A : B == 2 tr(A' B)",
    "vec(A X B) == kron(A, B') vec(X)",
]
NOT_JUDGED = [
    "A == A'",
    "A B == B A",
    "A x == b",
    "tr(A) == A",
    "A : B == A : B'",
    "norm2(A) == A : A + B",
    "x' A x == 2 tr(A x x')",
    "d(X) = 2 dX",
    "tr(Q A Q') == tr(A Q) / tr(Q)",
    "tr(Q A Q') == tr(A)",
    "C : X == B : Y",
    "tr(X X) == tr(X)",
]


@pytest.mark.parametrize("statement", FINE)
def test_a_rule_holds_for_letters_of_its_own(statement: str) -> None:
    assert as_rule(statement, ())


@pytest.mark.parametrize("statement", WRONG)
def test_a_rule_of_one_shape_may_be_wrong(statement: str) -> None:
    ruling = as_rule(statement, ())
    assert ruling is not None and not ruling


@pytest.mark.parametrize("statement", NOT_JUDGED)
def test_what_may_be_an_equation_is_no_rule(statement: str) -> None:
    assert as_rule(statement, ()) is None


def test_the_differential_of_a_declared_letter_is_of_the_problem() -> None:
    assert as_rule("d(X : X) = 2 X : dX", ("X",)) is None
