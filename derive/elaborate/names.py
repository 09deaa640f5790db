"""The names of a statement's formulas: which are declared, sizes, formulas above, differentials, or values."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Declaration, Name, Node, Statement
from ..properties.integer import WHOLE_NUMBER
from ..terms.shape import Shape
from .codes import DEFINED_TWICE
from .context import Context, Opened
from .declarations import declared_costs, declared_shapes, letters_in
from .joined import Pieces, is_letter, joined
from .kinds import DOUBLE, Costs, costs_in
from .nodes import NO_VARIABLES, Mentions, arguments_first, mentions


class Names(NamedTuple):
    """What is known of a statement's names before its formulas are.

    `nodes` has those of each formula, operands first. `typed` are the names that stand for a value, `opened` those
    that stand for a formula above, `sizes` the letters of sizes; `shapes` are those that are declared, and
    `differentials` the names whose differentials may be written. `costs` has what the undeclared names may be, of
    which the `firm` are scalars only if they are declared so; `products` are the names that are several without a space
    between.
    """

    nodes: Mapping[Node, list[Node]]
    declared: Mapping[str, Declaration]
    shapes: Mapping[str, Shape]
    sizes: Collection[str]
    opened: Sequence[Opened]
    typed: Sequence[str]
    differentials: Collection[str]
    costs: Mapping[str, Costs]
    firm: Collection[str]
    products: Mapping[str, Pieces]

    @property
    def integers(self) -> frozenset[str]:
        """The names that are declared to be integers."""
        return integers_among({name: known.properties for name, known in self.declared.items()})

    def held(self) -> "Names":
        """The same names, of which none is taken for a scalar that does not suggest one."""
        return self._replace(firm=[name for name, own in self.costs.items() if own.get("scalar")])


def integers_among(properties: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The names that have the property of integers."""
    return frozenset(name for name, words in properties.items() if WHOLE_NUMBER.name in words)


class Scope(NamedTuple):
    """The formulas above that some formulas use, the nodes of all of them, and the names that are several.

    `bare` are names that do not stand by themselves: X of dX, A and x of Ax.
    """

    opened: Sequence[Opened]
    nodes: Sequence[Node]
    bare: Sequence[Name]
    products: Mapping[str, Pieces]
    mentions: Mentions

    def values(self, known: Collection[str]) -> list[str]:
        """The names that may stand for values, those that are several apart."""
        alone = self.mentions.variables(known)
        if not self.products:
            return alone
        each = dict.fromkeys([*alone, *self.products])
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
    walks = {tree: arguments_first(tree) for tree in trees}
    nodes = [node for walk in walks.values() for node in walk] if len(trees) > 1 else walks[trees[0]]
    _check_above(statement, nodes, context)
    scope = _scope(statement, nodes, wrt, context, moving, products)
    declared = _declared(statement, scope, wrt, context)
    shapes = {**context.shapes_taken(scope.nodes), **declared_shapes(declared.values())}
    sizes = _sizes(scope.mentions, shapes, declared, context)
    _check_opened(scope.opened, sizes)
    typed, moved = _typed(scope, wrt, declared, sizes, moving)
    alone = [bare.text for bare in scope.bare if bare.text in declared]  # of which only the differential stands there
    free = [name for name in (*typed, *wrt, *alone) if name not in shapes]
    costs = _costs(free, scope, declared, statement.typeset.bold if statement.typeset else ())
    return Names(walks, declared, shapes, sizes, scope.opened, typed, moved, costs, _firm(costs), scope.products)


def _typed(
    scope: Scope, wrt: Sequence[str], declared: Collection[str], sizes: Collection[str], moving: Collection[str]
) -> tuple[list[str], set[str]]:
    """The names that stand for values, and those whose differentials may be written."""
    defined = {name.name for name in scope.opened}
    found = [name for name in scope.values({*declared, *wrt}) if name not in sizes and name not in defined]
    differentials = _differentials([*found, *declared, *wrt, *defined], declared, moving) if moving else set()
    return _values(found, differentials, moving), differentials


def _firm(names: Iterable[str]) -> list[str]:
    """The capitals among names, which are scalars only if they are declared so."""
    return [name for name in names if name[0].isupper()]


def _sizes(
    mentioned: Mentions, shapes: Mapping[str, Shape], declared: Mapping[str, Declaration], context: Context
) -> set[str]:
    """The letters of sizes: no numbers, nor names that have a shape themselves. Mistake where one is a matrix."""
    found = mentioned.sizes() | letters_in(shapes.values())
    if context.functions:
        found |= context.letters_of([name for name, _ in mentioned.names])
    sizes = {name for name in found.difference(shapes) if not name.isdigit()}
    for name in sorted(sizes & declared.keys()):
        kind = declared[name].kind
        if kind != "open" or name in mentioned.variables(declared):
            message = f"{name} is a size here, and declared as a {kind.replace('open', 'matrix')}"
            raise Mistake(DEFINED_TWICE, message, declared[name].name.span, "choose another name")
    return sizes


def _values(found: list[str], differentials: Collection[str], moving: Collection[str]) -> list[str]:
    """The names that stand for values: neither a differential nor the sign d."""
    if not differentials:
        return found
    signs = {"d"} if "*" in moving and differentials else set()
    return [n for n in found if n not in signs and not (_is_d(n) and n[1:] in differentials)]


def _costs(
    free: Sequence[str], scope: Scope, declared: Mapping[str, Declaration], bold: Collection[str]
) -> dict[str, Costs]:
    """What the names without a shape may be; a declaration without sizes leaves only some kinds."""
    if not free:
        return {}
    costs = costs_in(dict.fromkeys(free), scope.nodes, scope.products, bold)
    costs |= {name: DOUBLE for name, count in scope.mentions.families.items() if count > 1 and name in costs}
    return costs | {name: declared_costs(declared[name]) for name in free if name in declared}


def _check_above(statement: Statement, nodes: Sequence[Node], context: Context) -> None:
    """Refuses what the lines above leave without a meaning, or with two."""
    if context.is_empty:
        return
    context.check_typeset(statement.typeset)
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
    bare = _moving_names(nodes) if moving else []
    opened = context.opened([*nodes, *bare]) if context.formulas else []
    inside = _inside(opened, nodes)
    found = mentions(inside)
    if products is None:
        moved = [node.text for node in bare if node.text in moving or ("*" in moving and is_letter(node.text))]
        long = any([len(name) > 1 and name not in NO_VARIABLES for name, _ in found.names])
        products = _products(statement, found, inside, [*wrt, *moved], context, bool(moving)) if long else {}
    if products:
        bare += [Name(factor, n.span) for n in nodes if isinstance(n, Name) for factor in products.get(n.text, ())]
        opened = context.opened([*nodes, *bare])
        inside = _inside(opened, nodes)
        found = mentions(inside)
    return Scope(opened, inside, bare, products, found)


def _moving_names(nodes: Sequence[Node]) -> list[Name]:
    """X of dX, which does not stand by itself."""
    return [Name(node.text[1:], node.span) for node in nodes if isinstance(node, Name) and _is_d(node.text)]


def _inside(opened: Sequence[Opened], nodes: Sequence[Node]) -> Sequence[Node]:
    """All nodes of some formulas, those of the names that they use first."""
    return [*(node for name in opened for node in name.nodes), *nodes] if opened else nodes


def _products(
    statement: Statement, found: Mentions, nodes: Sequence[Node], wrt: Sequence[str], context: Context, moves: bool
) -> dict[str, Pieces]:
    """The names that are several without a space between them; where something `moves`, a factor may be dX."""
    own = [declaration.name.text for declaration in statement.declarations]
    known = {*own, *wrt, *found.families, *context.declarations, *context.formulas, *context.functions}
    names = [name for name in (*found.variables(known), *found.called()) if name != "d" or not moves]
    return joined(names, known.union(f"d{name}" for name in [*names, *known] if moves), wrt, nodes)


def _is_d(name: str) -> bool:
    """Whether a name may be that of a differential."""
    return len(name) > 1 and name[0] == "d"


def _differentials(names: Sequence[str], declared: Collection[str], moving: Collection[str]) -> set[str]:
    """The names of which dX may be written: not where dX is itself declared, and not of the sign d."""
    wanted = set(names) if "*" in moving else set(moving)
    wanted -= {"d"} - set(declared)
    return {name for name in wanted if f"d{name}" not in declared}


def _declared(statement: Statement, scope: Scope, wrt: Sequence[str], context: Context) -> dict[str, Declaration]:
    """The declarations of a statement, and those given above of names that occur in it."""
    own = {declaration.name.text: declaration for declaration in statement.declarations}
    if context.is_empty:
        return own
    for name, declaration in own.items():
        if name in context.formulas or name in context.functions:
            raise Mistake(DEFINED_TWICE, f"{name} is defined above", declaration.name.span, "choose another name")
    bare = mentions(scope.bare)
    used = {*scope.mentions.variables(context.declarations), *bare.variables(context.declarations), *wrt}
    return {**{name: given for name, given in context.declarations.items() if name in used}, **own}


def _check_opened(opened: Sequence[Opened], sizes: set[str]) -> None:
    """A name that stands for a formula is no size."""
    for name, _, use in opened:
        if name in sizes:
            raise Mistake(
                DEFINED_TWICE, f"{name} is a size here, and defined above as a formula", use, "choose another name"
            )
