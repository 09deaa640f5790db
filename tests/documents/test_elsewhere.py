"""Sections that use letters anew: what one has from another is not called wrong; a paper with one use of them is."""

from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

SHEET = r"""
# One

Let $A \in \mathbb{R}^{n\times p}$, $x \in \mathbb{R}^p$ and $f = \|Ax\|^2$. Then $\nabla_x f = 2A^TAx$.

# Two

Let $x \in \mathbb{R}^n$ and $f = x^TBx$. Then $\nabla_x f = (B+B^T)x$.

# Three

For $g = x^TAx$ it is $\nabla_x g = (A+A^T)x$.
"""
PAPER = r"""
# Setting

Let $A \in \mathbb{R}^{n\times p}$, $x \in \mathbb{R}^p$ and $f = \|Ax\|^2$.

# Gradient

Then $\nabla_x f = 3A^TAx$.
"""


def verdicts(text: str) -> list[str]:
    return [row.verdict for row in judged_document(read_document(text, ".md")).rows if row.verdict is not None]


def test_letters_used_anew() -> None:
    assert set(verdicts(SHEET)) <= {"proved", "agrees"}


def test_one_use_of_letters() -> None:
    assert "wrong" in verdicts(PAPER)
