"""Derivatives of functions that are no scalars: the differential, and of a vector by a vector the matrix before dx."""

from collections.abc import Sequence

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, ResultKind, Step
from ..elaborate.statement import Symbol
from ..problem import Problem
from ..rules.compile import spelled_out
from ..rules.rewrite import Simplifier
from ..simplify.common_factor import Factoring
from ..terms.note import Note
from ..terms.shape import ONE, Size
from ..terms.term import Term, below
from .codes import NOT_A_MATRIX
from .conditions import conditions
from .differential import Dependence
from .forward import Map, differential, replaced
from .projection import notes_of_map, projection
from .stacked import Stacking
from .structure import Structure


def jacobians(problem: Problem) -> Derivation:
    """The derivation of the derivatives of an array: Jacobians, or differentials where these are no matrices."""
    if any(variable.head == "member" for variable in problem.variables):
        raise Mistake(NOT_A_MATRIX, "the derivative of an array by the members of a family cannot be derived", None)
    function = Differentiation(problem, problem.function)
    steps = function.steps(None)
    results = tuple(function.result(variable) for variable in problem.variables)
    return Derivation(problem, (Step(problem.function, ()), *steps), results, function.notes())


class Differentiation:
    """One function of a problem, differentiated by the problem's variables."""

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
        self.matrices, self.lines = self._stacked()

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

    def _stacked(self) -> tuple[dict[Term, Term], tuple[Step, ...]]:
        """The matrices before vectors dx, where the function is a vector; what varies as a matrix is left as it is."""
        vectors = [v for v in self.problem.variables if ONE in v.shape]
        line = self._restricted(vectors)
        if ONE not in self.typed.shape or self.typed.is_scalar or not line.moves or all(v.is_scalar for v in vectors):
            return {}, ()
        found, lines = Stacking(self.algebra, self.simplifier).matrices(line)
        factoring = Factoring(self.algebra, self.own, {}, self.simplifier)
        matrices = {variable: factoring.shortest(matrix) for variable, matrix in found.items()}
        rest = self._restricted([v for v in self.problem.variables if v not in vectors])
        whole = self.algebra.sum([*(self._times_column(m, v) for v, m in matrices.items()), rest])
        rows = [*(row for step in lines for row in step.rules), *factoring.rows]
        if rest.moves or self.typed.shape[0] == ONE:
            return matrices, (Step(whole, tuple(dict.fromkeys(rows))),)
        return matrices, (*lines, Step(whole, tuple(factoring.rows)))

    def _times_column(self, matrix: Term, variable: Term) -> Term:
        """The matrix times dx; a row stands as a column there, and what comes out is turned for a function's row."""
        differential = self.algebra.d(variable)
        column = self.algebra.transpose(differential) if variable.shape[0] == ONE else differential
        product = self.algebra.product([matrix, column])
        return self.algebra.transpose(product) if self.typed.shape[0] == ONE else product

    def _restricted(self, variables: Sequence[Term]) -> Term:
        """The differential where only some variables vary."""
        others = {self.algebra.d(v): self._zeros(v) for v in self.problem.variables if v not in variables}
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

    def result(self, variable: Term, of: Result | None = None) -> Result:
        """The derivative by one variable."""
        symbol = self.problem.symbol(variable)
        alone = self._restricted([variable])
        line = self._projected(symbol, variable, alone)
        if not line.moves:  # zero along all directions within the variable's subspace
            alone = self._zeros(self.typed)
        kind, value = self._value(variable, alone, of)
        return Result(
            variable,
            value,
            self.typed.shape,
            notes=notes_of_map(symbol) if alone.moves else (),
            kind=kind,
            axes=(*(of.axes if of else self._sides(self.typed)), *symbol.sides),
            before=of.variable if of else None,
            of=of.gradient if of else None,
            line=line,
        )

    def _projected(self, symbol: Symbol, variable: Term, line: Term) -> Term:
        """The differential for any dX at all: along the projection of dX onto the subspace of a structured variable."""
        differential = self.algebra.d(variable)
        inside = projection(self.algebra, symbol, differential)
        return line if inside is None else replaced(line, {differential: inside.gradient}, self.algebra)

    def _value(self, variable: Term, alone: Term, of: Result | None) -> tuple[ResultKind, Term]:
        if variable.is_scalar:
            kind: ResultKind = "hessian" if of else "jacobian"
            return kind, replaced(alone, {self.algebra.d(variable): self.algebra.one}, self.algebra)
        if ONE in self.typed.shape and ONE in variable.shape:
            return "hessian" if of else "jacobian", self._matrix(variable, alone)
        return "hessian" if of else "tensor", alone

    def _matrix(self, variable: Term, alone: Term) -> Term:
        """The matrix before a vector dx, zeros where the function does not depend on it."""
        zeros = self.algebra.constant("zeros", (max(self.typed.shape), max(variable.shape)))
        return self.matrices.get(variable, zeros) if alone.moves else zeros

    def _zeros(self, variable: Term) -> Term:
        return self.algebra.constant("zeros", variable.shape)

    def _sides(self, term: Term) -> tuple[Size, ...]:
        return tuple(size for size in term.shape if size != ONE)

    def notes(self) -> tuple[Note, ...]:
        """Where the derivative holds."""
        return conditions(self.problem, self.depending)
