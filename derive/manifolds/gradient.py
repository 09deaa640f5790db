"""From the gradient G to the one on the manifold where a variable lies: the row of the manifold, simplified."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...grammar.mistakes import Mistake
from ...grammar.read import read_equation
from ...grammar.record import NamedTuple
from ...grammar.tree import Statement
from ..derivation import Derivation, Result, Step
from ..differentiate.structure import Structure
from ..elaborate.build import Builder
from ..elaborate.declarations import declared_shapes
from ..elaborate.part import parts_of
from ..operators import OPERATORS
from ..problem import Problem
from ..rules.compile import define, equation
from ..rules.frozen import pattern
from ..rules.match import each_matches, instantiate
from ..rules.rewrite import Simplifier
from ..rules.rule import Pattern, Row
from ..simplify.common_factor import Factoring
from ..terms.algebra import Algebra
from ..terms.note import Note
from ..terms.term import Term, below
from . import manifold_of
from .codes import NO_RIEMANNIAN
from .manifold import Manifold

GRADIENT = "G"


class RowInTwo(NamedTuple):
    """The right side of a row, the letter that stands for a point of the manifold, and that for a gradient."""

    point: Term
    gradient: Term
    pattern: Pattern

    def put_in(self, algebra: Algebra, point: Term, gradient: Term) -> Term:
        """The right side for a point and a gradient."""
        letters, terms = (self.point, self.gradient), (point, gradient)
        return instantiate(self.pattern, next(each_matches(letters, terms, algebra)), algebra)


@cache
def row_in_two(statement: str) -> RowInTwo:
    """A row `grad = X G X where X: n x n spd`; the point is declared, and the gradient is called G."""
    left, right, where = read_equation(statement)
    _, part = equation(left, right, declared_shapes(where), {})
    parts = below([Builder(Algebra(OPERATORS), {}, define).build(parts_of(part))])
    letters = {str(term.data): term for term in parts if term.head == "symbol"}
    return RowInTwo(letters[where[0].name.text], letters[GRADIENT], pattern(parts))


def check_asked(problem: Problem, statement: Statement) -> None:
    """Refuses a second derivative or that of an array by a variable that lies on a manifold, and any by a quantity."""
    if problem.asked or problem.thrice:
        asked = "derivatives by quantities are" if problem.asked else "third derivatives are"
        help = "leave out --riemannian, or ask for the gradient by a name"
        raise Mistake(NO_RIEMANNIAN, f"{asked} not derived on manifolds", statement.span, help)
    curved = [symbol.name for symbol in problem.varying.values() if manifold_of(symbol)]
    if curved and (problem.twice or not problem.function.is_scalar):
        asked = "second derivatives are" if problem.twice else "the derivative of an array is"
        help = f"leave out --riemannian and what {curved[0]} is declared to be, for derivatives in the space around"
        raise Mistake(NO_RIEMANNIAN, f"{asked} not derived on manifolds", statement.span, help)


def riemannian(derivation: Derivation) -> Derivation:
    """The derivation with the gradients on the manifolds where its variables lie, after lines that lead there."""
    steps, results = [*derivation.steps], []
    for result in derivation.results:
        manifold = manifold_of(derivation.problem.symbol(result.variable))
        if manifold:
            *lines, last = _lines(derivation, result, manifold)
            steps += [*lines, last]
            assert isinstance(last.content, Term)
            note = Note("riemannian", (result.variable,), (manifold.name, manifold.metric))
            result = result._replace(gradient=last.content, notes=(note,), closed=None, manifold=manifold.name)
        else:
            result = result._replace(notes=(*result.notes, Note("no_manifold", (result.variable,))))
        results.append(result)
    return derivation._replace(steps=tuple(steps), results=tuple(results))


def _lines(derivation: Derivation, result: Result, manifold: Manifold) -> Iterator[Step]:
    """The lines grad f = … by one variable: the row as it stands, simplified, and in its shortest form."""
    _, (first, *others) = min(_ways(derivation, result, manifold), key=lambda way: way[0])
    yield first
    yield from (step for before, step in pairwise([first, *others]) if step.content is not before.content)


def _ways(derivation: Derivation, result: Result, manifold: Manifold) -> Iterator[tuple[int, list[Step]]]:
    """The lines with how long their last one is: the row is used of G as a whole, or of its addends one by one."""
    algebra, row = derivation.problem.algebra, row_in_two(manifold.gradient)
    number, rest = algebra.split(result.gradient)
    factor = algebra.number(number)
    whole = row.put_in(algebra, result.variable, rest)
    each = algebra.sum([row.put_in(algebra, result.variable, addend) for addend in _addends(algebra, rest)])
    opened = [algebra.scale(factor, addend) for addend in _addends(algebra, whole)]
    ways = [algebra.scale(factor, whole), algebra.scale(factor, each), algebra.sum(opened)]
    for raised in dict.fromkeys(ways):
        yield _simplified(derivation, result, raised, Row(manifold.gradient, manifold.name))


def _simplified(derivation: Derivation, result: Result, raised: Term, row: Row) -> tuple[int, list[Step]]:
    """The lines that begin with a term, and how long the last one is."""
    problem = derivation.problem
    simplifier = Simplifier(problem.algebra)
    structure = Structure(problem)
    raised = structure.free.fold(raised)  # what it owes to the variable's structure is found anew
    found, fired = structure.simplified(raised, simplifier) if structure.is_there else simplifier.simplify(raised)
    shorter = structure.kept(found, raised)
    factoring = Factoring(problem.algebra, below([problem.function]), {}, simplifier)
    last = structure.kept(factoring.shortest(shorter), shorter)
    lines = [(raised, (row,)), (shorter, fired), (last, tuple(factoring.rows))]
    steps = [Step(term, rows, by=result.variable) for term, rows in lines]
    return factoring.weights.of(last), steps


def _addends(algebra: Algebra, gradient: Term) -> list[Term]:
    """The addends of a sum, perhaps a multiple of one, or before other factors."""
    if gradient.head == "scaled":
        return [algebra.scale(gradient.args[0], addend) for addend in _addends(algebra, gradient.args[1])]
    if gradient.head == "product" and gradient.args[0].head == "sum":
        return [algebra.product([addend, *gradient.args[1:]]) for addend in gradient.args[0].args]
    return list(gradient.args) if gradient.head == "sum" else [gradient]
