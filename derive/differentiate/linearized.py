"""One function of a problem and its differential, the map that Jacobians and second derivatives are read off."""

from collections.abc import Sequence

from ..derivation import Result, Step
from ..elaborate.statement import Symbol
from ..problem import Problem
from ..rules.compile import spelled_out
from ..rules.rewrite import Simplifier
from ..simplify.common_factor import Factoring
from ..terms.note import Note
from ..terms.term import Term, below
from .conditions import conditions
from .differential import Dependence
from .forward import Map, differential, replaced, zeros
from .projection import projection
from .structure import Structure


class Linearized:
    """One function of a problem and its differential by the problem's variables, a map in its shortest form."""

    def __init__(self, problem: Problem, function: Term) -> None:
        self.problem = problem
        self.algebra = problem.algebra
        self.typed = function
        self.before = Simplifier(problem.algebra, "before")
        self.function, self.rows = self.before.simplify(function)
        self.own = below([self.typed, self.function])
        self.depending = Dependence(self.function, problem.variables)
        self.simplifier = Simplifier(problem.algebra)
        self.simplifier.begin_with(self.before)
        found = differential(self.function, self.depending, self.algebra, self.simplifier)
        self.map = self._shortened(self._structured(found))
        self.lines: tuple[Step, ...] = ()  # those that come after the map

    def _structured(self, found: Map) -> Map:
        """The differential with the structure that its variables have; no rule of differentiation knew of it."""
        structure = Structure(self.problem)
        simple, rows = structure.simplified(found.term, self.simplifier)
        term = structure.kept(simple, found.term)
        return found if term is found.term else Map(term, (*found.steps, Step(term, rows, vanishes=not term.moves)))

    def _shortened(self, found: Map) -> Map:
        """The differential in its shortest form."""
        term, rows = spelled_out(found.term, self.algebra)
        steps = [*found.steps, *([Step(term, rows, vanishes=not term.moves)] if rows else [])]
        origins = self.before.origins(self.typed)
        factoring = Factoring(self.algebra, self.own, origins, self.simplifier)
        short = factoring.shortest(term)
        if short is not term:
            steps.append(Step(short, tuple(factoring.rows), vanishes=not short.moves))
        return Map(short, tuple(steps))

    def restricted(self, variables: Sequence[Term]) -> Term:
        """The differential where only some variables vary."""
        others = {self.algebra.d(v): zeros(v, self.algebra) for v in self.problem.variables if v not in variables}
        return replaced(self.map.term, others, self.algebra)

    def steps(self, of: Result | None) -> tuple[Step, ...]:
        """The lines, of the function itself or of a gradient."""
        whole = None if of is None else of.gradient
        opened = [Step(self.function, self.rows)] if self.function is not self.typed else []
        found: list[Step] = []
        for step in (*opened, *self.map.steps, *self.lines):
            if not found or found[-1].content is not step.content:
                found.append(step._replace(of=whole))
        return tuple(found)

    def projected(self, symbol: Symbol, variable: Term, line: Term) -> Term:
        """The differential for any dX at all: along the projection of dX onto the subspace of a structured variable."""
        differential = self.algebra.d(variable)
        inside = projection(self.algebra, symbol, differential)
        return line if inside is None else replaced(line, {differential: inside.gradient}, self.algebra)

    def notes(self) -> tuple[Note, ...]:
        """Where the derivative holds."""
        return conditions(self.problem, self.depending)
