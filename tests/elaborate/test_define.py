"""Lines `given …` and `let …`: what they mean below, what it costs, and the mistakes in them."""

from time import process_time

import pytest
from mathematics import BITS, close
from seam.engine import below, writer_of
from seam.parts import EMPTY, TEXT, Ball, Context, Derivation, after, precision, show_shape, solve

from matgrad import derive
from matgrad.cli.formats.outline import outline
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Contextual

# Lines above a statement, the statement, and its gradient.
GRADIENTS = [
    ("let R = A X - B", "norm_F(R)^2 wrt X", "2 A' R"),
    ("let R = A X - B; let Z = C .* R", "norm_F(Z)^2 wrt X", "2 A' (C .* Z)"),
    ("let z = A x; let s = z' z", "exp(s) wrt x", "2 exp(s) A' z"),
    ("let s = tr(X)", "s^2 wrt X where X: n x n", "2 s eye(n)"),
    ("let Z = A B", "tr(Z X) wrt X", "Z'"),
    ("let Z = A X; let Y = A X", "tr(Z Y') wrt X", "2 A' Y"),
    ("let Z = X Y", "tr(Z(A)) wrt A", "Z'"),
    ("given x: n; let z = x .* x", "z[i] wrt x", "2 x[i] e(i, n)"),
    ("let cube(t) = t^3", "sum(cube(X)) wrt X", "3 X.^2"),
    ("let cube(t) = t^3", "cube(a) wrt a", "3 a^2"),
    ("let cube(t) = t^3; let Z = cube(A X)", "sum(Z) wrt X", "3 A' (A X).^2"),
    ("let cube(t) = t^3; let f(s) = cube(s) + cube(2 s)", "sum(f(X)) wrt X", "27 X.^2"),
    ("let inverse(t) = 1/t", "sum(inverse(X)) wrt X", "-1 ./ X.^2"),
    ("let z = A x; let z = B x", "z' z wrt x", "2 B' z"),
    ("let z = A x; let s = z' z; let z = B x", "s wrt x", "2 A' A x"),
    ("let f = X; let f(t) = t^2", "sum(f(X)) wrt X", "2 X"),
    ("let f(t) = t^2; let g(t) = f(t); let f(t) = t", "sum(g(X)) wrt X", "2 X"),
    ("let lift(t) = erf(t)", "lift(a) wrt a", "2 exp(-a^2)/sqrt(4 arctan(1))"),
]

# Lines above a statement, the statement, and its names with their shapes.
SHAPES = [
    ("given c: n", "c' x wrt x", "c: n×1  x: n×1"),
    ("given A: n x n, c: n", "x' x wrt x", "x: m×1"),
    ("given A: n x n", "sum(A) wrt A where A: 2 x 3", "A: 2×3"),
    ("given A: n x n; given A: n x p", "sum(A) wrt A", "A: n×p"),
    ("given c: n; let z = A c", "sum(z) wrt A", "A: m×n  c: n×1"),
    ("given A: n x n; let Z = A X", "sum(Z) wrt X where A: m x 3", "A: m×3  X: 3×n"),
    ("let Z = A X; let Y = B X", "sum(Z) wrt X", "A: m×n  X: n×k"),
    ("given I: n x n", "tr(I X) wrt X", "I: n×n  X: n×n"),
    ("let n = 3", "sum(X) wrt X where X: n x n", "X: n×n"),
]

# Names that the language or the engine uses for something else.
FREE = ["A", "B", "dA", "e", "E", "I", "T", "t", "power", "total", "row", "product", "scaled", "symbol", "number"]

# Lines, the code of the mistake in the last, and the place that it points at.
MISTAKES = [
    ("let A = B A", "M215", "A"),
    ("given A: n x n; let A = B", "M215", "A"),
    ("let A = B; given A: n x n", "M215", "A"),
    ("let f(t) = t; let z = f(x); let f(t) = t^2", "M215", "f"),
    ("let f(t) = t; given f: n", "M215", "f"),
    ("let A = B; tr(A X) wrt X where A: n x n", "M215", "A"),
    ("let f(t) = t; f(a) wrt a where f: scalar", "M215", "f"),
    ("let n = 3; sum(X)*n wrt X where X: n x n", "M215", "n"),
    ("tr(eye(n)) wrt n where n: vector", "M215", "n"),
    ("let T = A; tr(X^T T) wrt X", "M122", "^T"),
    ("given T: n x n; tr(X^-T) wrt X", "M122", "^-T"),
    ("given T: n x n; let Z = X^T Y", "M122", "^T"),
    ("let f(t) = a*t", "M216", "a"),
    ("let A = B; let f(t) = A*t", "M216", "A"),
    ("let f(t) = ones(2)*t", "M216", "ones(2)*t"),
    ("let f(t) = triu(t)", "M216", "triu(t)"),
    ("let tr = X", "M211", "tr"),
    ("let exp(t) = t", "M211", "exp"),
    ("let d(t) = t", "M211", "d"),
    ("given exp: n", "M211", "exp"),
    ("let R = A X; tr(X) wrt X, R", "M290", "R"),
    ("let f(t) = t; tr(f(X)) wrt f", "M211", "f"),
    ("let f(t) = f(t) + 1", "M201", "f"),
    ("let f(t) = t; f + 1 wrt a", "M210", "f"),
    ("let f(t) = t; f(a, 2) wrt a", "M202", "f(a, 2)"),
    ("let B = tracee(Y); tr(X B) wrt X", "M201", "B"),
    ("given A: n x p, B: n x p; let Z = A B; sum(2*Z) wrt A", "M203", "Z"),
    ("given A: n x p; let Z = A + A'; let Y = 2*Z; sum(Y) wrt A", "M203", "Y"),
    ("given A: n x p; let s = det(A); s^2 wrt A", "M208", "s"),
]


def context(lines: str) -> Context:
    """What some lines, parted by semicolons, add up to."""
    return below(filter(None, lines.split("; ")))


def derived(lines: str, statement: str) -> Derivation:
    """The verified derivation of a statement below some lines."""
    return derive(statement, given=filter(None, lines.split("; ")))


def written(derivation: Derivation) -> str:
    """The gradient with the user's names and those of intermediates."""
    named = outline(derivation, "", "normal", expand=False)
    return writer_of(derivation, TEXT).write(named.results[0].gradient)


@pytest.mark.parametrize(("lines", "statement", "gradient"), GRADIENTS)
def test_gradient(lines: str, statement: str, gradient: str) -> None:
    """The line that is printed keeps the user's names."""
    derivation = derived(lines, statement)
    assert derivation.verification
    assert written(derivation) == gradient


@pytest.mark.parametrize(("lines", "statement", "expected"), SHAPES)
def test_shapes(lines: str, statement: str, expected: str) -> None:
    symbols = derived(lines, statement).problem.symbols
    assert "  ".join(f"{symbol.name}: {show_shape(symbol.shape)}" for symbol in symbols) == expected


@pytest.mark.parametrize("name", FREE)
def test_names_of_functions_are_free(name: str) -> None:
    """A function hides nothing that the engine calls by its name."""
    derivation = derived(f"let {name}(t) = t^3", f"sum({name}(X)) + sum((2*X).^2) + det(X) wrt X")
    assert written(derivation) == "8 X + 3 X.^2 + det(X) inv(X)'"


@pytest.mark.parametrize(("text", "code", "marked"), MISTAKES)
def test_mistake(text: str, code: str, marked: str) -> None:
    lines, _, last = text.rpartition("; ")
    above = context(lines)
    with pytest.raises(Mistake) as caught:
        statement = read_statement(last)
        after(above, statement) if isinstance(statement, Contextual) else solve(statement, True, above)
    assert caught.value.span is not None
    assert (caught.value.code, last[slice(*caught.value.span)]) == (code, marked)


def test_a_function_has_its_value() -> None:
    """mish(t) = t tanh(log(1 + exp(t))), worked out in balls."""
    mish = context("let mish(t) = t*tanh(softplus(t))").functions["mish"]
    with precision(BITS):
        t = Ball(3) / 4
        assert mish.value and close(mish.value(t), t * (1 + t.exp()).log().tanh())


def test_what_is_not_used_costs_nothing() -> None:
    """A definition is looked into where it is used: another may be wrong, or huge."""
    huge = "; ".join(f"let B{i + 1} = B{i} B{i}" for i in range(40))
    assert written(derived(f"let Z = tracee(X) + foo(Y); {huge}", "tr(A X) wrt X")) == "A'"


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("let B{1} = B{0} B{0}", "tr(B40) wrt B0"),
        ("let B{1} = B{0} .* B{0}", "sum(B40) wrt B0 where B0: n x n"),
        ("let B{1} = B{0} + B{0}", "sum(B40) wrt B0 where B0: n x n"),
        ("let f{1}(t) = f{0}(f{0}(t))", "f40(a) wrt a"),
    ],
)
def test_forty_doublings(line: str, statement: str) -> None:
    """2⁴⁰ factors, addends or calls are refused or answered at once, and briefly."""
    lines = [line.format(i, i + 1) for i in range(40)]
    start = process_time()
    try:
        text = written(derived("; ".join(["let f0(t) = t^2 + 1", *lines]), statement))
    except Mistake as mistake:
        text = mistake.message
        assert mistake.code in ("M294", "M241")
    assert len(text) < 100_000
    assert process_time() - start < 5


def test_a_context_is_not_changed() -> None:
    """Each line makes a new context; a refused line leaves the old one as it was."""
    above = context("let A = B C")
    with pytest.raises(Mistake):
        after(above, read_statement("let A = A D"))
    assert list(above.formulas) == ["A"] and list(EMPTY.formulas) == []
