"""Derivatives of functions that are no scalars: the differential, and of a vector by a vector the matrix before dx."""

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, ResultKind, Step
from ..problem import Problem
from ..simplify.common_factor import Factoring
from ..terms.shape import ONE, sides
from ..terms.term import Term
from .codes import NOT_A_MATRIX
from .forward import replaced, zeros
from .linearized import Linearized
from .projection import notes_of_map
from .stacked import Stacking


def jacobians(problem: Problem) -> Derivation:
    """The derivation of the derivatives of an array: Jacobians, or differentials where these are no matrices."""
    if any(variable.head == "member" for variable in problem.variables):
        raise Mistake(NOT_A_MATRIX, "the derivative of an array by the members of a family cannot be derived", None)
    function = Differentiation(problem, problem.function)
    steps = function.steps(None)
    results = tuple(function.result(variable) for variable in problem.variables)
    return Derivation(problem, (Step(problem.function, ()), *steps), results, function.notes())


class Differentiation(Linearized):
    """The same with the matrix before dx where a vector is differentiated by vectors, and the results."""

    def __init__(self, problem: Problem, function: Term) -> None:
        super().__init__(problem, function)
        self.matrices, self.lines = self._stacked()

    def _stacked(self) -> tuple[dict[Term, Term], tuple[Step, ...]]:
        """The matrices before vectors dx, where the function is a vector; what varies as a matrix is left as it is."""
        vectors = [v for v in self.problem.variables if ONE in v.shape]
        line = self.restricted(vectors)
        if ONE not in self.typed.shape or self.typed.is_scalar or not line.moves or all(v.is_scalar for v in vectors):
            return {}, ()
        found, lines = Stacking(self.algebra, self.simplifier).matrices(line)
        factoring = Factoring(self.algebra, self.own, {}, self.simplifier)
        matrices = {variable: factoring.shortest(matrix) for variable, matrix in found.items()}
        rest = self.restricted([v for v in self.problem.variables if v not in vectors])
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

    def result(self, variable: Term, of: Result | None = None) -> Result:
        """The derivative by one variable."""
        symbol = self.problem.symbol(variable)
        alone = self.restricted([variable])
        line = self.projected(symbol, variable, alone)
        if not line.moves:  # zero along all directions within the variable's subspace
            alone = zeros(self.typed, self.algebra)
        kind, value = self._value(variable, alone, of)
        return Result(
            variable,
            value,
            self.typed.shape,
            notes=notes_of_map(symbol) if alone.moves else (),
            kind=kind,
            axes=(*(of.axes if of else sides(self.typed.shape)), *symbol.sides),
            before=of.variable if of else None,
            of=of.gradient if of else None,
            line=line,
        )

    def _value(self, variable: Term, alone: Term, of: Result | None) -> tuple[ResultKind, Term]:
        if variable.is_scalar:
            kind: ResultKind = "hessian" if of else "jacobian"
            return kind, replaced(alone, {self.algebra.d(variable): self.algebra.one}, self.algebra)
        if ONE in self.typed.shape and ONE in variable.shape:
            return "hessian" if of else "jacobian", self._matrix(variable, alone)
        return "hessian" if of else "tensor", alone

    def _matrix(self, variable: Term, alone: Term) -> Term:
        """The matrix before a vector dx, zeros where the function does not depend on it."""
        nothing = self.algebra.constant("zeros", (max(self.typed.shape), max(variable.shape)))
        return self.matrices.get(variable, nothing) if alone.moves else nothing
