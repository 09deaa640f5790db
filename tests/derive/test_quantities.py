"""Quantities behind `wrt`: X', inv(X), X[i,j], (W x + b) and names that a line defines."""

from pathlib import Path

import pytest

from matgrad import check, derive, written
from matgrad.grammar.mistakes import Mistake

CLAIMS = [
    line
    for line in (Path(__file__).parent.parent / "quantities.mg").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
REFUSED = [  # a question, the code, and a part of what is said
    ("norm2(A x - b)^2 + x' x wrt (A x - b) where b: m", "M288", "depends on x"),
    ("tr(A X) wrt inv(B)", "M288", "does not occur"),
    ("logdet(S) wrt vech(S)", "M288", "S: n x n symmetric"),
    ("tr(A D) wrt diag(D)", "M288", "D: n x n diagonal"),
    ("tr(A X) wrt vec(X)", "M288", "vec(G)"),
    ("tr(A X) wrt A, X'", "M290", "by one quantity"),
    ("tr(A X) wrt X(1,2)", "M125", "X[1,2]"),
    ("x^4 wrt x^2 where x: scalar", "M125", "twice"),
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_claim(claim: str) -> None:
    assert check(claim).verdict in ("proved", "agrees")


@pytest.mark.parametrize("claim", CLAIMS)
def test_wrong_claim(claim: str) -> None:
    """Twice what is right is wrong."""
    question, _, side = claim.partition(" == ")
    side, where, declared = side.partition(" where ")
    assert check(f"{question} == 2*({side}){where}{declared}").verdict == "wrong"


@pytest.mark.parametrize(("question", "code", "said"), REFUSED)
def test_refused(question: str, code: str, said: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(question)
    assert caught.value.code == code
    assert said in f"{caught.value.message} {caught.value.help}"


def test_a_name_that_a_line_defines_stays() -> None:
    assert written(derive("norm_F(Z)^2 + sum(Z) wrt Z", given="let Z = A X - B"), "text") == {"Z": "2 Z + ones(m,k)"}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("tr(X) wrt X[1,1]", "1"),
        ("X[i,j]^2 wrt X[i,j]", "2 X[i,j]"),
        ("x[1]*x[2] wrt x[1]", "x[2]"),
        ("X[i,j] wrt X[k,l]", "eye(m)[i,k] eye(n)[j,l]"),
    ],
)
def test_entries_of_units_are_numbers(question: str, text: str) -> None:
    assert list(written(derive(question), "text").values()) == [text]


def test_what_does_not_fit_is_named_in_full() -> None:
    claim = "tr(X' X) wrt X' == 2 X where X: n x p"
    assert check(claim).message == "the sizes do not fit: tr(X' X) wrt X' is p×n, 2 X is n×p"
