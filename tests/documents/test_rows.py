"""Rows: what is parted, what is joined, what goes on from what, and what is not read at once."""

import pytest

from matgrad.grammar.documents.parts import DocumentPage, FormulaRow, PageFormula, Paragraph, Prose
from matgrad.grammar.documents.rows import rows_of
from matgrad.grammar.documents.scan import scanned
from matgrad.grammar.latex.pieces import moved, pieces, spelled


def formula(text: str, start: int = 0, kind: str = "display") -> PageFormula:
    found = [moved(each, (each.span[0] + start, each.span[1] + start)) for each in pieces(text)]
    return PageFormula(kind, tuple(found), (start, start + len(text)))


def paragraph(text: str) -> tuple[Paragraph, ...]:
    """A text whose formulas stand in dollars, two for a display."""
    runs, place = list[Prose | PageFormula](), 0
    for number, part in enumerate(text.replace("$$", "\u00a7$").split("$")):
        kind = "display" if part.startswith("\u00a7") else "inline"
        inner = part.strip("\u00a7")
        runs.append(formula(inner, place, kind) if number % 2 else Prose(inner, (place, place + len(inner))))
        place += len(inner)
    return (Paragraph(tuple(runs), 0),)


def written(row: FormulaRow) -> str:
    text = " ".join(f"{member.relation} {spelled(member.pieces)}".strip() for member in row.members)
    text = text.strip()
    return f"{text} # {row.unread}" if row.unread else f"{text} ({row.words})" if row.words else text


def rows(*formulas: str) -> list[str]:
    page = DocumentPage("", tuple(Paragraph((formula(text),), 0) for text in formulas))
    return [written(row) for row in rows_of(page)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\eqalign{ f &= Y:Y \cr df &= 2Y:dY \cr &= G:dX \cr }", ["f = Y:Y", "df = 2Y:dY", "= G:dX"]),
        (r"f = \operatorname{vec}(F),\quad x = y", [r"f = \operatorname{vec}(F)", "x = y"]),
        (r"w = Bx \implies dw = B\,dx", ["w = Bx", "dw = Bdx"]),
        (r"X &= A & d(X) = E\\ Y &= B & d(Y) = F", ["X = A", "d(X) = E", "Y = B", "d(Y) = F"]),
        (r"z &= Wx, &\,\,dz= dW\,x \cr", ["z = Wx", "dz = dWx"]),
        (r"f &= a \\ &+ b \\ &\quad - c \\ &= d", ["f = a+b-c", "= d"]),
        (r"f &= a + \\ & b \\ =& c", ["f = a+b", "= c"]),
        (r"\frac{\partial f}{\partial X} \\ = A", [r"\frac{\partialf}{\partialX} = A"]),
        (r"f = \left( a \right. \\ \left. b \right) = c", ["f = (ab) = c"]),
        (r"\text{(I)}&& f &= x \\ \text{(II)}&& g &= y", ["f = x", "g = y"]),
        (r"f = g \quad (1)", ["f = g"]),
        (r"\min_X f(X) = \|AX\|", [r"f(X) = \|AX\|"]),
        (r"\underset{W}{\text{minimize}} \quad J(W) = \|XW\|", [r"J(W) = \|XW\|"]),
        (r"\min_x f(x) = c", [r"\min_xf(x) = c"]),
        (r"\begin{cases} f = x \\ g = y \end{cases}", ["f = x", "g = y"]),
        (r"\left\{\begin{aligned} y &= Ax \\ f &= b \end{aligned}\right. \qquad g = c", ["y = Ax", "f = b", "g = c"]),
        (r"f &= x && \text{(Produktregel)}", ["f = x (( Produktregel))"]),
        (r"f &= x && \text{Jacobi}", ["f = x (Jacobi)"]),
        (r"\text{loss} &= x", [r"\text{loss} = x"]),
        (r"(y = X^Tw)", ["y = X^Tw"]),
        (r"by &= ax", ["by = ax"]),
        (r"X^⊤ y =?= z", ["X^{T}y =?= z"]),
        (r"f = g = h \in \mathbb{R}^{n}", ["f = g = h"]),
        (r"a = b \text{ and } c = d", ["a = b", "c = d"]),
        (r"f &= A \hspace{8mm} \text{note: by the product rule}", ["f = A (note: by the product rule)"]),
        (r"DF_R:H\rightarrow tr(H) = tr(B)", ["DF_R(H) = tr(H) = tr(B)"]),
        (r"f : X \mapsto XA", ["f(X) = XA"]),
        (r"f \overset{\text{def}}{=} x \stackrel{(a)}{=} y", ["f := x = y"]),
        (r"f : = x², g = X⁻¹ b", ["f := x^{2}", "g = X^{-1}b"]),
        (r"\begin{array}{rcl} f &=& x \\ &=& y\end{array}", ["f = x", "= y"]),
        (r"\boxed{f = x}", ["f = x"]),
        (r"{\color{red} f} = \textcolor{blue}{x} \tag{1}", ["{f} = {x}"]),
        (r"f &= \underbrace{A x}_{y} \\[2pt] &= {} y", ["f = {Ax}", "= y"]),
    ],
)
def test_what_is_a_row(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (r"f = 2 \text{ times } X", "words"),
        (r"f = g \quad \text{if } A = A^T", "it hangs on a condition"),
        (r"\text{If } A = A^T, \quad f = g", "it hangs on a condition"),
        (r"f = g \iff h = k", "it is said of both at once"),
        (r"f = a \\ - g = h", "it begins with a sign"),
        (r"f &= A \\ & B", "it goes on without a sign"),
        (r"x^T A x", "nothing is said to be equal"),
        (r"f = (a", "a bracket is not closed"),
        (r"f = {a", "a bracket is not closed"),
        (r"f = ", "cut off"),
        (r"f = a \quad B", "something stands beside it"),
        (r"f &= a \\ &= 0", "it is set to 0"),
        (r"x = [x_1, \ldots, x_n]^T", "its entries are named"),
        (r"g &= A \\ \intertext{Setting this to zero,} x &= b", "it hangs on a condition"),
        (r"= g", "there is nothing that it goes on from"),
    ],
)
def test_what_is_not_read_at_once(text: str, reason: str) -> None:
    assert rows(text)[-1].endswith(f"# {reason}")


def test_nothing_goes_on_from_an_estimate_or_from_what_is_not_read() -> None:
    assert rows(r"f(x+h) &\approx a \\ &= c")[1] == "= c # it goes on from an estimate"
    assert rows(r"f &= a \quad B \\ &= c")[1] == "= c # it goes on from a row that is not read"
    assert rows(r"f &= a \\ &= b \quad B \\ &= c")[2] == "= c"
    assert rows(r"g &= 0 \\ \implies x &= b")[1] == "x = b # it follows under a condition"


def test_a_formula_goes_on_from_the_display_above() -> None:
    assert rows("f = a", "= b") == ["f = a", "= b"]
    found = rows_of(DocumentPage("", paragraph("$$f = a$$ where $Y = B$, so $$= c$$")))
    assert [row.unread for row in found][:2] == ["", ""]


def test_an_equals_sign_between_two_formulas_joins_them() -> None:
    found = rows_of(DocumentPage("", paragraph("we know $f$ = tr$(X)$ and that $A$ is square")))
    assert [written(row) for row in found] == ["f = tr(X)"]


def test_a_formula_cut_off_in_an_argument_is_one_row_that_is_not_read() -> None:
    page = scanned(r"$$\underset{x}{min = x$$ and $y = z$", ".md")
    assert [bool(row.unread) for row in rows_of(page)] == [True, False]
