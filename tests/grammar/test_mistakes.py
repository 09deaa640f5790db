"""Mistakes as tables: the code of each, the place it marks, and the help."""

import pytest
from trees import mistake

from matgrad.grammar import codes
from matgrad.grammar import unexpected as diagnose
from matgrad.grammar.mistakes import ErrorCode
from matgrad.grammar.read import read_equation, read_statement

READING = [code for code in vars(codes).values() if isinstance(code, ErrorCode)]

MISTAKES = [
    ("X wrt X, wrt Y", "M102", ","),
    ("= A wrt X", "M108", "="),
    ("a == b\n  = c", "M124", "="),
    ("a where a: n = b", "M101", "="),
    ("x == y wrt x", "M101", "wrt"),
    ("x where x: n wrt x", "M101", "wrt"),
    ("x wrt x: n", "M101", ":"),
    ("x × y × z", "M114", "× y ×"),
    ("x' y × z", "M114", "×"),
    ("given × x", "M101", "×"),
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
    ("\\bigoplus x", "M106", "\\bigoplus"),
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
    ("y' x wrt A x", "M125", "A x"),
    ("x' x wrt x^2", "M125", "x^2"),
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
    ("X(:,1) wrt X", "M117", ":"),
    ("x wrt x where x: real", "M121", "real"),
]


HELPS = [  # a mistake, and how the help begins
    ("x' x wrt 2 x", "write wrt (2 x)"),
    ("y' A x wrt A x", "for two variables write wrt A, x"),
    ("x' A x wrt x^2", "write wrt … twice"),
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
    ("x > 0 wrt x", "it stands in where(x > 0, x^2, 0) alone"),
    ("x -> A x", "write the expression alone"),
]


@pytest.mark.parametrize(("text", "code", "marked"), MISTAKES)
def test_mistake(text: str, code: str, marked: str) -> None:
    found = mistake(text)
    assert found.span is not None
    assert (found.code, text[slice(*found.span)].strip()) == (code, marked.strip())


@pytest.mark.parametrize(("text", "help"), HELPS)
def test_mends(text: str, help: str) -> None:
    assert (mistake(text).help or "").startswith(help)


def test_every_code_is_explained() -> None:
    assert {code for _, code, _ in MISTAKES} | {"M123"} == set(READING)
    assert mistake("tr(A)", read_equation).code == "M123"


@pytest.mark.parametrize("code", READING)
def test_examples_of_the_codes(code: ErrorCode) -> None:
    read = read_equation if code == "M123" else read_statement
    context = "tr(Y) wrt Y where " if code in ("M110", "M111", "M112", "M121") else ""
    page = code.page
    assert mistake(context + page.example.replace("\\u200b", "\u200b"), read).code == code
    read(context + page.fix)


def test_two_readings_are_shown() -> None:
    assert mistake("x^1/2").help == "write x^(1/2) or (x^1)/2"
    assert mistake("x^-1/2").help == "write x^(-1/2) or (x^-1)/2"
    assert mistake("a / b c").help == "write (a / b) c or a / (b c)"
    assert mistake("a / -b c").help == "write (a / -b) c or a / (-b c)"


def test_long_input_is_refused() -> None:
    assert mistake("a+" * 60_000).code == "M118"


def test_at_most_five_things_are_expected() -> None:
    help = mistake("A and B").help
    assert help is not None and len(help.split(",")) <= 5 and diagnose.READABLE["PLUS"] in help
