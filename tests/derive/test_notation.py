"""What is printed reads back as the same term; and how the marks look in each notation."""

import pytest
from compositions import statements
from hypothesis import HealthCheck, given, settings
from mathematics import cookbook, derived, pages, read_back, statement_of
from seam.engine import understood
from seam.parts import LATEX, TEXT, UNICODE, Derivation, Problem, Term, Writer

from matgrad import derive

STATEMENTS = [*cookbook(), *map(statement_of, pages())]

# a statement; its function in the input language, in Unicode, in LaTeX
LOOKS = [
    ("A : X + B : X wrt X", "A : X + X : B", "A : X + X : B", r"A : X + X : B"),
    ("A : (B + X) wrt X", "A : (B + X)", "A : (B + X)", r"A : (B + X)"),
    ("A : (B .* X) wrt X", "A : B .* X", "A : B ∘ X", r"A : B \circ X"),
    ("A : (B ./ X.^2) wrt X", "A : B ./ X.^2", "A : B ⊘ X^∘2", r"A : B \oslash X^{\circ 2}"),
    ("A : X.^c wrt X", "A : X.^c", "A : X^∘c", r"A : X^{\circ c}"),
    ("x' (A - B) x wrt x", "x' (A - B) x", "xᵀ (A − B) x", r"x^{\top} (A - B) x"),
    ("-(-x' y) wrt x", "x' y", "xᵀ y", r"x^{\top} y"),
    ("c*x'*y wrt x", "c (x' y)", "c (xᵀ y)", r"c (x^{\top} y)"),
    ("0.3*(x' x)^2 wrt x", "3/10 (x' x)^2", "3/10 (xᵀ x)²", r"\frac{3}{10} (x^{\top} x)^{2}"),
    ("(a b)^2 wrt a", "a^2 b^2", "a² b²", r"a^{2} b^{2}"),
    ("a/b wrt a", "a/b", "a/b", r"\frac{a}{b}"),
    ("c^(1/2) wrt c", "sqrt(c)", "√c", r"\sqrt{c}"),
    ("c^-(1/2) wrt c", "1/sqrt(c)", "1/√c", r"\frac{1}{\sqrt{c}}"),
    ("lambda_1*c wrt c", "lambda_1 c", "λ₁ c", r"\lambda_{1} c"),
    ("x1' x_0 wrt x_0", "x1' x_0", "x1ᵀ x₀", r"x_{1}^{\top} x_{0}"),
    ("x' inv(A)' x wrt x", "x' inv(A)' x", "xᵀ A⁻ᵀ x", r"x^{\top} A^{-\top} x"),
    ("x' inv(A + B) x wrt x", "x' inv(A + B) x", "xᵀ (A + B)⁻¹ x", r"x^{\top} (A + B)^{-1} x"),
    ("x' A^3 x wrt x", "x' A^3 x", "xᵀ A³ x", r"x^{\top} A^{3} x"),
    ("x' A^7 x wrt x", "x' A^7 x", "xᵀ A⁷ x", r"x^{\top} A^{7} x"),
    ("norm_F(A) wrt A", "norm_F(A)", "‖A‖_F", r"\lVert A \rVert_F"),
    ("s^(tr(A)) wrt s where s: scalar", "s^(tr(A))", "s^tr(A)", r"s^{\operatorname{tr}(A)}"),
    ("norm2(x)^2 wrt x", "norm2(x)^2", "‖x‖²", r"\lVert x \rVert^{2}"),
]


def reads_back(term: Term, like: Term | None, writer: Writer, problem: Problem) -> None:
    """A term printed and read is the identical term."""
    text = writer.write(term)
    again = read_back(text, like, problem, term)
    assert again is term, f"{text} reads as {writer.write(again)}"


@pytest.mark.parametrize("statement", STATEMENTS, ids=STATEMENTS)
def test_print_then_parse(statement: str) -> None:
    all_read_back(derived(statement))


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(statements())
def test_print_then_parse_at_random(statement: str) -> None:
    all_read_back(derive(statement, verify=False))


def all_read_back(derivation: Derivation) -> None:
    """Every function and every gradient, printed and read, is the identical term."""
    problem = derivation.problem
    writer = Writer(problem.algebra, TEXT)
    for step in derivation.steps:
        if isinstance(step.content, Term):
            reads_back(step.content, None, writer, problem)
    for result in derivation.results:
        reads_back(result.gradient, result.variable, writer, problem)


@pytest.mark.parametrize(("statement", "text", "unicode", "latex"), LOOKS, ids=[typed for typed, *_ in LOOKS])
def test_looks(statement: str, text: str, unicode: str, latex: str) -> None:
    problem = understood(statement)
    looks = [Writer(problem.algebra, style).write(problem.function) for style in (TEXT, UNICODE, LATEX)]
    assert looks == [text, unicode, latex]
