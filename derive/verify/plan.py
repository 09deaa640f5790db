"""What is asked of a derivation at every point, as one program: made once, and run point by point."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from operator import add, mul
from typing import Any

from ...grammar.record import NamedTuple
from ..derivation import Addend, Derivation, Form, Result, Step, alike
from ..differentiate.projection import projection
from ..evaluate.evaluator import Compiler
from ..evaluate.program import SLOPE, Run
from ..evaluate.sample import Point
from ..evaluate.typed import TypedCompiler
from ..numbers.balls import Ball, entries, size_of
from ..problem import Problem
from ..terms.term import Term
from .compare import STEP_WIDTHS, Pair, Question, agree, check_known


class AskedFunction(NamedTuple):
    """The slots for a function's value and its derivative, times 2h."""

    value: int
    slope: int


class AskedPair(NamedTuple):
    """What is to be equal: the slots of a pair and of the function, all before `stop`; `content` is what was found, of
    whose parts the scale is made; and whether there are difference quotients in it.
    """

    place: int
    found: int
    wanted: int
    content: Term | Form
    base: int
    is_quotient: bool
    stop: int


class LineCompiler(Compiler):
    """The slots of terms, with U(X + hD) - U(X - hD) for dU: a line is linear in these, so that none is divided."""

    def quotient(self, term: Term) -> int:
        """The slot for the difference of a term."""
        return self.program.difference(self.slot(term))


class CheckPlan:
    """The slots of all pairs, in the order in which they are asked for; `results` are put back into lines.

    What is not about one line is asked of the first or the last.
    """

    def __init__(self, derivation: Derivation, results: Sequence[Step]) -> None:
        problem = derivation.problem
        self.algebra = problem.algebra
        self.compiler = LineCompiler(problem.algebra.operators, {str(variable.data) for variable in problem.variables})
        self.program = self.compiler.program
        self.functions: dict[Term, AskedFunction] = {}
        self.addends: dict[Addend, int] = {}
        self.before: Form = ()
        self.sums: list[int] = []
        self.asked = (
            *self._typed(problem),
            *self._lines((*derivation.steps, *results), problem.function),
            *self._projections(derivation),
            *self._closed_forms(derivation),
        )

    def _asked(
        self, place: int, found: int, wanted: int, content: Term | Form, base: int, is_quotient: bool = False
    ) -> AskedPair:
        return AskedPair(place, found, wanted, content, base, is_quotient, len(self.program.operations))

    def scale(self, content: Term | Form, values: Sequence[Any]) -> Ball:
        """The sum of the largest entries of the parts of a line, to which its errors are relative."""
        if isinstance(content, Term):
            return size_of(values[self.compiler.slot(content)])
        return sum((abs(values[self._addend(addend)]) for addend in content), Ball(0))

    def _function(self, term: Term) -> AskedFunction:
        """A function, which must be known here and next to here."""
        found = self.functions.get(term)
        if found is None:
            here = self.compiler.slot(term)
            self.program.slot(check_known, here, *self.program.around(here))
            found = self.functions[term] = AskedFunction(here, self.compiler.quotient(term))
        return found

    def _typed(self, problem: Problem) -> Iterator[AskedPair]:
        """The function is what was typed."""
        function = self._function(problem.function)
        if problem.parts:
            typed = TypedCompiler(self.program).slot(problem.parts)
            if typed != function.value:
                yield self._asked(0, typed, function.value, problem.function, function.value)

    def _lines(self, steps: Sequence[Step], function: Term) -> Iterator[AskedPair]:
        """Each line is the function that it is about, or its derivative.

        It is asked once, though a result is mostly the last line again; and not whether a function is itself.
        """
        known = set()
        for place, step in enumerate(steps):
            about, is_quotient = self._function(step.first or step.of or function), step.is_differential
            found = self._content(step.content)
            if step.first is not None:  # of two directions, each 2hD
                found = self.program.joined(mul, found, SLOPE)
            wanted = about.slope if is_quotient else about.value
            if found != wanted and (found, wanted) not in known:
                known.add((found, wanted))
                yield self._asked(place, found, wanted, step.content, about.value, is_quotient)

    def _content(self, content: Term | Form) -> int:
        """The slot for a line."""
        if isinstance(content, Term):
            return self.compiler.slot(content)
        if len(content) < 2:
            return self._addend(content[0]) if content else self.program.slot(Ball)
        return self._sum(content)

    def _addend(self, addend: Addend) -> int:
        """The slot for G : dU."""
        slot = self.addends.get(addend)
        if slot is None:
            over = self._counted(addend.over)
            slot = self.addends[addend] = self.compiler.pairing(addend.adjoint, addend.differential, over)
        return slot

    def _sum(self, form: Form) -> int:
        """The slot for the sum of a line's addends; a line that begins as the one before has the sums up to there."""
        known = alike(self.before, form)
        del self.sums[known:]
        for addend in form[known:]:
            slot = self._addend(addend)
            self.sums.append(self.program.joined(add, self.sums[-1], slot) if self.sums else slot)
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
                    over = self._counted(result.variable.args[1:])
                    found, wanted = self.compiler.rows(again.gradient, over), self.compiler.rows(result.gradient, over)
                    yield self._asked(len(derivation.steps) - 1, found, wanted, (), wanted)

    def _closed_forms(self, derivation: Derivation) -> Iterator[AskedPair]:
        """A closed form is the gradient, that by a member x_i the row of each i."""
        for result in derivation.results:
            if result.closed is not None:
                wanted = self._whole(result)
                found = self.compiler.slot(result.closed.term)
                yield self._asked(len(derivation.steps) - 1, found, wanted, (), wanted)

    def _whole(self, result: Result) -> int:
        """The slot for a gradient, that by a member of a family for all its members."""
        return self.compiler.rows(result.gradient, self._counted(result.variable.args[1:]))

    def _counted(self, indices: Sequence[Term]) -> list[tuple[str, Term]]:
        """The letters of some indices, each with how many values it has."""
        return [(str(index.data), self.algebra.count(index)) for index in indices]


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
            if not (agree(found, wanted) and (asked.is_quotient or found.overlaps(wanted))):
                closer = partial(self._closer, asked) if asked.is_quotient else None
                yield Question(asked.place, self._pair(values, asked), closer)

    def _run(self, width: int) -> Run:
        return Run(self.plan.program, self.point.sizes, self.point.values, self.point.directions, width)

    @cached_property
    def _nearer(self) -> Run:
        """The values at the second step."""
        return self._run(STEP_WIDTHS[1])

    def _closer(self, asked: AskedPair) -> Pair:
        """A pair at the second step."""
        return self._pair(self._nearer.reach(asked.stop), asked)

    def _pair(self, values: Sequence[Any], asked: AskedPair) -> Pair:
        """The values of a pair."""
        slope = values[SLOPE] if asked.is_quotient else Ball(1)
        scale, base = self.plan.scale(asked.content, values) * slope, size_of(values[asked.base])
        found, wanted = (entries(values[slot] * slope) for slot in (asked.found, asked.wanted))
        return Pair(found, wanted, scale, base)
