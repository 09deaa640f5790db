"""The shapes of names in documents: as they are said, and as all rows of a section show them."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

DOCUMENTS = {
    "declared": (r"Let $A\in\mathbb R^{m\times n}$. $$\nabla_x\|Ax\|^2 = 2A^TAx$$", "A: m x n"),
    "kind": (r"Let $s$ be a scalar. $$\frac{\partial}{\partial x} s\,x^Tx = 2s\,x$$", "s: scalar"),
    "symmetric": (r"Let $A$ be symmetric. $$\nabla_x(x^TAx) = 2Ax$$", "A: n x n symmetric"),
    "inferred": (r"Let $r = Ax - b$ and $f = r^Tr$. $$df = 2r^TA\,dx$$", "A: m x n"),
    "by another row": (
        r"Let $y = Bx$. $$d(y^TCy) = y^T(C + C^T)B\,dx$$ $$d\,\operatorname{tr}(B) = \operatorname{tr}(dB)$$",
        "B: m x m",
    ),
    "from above": ("Let $A\\in\\mathbb R^{p\\times q}$.\n\n# More\n\n$$\\nabla_x\\|Ax\\|^2 = 2A^TAx$$", "A: p x q"),
    "anew": (
        "Let $A\\in\\mathbb R^{p\\times q}$.\n\n# More\n\n"
        "Let $A\\in\\mathbb R^{m\\times n}$. $$\\nabla_x\\|Ax\\|^2 = 2A^TAx$$",
        "A: m x n",
    ),
    "author": ("<!-- matgrad: given A: k x l -->\nLet $A$ be a matrix. $$\\nabla_x\\|Ax\\|^2 = 2A^TAx$$", "A: k x l"),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_declared(case: str) -> None:
    text, declared = DOCUMENTS[case]
    rows = [row for row in judged_document(read_document(text, ".md")).rows if row.verdict]
    assert rows and all(row.verdict in ("proved", "agrees") for row in rows)
    above = rows[0].above[0].removeprefix("given ").split(", ")
    name, sizes = declared.split(": ")
    found = next(each.split(": ")[1] for each in above if each.startswith(f"{name}: "))
    letters = dict(zip(found.split(), sizes.split(), strict=True))
    assert len(set(letters.values())) == len(letters), found


def test_a_property_of_square_matrices_is_not_held_of_others() -> None:
    text = r"If $A = A^T$, all is easy. Let $A\in\mathbb R^{m\times n}$. $$\nabla_x\|Ax\|^2 = 2A^TAx$$"
    rows = [row for row in judged_document(read_document(text, ".md")).rows if row.verdict]
    assert [row.verdict for row in rows] == ["proved"]


def test_a_small_letter_is_a_column_however_derivatives_are_laid_out() -> None:
    text = "In numerator layout, for $y = Ax$ and $a = x^TAx$: $$\\frac{\\partial a}{\\partial x} = x^T(A + A^T)$$"
    rows = [row for row in judged_document(read_document(text, ".md")).rows if row.verdict]
    assert [row.verdict for row in rows] == ["agrees"]
    assert "x: n x n" not in rows[0].above[0]


def test_no_column_is_made_a_number_to_let_a_wrong_row_pass() -> None:
    text = r"$$\frac{\partial}{\partial L}\|L(x-y)\|^2 = 2L(x-y)(x-y)$$"
    assert not [row for row in judged_document(read_document(text, ".md")).rows if row.verdict in ("proved", "agrees")]


def test_what_does_not_fit_in_a_definition_is_no_fault_of_a_row() -> None:
    text = r"Let $f(x) = x^TAx$. Let $A\in\mathbb R^{m\times n}$, $b\in\mathbb R^m$. $$\nabla_x f = 2A^T(Ax-b)$$"
    assert not [row for row in judged_document(read_document(text, ".md")).rows if row.verdict in ("wrong", "error")]
