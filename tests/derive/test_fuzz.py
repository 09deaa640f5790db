"""Random typed statements against NumPy, and whether what judges them would see a mistake."""

import os
import re
import sys
from random import Random

import pytest
from program import HOUSE, ran

from matgrad import derive

pytest.importorskip("scipy.special")

from benchmarks.fuzz.grow import Statement
from benchmarks.fuzz.judge import FAULTS, code_verdict
from benchmarks.fuzz.run import statement_of, trial
from benchmarks.fuzz.shrink import shrunk
from benchmarks.fuzz.tree import Name, Node, below, typed
from benchmarks.fuzz.values import reference
from seam.parts import ROOMS, SCALAR, Shape, letter

SQUARE: Shape = (letter("n"), letter("n"))
X = Node("name", SQUARE, (), "X")
TURNED = Node("transpose", SQUARE, (X,), "'")
TRACE = Node("tr", SCALAR, (Node("product", SQUARE, (X, Node("exp", SQUARE, (TURNED,), "exp")), " "),), "tr")


def about(formula: Node) -> Statement:
    """A statement about X."""
    return Statement(formula, ("X",), {"X": Name("X", SQUARE, 2)})


@pytest.mark.parametrize("part", range(4))
def test_random_statements(part: int) -> None:
    """Right, or refused: no value or shape is wrong, nothing takes too long, each result is fine as a claim."""
    for number in range(75 * part, 75 * (part + 1)):
        statement = statement_of(number, "test")
        verdict = trial(statement, number % 10 == 0)
        assert verdict.kind not in FAULTS, (statement.text, verdict)


def test_all_operators_have_values_and_occur() -> None:
    missing = {room.key for room in ROOMS}
    assert all(map(reference, missing))
    for number in range(3000):
        missing -= {node.key for node in below(statement_of(number, "test").formula)}
        if not missing:
            break
    assert not missing


def test_a_formula_is_typed_with_few_brackets() -> None:
    total = Node("sum", SQUARE, (X, TURNED), "+")
    assert typed(Node("product", SQUARE, (total, total), " ")) == "(X + X') (X + X')"
    assert typed(Node("colon", SCALAR, (Node("hadamard", SQUARE, (X, X), ".*"), total), ":")) == "X .* X : (X + X')"


@pytest.mark.parametrize("wrong", ["-{0}", "1.001*{0}", "({0}).T", "({0})[:1]", "({0}) + 1e-4"])
def test_a_wrong_function_is_found(wrong: str) -> None:
    statement = about(TRACE)
    derivation = derive(statement.text)

    def spoiled(text: str) -> str:
        return re.sub(r"return (.*)", lambda found: f"return {wrong.format(found[1])}", text, count=1)

    assert code_verdict(statement, derivation, Random(1)) is None
    verdict = code_verdict(statement, derivation, Random(1), spoiled)
    assert verdict is not None and verdict.kind == "wrong"


def test_a_statement_is_made_smaller() -> None:
    exponential = Node("exp", SQUARE, (X,), "exp")
    statement = about(Node("total", SCALAR, (Node("hadamard", SQUARE, (TURNED, exponential), ".*"),), "sum"))
    found = shrunk(statement, lambda other: any(node.key == "exp" for node in below(other.formula)))
    assert found.text == "sum(exp(X)) wrt X where X: n x n"


def test_it_counts() -> None:
    command = [sys.executable, "-m", "benchmarks.fuzz", "--count", "12", "--jobs", "2", "--claims", "0"]
    environment = {**os.environ, "PYTHONPATH": str(HOUSE / "src")}
    done = ran(command, cwd=HOUSE, env=environment)
    counts = re.findall(r"^ +(\d+) (?:right|refused \w+)$", done.stdout.decode(), re.M)
    assert sum(map(int, counts)) == 12, (done.stdout + done.stderr).decode()
