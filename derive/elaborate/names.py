"""The names of a statement's formulas: which are declared, sizes, formulas above, differentials, or values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ...grammar.mistakes import Mistake
from ...grammar.tree import Declaration, Name, Node, Statement
from ..terms.shape import Shape, letters
from .codes import DEFINED_TWICE
from .context import Context, Opened
from .declarations import declared_costs, declared_shapes
from .joined import Pieces, is_letter, joined
from .kinds import Costs, costs_in
from .nodes import arguments_first, called, size_arguments, size_of, variables_of


class Names(NamedTuple):
    """What is known of a statement's names before its formulas are.

    `typed` are those that stand for a value, `opened` those that stand for a formula above, `sizes` the letters of
    sizes; `shapes` are those that are declared, and `differentials` the names whose differentials may be written.
    `costs` has what the undeclared names may be, of which the `firm` are scalars only if they are declared so;
    `products` are the names that are several without a space between.
    """

    declared: Mapping[str, Declaration]
    shapes: Mapping[str, Shape]
    sizes: Collection[str]
    opened: Sequence[Opened]
    typed: Sequence[str]
    differentials: Collection[str]
    costs: Mapping[str, Costs]
    firm: Collection[str]
    products: Mapping[str, Pieces]

    def held(self) -> "Names":
        """The same names, of which none is taken for a scalar that does not suggest one."""
        return self._replace(firm=[name for name, own in self.costs.items() if own.get("scalar")])


class Scope(NamedTuple):
    """The formulas above that some formulas use, the nodes of all of them, and the names that are several.

    `bare` are names that do not stand by themselves: X of dX, A and x of Ax.
    """

    opened: Sequence[Opened]
    nodes: list[Node]
    bare: Sequence[Name]
    products: Mapping[str, Pieces]

    def values(self, known: Collection[str]) -> list[str]:
        """The names that may stand for values, those that are several apart."""
        each = dict.fromkeys([*variables_of(self.nodes, known), *self.products])
        return [factor for name in each for factor in self.products.get(name, (name,))]


def names_of(
    statement: Statement,
    trees: Sequence[Node],
    wrt: Sequence[str],
    context: Context,
    moving: Collection[str] = (),
    products: Mapping[str, Pieces] | None = None,
) -> Names:
    """The names of some formulas and variables; `moving` are those of which dX may be written, "*" all.

    `products` has the names that are several, where other formulas have shown them.
    """
    nodes = [node for tree in trees for node in arguments_first(tree)]
    _check_above(statement, nodes, context)
    scope = _scope(statement, nodes, wrt, context, moving, products)
    declared = _declared(statement, [*scope.nodes, *scope.bare], wrt, context)
    shapes = declared_shapes(declared.values())
    sizes = _sizes(scope.nodes, shapes)
    _check_opened(scope.opened, sizes)
    defined = {name.name for name in scope.opened}
    found = [name for name in scope.values({*declared, *wrt}) if name not in sizes and name not in defined]
    differentials = _differentials([*found, *declared, *wrt, *defined], declared, moving)
    typed = _values(found, differentials, moving)
    costs = _costs([name for name in (*typed, *wrt) if name not in shapes], scope, declared)
    return Names(declared, shapes, sizes, scope.opened, typed, differentials, costs, _firm(costs), scope.products)


def _firm(names: Iterable[str]) -> list[str]:
    """The capitals among names, which are scalars only if they are declared so."""
    return [name for name in names if name[0].isupper()]


def _values(found: Sequence[str], differentials: Collection[str], moving: Collection[str]) -> list[str]:
    """The names that stand for values: neither a differential nor the sign d."""
    signs = {"d"} if "*" in moving and differentials else set()
    return [n for n in found if n not in signs and not (_is_d(n) and n[1:] in differentials)]


def _costs(free: Sequence[str], scope: Scope, declared: Mapping[str, Declaration]) -> dict[str, Costs]:
    """What the names without a shape may be; a declaration without sizes leaves only some kinds."""
    costs = costs_in(dict.fromkeys(free), scope.nodes, scope.products) if free else {}
    return costs | {name: declared_costs(declared[name]) for name in free if name in declared}


def _check_above(statement: Statement, nodes: Sequence[Node], context: Context) -> None:
    """Refuses what the lines above leave without a meaning, or with two."""
    context.check_transposes(statement.text, nodes)
    context.check_question(statement)
    context.check_refused(nodes, {declared.name.text for declared in statement.declarations})


def _scope(
    statement: Statement,
    nodes: Sequence[Node],
    wrt: Sequence[str],
    context: Context,
    moving: Collection[str],
    products: Mapping[str, Pieces] | None,
) -> Scope:
    bare = [Name(node.text[1:], node.span) for node in nodes if isinstance(node, Name) and moving and _is_d(node.text)]
    opened = context.opened([*nodes, *bare])
    if products is None:
        moved = [node.text for node in bare if node.text in moving or ("*" in moving and is_letter(node.text))]
        products = _products(statement, _inside(opened, nodes), [*wrt, *moved], context, bool(moving))
    bare += [Name(factor, n.span) for n in nodes if isinstance(n, Name) for factor in products.get(n.text, ())]
    opened = context.opened([*nodes, *bare]) if products else opened
    return Scope(opened, _inside(opened, nodes), bare, products)


def _inside(opened: Sequence[Opened], nodes: Sequence[Node]) -> list[Node]:
    """All nodes of some formulas, those of the names that they use first."""
    return [*(node for name in opened for node in name.nodes), *nodes]


def _products(
    statement: Statement, nodes: list[Node], wrt: Sequence[str], context: Context, moves: bool
) -> dict[str, Pieces]:
    """The names that are several without a space between them; where something `moves`, a factor may be dX."""
    own = [declaration.name.text for declaration in statement.declarations]
    known = {*own, *wrt, *context.declarations, *context.formulas, *context.functions}
    found = [name for name in (*variables_of(nodes, known), *called(nodes)) if name != "d" or not moves]
    return joined(found, known | {f"d{name}" for name in [*found, *known] if moves}, wrt, nodes)


def _is_d(name: str) -> bool:
    """Whether a name may be that of a differential."""
    return len(name) > 1 and name[0] == "d"


def _differentials(names: Sequence[str], declared: Collection[str], moving: Collection[str]) -> set[str]:
    """The names of which dX may be written: not where dX is itself declared, and not of the sign d."""
    wanted = set(names) if "*" in moving else set(moving)
    wanted -= {"d"} - set(declared)
    return {name for name in wanted if f"d{name}" not in declared}


def _declared(
    statement: Statement, nodes: Sequence[Node], wrt: Sequence[str], context: Context
) -> dict[str, Declaration]:
    """The declarations of a statement, and those given above of names that occur in it."""
    own = {declaration.name.text: declaration for declaration in statement.declarations}
    for name, declaration in own.items():
        if name in context.formulas or name in context.functions:
            raise Mistake(DEFINED_TWICE, f"{name} is defined above", declaration.name.span, "choose another name")
    used = {*variables_of(list(nodes), context.declarations), *wrt}
    return {**{name: given for name, given in context.declarations.items() if name in used}, **own}


def _sizes(nodes: Sequence[Node], shapes: Mapping[str, Shape]) -> set[str]:
    """The letters of sizes: those of declarations and of constants such as eye(n)."""
    named = {name for node in nodes for size in size_arguments(node) for name in letters(size_of(size))}
    declared = {name for shape in shapes.values() for size in shape for name in letters(size)}
    return {name for name in named | declared if name not in shapes and not name.isdigit()}


def _check_opened(opened: Sequence[Opened], sizes: set[str]) -> None:
    """A name that stands for a formula is no size."""
    for name, _, use in opened:
        if name in sizes:
            raise Mistake(
                DEFINED_TWICE, f"{name} is a size here, and defined above as a formula", use, "choose another name"
            )
