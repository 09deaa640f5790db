"""Second derivatives: the first derivatives, each differentiated once more."""

from collections.abc import Sequence

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, Step
from ..elaborate.codes import NOT_DERIVABLE
from ..problem import Problem
from .codes import SECOND_OF_ARRAY
from .gradient import gradients
from .jacobian import Differentiation, jacobians
from .structure import Structure


def second_derivatives(problem: Problem) -> Derivation:
    """The derivation of the second derivatives of a scalar by any variables, or of an array by scalars.

    Raises Mistake M290 where a variable is a member of a family, M292 where the first derivative would
    have a third axis.
    """
    if any(variable.head == "member" for variable in problem.variables):
        raise Mistake(NOT_DERIVABLE, "the second derivative by the members of a family cannot be derived yet", None)
    first = gradients(problem) if problem.function.is_scalar else jacobians(problem)
    if any(result.kind in ("jacobian", "tensor") and not result.variable.is_scalar for result in first.results):
        help = "ask it of a scalar of this array f: sum(f), or y' f"
        raise Mistake(SECOND_OF_ARRAY, "a second derivative is that of a scalar, or by scalars", None, help)
    steps, results = list(first.steps), []
    for result in first.results:
        more, found = _of_scalar(problem, result) if result.gradient.is_scalar else _of_array(problem, result)
        steps += [] if any(step.of is result.gradient for step in steps) else more
        results += found
    return first._replace(steps=tuple(steps), results=tuple(results))


def _of_array(problem: Problem, first: Result) -> tuple[Sequence[Step], list[Result]]:
    """The derivative of a first derivative that is an array."""
    function = Differentiation(problem, Structure(problem).varying(first.gradient))
    return function.steps(first), [function.result(variable, first) for variable in problem.variables]


def _of_scalar(problem: Problem, first: Result) -> tuple[Sequence[Step], list[Result]]:
    """The derivative of a first derivative that is a scalar: its gradient."""
    found = gradients(problem._replace(function=Structure(problem).varying(first.gradient), parts=()))
    steps = [step._replace(of=first.gradient) for step in found.steps[1:]]
    axes = [(*first.axes, *result.axes) for result in found.results]
    pairs = zip(found.results, axes, strict=True)
    return steps, [r._replace(kind="hessian", axes=a, before=first.variable, of=first.gradient) for r, a in pairs]
