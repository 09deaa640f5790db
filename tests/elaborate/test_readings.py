"""Lines as textbooks have them, with nothing declared: each is read as it is meant, or refused with a proposal."""

import re
from itertools import count
from pathlib import Path

import pytest
from seam.engine import understood
from seam.parts import where_clause

from matgrad.grammar.mistakes import Mistake

LINES = [
    line
    for line in (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def generic(clause: str) -> str:
    """A clause whose sizes are numbered in order of appearance."""
    number = count(1)
    names: dict[str, str] = {}
    sizes = r"\b(?!x\b|scalar\b)[a-z](?:_\d+)?\b(?!:)"
    return re.sub(sizes, lambda found: names.setdefault(found[0], f"n_{next(number)}"), clause)


@pytest.mark.parametrize(("statement", "meant"), [(LINES[i], LINES[i + 1].strip()) for i in range(0, len(LINES), 2)])
def test_read_as_meant(statement: str, meant: str) -> None:
    try:
        found = where_clause(understood(statement).symbols)
    except Mistake as mistake:
        found = f"refused: {mistake.help or mistake.message}"
    assert generic(found) == generic(meant) if meant.startswith("where") else found == meant
