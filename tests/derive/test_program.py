"""What is evaluated for a statement is one program: each value once, next to a point too, and nothing not asked for."""

from collections.abc import Callable

import pytest
from seam.parts import (
    OPERATORS,
    Ball,
    CheckPlan,
    Compiler,
    Evaluator,
    Term,
    TypedCompiler,
    elaborated,
    entries,
    lines_of_results,
    matrix,
    power_of_two,
    precision,
    signature,
    solve,
)

from matgrad.grammar.read import read_statement

A = matrix(2, 2, [1, 2, 3, 4])
X, D = matrix(2, 1, [1, -2]), matrix(2, 1, [3, 5])


def function(text: str) -> Term:
    """The function of a statement."""
    return elaborated(read_statement(text)).function


def evaluator() -> Evaluator:
    """The values at A and x, of which x varies along D."""
    return Evaluator(OPERATORS, {"A": A, "x": X}, {"n": 2}, directions={"x": D}, width=-100)


def test_difference_quotient() -> None:
    with precision(400):
        here = evaluator()
        (found,) = entries(here.differential(function("x' A x wrt x where A: n x n")))
        (wanted,) = (X.transpose() * (A + A.transpose()) * D).entries()
        assert abs(found - wanted) < power_of_two(-200)


def test_what_does_not_vary_has_one_value() -> None:
    here, whole = evaluator(), function("tr(exp(A) A) + x' exp(A) x wrt x")
    still, varying = map(here.compiler.slot, whole.args)
    assert here.compiler.program.around(still) == (still, still)
    assert varying not in here.compiler.program.around(varying)


def test_a_value_that_is_not_there_spoils_no_other() -> None:
    here, (factor, trace) = evaluator(), function("tr(chol(A)) + tr(A) wrt A").args
    with pytest.raises(ValueError, match="not symmetric"):
        here.value(factor)
    assert here.value(trace) == Ball(5)


def operations(text: str) -> int:
    """How many operations all lines of a derivation take at a point."""
    derivation = solve(read_statement(text), verify=False)
    return len(CheckPlan(derivation, tuple(lines_of_results(derivation))).program.operations)


@pytest.mark.parametrize(
    ("family", "most"),
    [
        (lambda k: f"a' {'softplus(' * k}x{')' * k} wrt x", 4.4),
        (lambda k: f"tr({' '.join(f'A{i} X' for i in range(k))}) wrt X", 5.5),  # k log k
        (lambda k: f"{' + '.join(f'norm_F(A{i} X)' for i in range(k))} wrt X", 4.4),
        (lambda k: f"{' + '.join(f'c{i} t^{i + 1}' for i in range(k))} wrt t where t: scalar", 4.4),
    ],
    ids=["layers", "products", "norms", "polynomials"],
)
def test_growth(family: Callable[[int], str], most: float) -> None:
    """Four times as long a formula takes about four times as many operations."""
    assert operations(family(64)) < most * operations(family(16))


@pytest.mark.parametrize("text", ["x' A x", "norm2(A x - b)^2", "tr(A X) + logdet(X)", "sum(x .* exp(A x) + b)"])
def test_what_was_typed_shares_its_values_with_the_term(text: str) -> None:
    problem = elaborated(read_statement(f"{text} wrt A"))
    compiler = Compiler(OPERATORS)
    assert TypedCompiler(compiler.program).slot(problem.parts) == compiler.slot(problem.function)


@pytest.mark.parametrize("key", [key for key, operator in OPERATORS.items() if operator.signature.endswith("-> []")])
def test_numbers_are_balls(key: str) -> None:
    """What an operator's signature calls a number is no 1×1 matrix, so that no operation has to take it out of one."""
    operator = OPERATORS[key]
    symmetric = matrix(2, 2, [2, 1, 1, 3])
    taken = {"A": symmetric, "S": symmetric, "B": A, "x": X, "i": Ball(1), "j": Ball(2)}
    if operator.value is not None:
        assert isinstance(operator.value(*[taken[role.name] for role in signature(operator.signature).arguments]), Ball)
