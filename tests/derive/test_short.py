"""Results are as short as the published ones."""

import pytest
from mathematics import HERE, derived
from seam.engine import writer_of
from seam.parts import TEXT

from matgrad import check

LINES = (HERE / "short.txt").read_text(encoding="utf-8").splitlines()
RESULTS = [line.split(" => ") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("statement", "results"), RESULTS, ids=[statement for statement, _ in RESULTS])
def test_result(statement: str, results: str) -> None:
    found = derived(statement)
    writer = writer_of(found, TEXT)
    assert "; ".join(writer.write(result.gradient) for result in found.results) == results


POINTS = """
relu(x) .* step(x) == relu(x)
relu(x).^2 .* step(x) == relu(x).^2
relu(x) .* step(x).^2 == relu(x)
x .* step(x) == relu(x)
abs(x) .* sign(x) == x
x.^2 .* sign(x) == x .* abs(x)
""".strip().splitlines()


@pytest.mark.parametrize("claim", POINTS)
def test_kinks(claim: str) -> None:
    """What is put in the place of another has its value at 0 too."""
    left, right = claim.replace("x", "zeros(3)").split(" == ")
    assert check(f"{left} == {right}").verdict in ("proved", "agrees")


def test_a_sum_is_turned_where_a_transposed_sum_stands_in_it() -> None:
    found = derived("rowsum(chol(G)) wrt G where G: k x k spd")
    (view,) = (view for view in found.results[0].views if view.name == "by_output")
    assert "tril(chol(G)' e(l, k) ones(k)') - diag(chol(G)' e(l, k)) + " in writer_of(found, TEXT).write(view.term)
