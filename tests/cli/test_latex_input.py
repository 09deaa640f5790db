"""LaTeX on the command line, on standard input and in files, where macros and definitions hold below."""

from collections.abc import Callable
from pathlib import Path

import pytest
from program import Run
from seam.parts import FUNCTION_WORDS

from matgrad import Mistake, check, derive, written
from matgrad.grammar import latex

Program = Callable[..., Run]

FILE = r"""# macros hold below them, like let
\newcommand{\norm}[1]{\left\lVert #1 \right\rVert}  # of a vector
\DeclareMathOperator{\Tr}{tr}
given A: m x n, x: n, b: m
let r = A x - b

[residual] \norm{r}_2^2 wrt x == 2 A^\top r
d \norm{r}^2 &= 2 r : A \, dx \\
 &= 2 A^\top r : dx \\
\norm{A x - b}^2 = (A x - b)^\top (A x - b)
\frac{\partial}{\partial x} \Tr(A x x^\top A^\top)
  = 2 A^\top A x
\nabla_x \norm{r}^2 = A^\top r
"""


def test_a_statement_in_latex(run: Program) -> None:
    plain, latex = run("norm_F(A .* (Y - W' X))^2 wrt W"), run(r"\|A \circ (Y - W^\top X)\|_F^2 wrt W")
    assert latex.out == plain.out


def test_standard_input(run: Program) -> None:
    found = run(stdin="\\def\\n#1{\\|#1\\|}\ngiven x: n\n$\\nabla_x \\n{x}^2$\n")
    assert "∂f/∂x = 2 x" in found.out


def test_a_file(run: Program, tmp_path: Path) -> None:
    file = tmp_path / "claims.mg"
    file.write_text(FILE)
    found = run("check", str(file))
    assert found.err == "5 claims in 1 file: 4 fine, 1 wrong\n"
    assert "claims.mg:13:" in found.out
    assert "it should be: 2 A' r" in found.out


def test_a_macro_that_cannot_be_read_says_so(run: Program, tmp_path: Path) -> None:
    file = tmp_path / "claims.mg"
    file.write_text("\\def\\x#1.{#1}\nx wrt x\n")
    assert "the arguments of \\x are not read" in run("batch", str(file)).out


def test_from_python() -> None:
    macros = r"\newcommand{\T}{^{\top}}"
    assert written(derive(r"x\T A x wrt x", given=[macros, "given A: n x n symmetric"])) == {"x": "2 A x"}
    assert check(r"\nabla_x x\T A x = 2 A x", given=[macros, "given A: n x n symmetric, x: n"])


def test_bold_letters_are_vectors_and_matrices() -> None:
    problem = derive(r"c \mathbf{a} + \mathbf{B} \mathbf{x} wrt \mathbf{x}").problem
    assert {symbol.name: symbol.axes for symbol in problem.symbols} == {"c": 0, "a": 1, "B": 2, "x": 1}


def test_the_norm_with_index_2_of_a_matrix_has_two_readings() -> None:
    assert written(derive(r"\|x\|_2^2 wrt x")) == {"x": "2 x"}
    with pytest.raises(Mistake, match=r"write norm_F\(A\) or norm_spec\(A\)"):
        derive(r"\|X\|_2^2 wrt X")


def test_units() -> None:
    assert check(r"e_i^\top A e_j = A_{ij} where A: m x n")
    assert check(r"\nabla_A A_{ij} = E_{ij} where A: m x n")
    assert check(r"\operatorname{vec}(A^\top) = K_{m,n} \operatorname{vec}(A) where A: m x n")


def test_the_words_of_functions_are_those_of_the_language() -> None:
    assert latex.FUNCTION_NAMES == FUNCTION_WORDS


# A line, and a statement below it in which LaTeX reads something otherwise.
OTHERWISE = [
    ("given ab: scalar", r"\lambda ab \, x^\top x wrt x"),
    ("given E: n x n", r"E_{ij} : X + \lambda wrt X"),
    ("let sigma(t) = t^3", r"\sigma(w^\top x) wrt w"),
    ("let A(t) = t^3", r"x^\top A(x + y) \lambda wrt x"),
]


@pytest.mark.parametrize(("line", "statement"), OTHERWISE)
def test_what_a_line_above_gives_a_meaning_is_not_read_otherwise(line: str, statement: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(statement, given=line)
    assert caught.value.code == "M114"
