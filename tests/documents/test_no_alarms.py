"""Short right texts of many fields, each with something that a reader may stumble on: none has a row called wrong."""

import re
from functools import cache
from pathlib import Path

import pytest
from seam.parts import RowRuling, judged_document

from matgrad.grammar.documents.read import read_document

PARTS = re.split(r"^===== (\w+)\n", (Path(__file__).parent / "no_alarms.txt").read_text(encoding="utf-8"), flags=re.M)
TEXTS = dict(zip(PARTS[1::2], PARTS[2::2], strict=True))
LEAST_FINE = 180  # rows that are judged in all of them


@cache
def rows_of(name: str) -> tuple[RowRuling, ...]:
    """What is found of the rows of a text."""
    return judged_document(read_document(TEXTS[name], ".md")).rows


@pytest.mark.parametrize("name", TEXTS)
def test_no_alarm(name: str) -> None:
    bad = [row for row in rows_of(name) if row.verdict in ("wrong", "error")]
    assert [(TEXTS[name][slice(*row.span)], row.read_as) for row in bad] == []


def test_much_of_them_is_judged() -> None:
    assert sum(row.verdict in ("proved", "agrees") for name in TEXTS for row in rows_of(name)) >= LEAST_FINE
