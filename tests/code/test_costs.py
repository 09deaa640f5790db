"""What the emitted code costs: the power of the size by which its operations grow, and how many products it forms."""

from math import log2

import pytest
from counted import operations
from emitted import derivation
from mathematics import HERE

LINES = (HERE / "code" / "costs.txt").read_text(encoding="utf-8").splitlines()
TABLE = [line.split(" => ") for line in LINES if line and not line.startswith("#")]
SMALL = 24
LOWER = 16  # times the next lower power


@pytest.mark.parametrize(("statement", "cost"), TABLE, ids=[statement for statement, _ in TABLE])
def test_cost(statement: str, cost: str) -> None:
    """`n^3 2`: as n³, no more than twice n³ where n is large, with what lower powers there are."""
    power, factor = (float(part.removeprefix("n^")) for part in cost.split())
    found = derivation(statement)
    letters = "abcdghijklmnopqrstuvwxyz"
    once, again = (max(operations(found, dict.fromkeys(letters, n)), 1) for n in (SMALL, 2 * SMALL))
    assert log2(again / once) <= power + 0.1
    assert again <= (factor * 2 * SMALL + LOWER) * (2 * SMALL) ** (power - 1)
