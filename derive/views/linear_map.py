"""A linear map that is to be viewed: dF = L(dX), of a function by one variable."""

from functools import cached_property

from ..derivation import Result
from ..differentiate.gradient import gradients
from ..differentiate.structure import Structure
from ..operators.entries import COMPONENT, ENTRY
from ..problem import Problem
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..simplify.common_factor import Factoring
from ..terms.algebra import Algebra
from ..terms.indexed import letters_beside
from ..terms.shape import ONE, SCALAR, letters, sides
from ..terms.term import INDEX, Term, below

Simplified = tuple[Term, tuple[Row, ...]]


class LinearMap:
    """The map of a result, and what its views have in common.

    `differential` holds as it is where dX lies in the subspace of a structured variable, `line` for any dX.
    """

    def __init__(self, problem: Problem, result: Result, line: Term) -> None:
        self.problem = problem
        self.function: Term = Structure(problem).varying(result.of) if result.of else problem.function
        self.result = result
        self.variable = result.variable
        self.before = result.before or result.variable
        self.differential = result.gradient if result.gradient.moves else line
        self.line = line

    @property
    def algebra(self) -> Algebra:
        """The store of its terms."""
        return self.problem.algebra

    @property
    def taken(self) -> set[str]:
        """The names that mean something else."""
        symbols = self.problem.symbols
        sizes = {name for s in symbols for size in s.shape for name in letters(size)}
        return {s.name for s in symbols} | sizes | self.algebra.ranges.keys()

    @cached_property
    def indices(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The letters for the variable's axes and for the function's."""
        free = letters_beside(self.taken)
        pairs = [(next(free), next(free)) for _ in range(2)]
        sides = [_axes(term) for term in (self.variable, self.function)]
        variable, output = (tuple(pair[:side]) for pair, side in zip(pairs, sides, strict=True))
        return variable, output

    @cached_property
    def two_indices(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The letters for the axes of the first variable, of the second, and of the function."""
        free = letters_beside(self.taken)
        before, variable, output = (
            tuple(next(free) for _ in range(_axes(term))) for term in (self.before, self.variable, self.function)
        )
        return before, variable, output

    def letter(self, letter: str) -> Term:
        """A letter as an index."""
        return self.algebra.symbol(letter, SCALAR, INDEX)

    @cached_property
    def entry_gradient(self) -> Simplified:
        """∂F_kl/∂X, and the rules that lead to it; raises Mistake where an operator does not cross the colon."""
        entry = self.entry(self.indices[1])
        found = gradients(self.problem._replace(function=entry, variables=(self.variable,), parts=(), twice=False))
        term, rules = self.shortest(found.results[0].gradient)
        return term, tuple(dict.fromkeys([*(row for step in found.steps for row in step.rules), *rules]))

    def entry(self, output: tuple[str, ...]) -> Term:
        """F_kl; of a row or a column F_k."""
        function = self.function
        if function.shape[0] == ONE != function.shape[1]:
            function = self.algebra.transpose(function)
        operator = ENTRY if len(output) == 2 else COMPONENT
        return self.algebra.apply(operator.key, (function, *map(self.letter, output)), SCALAR) if output else function

    def shortest(self, term: Term) -> Simplified:
        """A term simplified and factored, and the rules that did it."""
        simplifier = Simplifier(self.algebra)
        simple, rows = simplifier.simplify(term)
        factoring = Factoring(self.algebra, below([self.function]), {}, simplifier)
        final, more = simplifier.simplify(factoring.shortest(simple))
        return final, (*rows, *factoring.rows, *more)


def _axes(term: Term) -> int:
    return len(sides(term.shape))
