"""Words beside a formula that make it right: what they excuse is not called wrong, and nothing else is left out."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

GIVEN = r"Let $A\in\mathbb R^{n\times n}$ be symmetric and $f(x) = \|Ax-b\|^2$. "
EXCUSED = [
    r"Up to a factor of two, $\nabla f = A^T(Ax-b)$.",
    r"Ignoring the factor 2, the gradient is $$\nabla f = A^T(Ax-b),$$ and we go on.",
    r"Dropping $b$, $\nabla f = 2A^TAx$.",
    r"Replacing $A$ by $A^TA$ gives $\nabla f = 2A^TA(A^TAx-b)$.",
    r"On the unit sphere the gradient is $\nabla f = 2(I - xx^T)A^T(Ax-b)$.",
    r"Bis auf einen Faktor ist $\nabla f = A^T(Ax-b)$.",
]
NOT_EXCUSED = [
    r"Therefore $\nabla f = A^T(Ax-b)$.",
    r"Ignoring the factor 2 is wrong. Therefore $\nabla f = A^T(Ax-b)$.",
    r"We drop the brackets. Therefore $\nabla f = A^T(Ax-b)$.",
    "All of this was up to a factor.\n\n# More\n\n" + r"$$\nabla f = A^T(Ax-b)$$",
]


def wrong(text: str) -> int:
    return sum(row.verdict == "wrong" for row in judged_document(read_document(GIVEN + text, ".md")).rows)


@pytest.mark.parametrize("text", EXCUSED)
def test_excused(text: str) -> None:
    assert wrong(text) == 0


@pytest.mark.parametrize("text", NOT_EXCUSED)
def test_not_excused(text: str) -> None:
    assert wrong(text) == 1


def test_a_gradient_at_a_point_is_not_that_by_the_point() -> None:
    text = r"Let $f(x) = (a^Tx)^2$. At $a$ it is $\nabla f(a) = 2(a^Ta)a$."
    assert not [row for row in judged_document(read_document(text, ".md")).rows if row.verdict == "wrong"]


def test_a_function_of_a_column_is_not_one_of_each_entry() -> None:
    text = r"Let $f(u) = u^Tu$. Then $\nabla f(x) = 2x$; with $A\in\mathbb R^{m\times n}$, $\nabla_xf(Ax) = 2A^TAx$."
    rows = [row for row in judged_document(read_document(text, ".md")).rows if row.verdict]
    assert [row.verdict for row in rows] == ["proved", "proved"]
