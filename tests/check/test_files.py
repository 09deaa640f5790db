"""Files of claims: published formulas are proved, and wrong ones have their mistake named."""

import pytest
from mathematics import HERE
from rulings import FINE, claims, ruling
from seam.parts import check

from matgrad.grammar.read import read_statement

RIGHT, ONLY_AGREE = (part.strip().splitlines() for part in (HERE / "right.mg").read_text("utf-8").split("# agrees"))


@pytest.mark.parametrize("claim", RIGHT[1:])
def test_published_forms_are_proved(claim: str) -> None:
    assert ruling(claim).verdict == "proved"


@pytest.mark.parametrize("claim", ONLY_AGREE)
def test_what_numbers_alone_tell_agrees(claim: str) -> None:
    assert ruling(claim).verdict == "agrees"


@pytest.mark.parametrize("claim", claims("wrong.mg"))
def test_wrong_formulas(claim: str) -> None:
    """Each is wrong, or has shapes that cannot fit; its mistake is named, and what should stand there is right."""
    statement = read_statement(claim)
    found = check(statement)
    assert found.verdict in ("wrong", "error")
    assert (found.diagnosis.code if found.diagnosis else "-") == statement.name
    right = found.diagnosis.corrected if found.diagnosis else found.corrected
    question, _, rest = claim.partition(" == ")
    assert ruling(f"{question} == {right} where {rest.partition(' where ')[2]}").verdict in FINE


MISFITS = [
    ("tr(A X B) wrt X == A B' where A: m x n, X: n x p, B: p x m", "missing-transpose", "A' B'"),
    ("norm_F(A X B)^2 wrt X == 2 A' A X B' where A: m x n, X: n x p, B: p x q", "missing-factor", "2 A' A X B B'"),
    ("norm_F(A .* X)^2 wrt X == 2*(A * A * X) where A: n x p, X: n x p", "-", "2 (A .* A .* X)"),
    ("sum(A .* X) wrt X == A * ones(n,p) where A: n x p, X: n x p", "product-for-hadamard", "A .* ones(n,p)"),
    ("tr(A X B) wrt X == A B where A: m x n, X: n x p, B: p x m", "-", "(B A)'"),
    ("A X wrt X == A where A: m x n, X: n x p", "-", "A dX"),
    ("a' X a wrt X == a a' where a: n, X: p x n", "only-square", ""),  # the function itself does not fit
]


@pytest.mark.parametrize(("claim", "code", "right"), MISFITS)
def test_shapes_that_cannot_fit(claim: str, code: str, right: str) -> None:
    """A small change of the text that makes it right is proposed, or else what is derived."""
    found = ruling(claim)
    assert found.verdict == "error"
    assert (found.diagnosis.code if found.diagnosis else "-") == code
    assert (found.diagnosis.corrected if found.diagnosis else found.corrected).split() == right.split()


ONE_SIDED = [
    "sqrt(t^2) == t where t: scalar",
    "abs(t) == t where t: scalar",
    "relu(t) wrt t == 1 where t: scalar",
    "max(x) wrt x == e(1, n) where x: n",
    "(t^2)^(1/2) wrt t == 1 where t: scalar",
    "norm1(x) == sum(x) where x: n",
    "abs(det(X)) == det(X) where X: n x n",
]


TRAPS, NO_TRAPS = (part.strip().splitlines() for part in (HERE / "traps.mg").read_text("utf-8").split("# right\n"))


@pytest.mark.parametrize("claim", [*ONE_SIDED, *TRAPS[1:]])
def test_what_holds_somewhere_is_no_identity(claim: str) -> None:
    """And what should stand there is right, where it is proposed."""
    found = ruling(claim)
    assert found.verdict == "wrong"
    right = found.diagnosis.corrected if found.diagnosis else found.corrected
    left, _, rest = claim.partition(" == ")
    assert not right or ruling(f"{left} == {right} where {rest.partition(' where ')[2]}").verdict in FINE


@pytest.mark.parametrize("claim", NO_TRAPS)
def test_what_holds_everywhere_is_fine(claim: str) -> None:
    assert ruling(claim).verdict in FINE
