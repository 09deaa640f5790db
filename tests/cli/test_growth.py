"""Long derivations: what a line writes again, and how text grows with the formula."""

import json
from typing import Any

import pytest
from pages import mathematics
from test_records import SCHEMA, problems


def layers(count: int) -> str:
    """The sum of the outputs of layers of tanh, by all their matrices."""
    inner = "x"
    for i in range(1, count + 1):
        inner = f"tanh(W_{i} {inner})"
    return f"sum({inner}) wrt {', '.join(f'W_{i}' for i in range(count, 0, -1))}"


class TestWhatStandsAsBefore:
    def test_it_is_not_written_again(self, run: Any) -> None:
        lines = [line for line in mathematics(run(layers(9), "--no-verify").out) if line.startswith("= ⋯ + ")]
        assert lines[-2:] == ["= ⋯ + (W₂ᵀ g₈) ∘ (𝟏 − z₉^∘2) : dW₁ x", "= ⋯ + ((W₂ᵀ g₈) ∘ (𝟏 − z₉^∘2)) xᵀ : dW₁"]
        assert not any("dW₉" in line for line in lines)

    def test_few_addends_are(self, run: Any) -> None:
        assert "⋯" not in run(layers(6), "--no-verify").out

    def test_results_show_all(self, run: Any) -> None:
        results = [line for line in mathematics(run(layers(9), "--no-verify").out) if line.startswith("∂f/")]
        assert len(results) == 9 and not any("⋯" in line for line in results)

    def test_full_detail_writes_all(self, run: Any) -> None:
        page = run(layers(9), "--no-verify", "--detail", "full").out
        assert "⋯" not in page
        assert max(line.count(" : dW") for line in mathematics(page)) == 9

    @pytest.mark.parametrize(("options", "mark"), [((), "⋯"), (("--ascii",), "..."), (("-f", "latex"), r"\cdots")])
    def test_the_page_says_what_the_mark_means(self, run: Any, options: tuple[str, ...], mark: str) -> None:
        page = run(layers(9), "--no-verify", *options).out
        assert "stands for the addends that are as in the line above" in page and f"= {mark} + " in page

    def test_a_step_in_json_counts_it(self, run: Any) -> None:
        value = json.loads(run(layers(9), "-f", "json", "--no-verify").out)
        assert problems(value, SCHEMA) == []
        last = value["steps"][-1]
        assert (last["text"], last["unchanged"]) == ("df = ... + ((W_2' g_8) .* (ones(u) - z_9.^2)) x' : dW_1", 8)
        assert "unchanged" not in value["steps"][0]

    @pytest.mark.parametrize("detail", ["brief", "normal", "full"])
    def test_a_chain_is_made_of_equations(self, run: Any, detail: str) -> None:
        traces = " + ".join(f"tr(A X_{i})" for i in range(8))
        statement = f"{traces} + sum(tanh(B x)) wrt x, {', '.join(f'X_{i}' for i in range(8))}"
        assert "⋯" in run(statement, "--no-verify").out
        chain = run(statement, "-f", "chain", "--no-verify", "--detail", detail).out
        assert "..." not in chain
        assert run("check", "-", stdin=chain).code == 0
