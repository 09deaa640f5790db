"""1 beside a column is a column of ones; beside a square matrix it may be the identity, and nothing is judged."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

FINE = {"proved", "agrees"}
LOGISTIC = r"""
Let $X \in \mathbb{R}^{n\times d}$, $y \in \mathbb{R}^n$, $w \in \mathbb{R}^d$ and $\sigma(z) = \frac{1}{1+e^{-z}}$.
With $p = \sigma(Xw)$,
$$\ell(w) = -y^T\log p - (1-y)^T\log(1-p)$$
$$\nabla_w \ell(w) = GRADIENT$$
"""


def verdicts(text: str) -> list[str]:
    return [row.verdict for row in judged_document(read_document(text, ".md")).rows if row.verdict is not None]


@pytest.mark.parametrize(("gradient", "fine"), [("X^T(p - y)", True), ("X^T(y - p)", False)])
def test_ones_in_what_is_derived(gradient: str, fine: bool) -> None:
    found = verdicts(LOGISTIC.replace("GRADIENT", gradient))
    assert len(found) == 1 and (found[0] in FINE) is fine


def test_ones_in_a_side() -> None:
    text = r"Let $s = \tanh(z)$ with $z \in \mathbb{R}^n$. Then $$ds = (1 - s \odot s) \odot dz$$"
    assert verdicts(text) and set(verdicts(text)) <= FINE


def test_a_one_beside_a_square_matrix_is_not_judged() -> None:
    text = r"Let $A \in \mathbb{R}^{n\times n}$, $x \in \mathbb{R}^n$ and $f = x^T(1 - A)x$. $$\nabla_x f = 2(1-A)x$$"
    assert "wrong" not in verdicts(text)
