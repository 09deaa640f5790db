"""|x| in a document: the norm of a column, the determinant of a square matrix, the absolute value of a number."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

CLAIMS = [
    (r"$$\frac{\partial |x|}{\partial x} = \frac{x}{|x|}$$", True),
    (r"$$\frac{\partial |x|}{\partial x} = \frac{2x}{|x|}$$", False),
    (r"$$\frac{\partial |X|}{\partial X} = |X| X^{-T}$$", True),
    (r"For $x\in\mathbb R^n$ and $f = |x|^3$: $\nabla_x f = 3|x|x$.", True),
    (r"For $x\in\mathbb R^n$ and $f = |x|^3$: $\nabla_x f = 2|x|x$.", False),
    (r"Let $u = x/|x|$. Then $$du = \frac{1}{|x|}(I - uu^T)\,dx$$", True),
]


@pytest.mark.parametrize(("text", "right"), CLAIMS)
def test_bars_are_what_their_inside_makes_them(text: str, right: bool) -> None:
    verdicts = [row.verdict for row in judged_document(read_document(text, ".md")).rows if row.verdict is not None]
    assert verdicts
    assert all((verdict in ("proved", "agrees")) == right for verdict in verdicts)
