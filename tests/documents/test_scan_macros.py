"""Macros of a page: what they stand for at each place, and which are not read."""

import pytest

from matgrad.grammar.documents.page_macros import ENDLESS
from matgrad.grammar.documents.scan import scanned

WRITTEN_OUT = {
    r"\def\tr#1{\operatorname{tr}(#1)} $\tr{A}$": [r"\operatorname{tr}(A)"],
    r"$ \def\p{\partial} \def\g#1#2{\frac{\p #1}{\p #2}} $ $\g fX$": [r"\frac{\partialf}{\partialX}"],
    r"\newcommand{\v}[1]{\mathbf{#1}} $\v x \v{yz}$": [r"\mathbf{x}\mathbf{yz}"],
    r"\newcommand{\n}[2][2]{\|#2\|_{#1}} $\n{x} \n[F]{X}$": [r"\|x\|_{2}\|X\|_{F}"],
    r"\DeclareMathOperator*{\Tr}{Tr} $\Tr A$": [r"\operatorname{Tr}A"],
    r"\DeclarePairedDelimiter\norm{\lVert}{\rVert} $\norm{x} \norm*{x} \norm[\big]{x}$": [r"\lVertx\rVert" * 3],
    r"$\d$ \def\d{1} $\d$ \def\d{2} $\d$": ["1", "1", "2"],
    r"\let\old\tr \renewcommand{\tr}{\old} $\tr$": [r"\tr"],
    r"\let\b\beta $\b$ \def\beta{x} $\b$": [r"\beta", r"\beta"],
    r"\def\p{\partial x} $\frac\p{\p y} \frac1\p$": [r"\frac{\partialx}{\partialxy}\frac{1}{\partialx}"],
    r"\newcommand{\y}{\ensuremath{x}\xspace} $\y$": ["x"],
    "`\\def\\a{x}` $\\a$": [r"\a"],
    "<!-- \\def\\a{x} --> $\\a$": [r"\a"],
    "<!-- matgrad: macro \\t{#1} = tr(#1) --> $\\t{A}$": ["tr(A)"],
    r"\def\a(#1){x} $\a(1)$ and $b$": [r"\macro \a(1)", "b"],
    r"\newcommand{\a}{\ifx y z \fi} $\a$ and $b$": [r"\macro \a", "b"],
    r"\def\a#1{x#1} $y + \a$": [r"y+\macro \a"],
    r"\def\a{x $b$": [r"b"],
}


@pytest.mark.parametrize("text", WRITTEN_OUT)
def test_macros_are_written_out(text: str) -> None:
    found = scanned(text, ".md").formulas
    assert ["".join(piece.text for piece in formula.pieces) for formula in found] == WRITTEN_OUT[text]
    assert not any(formula.unread for formula in found)


ENDLESS_ONES = (
    r"\def\a{\a x} $\a$ $b$",
    r"\def\a{\b}\def\b{\a} $\b$ $b$",
    "".join(rf"\def\{a}{{\{b}\{b}\{b}\{b}}}" for a, b in zip("cdefghijkl", "defghijklm", strict=True)) + r" $\c$ $b$",
)


@pytest.mark.parametrize("text", ENDLESS_ONES)
def test_an_endless_macro_is_not_read_and_all_else_is(text: str) -> None:
    assert [formula.unread for formula in scanned(text, ".md").formulas] == [ENDLESS, ""]


def test_a_token_of_a_macro_stands_at_its_use() -> None:
    text = r"\def\tr#1{\operatorname{tr}(#1)} $\tr{A}$"
    pieces = scanned(text, ".md").formulas[0].pieces
    assert {text[slice(*piece.span)] for piece in pieces} == {r"\tr", "A"}


def test_macros_are_given_for_a_whole_page() -> None:
    page = scanned(r"$\tr{A}$", ".md", [r"% those of the house" + "\n" + r"\newcommand{\tr}[1]{t(#1)}"])
    assert "".join(piece.text for piece in page.formulas[0].pieces) == "t(A)"
