"""What should stand in the place of a wrong side: in the notation of its document, and read again as what is right."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

DOCUMENT = r"""Let $\delta\in\mathbb R^p$ and $z \in \mathbb R^n$.
Let $X\in\mathbb R^{{n\times p}}$, $A \in \mathbb R^{{m\times n}}$, $B, C \in \mathbb R^{{p\times p}}$.
$$\begin{{align}}
{}
\end{{align}}$$
"""

MENDED = [  # rows of which the last is wrong, and what should stand there
    (r"f &= \|AX\|_F^2 \\ df &= 2AX:A\,dX \\ &= A^TAX:dX", r"2 A^T A X : dX"),
    (r"f &= \|AX\|_F^2 \\ df &= 2AX:A\,dX \\ &= -2A^{\top}AX:dX", r"2 A^{\top} A X : dX"),
    (r"f &= {\rm tr}(X^\top X) \\ \frac{\partial f}{\partial X} &= X", "2 X"),
    (r"\phi &= (B\odot C):B \\ \frac{\partial\phi}{\partial C} &= B B", r"B^{\circ 2}"),
    (r"f &= {\rm tr}(\mathbf{C}B) \\ \frac{\partial f}{\partial B} &= 2\mathbf{C}^T", r"\mathbf{C}^T"),
    (r"f &= z^TX\delta \\ \frac{\partial f}{\partial X} &= \delta z^T", r"z \delta^T"),
    (r"f &= z^TX\delta \\ \frac{\partial f}{\partial\delta} &= Xz", r"X^T z"),
    (r"f &= \|z\|^4 \\ \frac{\partial f}{\partial z} &= z^Tz\,\frac{z}{\|z\|}", r"4 (z^T z) z"),
    (r"dF &= d(B^{-1}) \\ &= B^{-1}\,dB\,B^{-1}", r"-B^{-1} dB B^{-1}"),
]


@pytest.mark.parametrize(("rows", "right"), MENDED)
def test_mended(rows: str, right: str) -> None:
    found = judged_document(read_document(DOCUMENT.format(rows), ".md")).rows
    assert [row.corrected for row in found if row.verdict in ("wrong", "error")] == [right]


def test_a_function_keeps_its_letter() -> None:
    text = r"""Let $a\in\mathbb R^n$ and $\sigma(t)=\frac1{1+e^{-t}}$.
Then $\nabla_x\sigma(a^Tx)=\sigma(a^Tx)(1-\sigma(a^Tx))x$."""
    found = judged_document(read_document(text, ".md")).rows
    assert [row.corrected for row in found if row.verdict == "wrong"] == [r"\sigma(a^T x) (1 - \sigma(a^T x)) a"]
