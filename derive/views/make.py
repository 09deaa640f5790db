"""The same linear map from its other sides.

dF = L(dX) is read by one entry of the variable, L(E_ij); by one entry of the function, the gradient of F_kl; by both,
as entries with Kronecker deltas; as a sum of dyads; and as the matrix of the map on stacked columns.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from ...grammar.mistakes import Mistake
from ..derivation import VIEWS, Derivation, Result, View, ViewName
from ..differentiate.codes import NOT_A_MATRIX
from ..differentiate.forward import replaced
from ..differentiate.gradient import gradients
from ..differentiate.stacked import Stacking
from ..operators.entries import BASIS, COMPONENT, ENTRY, SINGLE_ENTRY
from ..problem import Problem
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..simplify.common_factor import Factoring
from ..terms.algebra import Algebra
from ..terms.shape import ONE, SCALAR, letters, times
from ..terms.term import INDEX, Term
from .index import indexed, letters_beside

STACKED = "vec stacks columns"
MOST_SUMMED = 6  # indices of an entry; what has more is not read entry by entry


class Side(NamedTuple):
    """A linear map that is to be looked at: d of a function, by one variable.

    `differential` holds as it is where dX lies in the subspace of a structured variable, `line` for any dX.
    """

    problem: Problem
    function: Term
    variable: Term
    differential: Term
    line: Term

    @property
    def algebra(self) -> Algebra:
        """The store of its terms."""
        return self.problem.algebra

    @property
    def taken(self) -> set[str]:
        """The names that mean something else."""
        symbols = self.problem.symbols
        return {s.name for s in symbols} | {n for s in symbols for size in s.shape for n in letters(size)}

    def indices(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The letters for the variable's axes and for the function's."""
        free = letters_beside(self.taken)
        pairs = [(next(free), next(free)) for _ in range(2)]
        sides = [sum(size != ONE for size in term.shape) for term in (self.variable, self.function)]
        variable, output = (tuple(pair[:side]) for pair, side in zip(pairs, sides, strict=True))
        return variable, output

    def letter(self, letter: str) -> Term:
        """A letter as an index."""
        return self.algebra.symbol(letter, SCALAR, INDEX)


def viewed(derivation: Derivation) -> Derivation:
    """The derivation, the derivative of each array by an array seen from all sides."""
    return derivation._replace(results=tuple(_seen(derivation.problem, result) for result in derivation.results))


def _seen(problem: Problem, result: Result) -> Result:
    """A result with its views; zero where a view shows that it is zero for every dX."""
    if result.line is None or not result.line.moves or result.variable.is_scalar:
        return result
    differential = result.gradient if result.gradient.moves else result.line
    seen = views(Side(problem, result.of or problem.function, result.variable, differential, result.line))
    if any(view.vanishes for view in seen):
        return result._replace(gradient=problem.algebra.constant("zeros", result.gradient.shape), notes=())
    return result._replace(views=seen, notes=(*result.notes, *([STACKED] if result.gradient.moves else [])))


def views(side: Side) -> tuple[View, ...]:
    """All readings that can be written."""
    found: dict[ViewName, View] = {}
    for name, make in MAKERS.items():
        with suppress(Mistake):
            found[name] = make(side)
    if "by_output" in found:
        found["dyadic"] = found["by_output"]._replace(name="dyadic")
    return tuple(found[name] for name in VIEWS if name in found)


def _differential(side: Side) -> View:
    return View("differential", side.differential)


def _by_variable(side: Side) -> View:
    """L(E_ij)"""
    variable, _ = side.indices()
    algebra, (rows, columns) = side.algebra, side.variable.shape
    unit = algebra.one
    if len(variable) == 2:
        sizes = (algebra.size(rows), algebra.size(columns))
        unit = algebra.apply(SINGLE_ENTRY.key, (*map(side.letter, variable), *sizes), side.variable.shape)
    elif variable:
        size = max(rows, columns)
        unit = algebra.apply(BASIS.key, (side.letter(variable[0]), algebra.size(size)), (size, ONE))
        unit = unit if columns == ONE else algebra.transpose(unit)
    filled = replaced(side.line, {algebra.d(side.variable): unit}, algebra)
    term, rules = _shortest(side, filled)
    return View("by_variable", term, rules, variable=variable)


def _by_output(side: Side) -> View:
    """The gradient of F_kl."""
    _, output = side.indices()
    algebra, function = side.algebra, side.function
    if function.shape[0] == ONE != function.shape[1]:
        function = algebra.transpose(function)
    operator = ENTRY if len(output) == 2 else COMPONENT
    entry = algebra.apply(operator.key, (function, *map(side.letter, output)), SCALAR) if output else function
    found = gradients(side.problem._replace(function=entry, variables=(side.variable,), parts=(), twice=False))
    term, rules = _shortest(side, found.results[0].gradient)
    cited = dict.fromkeys([*(row for step in found.steps for row in step.rules), *rules])
    return View("by_output", term, tuple(cited), output=output)


def _index(side: Side) -> View:
    found = indexed(side.line, side.variable, side.taken, side.algebra)
    summed = [{i for e in m.entries for i in e.indices if i not in found.free} for m in found.addends]
    if any(len(letters) > MOST_SUMMED for letters in summed):
        raise Mistake(NOT_A_MATRIX, f"an entry is a sum over more than {MOST_SUMMED} indices", None)
    return View("index", found, variable=found.variable, output=found.output)


def _vec(side: Side) -> View:
    """The matrix on stacked columns."""
    matrices, steps = Stacking(side.algebra, Simplifier(side.algebra)).matrices(side.line)
    zeros = side.algebra.constant("zeros", (times(*side.function.shape), times(*side.variable.shape)))
    term, rules = _shortest(side, matrices.get(side.variable, zeros))
    cited = dict.fromkeys([*(row for step in steps for row in step.rules), *rules])
    variable, output = side.indices()
    return View("vec", term, tuple(cited), variable, output)


def _shortest(side: Side, term: Term) -> tuple[Term, tuple[Row, ...]]:
    """A term simplified and factored, and the rules that did it."""
    simplifier = Simplifier(side.algebra)
    simple, rows = simplifier.simplify(term)
    factoring = Factoring(side.algebra, [side.function], {}, simplifier)
    final, more = simplifier.simplify(factoring.shortest(simple))
    return final, (*rows, *factoring.rows, *more)


MAKERS: Mapping[ViewName, Callable[[Side], View]] = {
    "differential": _differential,
    "by_variable": _by_variable,
    "by_output": _by_output,
    "index": _index,
    "vec": _vec,
}
