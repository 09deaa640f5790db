"""What a claim with sums over an index says: what varies, in which sense, and of which names."""

import pytest
from seam.parts import claims_of, declaration

from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement

CLAIMS = [  # a claim, its meaning, what varies, and its names
    ("sum_i (x_i' w)^2 wrt w == 2 sum_i (x_i' w) x_i", "Gradient", "w", "x_i: m, w: m"),
    ("sum_i norm2(x_i - u)^2 wrt x_i == 2 (x_i - u)", "Gradient", "x_i", "x_i: m, u: m"),
    ("sum_i norm2(x_i - u)^2 wrt x_k == 2 (x_k - u)", "Gradient", "x_k", "x_i: m, u: m"),
    ("sum_i norm2(x_i)^2 wrt x_i == sum_i 2 x_i : dx_i", "DifferentialForm", "x_i", "x_i: m"),
    ("sum_i x_i' A x_i == tr(A sum_j x_j x_j')", "EqualValues", "", "x_i: m, A: m x m"),
    ("d(sum_i x_i' w) = sum_i x_i' dw", "EqualForms", "w", "x_i: m, w: m"),
    ("d(sum_i x_i' w) = sum_i (dx_i' w + x_i' dw)", "EqualForms", "x_i w", "x_i: m, w: m"),
    ("d(sum_i x_i^2) = sum_i 2 x_i dx_i = 2 x : dx where x: n", "EqualForms", "x", "x: n"),
    ("sum_i x_i^2 wrt x == sum_i 2 x_i e(i, n)", "Gradient", "x", "x: n"),
]

MISTAKES = [
    ("sum_i norm2(x_i)^2 wrt x_k == 2 x_i", "M221", "x_i", "write x_k"),
    ("sum_i x_i' w wrt w == sum_i x_i + y_i", "M221", "y_i", "sum_i (…)"),
    ("sum_i (x_i' w - y_i)^2 wrt w == sum_i 2*(x_i' w - y_i) x_i", "M203", "-", "y_i: scalar"),
]


@pytest.mark.parametrize(("text", "meaning", "varying", "names"), CLAIMS)
def test_claims(text: str, meaning: str, varying: str, names: str) -> None:
    claim = next(claims_of(read_statement(text)))
    variables = [
        "_".join(str(part.data) for part in variable.args) or variable.data for variable in claim.problem.variables
    ]
    assert (type(claim.meaning).__name__, " ".join(map(str, variables))) == (meaning, varying)
    assert ", ".join(map(declaration, claim.problem.symbols)) == names


@pytest.mark.parametrize(("text", "code", "marked", "help"), MISTAKES)
def test_mistakes(text: str, code: str, marked: str, help: str) -> None:
    with pytest.raises(Mistake) as caught:
        next(claims_of(read_statement(text)))
    assert caught.value.span is not None
    assert (caught.value.code, text[slice(*caught.value.span)]) == (code, marked)
    assert help in (caught.value.help or "")
