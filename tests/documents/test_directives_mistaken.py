"""What an author says to this tool and is not understood is an error at its place."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

MISTAKEN = [
    ("<!-- matgrad: skpi -->", "M127", "skpi", "there is no directive skpi"),
    ("<!-- matgrad: expect right -->", "M127", "expect right", "after expect stands wrong, not right"),
    ("<!-- matgrad: layout rows -->", "M127", "layout rows", "after layout stands numerator or denominator, not rows"),
    ("<!-- matgrad: let Z = ( -->", "M102", "let Z = (", "an operand is missing after `(`"),
    ("<!-- matgrad: given A: n x -->", "M101", "given A: n x", "the end is not expected here"),
    ("```matgrad\nlet Z = A + (\n```", "M102", "(", "an operand is missing after `(`"),
]
UNDERSTOOD = (
    "given A: n x n",
    "wrt X",
    "direction H = dX",
    "skip begin",
    "skip",
    "scope",
    "layout numerator",
    "off",
    "on",
)


@pytest.mark.parametrize(("text", "code", "place", "message"), MISTAKEN)
def test_what_is_not_understood(text: str, code: str, place: str, message: str) -> None:
    found = [row for row in judged_document(read_document(f"Words.\n\n{text}\n", ".md")).rows if row.verdict == "error"]
    (ruling,) = (row.ruling for row in found)
    assert ruling is not None and ruling.mistake is not None
    assert (ruling.message, ruling.mistake.code) == (message, code)
    assert f"Words.\n\n{text}\n"[slice(*(found[0].place or found[0].span))] == place


@pytest.mark.parametrize("directive", UNDERSTOOD)
def test_what_is_understood(directive: str) -> None:
    assert judged_document(read_document(f"<!-- matgrad: {directive} -->\n", ".md")).rows == ()


def test_a_row_of_a_fence_is_corrected_in_the_input_language() -> None:
    (row,) = judged_document(read_document("```matgrad\ntr(B X) wrt X == B\n```\n", ".md")).rows
    assert (row.verdict, row.corrected) == ("wrong", "B'")
