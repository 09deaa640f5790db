"""Second derivatives: the first derivatives, each differentiated once more."""

from collections.abc import Sequence

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, Step
from ..elaborate.codes import NOT_DERIVABLE
from ..problem import Problem
from ..terms.note import Note
from .gradient import gradients
from .jacobian import Differentiation, jacobians
from .structure import Structure
from .twofold import SecondDifferential

Differentiated = tuple[Sequence[Step], list[Result], Sequence[Note]]  # with where it holds


def second_derivatives(problem: Problem) -> Derivation:
    """The derivation of the second derivatives, of each variable by each.

    Raises Mistake M290 where a variable is a member of a family.
    """
    if any(variable.head == "member" for variable in problem.variables):
        raise Mistake(NOT_DERIVABLE, "the second derivative by the members of a family cannot be derived yet", None)
    if problem.function.is_scalar:
        return _of_firsts(problem, gradients(problem))
    return _of_array(problem, jacobians(problem))


def _of_firsts(problem: Problem, first: Derivation) -> Derivation:
    """The derivation, each first derivative differentiated by all variables."""
    steps, results, notes = list(first.steps), [], list(first.notes)
    for result in first.results:
        more, found, where = _of_number(problem, result) if result.gradient.is_scalar else _of_values(problem, result)
        notes += where
        steps += [] if any(step.of is result.gradient for step in steps) else more
        results += found
    return first._replace(steps=tuple(steps), results=tuple(results), notes=tuple(dict.fromkeys(notes)))


def _of_array(problem: Problem, first: Derivation) -> Derivation:
    """The same of an array: by numbers first as any other, else by the second differential."""
    numbers = [result for result in first.results if result.variable.is_scalar]
    found = _of_firsts(problem, first._replace(results=tuple(numbers)))
    if len(numbers) == len(first.results):
        return found
    second = SecondDifferential(problem)
    arrays = [variable for variable in problem.variables if not variable.is_scalar]
    blocks = [second.result(before, variable) for before in arrays for variable in arrays]
    return found._replace(steps=(*found.steps, *second.steps()), results=(*found.results, *blocks))


def _of_values(problem: Problem, first: Result) -> Differentiated:
    """The derivative of a first derivative that is an array."""
    function = Differentiation(problem, Structure(problem).varying(first.gradient))
    return function.steps(first), [function.result(variable, first) for variable in problem.variables], function.notes()


def _of_number(problem: Problem, first: Result) -> Differentiated:
    """The derivative of a first derivative that is a scalar: its gradient."""
    found = gradients(problem._replace(function=Structure(problem).varying(first.gradient), parts=()))
    steps = [step._replace(of=first.gradient) for step in found.steps[1:]]
    axes = [(*first.axes, *result.axes) for result in found.results]
    pairs = zip(found.results, axes, strict=True)
    kinds = [r._replace(kind="hessian", axes=a, before=first.variable, of=first.gradient) for r, a in pairs]
    return steps, kinds, found.notes
