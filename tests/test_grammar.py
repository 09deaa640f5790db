"""The grammar as a table: what is typed, the tree it becomes, the mistake it is."""

import os
import sys
from collections.abc import Callable

import pytest
from program import ran

from matgrad.grammar import generate as build
from matgrad.grammar import unexpected as diagnose
from matgrad.grammar.lines import position, statements
from matgrad.grammar.mistakes import READING, Mistake
from matgrad.grammar.read import read_equation, read_expression, read_statement
from matgrad.grammar.tree import Declaration, Name, Node, Number, Statement


def tree(node: Node | None) -> str:
    """The node as a compact s-expression; calls are f[…]."""
    if isinstance(node, Name):
        return node.text
    if isinstance(node, Number):
        return str(node.value)
    if node is None:
        return "-"
    arguments = " ".join(map(tree, node.args))
    return f"({node.head} {arguments})" if hasattr(node, "head") else f"{node.name.text}[{arguments}]"


def declared(declaration: Declaration) -> str:
    sizes = " ".join(map(tree, declaration.sizes)) or declaration.kind
    return " ".join((f"{declaration.name.text}:", sizes, *declaration.properties))


def fields(statement: Statement) -> str:
    wrt = " ".join(map(tree, statement.wrt)) or "-"
    claims = " ".join(map(tree, (statement.claim, *statement.links)))
    return f"{statement.kind} {tree(statement.formula)} {wrt} {claims}"


EXPRESSIONS = [
    ("A : B", "(: A B)"),
    ("2 Z:A + W:X", "(+ (: (juxt 2 Z) A) (: W X))"),
    ("A : -B C", "(: A (neg (juxt B C)))"),
    ("(A : B) : C", "(: (() (: A B)) C)"),
    ("A - B -C", "(- (- A B) C)"),
    ("A .* B * C", "(* (.* A B) C)"),
    ("A .* B C", "(.* A (juxt B C))"),
    ("A ./ B C", "(./ A (juxt B C))"),
    ("A ⊗ B ⊙ C ∘ D", "(.* (.* (kron A B) C) D)"),
    ("A · B − C", "(- (* A B) C)"),
    ("-x' y", "(neg (juxt (' x) y))"),
    ("A * -B", "(* A (neg B))"),
    ("x' A x", "(juxt (juxt (' x) A) x)"),
    ("x' y / z", "(/ (juxt (' x) y) z)"),
    ("(a / b) c", "(juxt (() (/ a b)) c)"),
    ("1/2 x' A x", "(juxt (juxt (juxt 1/2 (' x)) A) x)"),
    ("2*1/2", "(* 2 1/2)"),
    ("1/2n", None),
    ("x^(1/2)", "(^ x (() 1/2))"),
    ("X^3.^2", "(.^ (^ X 3) 2)"),
    ("0.1 + 1e-3 e", "(+ 1/10 (juxt 1/1000 e))"),
    ("2x1", "(juxt 2 x1)"),
    ("2.*A", "(.* 2 A)"),
    ("X'^2", "(^ (' X) 2)"),
    ("X^-1", "(^ X -1)"),
    ("X⁻¹ x² y³", "(juxt (juxt (^ X -1) (^ x 2)) (^ y 3))"),
    ("A.^-n", "(.^ A (neg n))"),
    ("2^3 x", "(juxt (^ 2 3) x)"),
    *((spelled, "(' X)") for spelled in ("X'", "X^T", "X.T", "Xᵀ", "X’", "X′")),
    *((spelled, "(' (^ X -1))") for spelled in ("X^-T", "X⁻ᵀ")),
    ("X.Test", None),
    ("2 X(A .* B)'", "(juxt 2 (' X[(.* A B)]))"),
    ("X(A)^2", "(^ X[A] 2)"),
    ("X (A)^2", "(juxt X (^ (() A) 2))"),
    ("X³(A)", "(juxt (^ X 3) (() A))"),
    ("eye() + E(i,j,n,p)", "(+ eye[] E[i j n p])"),
    ("((X .* A) 1_p)[k]", "([] (() (juxt (() (.* X A)) ones[p])) k)"),
    ("X[i,:] X[:,2]'", "(juxt ([] X i :) (' ([] X : 2)))"),
    ("A [i,j]", "([] A i j)"),
    ("‖A - B‖_F^2", "(^ norm_F[(- A B)] 2)"),
    ("‖x‖ ‖y‖_2", "(juxt norm2[x] norm2[y])"),
    ("‖A‖_1 + ‖B‖_*", "(+ norm1[A] norm_nuc[B])"),
    ("‖(‖x‖ y)‖", "norm2[(() (juxt norm2[x] y))]"),
    ("λ₁ α_2 Γ", "(juxt (juxt lambda_1 alpha_2) Gamma)"),
    ("norm_F(W1) x_0", "(juxt norm_F[W1] x_0)"),
    ("d inv(A)", "(juxt d inv[A])"),
]

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

MISTAKES = [
    ("X wrt X, wrt Y", "M102", ","),
    ("= A wrt X", "M108", "="),
    ("a == b\n  = c", "M124", "="),
    ("a where a: n = b", "M101", "="),
    ("x == y wrt x", "M101", "wrt"),
    ("x where x: n wrt x", "M101", "wrt"),
    ("x wrt x: n", "M101", ":"),
    ("A × B", "M101", "×"),
    ("x wrt", "M101", ""),
    ("A +  wrt A", "M102", "+"),
    ("A + * B wrt A", "M102", "*"),
    ("' A wrt A", "M102", "'"),
    (": A", "M102", ":"),
    ("tr(A,) wrt A", "M102", ","),
    ("_ij x", "M103", "_"),
    (".5 x", "M103", ".5"),
    ("𝔛 + 1", "M103", "𝔛"),
    ("__import__('os')", "M103", "_"),
    ("‖A‖²_F", "M103", "_F"),
    ("tr(X\u200b X) wrt X", "M104", "\u200b"),
    ("tr(X\0) wrt X", "M104", "\0"),
    ("tr((A B) wrt A", "M105", "("),
    ("tr(A B)) wrt A", "M105", ")"),
    ("(A]", "M105", "]"),
    ("‖A wrt A", "M105", "‖"),
    ("A‖", "M105", "‖"),
    ("\\frac{1}{2} x", "M106", "\\"),
    ("{A + B} x", "M106", "{"),
    (" wrt X where X: n x p", "M107", "wrt"),
    ("", "M107", ""),
    ("f = tr(X) wrt X", "M108", "="),
    ("tr(X) wrt X wrt X", "M109", "wrt"),
    ("X wrt X where X: n x p x m", "M110", "x"),
    ("let twice = A", "M111", "twice"),
    ("X wrt X where X: x x n", "M111", "x"),
    ("X wrt X where X: nxp", "M112", "nxp"),
    ("X wrt X where X: n, X: p", "M113", "X"),
    ("a / b c", "M114", "/"),
    ("A b \\ c", "M114", "\\"),
    ("1' x", "M114", "1'"),
    ("2^a^2", "M114", "^a^"),
    ("x.^2.^3", "M114", ".^2.^"),
    ("||x| - |y||", "M114", "||x|"),
    ("√x²", "M114", "²"),
    ("sum(X, 1)", "M114", "1"),
    ("d/dx (x' x) + x", "M114", "d/dx"),
    ("A wrt A where A: n, p, x: n", "M114", "p"),
    ("A wrt A where A: n x n, B", "M101", "B"),
    ("∂²f/∂x", "M101", "/∂x"),
    ("∂²f/∂x∂y", "M101", "/∂x∂y"),
    ("√xᵀx", "M114", "ᵀ"),
    ("norm(x, 3)", "M101", "3"),
    ("det(X, axis=0)", "M101", "axis=0"),
    ("a / -b (c)", "M114", "/"),
    ("x^1/2", "M114", "1/2"),
    ("x.^-1/2", "M114", "1/2"),
    ("a ./ 1/2 b", "M114", "1/2"),
    ("3/2^2", "M114", "3/2"),
    ("x^s(A)", "M114", "("),
    ("[A, B; C, D] wrt A", "M115", "["),
    ("sum_i x", "M115", "sum_i"),
    ("Σ x", "M115", "Σ"),
    ("X^H", "M115", "^H"),
    ("X†", "M115", "†"),
    ("(A : B : D) wrt A", "M116", ":"),
    ("X[i+1,j]", "M117", "+"),
    ("X[i,j,k]", "M117", "k"),
    ("1e999999999 x", "M118", "1e999999999"),
    ("1/0 x", "M119", "1/0"),
    ("X 2", "M120", "2"),
    ("2 3", "M120", "3"),
    ("A wrt A where A: n x n symetric", "M121", "symetric"),
    ("A wrt A where A: symetric", "M121", "symetric"),
    ("A wrt A where A: n x symmetric", "M121", "symmetric"),
    ("X^T T wrt X where X: n x n, T: n x n", "M122", "^T"),
    ("x' x wrt norm(x)", "M125", "norm(x)"),
    ("tr(A D) wrt A, diag(D) where A: n x n", "M125", "diag(D)"),
    ("y' x wrt (A x)", "M125", "A x"),
    ("x' x wrt x^2", "M125", "x^2"),
    ("x' x wrt x thrice", "M101", "thrice"),
    ("x' x twice wrt x", "M111", "twice"),
    ("x' A x wrt x if A symmetric", "M101", "if"),
    ("x' x wrt x = 2 x", "M101", "="),
    ("x' x, x", "M101", ","),
    ("x' x; x", "M101", ";"),
    ("x.sum() wrt x", "M103", ".sum"),
    ("(x > 0) .* x wrt x", "M103", ">"),
    ("<x, y> wrt x", "M103", "<"),
    ("‖X‖_{2,1} wrt X", "M103", "_{2,1}"),
    ("X wrt X where det(X) > 0", "M101", "det("),
    ("gradient of x' x", "M101", "gradient of x' x"),
    ("sum_{i=1}^n x_i", "M115", "sum_{i="),
    ("X(:,1) wrt X", "M117", ":"),
    ("x wrt x where x: real", "M121", "real"),
]

HELPS = [  # a mistake, and how the help begins
    ("x' x wrt norm(x)", "give it a name: write T for norm(x) in the expression, and wrt T"),
    ("y' A x wrt A x", "for two variables write wrt A, x"),
    ("logdet(S) wrt vech(S)", "declare how the matrix may vary: wrt S where S: n x n symmetric"),
    ("tr(A D) wrt diag(D)", "declare how the matrix may vary: wrt D where D: n x n diagonal"),
    ("tr(A X) wrt vec(X)", "write wrt X; with G for the derivative, the one by vec(X) is vec(G)"),
    ("x' A x wrt x^T", "write wrt x"),
    ("x' A x wrt x^2", "write wrt x twice"),
    ("x' A x wrt x given A: n x n", "declarations stand last, behind where"),
    ("1/n sum(x) wrt x", "write (1 / n) sum(…) or 1 / (n sum(…))"),
    ("tr(A X) wrt X(1,2) == A[2,1]", "an entry is X[1,2]"),
    ("x' A x wrt x -> 2 A x", "a claim is E wrt X == G"),
    ("x' A x == 2 A x, A symmetric", "declarations stand last, behind where"),
    ("(X'X)\\X'y wrt X", "write ((X'X) \\ X') y or (X'X) \\ (X' y)"),
    ("λ/2 ||w||² wrt w", "write (λ / 2) ||…|| or λ / (2 ||…||)"),
    ("einsum('ij,j->i', A, x) wrt x", "write the product, as A B or A : B"),
    ("x.sum() wrt x", "write sum(…)"),
    ("w . x wrt w", "write x' y"),
    ("A.I wrt A", "the inverse is inv(A)"),
    ("A wrt A where A: n x n positive definite", "did you mean spd?"),
    ("A wrt A where A: n x n PSD", "did you mean psd?"),
    ("A wrt A where A: n x n unitary", "did you mean orthogonal?"),
    ("A wrt A where A: [n, n]", "write A: n x n"),
    ("A.shape[0] wrt A", "where A: n x p says that A has n rows"),
    ("x > 0 wrt x", "step(x) is 1 where x > 0"),
    ("x -> A x", "write the expression alone"),
]

SPELLINGS = [  # as others write, and as it is written here
    ("A @ B", "A * B"),
    ("x**2 + y.**2", "x^2 + y.^2"),
    ("||x|| ‖y‖_{2} + ||A||_F^2", "norm2(x) norm2(y) + norm_F(A)^2"),
    ("X^⊤ X^{T} X.mT X.t() X⊤", "X' X' X' X' X'"),
    ("A^{-T} A^(-T)", "A^-T A^-T"),
    ("A^{-1} x^{n+1}", "A^-1 x^(n+1)"),
    ("X^(2) X^((-2))", "X^2 X^-2"),
    ("x_{ij} λ_{1}", "x_ij λ_1"),
    ("X_{i,j} (A B)_{1,:}", "X[i,j] (A B)[1,:]"),
    ("A^+ b", "pinv(A) b"),
    ("A\\b", "inv(A) * b"),
    ("x^2/2", "x^2 / 2"),
    ("x^-3/2", "x^-3 / 2"),
    ("np.linalg.norm(x) torch.trace(X)", "norm(x) trace(X)"),
    ("la.T la", "la' la"),
    ("matmul(A, B) + np.multiply(A, B)", "A * B + A .* B"),
    ("np.linalg.solve(A, b)", "inv(A) * b"),
    ("max(0, s) + np.maximum(s, 0)", "relu(s) + relu(s)"),
    ("min(0, s)", "-relu(-s)"),
    ("log|det(X)|", "logdet(X)"),
    ("x^TAx + A^TA + w^Tx_1", "x'Ax + A'A + w'x_1"),
    ("½ x", "0.5 x"),
    ("√(s) x^∘2 ⊘ y", "sqrt((s)) x.^2 ./ y"),
    ("𝟏ᵀ x 𝟎", "ones' x zeros"),
    ("|a| |b|", "|a||b|"),
    ("|a + ||b|| c|", "|a + norm2(b) c|"),
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


def mistake(text: str, read: Callable[[str], object] = read_statement) -> Mistake:
    with pytest.raises(Mistake) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize(("text", "expected"), EXPRESSIONS)
def test_expression(text: str, expected: str | None) -> None:
    if expected is None:
        mistake(text)
    else:
        assert tree(read_expression(text)) == expected


@pytest.mark.parametrize(("text", "meant"), SPELLINGS)
def test_spelling(text: str, meant: str) -> None:
    assert tree(read_expression(text)) == tree(read_expression(meant))


@pytest.mark.parametrize(("text", "meant"), [*ASKED, *((text, "tr(A X) wrt X") for text in QUESTIONS)])
def test_question(text: str, meant: str) -> None:
    asked, expected = read_statement(text), read_statement(meant)
    assert (fields(asked), asked.twice) == (fields(expected), expected.twice)
    assert text[slice(*asked.wrt[0].span)] == tree(asked.wrt[0])


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


@pytest.mark.parametrize(("text", "code", "marked"), MISTAKES)
def test_mistake(text: str, code: str, marked: str) -> None:
    found = mistake(text)
    assert found.span is not None
    assert (found.code, text[slice(*found.span)].strip()) == (code, marked.strip())


@pytest.mark.parametrize(("text", "help"), HELPS)
def test_mends(text: str, help: str) -> None:
    assert (mistake(text).help or "").startswith(help)


@pytest.mark.parametrize("text", REAL.strip().splitlines())
def test_real_statements_read(text: str) -> None:
    assert read_statement(text).declarations


def test_every_code_is_explained() -> None:
    assert {code for _, code, _ in MISTAKES} | {"M123"} == set(READING)
    assert mistake("tr(A)", read_equation).code == "M123"


@pytest.mark.parametrize("code", sorted(READING))
def test_examples_of_the_codes(code: str) -> None:
    read = read_equation if code == "M123" else read_statement
    context = "tr(Y) wrt Y where " if code in ("M110", "M111", "M112", "M121") else ""
    entry = READING[code]
    assert mistake(context + entry.example.replace("\\u200b", "\u200b"), read).code == code
    read(context + entry.mend)


def test_two_readings_are_shown() -> None:
    assert mistake("x^1/2").help == "write x^(1/2) or (x^1)/2"
    assert mistake("x^-1/2").help == "write x^(-1/2) or (x^-1)/2"
    assert mistake("a / b c").help == "write (a / b) c or a / (b c)"
    assert mistake("a / -b c").help == "write (a / -b) c or a / (-b c)"


def test_spans_are_those_of_the_source() -> None:
    text = "2 tr(A) .* B''"
    product = read_expression(text)
    assert text[slice(*product.span)] == text and text[slice(*product.place)] == ".*"
    left, right = product.args
    assert text[slice(*left.span)] == "2 tr(A)" and left.place == (1, 2)
    assert text[slice(*right.span)] == "B''" and right.args[0].span == (11, 13)


def test_tag_twice_and_line() -> None:
    statement = read_statement("[mask-1] x' x wrt x twice", 7)
    assert (statement.name, statement.twice, statement.line) == ("mask-1", True, 7)


def test_equation() -> None:
    left, right, _ = read_equation("G : kron(dA, B) = unkron_left(G, B) : dA")
    assert (tree(left), tree(right)) == ("(: G kron[dA B])", "(: unkron_left[G B] dA)")


@pytest.mark.parametrize("text", ["(" * 10_000 + "X" + ")" * 10_000, "+".join(["a"] * 10_000), "X" + "'" * 10_000])
def test_deep_input_reads(text: str) -> None:
    assert read_statement(text).span == (0, len(text))


def test_long_input_is_refused() -> None:
    assert mistake("a+" * 60_000).code == "M118"


def test_lines() -> None:
    text = "# head\n\ntr(A # first\n  B) wrt A\n[t] x \\\n wrt x\ntr(X\n[u] tr(Y) wrt Y\n"
    found = [(line, " ".join(joined.split())) for line, joined in statements(text)]
    assert found == [(3, "tr(A B) wrt A"), (5, "[t] x wrt x"), (7, "tr(X"), (8, "[u] tr(Y) wrt Y")]


def test_an_argument_with_a_name_is_no_relation() -> None:
    text = "sum(X, axis=0) == Y\n== Z\ntr(sum(X, axis=0)\n Y) wrt X\n"
    assert [line for line, _ in statements(text)] == [1, 3]


def test_a_broken_line_does_not_take_the_next() -> None:
    assert [line for line, _ in statements("tr((X) wrt X\ntr(Y) wrt Y\n")] == [1, 2]


def test_a_bracket_never_closed_takes_no_other_statement() -> None:
    assert [line for line, _ in statements("tr(A X\ntr(B) wrt B\ntr(A\n X) wrt X\n")] == [1, 2, 3]


def test_the_lines_of_a_chain() -> None:
    text = "d(E) = F\n\n# so\n = G\n= (H\n + K)\n== H\nlet a = b\n= c\ntr(X) wrt X\n= d\n"
    assert [line for line, _ in statements(text)] == [1, 7, 8, 9, 10, 11]


def test_blank_lines_cost_nothing() -> None:
    text = "\n" * 200_000 + "tr(X) wrt X" + "\n" * 200_000
    assert list(statements(text)) == [(200_001, "tr(X) wrt X")]


def test_position_in_joined_lines() -> None:
    ((line, joined),) = statements("tr(A\n  B $) wrt A")
    span = mistake(joined).span
    assert span is not None and position(joined, span[0], line) == (2, 5)


def test_tables_are_current() -> None:
    assert (build.HERE / "tables.py").read_text(encoding="utf-8") == build.tables()


def test_reading_does_not_load_lark() -> None:
    program = "import sys, matgrad.grammar.read; sys.exit('lark' in sys.modules)"
    paths = os.pathsep.join(filter(None, sys.path))
    ran([sys.executable, "-c", program], check=True, env=os.environ | {"PYTHONPATH": paths})


def test_at_most_five_things_are_expected() -> None:
    help = mistake("A and B").help
    assert help is not None and len(help.split(",")) <= 5 and diagnose.READABLE["PLUS"] in help
