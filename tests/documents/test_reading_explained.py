"""A document as it was read is a file that can be checked by itself, and what is found of it is the same."""

import json
from collections import Counter

import pytest
from seam.parts import judged_document
from typer.testing import CliRunner

from matgrad.cli.app import app
from matgrad.cli.work.reading_explained import explained
from matgrad.grammar.documents.read import read_document
from matgrad.grammar.documents.scan import places_of

CHAIN = r"""Let $Y = A(B\circ X)$.
$$\begin{align}
\phi &= Y:Y \\
d\phi &= 2Y:dY \\
&= 2Y:A(B\circ dX) \\
\frac{\partial\phi}{\partial X} &= 3B\circ(A^TY)
\end{align}$$
$$\sum_i x_i = \prod_j y_j$$
"""
TWO_MEANINGS = r"""# One
Let $Y = A X$ and $f = Y:Y$.
$$df = 2Y:dY$$
# Two
Let $Y = X B$ and $f = {\rm tr}(Y)$.
$$df = {\rm tr}(dX B)$$
$$\frac{\partial f}{\partial X} = B^T$$
"""


def as_read(text: str) -> tuple[str, Counter[str]]:
    """What is printed of a document, and how many rows have which verdict."""
    found = judged_document(read_document(text, ".md"))
    verdicts = Counter(str(row.verdict) for row in found.rows if row.verdict is not None and row.head is None)
    return explained(found, places_of(text, ".md"), "notes.md"), verdicts


def test_each_line_has_the_place_that_it_comes_from() -> None:
    assert as_read(CHAIN)[0].splitlines() == [
        "# notes.md, as it was read",
        "# line 1: definition: let Y = A (B .* X)",
        "# line 3: definition: let phi = Y : Y",
        "given A: m x n, B: n x k, X: n x k",
        "let Y = A (B .* X)  # line 1",
        "let phi = Y : Y  # line 3",
        "d(phi) = 2 Y : dY  # line 4",
        "= 2 Y : A (B .* dX)  # line 5",
        "phi wrt X == 3 B .* (A' Y)  # line 6",
        "# line 8: not read: index notation",
    ]


@pytest.mark.parametrize("text", (CHAIN, TWO_MEANINGS))
def test_what_is_printed_has_the_same_verdicts(text: str) -> None:
    printed, verdicts = as_read(text)
    report = CliRunner().invoke(app, ["check", "-", "--format", "json"], input=printed)
    assert Counter(claim["verdict"] for claim in json.loads(report.stdout)["claims"]) == verdicts


def test_a_name_with_another_meaning_is_another_name() -> None:
    printed = as_read(TWO_MEANINGS)[0]
    assert "let Y = A X" in printed and "let Y_2 = X_2 B" in printed and "f_2 wrt X_2 == B'" in printed


def test_what_holds_only_by_words_is_a_comment() -> None:
    printed = as_read(TWO_MEANINGS.replace("B^T$$", "B$$") + "This is the numerator layout.\n")[0]
    assert "# line 7: claim: right in numerator layout: the transpose: f wrt X == B" in printed.splitlines()


def test_no_letter_of_an_index_is_a_differential() -> None:
    text = r"""With $d$ features, $N = \sum_{j=1}^{d} n_j$ and
$$L_{\text{Ridge}}(w) = \|y - X w\|^2 + \lambda w^T w$$
$$\nabla_w L_{\text{Ridge}} = -2 X^T (y - X w) + 2 \lambda w$$
"""
    assert as_read(text)[1] == Counter({"proved": 1})
