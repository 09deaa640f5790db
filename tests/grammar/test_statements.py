"""Statements and declarations as tables, as written here and as others write them."""

import pytest
from trees import declared, fields, mistake, tree

from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import is_twice, wrt_of

STATEMENTS = [
    ("tr(X)", "expression tr[X] - -"),
    ("tr(X) wrt X", "derive tr[X] X -"),
    ("tr(W X) wrt W, X", "derive tr[(juxt W X)] W X -"),
    ("tr(X) wrt X == I", "claim tr[X] X I"),
    ("tr(X) wrt X[i,j] == e", "claim tr[X] ([] X i j) e"),
    ("(E)[k] wrt X == G", "claim ([] (() E) k) X G"),
    ("tr(A B) == tr(B A)", "equal tr[(juxt A B)] - tr[(juxt B A)]"),
    ("d tr(X) = I : dX", "chain (juxt d tr[X]) - (: I dX)"),
    ("d(f) = dg", "chain d[f] - dg"),
    ("d(f) = g\n  = h\n  = k where k: n", "chain d[f] - g h k"),
    ("d(f) = g where g: n\n  = h", "chain d[f] - g h"),
    ("a == b == c", "equal a - b c"),
    ("a wrt x == b\n == c", "claim a x b c"),
    ("  = I : dX", "continuation - - (: I dX)"),
    ("== tr(X)", "continuation - - tr[X]"),
    ("let Z = W' X", "let (juxt (' W) X) - -"),
    ("let mish(t) = t*tanh(t)", "function (* t tanh[t]) - -"),
    ("given X: n x p", "given - - -"),
]


DECLARATIONS = [
    ("X: n x p", "X: n p"),
    ("x: n", "x: n"),
    ("s: scalar positive", "s: scalar positive"),
    ("r: 1 x n", "r: 1 n"),
    ("x: x x n", None),
    ("A: 3x3 symmetric invertible", "A: 3 3 symmetric invertible"),
    ("A: 3xn", "A: 3 n"),
    ("A: n × n spd", "A: n n spd"),
    ("C: m*p x n*q+1", "C: (* m p) (+ (* n q) 1)"),
    ("Σ: n x n", None),
    ("λ: scalar", "lambda: scalar"),
]


QUESTIONS = [
    "d/dX tr(A X)",
    "d/d(X) tr(A X)",
    "d(tr(A X))/dX",
    "d tr(A X)/dX",
    "∂/∂X tr(A X)",
    "∂tr(A X)/∂X",
    "∇_X tr(A X)",
    "∇_{X} tr(A X)",
    "grad_X tr(A X)",
    "grad(tr(A X), X)",
    "diff(tr(A X), X)",
    "derivative of tr(A X) wrt X",
    "derivative tr(A X) wrt X",
    "the gradient of tr(A X) w.r.t. X",
    "tr(A X) with respect to X",
    "tr(A X) wrt (X)",
    "tr(A X) wrt [X]",
    "grad tr(A X) wrt X",
    "∇ tr(A X) wrt X",
]


ASKED = [
    ("hess(f, x)", "f wrt x twice"),
    ("diff(f, x, 2)", "f wrt x twice"),
    ("∂²f/∂x²", "f wrt x twice"),
    ("∇²_x f", "f wrt x twice"),
    ("d²/dx² f", "f wrt x twice"),
    ("d²f/dx²", "f wrt x twice"),
    ("∂²f/∂x∂xᵀ", "f wrt x twice"),
    ("diff(f, x, x)", "f wrt x twice"),
    ("d^2(f)/dx^2", "f wrt x twice"),
    ("hessian of f wrt x", "f wrt x twice"),
    ("dL/dW", "L wrt W"),
    ("f wrt W and b", "f wrt W, b"),
    ("f wrt W, b, and c", "f wrt W, b, c"),
    ("f wrt (W, b) twice", "f wrt W, b twice"),
    ("∂f/∂X == A", "f wrt X == A"),
    ("∂f/∂X = A", "f wrt X == A"),
    ("d(f)/dX = A", "f wrt X == A"),
]


NAMES = [  # a word that is declared keeps its meaning
    ("d/dx wrt x where d: scalar, dx: scalar", "derive (/ d dx) x -"),
    ("grad_X x wrt x where grad_X: n x n", "derive (juxt grad_X x) x -"),
    ("d + d/dx", "expression (+ d (/ d dx)) - -"),
    ("x^t wrt x where t: scalar", "derive (^ x t) x -"),
    ("x^t y", "expression (juxt (^t x) y) - -"),
    ("x^Theta", "expression (^ x Theta) - -"),
    ("x^Tx + Tx", "expression (+ (^ x Tx) Tx) - -"),
    ("y^tX b", "expression (juxt (juxt (^t y) X) b) - -"),
    ("A'fro'", "expression (juxt (' A) (' fro)) - -"),
]


DECLARED = [
    ("A: (n, p)", "A: n x p"),
    ("A: n, n", "A: n x n"),
    ("A: n, n symmetric, x: n", "A: n x n symmetric, x: n"),
    ("x: (n,)", "x: n"),
    ("A in R^{n x p}", "A: n x p"),
    ("A ∈ R^{n×n} spd", "A: n x n spd"),
    ("A ∈ ℝ^(n × n), x ∈ ℝ^n, s ∈ ℝ", "A: n x n, x: n, s: scalar"),
    ("A, B: n x n spd", "A: n x n spd, B: n x n spd"),
    ("A: n x n, symmetric", "A: n x n symmetric"),
    ("A symmetric, B is symmetric", "A: symmetric, B: symmetric"),
    ("A symmetric and x: n", "A: symmetric, x: n"),
    ("A is a symmetric matrix, x: R^n, B: R^{n x n}", "A: symmetric matrix, x: n, B: n x n"),
    ("x ∈ ℝⁿ, A ∈ ℝᵐˣⁿ, B ∈ ℝ³×³", "x: n, A: m x n, B: 3 x 3"),
    ("A: n by n, B: R x R, x: R", "A: n x n, B: R x R, x: R"),
    ("A: symmetric n x n, B is n x n spd", "A: n x n symmetric, B: n x n spd"),
]


REAL = """
norm_F(A .* (Y - W' X))^2 wrt W where A: m x p, Y: m x p, W: n x m, X: n x p
(X .* A) ones(p) wrt A where X: n x p, A: n x p
log(1 + (x - u)' inv(A) (x - u)/s) wrt u where x: n, u: n, A: n x n spd, s: scalar positive
tr(exp(-((X .* X)' ones(m,p) - 2*X' Y)/(2*s^2)) B) wrt Y where X: m x n, Y: m x p, B: p x n, s: scalar positive
(d' x)*(a' X b)^(1/2)*(y' c) wrt X where d: m, x: m, a: n positive, X: n x p positive, b: p positive, y: q, c: q
0.25*norm2((A x).^2 - b)^2 wrt x twice where A: m x n, x: n, b: m
diag(A x) x wrt x where x: n, A: n x n
inv(A + t*B) wrt t == -B (A + t*B)^-2 where A: n x n spd, B: n x n, t: scalar
"""


@pytest.mark.parametrize(("text", "meant"), [*ASKED, *((text, "tr(A X) wrt X") for text in QUESTIONS)])
def test_question(text: str, meant: str) -> None:
    asked, expected = read_statement(text), read_statement(meant)
    assert (fields(asked), is_twice(asked)) == (fields(expected), is_twice(expected))
    variable = wrt_of(asked)[0]
    assert text[slice(*variable.span)] == tree(variable)


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_declared_words_are_names(text: str, expected: str) -> None:
    assert fields(read_statement(text)) == expected


@pytest.mark.parametrize(("text", "meant"), DECLARED)
def test_declared_as_others_do(text: str, meant: str) -> None:
    found, expected = (read_statement(f"given {each}").declarations for each in (text, meant))
    assert list(map(declared, found)) == list(map(declared, expected))


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_statement(text: str, expected: str) -> None:
    assert fields(read_statement(text)) == expected


@pytest.mark.parametrize(("text", "expected"), DECLARATIONS)
def test_declaration(text: str, expected: str | None) -> None:
    if expected is None:
        mistake(f"given {text}")
    else:
        assert [declared(each) for each in read_statement(f"given {text}").declarations] == [expected]


@pytest.mark.parametrize("text", REAL.strip().splitlines())
def test_real_statements_read(text: str) -> None:
    assert read_statement(text).declarations


def test_tag_twice_and_line() -> None:
    statement = read_statement("[mask-1] x' x wrt x twice", 7)
    assert (statement.name, is_twice(statement), statement.line) == ("mask-1", True, 7)
