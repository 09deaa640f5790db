"""What is right because a matrix is symmetric, as the text says."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

GRADIENT = "$f = x^TLx$. $$\\nabla_x f = 2Lx$$"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Let $L$ be symmetric and ", "proved"),
        ("Let $L = D - W$, where $L$ is symmetric. ", "agrees"),
        ("With $M$ symmetric, ", "wrong"),
        ("Let $L$ be the graph Laplacian and ", "agrees"),
    ],
)
def test_symmetric_as_the_text_says(words: str, verdict: str) -> None:
    rows = judged_document(read_document(words + GRADIENT, ".md")).rows
    assert {row.verdict for row in rows if row.verdict} == {verdict}
