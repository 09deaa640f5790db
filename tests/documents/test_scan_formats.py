"""Formats of documents: what is read of a file, and where in the file each character of it stands."""

import json

import pytest

from matgrad.grammar.documents.formats import FORMATS_OF_DOCUMENTS
from matgrad.grammar.documents.scan import places_of, scanned
from matgrad.grammar.hints import SUFFIXES_OF_DOCUMENTS, may_hold_formulas
from matgrad.grammar.mistakes import Mistake

PYTHON = '''"""Of $x$ and ``$code$``.

.. math::
   :label: one

   f &= \\\\operatorname{tr}(A X) \\\\\\\\
   g = 2

   h = \\frac{1}{2}

is as :math:`\\\\alpha`, `not $this$`::

    $p = q$

>>> f($a$)
"""
# $c = d$
class A:
    def f(self):
        r"""Raw \\[ \\frac{a}{b} \\] é $z$

        .. matgrad: given X: n x p

        .. code-block:: python

            $b$
        """
        "no $y$"
async def g(): "One $w$"
'''
JULIA = '''x = """
 $a$
"""
"""
    f(x)

The map ``x^T A x``, \\$y\\$, $(z) and `$w$`.

```math
2 \\\\alpha
```
"""
f(x) = x' * 'a'  # "
@doc raw"""
Raw ``\\beta``
"""
g(x) = 1
'''
TEX = r"""\newcommand{\tr}[1]{\operatorname{tr}\left(#1\right)} % \newcommand{\X}{x}
\title{$t$}
\begin{document}
Let $X$ % costs $5
and \verb|$y$| \$5.
\begin{align*}
 f &= \tr{A} \\ % matgrad: expect wrong
   &= \X \\%comment $
\end{align*}
\begin{comment} $z$ \end{comment}
\begin{verbatim}
$q$
\end{verbatim}
\iffalse $w$ \fi
\end{document}
$after$
"""
RST = """Title
=====

.. math:: a = b

.. code::

   $c$

.. a comment $d$

Text::

   $e$

and $f$, :math:`g`, `$h$`.
"""
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Of $t$\n", 'Let $X \\in R$ "é\U0001f600" be\n', "\n", "$y$"]},
        {"cell_type": "code", "source": "$c$", "outputs": []},
        {"cell_type": "markdown", "source": "a\t$z$\n$w$"},
    ]
}
CASES = {
    ".py": (PYTHON, ["x", r"f&=\operatorname{tr}(AX)\\g=2", "h=rac{1}{2}", r"\alpha", r"\frac{a}{b}", "z", "w"]),
    ".jl": (JULIA, ["x^TAx", "y", r"2\alpha", r"\beta"]),
    ".tex": (TEX, ["X", r"f&=\operatorname{tr}\left(A\right)\\&=\X\\"]),
    ".rst": (RST, ["a=b", "f", "g"]),
    ".ipynb": (json.dumps(NOTEBOOK, indent=1), ["t", r"X\inR", "y", "z", "w"]),
}


@pytest.mark.parametrize("suffix", CASES)
def test_what_is_read_of_a_file(suffix: str) -> None:
    text, expected = CASES[suffix]
    page = scanned(text, suffix)
    assert ["".join(piece.text for piece in formula.pieces) for formula in page.formulas] == expected


@pytest.mark.parametrize("suffix", CASES)
@pytest.mark.parametrize("mark", ("", "\ufeff"))
def test_each_token_has_its_place_in_the_file(suffix: str, mark: str) -> None:
    """A token stands where it is typed; one of a macro where that is used."""
    text = mark + CASES[suffix][0]
    lines, places = text.split("\n"), places_of(text, suffix)
    for formula in scanned(text, suffix).formulas:
        for piece in formula.pieces:
            line, column = places.position(piece.span[0])
            behind = lines[line - 1][column - 1 :]
            assert behind.startswith((piece.text, "\\" + piece.text, r"\tr", "rac")), (piece, behind)


def test_an_escape_that_may_be_a_command_is_not_read() -> None:
    assert [bool(formula.unread) for formula in scanned(PYTHON, ".py").formulas[:4]] == [False, False, True, False]


def test_a_place_in_a_notebook_has_a_cell_and_a_line() -> None:
    text = json.dumps(NOTEBOOK)
    places = places_of(text, ".ipynb")
    labels = [places.label(formula.span[0]) for formula in scanned(text, ".ipynb").formulas]
    assert labels == ["cell 1, line 1", "cell 1, line 2", "cell 1, line 4", "cell 3, line 1", "cell 3, line 2"]


def test_directives_are_read_in_all_formats() -> None:
    found = [(each.word, each.rest) for suffix in CASES for each in scanned(CASES[suffix][0], suffix).directives]
    assert found == [("given", "X: n x p"), ("expect", "wrong")]


def test_a_docstring_is_a_section_and_a_cell_is_none() -> None:
    assert {each.section for each in scanned(PYTHON, ".py").paragraphs} == {1, 2, 3}
    assert {each.section for each in scanned(json.dumps(NOTEBOOK), ".ipynb").paragraphs} == {1}


UNREADABLE = (
    ("no json", ".ipynb"),
    ("[]", ".ipynb"),
    ('{"cells": 1}', ".ipynb"),
    ("[" * 100_000, ".ipynb"),
    ('"$x$" def', ".py"),
    ("a\0b", ".md"),
)


@pytest.mark.parametrize(("text", "suffix"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_in_a_line(text: str, suffix: str) -> None:
    with pytest.raises(Mistake) as refused:
        scanned(text, suffix)
    assert refused.value.code == "M126" and "\n" not in str(refused.value)


@pytest.mark.parametrize("suffix", FORMATS_OF_DOCUMENTS)
def test_a_text_without_marks_of_formulas_holds_none(suffix: str) -> None:
    assert suffix in SUFFIXES_OF_DOCUMENTS and len(SUFFIXES_OF_DOCUMENTS) == len(FORMATS_OF_DOCUMENTS)
    assert may_hold_formulas(CASES.get(suffix, CASES[".rst"])[0], suffix)
    assert not may_hold_formulas("x = 1\n", suffix) or suffix == ".ipynb"


TYPED = {
    ".py": [r"\\a", r"\\a", r"\\a", r"\\a", r"\a", r"\a", r"\\a"],
    ".jl": [r"\\a", r"\\a", r"\\a", r"\a"],
    ".tex": [r"\a", r"\a"],
    ".rst": [r"\a"] * 3,
    ".ipynb": [r"\\a"] * 5,
}


@pytest.mark.parametrize("suffix", CASES)
def test_a_text_is_typed_as_its_place_wants_it(suffix: str) -> None:
    text = CASES[suffix][0]
    places = places_of(text, suffix)
    found = [formula.span[0] for formula in scanned(text, suffix).formulas]
    assert [places.typed(offset, r"\a") for offset in found] == TYPED[suffix]
