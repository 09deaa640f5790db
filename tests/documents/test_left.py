"""Left sides: what is differentiated, by what, along what; and what is not read since it may be two things."""

import pytest

from matgrad.grammar.documents.conventions import conventions_of
from matgrad.grammar.documents.left import left_of
from matgrad.grammar.documents.parts import (
    Along,
    Derivative,
    Differential,
    DocumentPage,
    Left,
    Nothing,
    NotRead,
    PageFormula,
    Paragraph,
    ReadRow,
    ValueOf,
    Whole,
)
from matgrad.grammar.documents.rows import rows_of
from matgrad.grammar.documents.sides import read_row
from matgrad.grammar.latex.pieces import pieces
from matgrad.grammar.tree import Call, Name, Node


def page(text: str) -> DocumentPage:
    return DocumentPage(text, (Paragraph((PageFormula("display", tuple(pieces(text)), (0, len(text))),), 0),))


def left(text: str) -> Left:
    return left_of(pieces(text), conventions_of(page("A^T")))


def name(node: Node | None) -> str:
    """A name, f(x) with its arguments; what else there is by its kind."""
    if isinstance(node, Call):
        return f"{node.name.text}({','.join(map(name, node.args))})"
    return node.text if isinstance(node, Name) else type(node).__name__


@pytest.mark.parametrize(
    ("text", "of", "by"),
    [
        (r"\frac{\partial f}{\partial X}", "f", "X"),
        (r"\frac{\partial}{\partial X} f", "f", "X"),
        (r"\frac{\mathrm d f}{\mathrm d X}", "f", "X"),
        (r"{\partial f \over \partial X}", "f", "X"),
        (r"\partial f/\partial X", "f", "X"),
        (r"df/dX", "f", "X"),
        (r"\frac{\partial F(U,V)}{\partial U}", "F(U,V)", "U"),
        (r"\frac{\partial f}{\partial x}(x)", "f", "x"),
        (r"\nabla_X f", "f", "X"),
        (r"\nabla f(x)", "f(x)", "x"),
        (r"\nabla(f)(X)", "f", "X"),
        (r"\nabla_{X}(F)", "F", "X"),
        (r"\triangledown G(v)", "G(v)", "v"),
        (r"f'(x)", "f", "x"),
        (r"Df(x)", "f", "x"),
        (r"D_X f(X)", "f(X)", "X"),
        (r"\frac{d}{dX} x^TAx", "Apply", "X"),
        (r"\nabla_x \lambda x^T x", "Apply", "x"),
    ],
)
def test_a_derivative(text: str, of: str, by: str) -> None:
    found = left(text)
    assert isinstance(found, Derivative)
    assert (name(found.of), [name(each) for each in found.variables]) == (of, [by])
    assert not found.twice and not found.turned


@pytest.mark.parametrize(
    "text",
    [
        r"\frac{\partial^2 f}{\partial x\partial x^T}",
        r"\frac{d^2 f}{dx^2}",
        r"\nabla^2_x f",
        r"\nabla^2 f(x)",
        r"\nabla_{xx} f",
        r"f''(x)",
    ],
)
def test_a_second_derivative(text: str) -> None:
    found = left(text)
    assert isinstance(found, Derivative) and found.twice and [name(each) for each in found.variables] == ["x"]


def test_a_derivative_by_the_transpose() -> None:
    found = left(r"\frac{\partial f}{\partial X^T}")
    assert isinstance(found, Derivative) and found.turned and name(found.variables[0]) == "X"


@pytest.mark.parametrize(
    "text",
    [
        r"Df_X(H)",
        r"Df(X)(H)",
        r"D f(X)[H]",
        r"f'(X)H",
        r"\mathrm D f(X)\cdot H",
        r"df(X;H)",
        r"\langle\nabla f(X),H\rangle",
        r"\nabla f(X)^T H",
    ],
)
def test_a_direction(text: str) -> None:
    found = left(text)
    assert isinstance(found, Along)
    assert [name(each) for each in (found.of, found.variable, found.direction)] == ["f", "X", "H"]


@pytest.mark.parametrize(
    "text", ["df", r"d\phi", r"\mathrm{d}f", r"{\rm d} f", "d(XY)", r"d\log\det X", "dw^T", "d|X|"]
)
def test_a_differential(text: str) -> None:
    assert isinstance(left(text), Differential)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f(X)", ["f", "X"]),
        ("f(X, y)", ["f", "X", "y"]),
        (r"\ell(\theta)", ["ell", "theta"]),
        ("g(x; A)", ["g", "x", "A"]),
    ],
)
def test_a_value(text: str, expected: list[str]) -> None:
    found = left(text)
    assert isinstance(found, ValueOf)
    assert [name(found.function), *map(name, found.arguments)] == expected


@pytest.mark.parametrize("text", ["f", "d", "d_i", "A:B", r"A(U+H)", r"\operatorname{tr}(X)", r"dA\,x + A\,dx"])
def test_a_formula(text: str) -> None:
    assert isinstance(left(text), Whole)


@pytest.mark.parametrize(
    "text",
    [
        r"dx^T A x",
        r"\frac{\partial}{\partial X} A + B",
        r"\frac{\partial f}{\partial Ax}",
        r"\frac{\partial f}{\partial Y}\frac{\partial Y}{\partial X}",
        r"\frac{\partial^2 f}{\partial x \partial y}",
        r"\nabla f^T",
        r"\nabla f : H",
        r"\nabla\cdot E",
        r"\nabla_x f(x)^T g(x)",
        "(W)",
    ],
)
def test_what_may_be_two_things_is_not_read(text: str) -> None:
    assert isinstance(left(text), NotRead)


def test_sides_are_read_apart() -> None:
    text = r"df &= \star A \\ &= G:dX \\ \heartsuit &= B \\ &= C \\"
    text += r"G = \frac{\partial f}{\partial Y} &= Y \\ x & \approx y"
    rows = [read_row(row, conventions_of(page(text))) for row in rows_of(page(text))]
    first, link, third, fourth, fifth, last = (row for row in rows if isinstance(row, ReadRow))
    assert isinstance(first.left, Differential) and isinstance(first.sides[0], NotRead)
    assert isinstance(link.left, Nothing) and not isinstance(link.sides[0], NotRead)
    assert isinstance(third.left, NotRead) and not isinstance(third.sides[0], NotRead)
    assert isinstance(fourth.left, Nothing)
    assert isinstance(fifth.left, Derivative) and isinstance(fifth.sides[0], Name) and fifth.sides[0].text == "G"
    assert isinstance(last.sides[0], NotRead)
