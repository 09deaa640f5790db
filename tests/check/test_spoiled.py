"""Right claims spoiled by a sign, a factor, a transpose …: those that are really wrong do not pass."""

from random import Random

import pytest
from mathematics import HERE

pytest.importorskip("scipy.special")

from benchmarks.spoiled import Spoiled, claims, spoils, verdict

PUBLISHED = list(claims(HERE / "right.mg"))


def some(claim: str) -> list[Spoiled]:
    """One form of each way in which a claim can be spoiled."""
    every = list(spoils(claim))
    Random(claim).shuffle(every)
    return list({spoiled.way: spoiled for spoiled in every}.values())


@pytest.mark.parametrize("claim", Random(1).sample(PUBLISHED, 24))
def test_no_spoiled_claim_passes(claim: str) -> None:
    for spoiled in some(claim):
        assert verdict(spoiled.declared) in ("wrong", "error"), spoiled


def test_each_way_is_tried() -> None:
    ways = {spoiled.way for claim in PUBLISHED[:60] for spoiled in spoils(claim)}
    assert ways == {"sign", "factor", "transpose", "term", "product", "order", "inverse", "power", "name"}


def test_what_is_spoiled_but_right_is_left_out() -> None:
    """A transpose of a symmetric matrix, factors that commute and equal addends spoil nothing."""
    claim = "x' A x wrt x == A x + A x where A: n x n symmetric, x: n"
    sides = [spoiled.side for spoiled in spoils(claim)]
    assert "A' x + A x" not in sides and "-(A x + A x)" in sides and "(A x)" in sides


@pytest.mark.parametrize(
    "claim",
    [
        "norm2(A x - y)^2 wrt x == 2 A' (y - A x)",
        "tr(A X B) wrt X == B' A'",
        "x' A x wrt x == A x + A x",
        "logdet(X) wrt X == X",
        "norm_F(A .* X)^2 wrt X == 2 A .* X",
        "x' inv(S) x wrt x == 2 S x",
    ],
)
def test_without_declarations(claim: str) -> None:
    assert verdict(claim) in ("wrong", "error")
