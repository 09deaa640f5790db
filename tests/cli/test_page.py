"""The page of one derivation as it is seen: its lines, its remarks, and the options that change it."""

import re
from typing import Any

import pytest
from pages import FLAGSHIP, mathematics


class TestPage:
    def test_flagship(self, run: Any) -> None:
        """The page that one writes by hand."""
        result = run(FLAGSHIP)
        lines = mathematics(result.out)
        assert (result.code, result.err) == (0, "")
        assert lines[:4] == ["f = ‖A ∘ (Y − Wᵀ X)‖_F²", "where Z = A ∘ (Y − Wᵀ X)", "f = Z : Z", "df = 2 Z : dZ"]
        assert lines[-3:] == ["= −2 X (A ∘ Z)ᵀ : dW", "∂f/∂W = −2 X (A ∘ Z)ᵀ", "= −2 X (A ∘ A ∘ (Y − Wᵀ X))ᵀ"]

    def test_remarks_stand_in_one_column(self, run: Any) -> None:
        lines = [line for line in run(FLAGSHIP).out.splitlines() if re.search(r"\S {3,}\S", line)]
        assert len({re.search(r"\S {3,}(?=\S)", line).end() for line in lines}) == 1  # type: ignore[union-attr]
        assert lines[0].endswith("A, Y: m×n   W: k×m   X: k×n")
        assert lines[-1].endswith("k×m   ✓ each line checked at 3 random points")

    @pytest.mark.parametrize(
        ("options", "printed", "missing"),
        [
            ((), "where Z", "import"),
            (("--expand",), "2 (A ∘ (Y − Wᵀ X)) :", "where"),
            (("--ascii",), "df/dW = -2 X (A .* Z)'", "∂"),
            (("--ascii",), "ok: each line checked", "✓"),
            (("--no-verify",), "∂f/∂W", "checked"),
            (("--code", "numpy"), "import numpy as np", "def check"),
            (("--code", "torch,jax", "--check"), "import torch", "import numpy"),
            (("--code", "jax", "--check"), "def check(**arguments):", "import numpy"),
            (("--detail", "brief"), "df = 2 Z : dZ", "dWᵀ X"),
            (("--detail", "full"), "dWᵀ X", "import"),
            (("--color", "always"), "\x1b[1m", "[bold]"),
            (("--color", "never"), "∂f/∂W", "\x1b"),
        ],
    )
    def test_options(self, run: Any, options: tuple[str, ...], printed: str, missing: str) -> None:
        for words in ((*options, FLAGSHIP), (FLAGSHIP, *options)):
            result = run(*words)
            assert result.code == 0
            assert printed in result.out
            assert missing not in result.out

    def test_several_variables(self, run: Any) -> None:
        lines = mathematics(run("tr(A X) + x' A x wrt X, x where A: n x n symmetric, s: scalar").out)
        assert lines[-2:] == ["∂f/∂X = A", "∂f/∂x = 2 A x"]

    @pytest.mark.parametrize(
        ("statement", "printed"),
        [
            ("x' A x wrt x twice", ["df = (A + Aᵀ) x : dx", "g = (A + Aᵀ) x", "dg = (A + Aᵀ) dx", "∂²f/∂x² = A + Aᵀ"]),
            ("g*x' x wrt x twice", ["h = 2 g x", "dh = 2 g dx"]),
            ("x' A y wrt x, y twice", ["g₁ = A y", "dg₁ = A dy", "g₂ = Aᵀ x", "dg₂ = Aᵀ dx"]),
            ("logsumexp(A x + B y) wrt x, y twice", ["h₁ = g₂", "h₂ = g₃"]),
        ],
    )
    def test_the_gradient_is_shown_before_its_differential(self, run: Any, statement: str, printed: list[str]) -> None:
        """Under a letter that names nothing else."""
        lines = mathematics(run(statement).out)
        assert [line for line in lines if line in printed] == printed

    def test_the_third_order_delta(self, run: Any) -> None:
        page = run("(X .* A) ones(p) wrt A where X: n x p, A: n x p").out
        assert "∂f/∂A = Σ_k e_k ⋆ (E_kk X) = ℋ X   ℋ_ijk = 1 where i = j = k, else 0" in page

    def test_notes_stand_under_the_result(self, run: Any) -> None:
        assert "X is symmetric" in run("tr(A X) wrt X where X: n x n symmetric").out.splitlines()[-2]

    def test_one_line_stays_one_line(self, run: Any) -> None:
        terms = " + ".join(f"tr(A_{i} X)" for i in range(80))
        assert "A_79" in run("--ascii", f"{terms} wrt X").out.splitlines()[0]


class TestSheets:
    """LaTeX and Markdown; what they look like stands in test_sheets.py."""

    FILE = "[one & two] tr(A X) wrt X\ntr(A X wrt X\n"

    @pytest.mark.parametrize(
        ("format", "first", "code"),
        [("latex", r"% needs \usepackage{amsmath}", r"\begin{verbatim}"), ("markdown", "$$", "```python")],
    )
    def test_one(self, run: Any, format: str, first: str, code: str) -> None:
        result = run("tr(A X) wrt X", "-f", format, "--code", "numpy", "--color", "always")
        assert (result.code, result.err) == (0, "")
        assert result.out.splitlines()[0] == first
        assert code in result.out
        assert "\x1b" not in result.out

    @pytest.mark.parametrize("format", ["latex", "markdown"])
    def test_a_mistake_goes_to_standard_error(self, run: Any, format: str) -> None:
        result = run("tr(A X wrt X", "-f", format)
        assert (result.code, result.out) == (2, "")
        assert "error[" in result.err

    @pytest.mark.parametrize(
        ("format", "title", "mistake"),
        [
            ("latex", r"\subsubsection*{stdin:1 [one \& two]}", "% error["),
            ("markdown", r"### stdin:1 \[one & two\]", "```\nerror["),
        ],
    )
    def test_many(self, run: Any, format: str, title: str, mistake: str) -> None:
        result = run("batch", "-", "-f", format, stdin=self.FILE)
        assert result.code == 1
        assert result.out.splitlines()[0] == title
        assert mistake in result.out

    def test_ascii(self, run: Any) -> None:
        assert run("x/norm2(x) wrt x", "-f", "markdown", "--ascii").out.isascii()

    @pytest.mark.parametrize("view", ["differential", "dyadic", "vec"])
    def test_only_some_readings(self, run: Any, view: str) -> None:
        assert run("inv(X) wrt X", "-f", "latex", "--view", view).out.count(r"n \times n \times n \times n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("A X wrt X",), True),
        (("A X wrt X", "--view", "vec"), True),
        (("A X wrt X", "--view", "index,dyadic"), False),
        (("expm(X) y wrt X",), False),  # it has no such view
        (("A x wrt x", "--view", "vec"), False),  # nothing is stacked
    ],
)
def test_how_columns_are_stacked_stands_where_they_are(run: Any, words: tuple[str, ...], said: bool) -> None:
    assert ("vec stacks columns" in run(*words).out) == said


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("f' x wrt x",), ["F = fᵀ x", "dF = fᵀ dx", "= f : dx", "∂F/∂x = f"]),
        (("f' F x wrt x",), ["L = fᵀ F x", "dL = fᵀ F dx", "= Fᵀ f : dx", "∂L/∂x = Fᵀ f"]),
        (("sum(f.^2) wrt f twice where f: n", "--detail", "brief"), ["F = sum(f^∘2)", "∂²F/∂f² = 2 I"]),
        (("f' x wrt x", "-f", "latex"), [r"F &= f^{\top} x && f, x\colon m", r"\frac{\partial F}{\partial x} &= f"]),
    ],
)
def test_the_function_has_no_name_of_the_statement(run: Any, arguments: tuple[str, ...], lines: list[str]) -> None:
    printed = run(*arguments).out
    assert [line for line in lines if line not in printed] == []


@pytest.mark.parametrize(
    ("statement", "lines"),
    [
        (
            "A e wrt A where e: n",
            ["∂f/∂A_ij = e_j e(i, m)", "∂f_k/∂A = e(k, m) eᵀ", "∂f/∂A = Σ_k e(k, m) ⋆ (e(k, m) eᵀ)"],
        ),
        ("E X wrt X where E: m x n", ["∂f/∂X_ij = E E(i, j, n, k)", "∂f/∂X = Σ_lr E(l, r, m, k) ⋆ (Eᵀ E(l, r, m, k))"]),
        ("K vec(X') wrt X where X: n x p", ["∂f/∂vec(X)ᵀ = K commutation(n, p)"]),
    ],
)
def test_a_unit_has_no_name_of_the_statement(run: Any, statement: str, lines: list[str]) -> None:
    printed = run(statement).out
    assert [line for line in lines if line not in printed] == []
