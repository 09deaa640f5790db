"""The second derivative of an array: d²F = … dX … dX …, linear in each of two directions.

The first dX stands still while the second is found: dF along a direction H is a function of X, and is differentiated
like any other (Magnus & Neudecker, chapter 6). A line shows H as the dX that it is; the map itself keeps the two apart.
"""

from collections.abc import Iterator

from ..derivation import Result, Step, Twofold
from ..problem import Problem
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..simplify.common_factor import Factoring
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.shape import sides
from ..terms.term import Term, below
from .forward import replaced, zeros
from .linearized import Linearized
from .projection import notes_of_map, projection
from .structure import Structure

OF_SUM = Row("A C + B C = (A + B) C", "+")
SAME_DIRECTION = Row("d(dA) = 0", "d")


def multiplied_out(line: Term, algebra: Algebra) -> Term:
    """A line with sums in scalars taken apart, whose addends may then be added to others."""
    made: dict[int, Term] = {}
    for term in below([line]):
        args = [made[arg.number] for arg in term.args]
        new = algebra.replaced(term, args)
        made[term.number] = _of_addends(new, algebra) if new.moves else new
    return made[line.number]


def _of_addends(term: Term, algebra: Algebra) -> Term:
    """x' (y + z) as x' y + x' z, and (s + t) A as s A + t A"""
    if term.head == "scaled":
        return algebra.sum([algebra.scale(part, term.args[1]) for part in _addends(term.args[0], algebra)] or [term])
    if not term.is_scalar:
        return term
    place = next((i for i, factor in enumerate(term.args) if _addends(factor, algebra)), None)
    if term.head != "product" or place is None:
        return term
    parts = _addends(term.args[place], algebra)
    return algebra.sum([algebra.product([*term.args[:place], part, *term.args[place + 1 :]]) for part in parts])


def _addends(factor: Term, algebra: Algebra) -> tuple[Term, ...]:
    """Those of a sum, of its transpose or a multiple of it."""
    if factor.head == "transpose":
        return tuple(algebra.transpose(addend) for addend in _addends(factor.args[0], algebra))
    if factor.head == "hadamard" and factor.is_scalar and factor.args[0].head == "number":
        number, rest = factor.args[0], algebra.without(factor)
        return tuple(algebra.hadamard([number, addend]) for addend in _addends(rest, algebra))
    return factor.args if factor.head == "sum" else ()


class SecondDifferential:
    """The second differential of a problem's function, an array."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.function = problem, problem.function
        self.algebra = problem.algebra
        self.still = {variable: self.algebra.direction(variable) for variable in problem.variables}
        once = Linearized(problem, self.function).map.term
        along = replaced(once, {self.algebra.d(v): still for v, still in self.still.items()}, self.algebra)
        self.first = Structure(problem).varying(along)
        self.opened = Linearized(problem, self.first)
        self.shown = Folding(self.algebra, {still: self.algebra.d(v) for v, still in self.still.items()})
        self.factoring = Factoring(self.algebra, below([self.function]), {}, Simplifier(self.algebra))

    def steps(self) -> Iterator[Step]:
        """The lines d²F = …"""
        before: Term | None = None
        for step in self._lines():
            if step.content is not before:
                yield step._replace(first=self.first)
            before = step.content if isinstance(step.content, Term) else None

    def _lines(self) -> Iterator[Step]:
        """The lines as they are shown, the last one short."""
        rules: tuple[Row, ...] = (SAME_DIRECTION,)
        for step in self.opened.map.steps:
            assert isinstance(step.content, Term)
            shown = self.shown.fold(step.content)
            yield step._replace(content=shown, rules=(*rules, *step.rules), vanishes=not shown.moves)
            rules = ()
        whole, rows = self._short(self.shown.fold(self.opened.map.term))
        yield Step(whole, rows, vanishes=not whole.moves)

    def _short(self, line: Term) -> tuple[Term, tuple[Row, ...]]:
        """A line in its shortest form, and what made it so."""
        simple, rows = self.factoring.simplifier.simplify(line)
        found = [self._factored(simple, rows)]
        whole = multiplied_out(simple, self.algebra)
        if whole is not simple:
            found.append(self._factored(whole, (*rows, OF_SUM)))
        return min(found, key=lambda one: self.factoring.weights.of(one[0]))

    def _factored(self, line: Term, rows: tuple[Row, ...]) -> tuple[Term, tuple[Row, ...]]:
        self.factoring.rows = {}
        short = self.factoring.shortest(line)
        return short, (*rows, *self.factoring.rows)

    def result(self, before: Term, variable: Term) -> Result:
        """The block of two variables."""
        other = self.algebra.direction(before, other=True)
        row = self._along(before, other).fold(self.opened.map.term)
        alone = self._restricted(row, variable)
        shown = Folding(self.algebra, {other: self.algebra.d(before)}).fold(alone)
        found = self._short(shown)[0] if alone.moves else zeros(self.function, self.algebra)
        symbols = [self.problem.symbol(v) for v in (before, variable)]
        notes = dict.fromkeys(note for symbol in symbols for note in notes_of_map(symbol))
        varying = [size for symbol in symbols for size in symbol.sides]
        return Result(
            variable,
            found,
            self.function.shape,
            notes=tuple(notes) if found.moves else (),
            kind="hessian",
            axes=(*sides(self.function.shape), *varying),
            before=before,
            line=self._projected(alone, other, before, variable),
            twofold=Twofold(other, self._along(before, other).fold(self.first), row),
        )

    def _along(self, variable: Term, direction: Term) -> Folding:
        """What puts a direction of one variable in the place of the first dX, with the others standing still."""
        values = {still: direction if v is variable else zeros(v, self.algebra) for v, still in self.still.items()}
        return Folding(self.algebra, values)

    def _restricted(self, row: Term, variable: Term) -> Term:
        """A differential where only one variable varies."""
        others = {self.algebra.d(v): zeros(v, self.algebra) for v in self.still if v is not variable}
        return replaced(row, others, self.algebra)

    def _projected(self, line: Term, direction: Term, before: Term, variable: Term) -> Term:
        """The map for any two directions at all: along their projections onto the subspaces of structured variables."""
        first = projection(self.algebra, self.problem.symbol(before), direction)
        second = projection(self.algebra, self.problem.symbol(variable), self.algebra.d(variable))
        if first is not None:
            line = Folding(self.algebra, {direction: first.gradient}).fold(line)
        return line if second is None else replaced(line, {self.algebra.d(variable): second.gradient}, self.algebra)
