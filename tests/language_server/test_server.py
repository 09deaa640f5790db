"""The language server with a real client: what is wrong is shown, a pointer shows how it came, a fix mends it."""

import time

import pytest

pytest.importorskip("pygls")

from language_server.client import editor

CLAIMS = """given A: n x n, x: n
x' A x wrt x == 2 A x
tr(A) wrt A == I
"""


def test_a_file_of_claims_is_judged_while_it_is_edited() -> None:
    uri = "file:///losses.mg"
    with editor() as client:
        (found,) = client.open(uri, CLAIMS)
        assert found["code"] == "only-symmetric"
        assert found["range"] == {"start": {"line": 1, "character": 16}, "end": {"line": 1, "character": 21}}
        assert "if A is symmetric" in found["message"]
        assert "(A + A') x" in client.fixes(uri, found)[0]["edit"]["changes"][uri][0]["newText"]
        assert "∂f/∂x = (A + Aᵀ) x" in client.hover(uri, 1, 3)
        assert client.edit(uri, client.fixes(uri, found)[0]["edit"]["changes"][uri][0]["newText"], found["range"]) == []


def test_an_edit_is_answered_within_a_third_of_a_second() -> None:
    uri = "file:///long.mg"
    lines = [f"tr(A_{n} X) wrt X == A_{n}'" for n in range(200)]
    with editor() as client:
        assert client.open(uri, "\n".join(lines)) == []
        lines[100] = "tr(A_100 X) wrt X == A_100"
        start = time.monotonic()
        assert [found["code"] for found in client.edit(uri, "\n".join(lines))] == ["transposed"]
        assert time.monotonic() - start < 3  # 0.3 s on a machine with nothing else to do


NOTES = r"""# The norm of a product

Let $A\in\mathbb R^{m\times n}$ and $X\in\mathbb R^{n\times p}$, and

$$\begin{align}
\phi &= \|AX\|_F^2 \\
d\phi &= 2\,AX:A\,dX \\
&= A^TAX:dX \\
\end{align}$$
"""


def test_a_document_is_judged_while_it_is_edited() -> None:
    uri = "file:///notes.md"
    with editor() as client:
        (found,) = client.open(uri, NOTES)
        assert (found["code"], found["range"]["start"]["line"]) == ("factor", 7)
        (fix,) = client.fixes(uri, found)
        (edit,) = fix["edit"]["changes"][uri]
        assert edit == {"range": found["range"], "newText": "2 A^T A X : dX"}
        shown = client.hover(uri, 6, 12)
        assert "read as `d(phi) = 2 A X : A dX`" in shown and "∂f/∂X = 2 Aᵀ A X" in shown
        assert client.edit(uri, edit["newText"], edit["range"]) == []


def test_what_cannot_be_read_says_nothing_and_stops_nothing() -> None:
    with editor() as client:
        assert client.open("file:///broken.ipynb", "{") == []
        assert client.open("file:///empty.tex", "") == []
        assert len(client.open("file:///losses.mg", CLAIMS)) == 1
