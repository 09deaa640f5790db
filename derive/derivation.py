"""A derivation as plain data: what was asked, each line with the rules that took it there, and the results."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from matgrad.derive.elaborate import Problem
from matgrad.derive.rulebook import Row
from matgrad.derive.shape import Shape, Size
from matgrad.derive.term import Term


class Addend(NamedTuple):
    """G : T, one addend of a linear form; T holds one differential."""

    adjoint: Term
    differential: Term


Form = tuple[Addend, ...]


Kind = Literal["gradient", "jacobian", "tensor", "hessian"]


class Step(NamedTuple):
    """One line: f = a term, or df = a linear form in the differentials; of an array, df = a term with them in it.

    `minor` lines show on request only. `of` is the first derivative that the line is about, where it is not about the
    function itself.
    """

    content: Term | Form
    rules: tuple[Row, ...]
    minor: bool = False
    of: Term | None = None

    @property
    def is_differential(self) -> bool:
        """Whether it is a line df = …, not f = …"""
        return not isinstance(self.content, Term) or self.content.moves


class Result(NamedTuple):
    """The derivative with respect to one variable, of a second derivative after that with respect to one `before`.

    `axes` are those of the array: the function's, then the variables'. Where these are more than two, or belong to a
    matrix, `gradient` is the right-hand side of the differential.
    """

    variable: Term
    gradient: Term
    shape: Shape
    notes: tuple[str, ...] = ()
    kind: Kind = "gradient"
    axes: tuple[Size, ...] = ()
    before: Term | None = None

    @property
    def wrt(self) -> str:
        """The variables as they are spoken of: X, or in a mixed second derivative U, V."""
        others = [self.before] if self.before is not None and self.before is not self.variable else []
        return ", ".join(str(variable.data) for variable in (*others, self.variable))


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
