"""What is asked of a derivation at every point, as one program: made once, and run point by point."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from operator import mul
from typing import NamedTuple

from ..derivation import Derivation, Form, Step
from ..differentiate.projection import projection
from ..evaluate.evaluator import Compiler
from ..evaluate.program import Run
from ..evaluate.sample import Point
from ..evaluate.typed import TypedCompiler
from ..numbers.balls import Ball, entries, inner, size_of
from ..terms.term import Term
from .compare import STEP_WIDTHS, Pair, Question
from .neighbourhood import Reference, check_known, reference


class AskedFunction(NamedTuple):
    """The slots for a function's value at X, X + hD and X - hD, and for its derivative; all are before `stop`."""

    values: tuple[int, int, int]
    slope: int
    stop: int


class AskedLine(NamedTuple):
    """A line: the slots for a whole, or for the addends of a linear form, and the function that it is about."""

    place: int
    about: AskedFunction
    is_differential: bool
    whole: int | None
    addends: tuple[int, ...]
    stop: int


class Projected(NamedTuple):
    """The slots for a gradient that was projected, and for what comes of projecting it again."""

    again: int
    gradient: int
    stop: int


class CheckPlan:
    """The slots for all that is compared, in the order in which it is asked; `results` are put back into lines."""

    def __init__(self, derivation: Derivation, results: Sequence[Step]) -> None:
        problem = derivation.problem
        self.compiler = Compiler(problem.algebra.operators, {str(variable.data) for variable in problem.variables})
        self.functions: dict[Term, AskedFunction] = {}
        self.function = self._function(problem.function)
        self.lines = tuple(self._lines((*derivation.steps, *results), problem.function))
        self.projections = tuple(self._projections(derivation))
        self.typed = TypedCompiler(self.compiler.program).slot(problem.parts) if problem.parts else None

    @property
    def stop(self) -> int:
        """The number of slots so far."""
        return len(self.compiler.program.operations)

    def _function(self, term: Term) -> AskedFunction:
        found = self.functions.get(term)
        if found is None:
            slot = self.compiler.slot(term)
            values = (slot, *self.compiler.program.around(slot))
            slope = self.compiler.quotient(term)
            found = self.functions[term] = AskedFunction(values, slope, self.stop)
        return found

    def _lines(self, steps: Sequence[Step], function: Term) -> Iterator[AskedLine]:
        """Each line once: a result is mostly the last line again."""
        asked = set()
        for place, step in enumerate(steps):
            about, question = step.of or function, (step.content, step.of, step.is_differential)
            if question not in asked:
                asked.add(question)
                yield self._line(place, self._function(about), step)

    def _line(self, place: int, about: AskedFunction, step: Step) -> AskedLine:
        whole = self.compiler.slot(step.content) if isinstance(step.content, Term) else None
        addends = () if isinstance(step.content, Term) else self._addends(step.content)
        return AskedLine(place, about, step.is_differential, whole, addends, self.stop)

    def _addends(self, form: Form) -> tuple[int, ...]:
        """The slots for G : dU."""
        slot, slot_of = self.compiler.program.slot, self.compiler.slot
        return tuple(
            [slot(mul if a.adjoint.is_scalar else inner, slot_of(a.adjoint), slot_of(a.differential)) for a in form]
        )

    def _projections(self, derivation: Derivation) -> Iterator[Projected]:
        """A projected gradient lies in the variable's subspace: projecting it again changes nothing."""
        problem = derivation.problem
        for result in derivation.results:
            if result.kind == "gradient":
                again = projection(problem.algebra, problem.symbol(result.variable), result.gradient)
                if again is not None:
                    slots = self.compiler.slot(again.gradient), self.compiler.slot(result.gradient)
                    yield Projected(*slots, self.stop)


class Examination:
    """A plan at one point, at the precision at work."""

    def __init__(self, plan: CheckPlan, point: Point) -> None:
        self.plan, self.point = plan, point
        self.near = self._run(STEP_WIDTHS[0])
        self.references: dict[AskedFunction, Reference] = {}

    def _run(self, width: int) -> Run:
        return Run(self.plan.compiler.program, self.point.sizes, self.point.values, self.point.directions, width)

    @cached_property
    def nearer(self) -> Run:
        """The values at the second step."""
        return self._run(STEP_WIDTHS[1])

    def reference(self, function: AskedFunction) -> Reference:
        """The value of a function and its derivative; Undefined where it has none, here or next to here."""
        found = self.references.get(function)
        if found is None:
            values = self.near.reach(function.stop)
            check_known([values[slot] for slot in function.values])
            found = self.references[function] = reference(values[function.values[0]], values[function.slope])
        return found

    def lines(self) -> Iterator[Question]:
        """Each line, held against the function that it is about or against its derivative."""
        for line in self.plan.lines:
            pair = _held_against(self.near, line, self.reference(line.about))
            yield Question(line.place, pair, partial(self._closer, line) if line.is_differential else None)

    def _closer(self, line: AskedLine) -> Pair:
        """A line at the second step."""
        values = self.nearer.reach(line.stop)
        about = reference(values[line.about.values[0]], values[line.about.slope])
        return _held_against(self.nearer, line, about)

    def projections(self, place: int) -> Iterator[Question]:
        """Each projected gradient, held against what comes of projecting it again."""
        for projected in self.plan.projections:
            values = self.near.reach(projected.stop)
            again, gradient = values[projected.again], values[projected.gradient]
            yield Question(place, Pair(entries(again), entries(gradient), Ball(0), size_of(gradient)))


def _held_against(run: Run, line: AskedLine, about: Reference) -> Pair:
    """A line, and the value or the derivative that it is to be."""
    values = run.reach(line.stop)
    wanted = about.slope if line.is_differential else about.value
    if line.whole is not None:
        whole = values[line.whole]
        return Pair(entries(whole), wanted, size_of(whole), about.base)
    parts = [values[slot] for slot in line.addends]
    return Pair([sum(parts, Ball(0))], wanted, sum(map(abs, parts), Ball(0)), about.base)
