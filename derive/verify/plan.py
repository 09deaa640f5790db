"""What is asked of a derivation at every point, as one program: made once, and run point by point."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from operator import add, mul
from typing import Any

from ...grammar.record import NamedTuple
from ..derivation import Derivation, Form, Step, alike
from ..differentiate.projection import projection
from ..evaluate.evaluator import Compiler
from ..evaluate.program import Run
from ..evaluate.sample import Point
from ..evaluate.typed import TypedCompiler
from ..numbers.balls import Ball, entries, inner, size_of
from ..problem import Problem
from ..terms.term import Term
from .compare import STEP_WIDTHS, Pair, Question, agree, check_known


class AskedFunction(NamedTuple):
    """The slots for a function's value and its derivative, and for the largest entry of the former."""

    value: int
    slope: int
    base: int


class AskedPair(NamedTuple):
    """What is to be equal: the slots of a pair, all before `stop`, and whether there are difference quotients in it."""

    place: int
    found: int
    wanted: int
    scale: int
    base: int
    is_quotient: bool
    stop: int


class CheckPlan:
    """The slots of all pairs, in the order in which they are asked for; `results` are put back into lines.

    What is not about one line is asked of the first or the last.
    """

    def __init__(self, derivation: Derivation, results: Sequence[Step]) -> None:
        problem = derivation.problem
        self.compiler = Compiler(problem.algebra.operators, {str(variable.data) for variable in problem.variables})
        self.program = self.compiler.program
        self.functions: dict[Term, AskedFunction] = {}
        self.before: Form = ()
        self.sums: list[tuple[int, int]] = []
        self.asked = (
            *self._typed(problem),
            *self._lines((*derivation.steps, *results), problem.function),
            *self._projections(derivation),
        )

    def _asked(
        self, place: int, found: int, wanted: int, scale: int, base: int, is_quotient: bool = False
    ) -> AskedPair:
        return AskedPair(place, found, wanted, scale, base, is_quotient, len(self.program.operations))

    def _function(self, term: Term) -> AskedFunction:
        """A function, which must be known here and next to here."""
        found = self.functions.get(term)
        if found is None:
            here = self.compiler.slot(term)
            self.program.slot(check_known, here, *self.program.around(here))
            slope = self.compiler.quotient(term)
            found = self.functions[term] = AskedFunction(here, slope, self._size(term, here))
        return found

    def _size(self, term: Term, slot: int) -> int:
        """The slot for the largest entry of a term, which a number is itself."""
        return slot if term.is_scalar else self.program.joined(size_of, slot)

    def _typed(self, problem: Problem) -> Iterator[AskedPair]:
        """The function is what was typed."""
        function = self._function(problem.function)
        if problem.parts:
            typed = TypedCompiler(self.program).slot(problem.parts)
            if typed != function.value:
                yield self._asked(0, typed, function.value, function.base, function.base)

    def _lines(self, steps: Sequence[Step], function: Term) -> Iterator[AskedPair]:
        """Each line is the function that it is about, or its derivative.

        It is asked once, though a result is mostly the last line again; and not whether a function is itself.
        """
        known = set()
        for place, step in enumerate(steps):
            about, is_quotient = self._function(step.of or function), step.is_differential
            found, scale = self._content(step.content)
            wanted = about.slope if is_quotient else about.value
            if found != wanted and (found, wanted) not in known:
                known.add((found, wanted))
                yield self._asked(place, found, wanted, scale, about.base, is_quotient)

    def _content(self, content: Term | Form) -> tuple[int, int]:
        """The slots for a line, and for the scale of its parts."""
        if isinstance(content, Term):
            slot = self.compiler.slot(content)
            return slot, self._size(content, slot)
        if len(content) < 2:
            slot = self._addend(*content[0]) if content else self.program.slot(Ball)
            return slot, slot
        return self._sum(content)

    def _addend(self, adjoint: Term, differential: Term) -> int:
        """The slot for G : dU."""
        if adjoint.data == 1:
            return self.compiler.slot(differential)
        slots = self.compiler.slot(adjoint), self.compiler.slot(differential)
        return self.program.joined(mul if adjoint.is_scalar else inner, *slots)

    def _sum(self, form: Form) -> tuple[int, int]:
        """The slots for the sum of a line's addends, and for that of their absolute values.

        A line that begins as the one before has the sums up to there.
        """
        known = alike(self.before, form)
        del self.sums[known:]
        for addend in form[known:]:
            slot = self._addend(*addend)
            size = self.program.joined(abs, slot)
            if self.sums:
                before = self.sums[-1]
                slot, size = self.program.joined(add, before[0], slot), self.program.joined(add, before[1], size)
            self.sums.append((slot, size))
        self.before = form
        return self.sums[-1]

    def _projections(self, derivation: Derivation) -> Iterator[AskedPair]:
        """A projected gradient lies in the variable's subspace: projecting it again changes nothing."""
        problem = derivation.problem
        varying = problem.varying
        for result in derivation.results:
            symbol = varying[result.variable]
            if symbol.properties and result.kind == "gradient":
                again = projection(problem.algebra, symbol, result.gradient)
                if again is not None:
                    sides = self.compiler.slot(again.gradient), self.compiler.slot(result.gradient)
                    base = self._size(result.gradient, sides[1])
                    yield self._asked(len(derivation.steps) - 1, *sides, self.program.slot(Ball), base)


class Examination:
    """A plan at one point, at the precision at work."""

    def __init__(self, plan: CheckPlan, point: Point) -> None:
        self.plan, self.point = plan, point

    def questions(self) -> Iterator[Question]:
        """What is asked; Undefined where a function has no value, here or next to here, Imprecise where it is vague."""
        near = self._run(STEP_WIDTHS[0])
        for asked in self.plan.asked:
            values = near.reach(asked.stop)
            found, wanted = values[asked.found], values[asked.wanted]
            if not (agree(found, wanted, values[asked.scale]) and (asked.is_quotient or found.overlaps(wanted))):
                closer = partial(self._closer, asked) if asked.is_quotient else None
                yield Question(asked.place, _pair(values, asked), closer)

    def _run(self, width: int) -> Run:
        return Run(self.plan.program, self.point.sizes, self.point.values, self.point.directions, width)

    @cached_property
    def _nearer(self) -> Run:
        """The values at the second step."""
        return self._run(STEP_WIDTHS[1])

    def _closer(self, asked: AskedPair) -> Pair:
        """A pair at the second step."""
        return _pair(self._nearer.reach(asked.stop), asked)


def _pair(values: Sequence[Any], asked: AskedPair) -> Pair:
    """The values of a pair."""
    return Pair(entries(values[asked.found]), entries(values[asked.wanted]), values[asked.scale], values[asked.base])
