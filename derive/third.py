"""The third derivative of a number by a variable: the second derivative of its gradient."""

from ..grammar.mistakes import Mistake
from .derivation import Derivation, Step
from .elaborate.codes import NOT_DERIVABLE
from .pipeline import derivation_of
from .problem import Problem
from .properties import subspace
from .terms.term import Term


def third_derivative(problem: Problem, verify: bool) -> Derivation:
    """The derivation of ∂³f/∂x³: that of the gradient g, each line checked, and that of the second derivative of g.

    Raises Mistake M290 where f is no number, or is asked for by more than one free variable.
    """
    _check_asked(problem)
    first = derivation_of(problem._replace(twice=False), verify)
    gradient = first.results[0].gradient
    again = problem._replace(function=gradient, parts=(), named={})
    second = derivation_of(again, verify)
    steps = (*first.steps, *(_about(step, gradient) for step in second.steps if step.content is not gradient))
    notes = tuple(dict.fromkeys((*first.notes, *second.notes)))
    results = tuple(result._replace(kind="third") for result in second.results)
    return second._replace(steps=steps, results=results, notes=notes)


def _about(step: Step, gradient: Term) -> Step:
    """A line of the second derivation: where it is about its function, that is the gradient."""
    return step if step.of is not None else step._replace(of=gradient)


def _check_asked(problem: Problem) -> None:
    """A third derivative is that of a number, by one variable without structure."""
    (variable, *others) = problem.variables
    if not problem.function.is_scalar or others or problem.asked or variable.head == "member":
        help = "write the gradient G of a number, and G wrt x twice"
        raise Mistake(NOT_DERIVABLE, "a third derivative is that of a number, by one name", None, help)
    if subspace(problem.symbol(variable).properties):
        raise Mistake(NOT_DERIVABLE, "the third derivative by a structured matrix cannot be derived yet", None)
