"""Definitions with an index: s_i stands for its formula wherever i is bound, s_j for that of j."""

import pytest
from seam.engine import understood
from seam.parts import TEXT, Writer

from matgrad.grammar.mistakes import Mistake

GIVEN = "given x_i: n, w: n, y_i: scalar"
RESIDUAL = "let s_i = x_i' w - y_i"

# Lines, a function below them, and what it says written out.
MEANT = [
    ([RESIDUAL], "sum_i s_i^2", "sum_i (x_i' w - y_i)^2"),
    ([RESIDUAL], "sum_k s_k^2", "sum_k (x_k' w - y_k)^2"),
    ([RESIDUAL], "sum_i sum_j s_i*s_j*(x_i' x_j)", "sum_i sum_j (x_i' w - y_i)*(x_j' w - y_j)*(x_i' x_j)"),
    ([RESIDUAL, "let r_i = s_i^2"], "sum_j r_j + w' w", "sum_j (x_j' w - y_j)^2 + w' w"),
    ([RESIDUAL, "let L = sum_i s_i^2"], "L^2", "(sum_i (x_i' w - y_i)^2)^2"),
    (["let t_i = sum_j x_i' x_j"], "sum_i t_i*(w' w)", "sum_i (sum_j x_i' x_j)*(w' w)"),
]

# Lines, a function below them, and the code of what is refused.
REFUSED = [
    ([RESIDUAL], "s_j + sum_i s_i", "M221"),  # nothing binds j
    (["let c_i = w' w"], "c_i*(sum_i x_i' w)", "M221"),  # a name, or a member outside of its sum
    (["let t_i = sum_j x_i' x_j"], "sum_j t_j*(w' w)", "M222"),  # j is bound in the formula
]


def function(lines: list[str], text: str) -> str:
    """The function of a statement below some lines."""
    problem = understood(f"{text} wrt w", [GIVEN, *lines])
    return Writer(problem.algebra, TEXT).write(problem.function)


@pytest.mark.parametrize(("lines", "text", "meant"), MEANT, ids=[text for _, text, _ in MEANT])
def test_is_written_out(lines: list[str], text: str, meant: str) -> None:
    assert function(lines, text) == function([], meant)


@pytest.mark.parametrize(("lines", "text", "code"), REFUSED, ids=[text for _, text, _ in REFUSED])
def test_is_refused(lines: list[str], text: str, code: str) -> None:
    with pytest.raises(Mistake) as caught:
        function(lines, text)
    assert caught.value.code == code
