"""A derivation as plain data: what was asked, each line with the rules that took it there, and the results."""

from collections.abc import Iterable
from typing import NamedTuple

from matgrad.derive.elaborate import Problem
from matgrad.derive.rulebook import Row
from matgrad.derive.shape import Shape
from matgrad.derive.term import Term


class Addend(NamedTuple):
    """G : T, one addend of a linear form; T holds one differential."""

    adjoint: Term
    differential: Term


Form = tuple[Addend, ...]


class Step(NamedTuple):
    """One line: f = a term, or df = a linear form in the differentials. `minor` lines show on request only."""

    content: Term | Form
    rules: tuple[Row, ...]
    minor: bool = False


class Result(NamedTuple):
    """The gradient with respect to one variable."""

    variable: Term
    gradient: Term
    shape: Shape
    notes: tuple[str, ...] = ()


class Verification(NamedTuple):
    """How the lines were checked."""

    points: int
    bits: int


class Derivation(NamedTuple):
    """A problem, the lines that solve it, and the gradients, in the order asked."""

    problem: Problem
    steps: tuple[Step, ...]
    results: tuple[Result, ...]
    notes: tuple[str, ...] = ()
    verification: Verification | None = None


def terms_of(content: Term | Form) -> Iterable[Term]:
    """The terms that a line is made of."""
    if isinstance(content, Term):
        return (content,)
    return tuple(term for addend in content for term in (addend.adjoint, addend.differential))
