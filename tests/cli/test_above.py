"""Lines `given` and `let` above a statement, in a batch and before one statement."""

from typing import Any

from pages import PARTS, mathematics

from matgrad.cli.input.reading import tasks
from matgrad.cli.input.statement import Source
from matgrad.cli.work.context import in_context

NAMED_PARTS = """\
given S: n x n spd, X: n x p
let r = X w - y          # named, and kept on the page
let cost = r' inv(S) r
let mish(t) = t*tanh(softplus(t))

[fit] cost + c*(w' w) wrt w
[net] sum(mish(X w)) wrt w
let S = 0
cost wrt mish
"""


class TestContext:
    def test_batch(self, run: Any) -> None:
        """Lines given and let are answered by nothing and count for nothing, unless they are wrong."""
        result = run("batch", "-", stdin=NAMED_PARTS)
        lines = mathematics(result.out)
        assert [line for line in lines if line.startswith("stdin")] == ["stdin:6 [fit]", "stdin:7 [net]"]
        assert lines[1:3] == ["f = c (wᵀ w) + cost", "where r = X w − y"]
        assert "∂f/∂w = 2 (c w + Xᵀ S⁻¹ r)" in lines
        assert "f = sum(mish(X w))" in lines
        assert [line for line in lines if line.startswith("error")] == [
            "error[M215]: S is declared or defined above",
            "error[M211]: mish is a function and cannot vary",
        ]
        assert (result.code, result.err) == (1, "4 statements: 2 derived, 2 errors\n")

    def test_one_statement(self, run: Any) -> None:
        """Standard input holds one statement, lines given and let before it."""
        above = "".join(NAMED_PARTS.splitlines(keepends=True)[:4])
        result = run("-", "--ascii", stdin=f"{above}mish(a) wrt a")
        assert (result.code, result.err) == (0, "")
        assert "f = mish(a)" in result.out
        result = run("-", stdin="let A = B A\ntr(A X) wrt X")
        assert (result.code, result.out) == (2, "")
        assert "A is defined by itself" in result.err


class TestProcesses:
    def test_statements_that_one_process_answers(self) -> None:
        """It sees the lines above each, also where those in between are another's, and where it turns back."""
        found = tasks([Source(text, line) for line, text in enumerate(PARTS.splitlines(), 1)])
        others = tasks([Source("let z = 1"), Source("z wrt z", 2)])
        mixed = [found[9], found[3], others[1], found[6], found[0], found[9]]
        names = [{*context.formulas, *context.functions} for _, context in in_context(mixed)]
        assert names == [
            {"z", "cost", "mish"},
            {"z", "cost"},
            {"z"},
            {"z", "cost", "mish"},
            set(),
            {"z", "cost", "mish"},
        ]

    def test_a_line_holds_below_itself_only(self) -> None:
        (above, below) = in_context(tasks([Source("x wrt x"), Source("let x = 1", 2), Source("x wrt x", 3)])[::2])
        assert (above[1].formulas, list(below[1].formulas)) == ({}, ["x"])
