"""Results in stacked arrays of families.

2 Σ_i (x_i' w - y_i) x_i is 2 X' (X w - y), where X has the rows x_i' and y the entries y_i. A gradient by x_i is the
row i of one by X.
"""

from collections.abc import Iterator

from ..derivation import ClosedForm, Derivation, Result
from ..elaborate.statement import Symbol
from ..problem import Problem
from ..rules.rewrite import Simplifier
from ..simplify.common_factor import Factoring
from ..simplify.contraction import gathered
from ..terms.shape import ONE, SCALAR, Shape, letters
from ..terms.term import Term, below
from ..terms.weight import Weights


def with_closed_forms(derivation: Derivation) -> Derivation:
    """The derivation, its results also in stacked arrays."""
    problem = derivation.problem
    results = tuple(result._replace(closed=_stacked_form(result, problem)) for result in derivation.results)
    return derivation._replace(results=results)


def _stacked_form(result: Result, problem: Problem) -> ClosedForm | None:
    """A derivative in stacked arrays; None where there is no family in it, or no such form is known."""
    algebra, stacks = problem.algebra, dict(_stacks(problem))
    by_member = result.variable.head == "member"
    if not stacks or result.gradient.moves or (by_member and str(result.variable.data) not in stacks):
        return None
    found = gathered(result.gradient, result.variable.args[1:], stacks, algebra)
    if found is None:
        return None
    simplifier = Simplifier(algebra)
    short = Factoring(algebra, [], {}, simplifier).shortest(simplifier.simplify(found)[0])
    variable = stacks[str(result.variable.data)] if by_member else result.variable
    used = [term for term in below([short, variable]) if term.head == "stack"]
    arrays = tuple((term, _member(term, problem)) for term in used)
    weights = Weights(algebra)
    is_shorter = weights.of(short) < weights.of(result.gradient)
    return ClosedForm(variable, short, arrays, is_shorter) if used else None


def _stacks(problem: Problem) -> Iterator[tuple[str, Term]]:
    """The stacked array of each family that has one, by the name of the family."""
    sizes = {name for s in problem.symbols for size in (*s.shape, *s.ranges) for name in letters(size)}
    taken = {s.name for s in problem.symbols} | sizes | problem.algebra.ranges.keys()
    for symbol in problem.symbols:
        shape = _shape(symbol)
        if shape is None:
            continue
        name = symbol.name.capitalize() if shape[1] != ONE else symbol.name
        if symbol.shape == SCALAR and name in taken:
            name = symbol.name
        if name == symbol.name or name not in taken:
            taken.add(name)
            family = problem.algebra.family(symbol.name, symbol.shape, frozenset(symbol.properties))
            yield symbol.name, problem.algebra.make("stack", (family,), shape, name)


def _shape(symbol: Symbol) -> Shape | None:
    """The shape of a family's stacked array: that of columns has a row for each, that of numbers an entry."""
    if symbol.shape == SCALAR and len(symbol.ranges) in (1, 2):
        return symbol.ranges[0], symbol.ranges[1] if len(symbol.ranges) == 2 else ONE
    return (symbol.ranges[0], symbol.shape[0]) if len(symbol.ranges) == 1 and symbol.shape[1] == ONE else None


def _member(stack: Term, problem: Problem) -> Term:
    """What stands in a stacked array: the row x_i', or the entry y_i."""
    algebra, symbol = problem.algebra, problem.symbol(stack.args[0])
    free: list[str] = []
    for size in symbol.ranges:
        free.append(next(letter for letter in algebra.letters(size) if letter not in free))
    return algebra.transpose(algebra.member(stack.args[0], free))
