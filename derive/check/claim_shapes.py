"""How the shapes of a claim about a derivative hang together."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import DerivativeClaim, Member, Name, Node, Statement
from ..elaborate.asked import apart
from ..elaborate.codes import NO_MATRIX, OPEN_SHAPES
from ..elaborate.context import Context
from ..elaborate.kinds import kind_of, preferred
from ..elaborate.names import Names, names_of
from ..elaborate.part import Part
from ..elaborate.statement import Formulas, formulas_of, in_declaration, typed_name
from ..terms.shape import SCALAR, Shape, show_shape


class ClaimShapes(NamedTuple):
    """The formulas of a claim about a derivative, and how their shapes hang together."""

    statement: DerivativeClaim
    trees: list[Node]
    names: Names
    context: Context
    before: int  # how many differentiations lie between the function's shape and that of the other sides

    @property
    def variable(self) -> str:
        """The name of the variable."""
        node = self.statement.wrt[0]
        assert isinstance(node, Name | Member)
        return node.text

    def of_arrays(self) -> "ClaimShapes":
        """The same where d²E is written of an array, and not dg of a gradient: it has the shape of E."""
        shape = self._alone().roots[0].shape
        return self if shape == SCALAR else self._replace(before=self.before - 1)

    def typed(self) -> tuple[Formulas, str]:
        """The formulas with shapes, and why a side cannot be the derivative if its shape is another.

        What kinds the names have, the function alone tells; their sizes the claim tells too.
        """
        if all(name in self.names.shapes for name in self.names.typed):
            return self._fitting({})
        alone = self._alone()
        free = [s for s in alone.symbols if not s.is_index and s.name not in self.names.shapes]
        return self._fitting({s.name: s.shape for s in free})

    def _fitting(self, shapes: Mapping[str, Shape]) -> tuple[Formulas, str]:
        """The sides with one shape, or else each with its own."""
        try:
            return self._formulas(self._equal, {}, {name: kind_of(shape) for name, shape in shapes.items()}), ""
        except Mistake as mistake:
            if mistake.code != NO_MATRIX:
                self._check_kinds(shapes)
                if (loose := self._loose(shapes)) is not None:
                    return loose
            raise

    def _check_kinds(self, shapes: Mapping[str, Shape]) -> None:
        """Refuses a claim that would fit if names were of other kinds than the function alone gives them."""
        other = None
        with suppress(Mistake):
            other = self._replace(names=self.names._replace(firm=()))._formulas(self._equal)
        changed = [name for name, s in shapes.items() if other and kind_of(other.shape(name)) != kind_of(s)]
        if other and changed:
            raise _only_with(other, changed, "the function alone does not suggest", self.statement)

    def _alone(self) -> Formulas:
        """The function without what is claimed of it; what is a size beside that is one here."""
        whole = self.names
        moving = [self.variable]
        names = names_of(self.statement, self.trees[:1], moving, self.context, moving, whole.products)
        costs = {name: whole.costs[name] for name in names.costs if name not in whole.sizes}
        typed = [name for name in names.typed if name not in whole.sizes]
        names = names._replace(sizes=whole.sizes, typed=typed, costs=costs, firm=whole.firm)
        return formulas_of(self.statement, self.trees[:1], names, [self.variable], self.context)

    def _loose(self, shapes: Mapping[str, Shape]) -> tuple[Formulas, str] | None:
        """The reading in which the claim says nothing of the function; None where it has none, or fits after all."""
        with suppress(Mistake):
            found = self._formulas(lambda roots: apart([self._derivative(roots[0]), *roots]), shapes)
            misfit = self._misfit(found)
            return (found, misfit) if misfit else None
        return None

    def _formulas(
        self,
        together: Callable[[list[Part]], Part],
        known: Mapping[str, Shape] | None = None,
        kinds: Mapping[str, str] | None = None,
    ) -> Formulas:
        wrt = [self.variable]
        return formulas_of(self.statement, self.trees, self.names, wrt, self.context, known, kinds, together)

    def _equal(self, roots: list[Part]) -> Part:
        """The derivative and the other sides, of one shape."""
        sides = roots[: 1 + len(self.statement.sides)]
        return apart([equal([self._derivative(sides[0]), *sides[1:]]), *roots[len(sides) :]])

    def _derivative(self, function: Part) -> Part:
        """A part of the shape that the other sides have."""
        span = self.statement.wrt[0].span
        for _ in range(self.before):
            variable = Part("symbol", [], span, span, self.variable)
            function = Part("derivative", [function, variable], function.span, function.place)
        return function

    def _misfit(self, found: Formulas) -> str:
        """Which side has another shape than the derivative."""
        wanted = next((p.shape for p in reversed(found.parts) if p.head == "derivative"), found.roots[0].shape)
        claimed = found.roots[1 : 1 + len(self.statement.sides)]
        others = [part.shape for part in claimed if part.shape != wanted]
        return f"the derivative is {show_shape(wanted)}, the claim {show_shape(others[0])}" if others else ""


def equal(roots: list[Part]) -> Part:
    """Parts of one shape."""
    return Part("=", roots, roots[0].span, roots[1].span)


def of_one_shape(statement: Statement, trees: list[Node], names: Names, context: Context) -> Formulas:
    """Formulas of one shape; what is a matrix in each of them alone is made no vector for them to fit."""
    found = formulas_of(statement, trees, names, (), context, together=equal)
    matrices = {name for name, costs in names.costs.items() if preferred(costs) == "matrix"}
    columns = [s.name for s in found.symbols if s.name in matrices and kind_of(s.shape) == "vector"]
    alone = None
    with suppress(Mistake):
        alone = formulas_of(statement, trees, names, (), context, together=apart) if columns else None
    changed = [name for name in columns if alone and kind_of(alone.shape(name)) == "matrix"]
    if changed:
        raise _only_with(found, changed, "each side alone does not suggest", statement)
    return found


def _only_with(found: Formulas, changed: list[str], otherwise: str, statement: Statement) -> Mistake:
    """The mistake of a claim that fits only if some names are of other kinds than they seem to be."""
    symbols = [symbol for name in changed for symbol in found.symbols if symbol.name == name]
    kinds = ", ".join(f"{typed_name(symbol)} a {kind_of(symbol.shape)}" for symbol in symbols)
    words = ", ".join(f"{typed_name(symbol)}: {in_declaration(symbol.shape)}" for symbol in symbols)
    message = f"the sides fit only with {kinds}, which {otherwise}"
    return Mistake(OPEN_SHAPES, message, statement.span, f"declare it: … where {words}")
