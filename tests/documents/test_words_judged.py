"""Short texts whose words say how their formulas are meant: nothing in them is wrong, and what is wrong is found."""

from pathlib import Path

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

TEXTS = (Path(__file__).parent / "words.md").read_text(encoding="utf-8").split("<!-- next -->")
WRONG = [
    r"Let $A$ be a symmetric $n\times n$ matrix and $f(x) = x^TAx$. Then $\nabla f(x) = Ax$.",
    r"where $x\in\mathbb{R}^n$ and $A\in\mathbb{R}^{n\times n}$. $$f(x) = x^TAx$$ $$\nabla f(x) = 2Ax$$",
    r"Let $X\in\mathbb{R}^{n\times p}$, $y \in\mathbb R^n$ and $r = Xb - y$. $$f = r^Tr$$ $$\nabla_b f = X^Tr$$",
    r"Let $f(x)=x^TAx$. When $A = I$, it is $x^Tx$." "\n\n# Again\n\n" r"Let $f(x)=x^TAx$. $$\nabla f(x) = Ax$$",
]


def wrong(text: str) -> list[str]:
    """The rows of a text that are called wrong."""
    rows = judged_document(read_document(text, ".md")).rows
    return [row.read_as for row in rows if row.verdict is not None and not (row.ruling or row.remark)]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_called_wrong_that_words_make_right(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_found(text: str) -> None:
    assert len(wrong(text)) == 1
