"""What holds at a row: which definitions it needs, which of its names are not defined, and why it cannot be judged."""

from collections.abc import Collection, Iterable, Mapping

from ...grammar.plain import replaced
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, ByShape, Call, IndexSum, Name, Node
from ..elaborate.nodes import FUNCTION_WORDS
from .definitions import NamedFormula, NamedFormulas
from .names import names_in
from .written import operands_first, written


class RowPlace(NamedTuple):
    """Where in a document something stands: the number of its item, and that of its section."""

    item: int
    section: int


class NeededLines(NamedTuple):
    """The lines `let` that some formulas need, in order, the names that are free, and why they cannot be judged."""

    lines: tuple[str, ...]
    free: tuple[str, ...]
    trouble: str = ""


class RowScope(NamedTuple):
    """The definitions of a document; names that begin with d and are no differentials are `whole`.

    `forms` are the differentials of names of which nothing else is known, by name and section, with their places;
    `moved` are the names whose differentials stand in the rows about the differential of a name.
    """

    definitions: NamedFormulas
    whole: frozenset[str]
    forms: Mapping[tuple[str, int], tuple[Node, RowPlace]] = {}
    moved: Mapping[tuple[str, int], frozenset[str]] = {}

    def is_defined(self, name: str, place: RowPlace) -> bool:
        """Whether a name stands for a formula that is read."""
        definition = self.definitions.at(name, *place)
        return definition is not None and definition.formula is not None

    def opened(self, tree: Node, place: RowPlace, inside: frozenset[str] = frozenset()) -> Node:
        """A tree in which each value of a function that is defined, as f(X), is its name or its formula.

        It stands `inside` the formulas of some names, whose values stay.
        """
        return _Opening(self, place, inside).tree(tree)

    def needed(
        self,
        trees: Iterable[tuple[Node, RowPlace]],
        held: Collection[str] = (),
        inside: frozenset[str] = frozenset(),
    ) -> NeededLines:
        """What opened trees need, each at its place; the `held` names are not looked up, since they vary.

        They stand `inside` the formulas of some names.
        """
        search = _Search(self, frozenset(held))
        for tree, place in trees:
            search.row = place
            search.visit([tree], place, inside)
        return search.found()


class _Opening(NamedTuple):
    """Values of functions written out."""

    scope: RowScope
    place: RowPlace
    inside: frozenset[str]

    def tree(self, root: Node) -> Node:
        made: dict[int, Node] = {}
        for node in operands_first(root):
            args: tuple[Node, ...] = getattr(node, "args", ())
            if any(id(arg) in made for arg in args):
                assert isinstance(node, Apply | Call | ByShape | IndexSum)
                changed: Node = replaced(node, args=tuple(made.get(id(arg), arg) for arg in args))
                made[id(node)] = changed
            if isinstance(node, Call) and node.name.text not in FUNCTION_WORDS:
                now = made.get(id(node), node)
                assert isinstance(now, Call)
                if (value := self.value(now)) is not None:
                    made[id(node)] = value
        return made.get(id(root), root)

    def value(self, call: Call) -> Node | None:
        """What stands in the place of a call; None if it stays as it is."""
        definition = self.scope.definitions.at(call.name.text, *self.place)
        if definition is None or definition.formula is None or definition.name in self.inside:
            return call.name if definition else None
        given = [arg.text if isinstance(arg, Name) else "" for arg in call.args]
        if is_entrywise(definition):
            return None
        if given == [*definition.arguments]:
            return call.name
        if not definition.arguments:
            return self.of_name(call, definition, given)
        if len(given) != len(definition.arguments):
            return _UNKNOWN
        formula = self.scope.opened(
            definition.formula, RowPlace(definition.place, definition.section), self.inside | {definition.name}
        )
        value = with_formulas(formula, dict(zip(definition.arguments, call.args, strict=True)))
        return Apply("()", (value,), call.span, call.span)

    def of_name(self, call: Call, definition: NamedFormula, given: list[str]) -> Node | None:
        """A name before brackets: its value at names that occur in its formula, or else a factor before a formula."""
        assert definition.formula is not None
        own = RowPlace(definition.place, definition.section)
        inside = self.scope.needed([(definition.formula, own)], (), self.inside | {definition.name})
        known = {*inside.free, *names_in([definition.formula]).all}
        if all(given):
            return call.name if known.issuperset(given) else _UNKNOWN
        return None


_UNKNOWN = Name("?", (0, 0))  # what cannot be said in the input language


def is_entrywise(definition: NamedFormula) -> bool:
    """Whether a function may be one of numbers: of one small letter alone, and nothing transposed."""
    if definition.formula is None or len(definition.arguments) != 1:
        return False
    names = names_in([definition.formula]).all
    nodes = operands_first(definition.formula)
    calls = {node.name.text for node in nodes if isinstance(node, Call)}
    marks = {node.head for node in nodes if isinstance(node, Apply)}
    of_numbers = calls <= _OF_NUMBERS and marks <= _MARKS_OF_NUMBERS
    return names == definition.arguments and names[0].islower() and of_numbers


_MARKS_OF_NUMBERS = frozenset(("+", "-", "*", "/", "^", "neg", "()", "juxt"))
_OF_NUMBERS = frozenset("exp log sin cos tan tanh sqrt abs sinh cosh".split())


def with_formulas(root: Node, formulas: Mapping[str, Node]) -> Node:
    """A tree with formulas in brackets in the place of names."""
    made: dict[int, Node] = {}
    for node in operands_first(root):
        args: tuple[Node, ...] = getattr(node, "args", ())
        if isinstance(node, Name) and node.text in formulas:
            made[id(node)] = Apply("()", (formulas[node.text],), node.span, node.span)
        elif any(id(arg) in made for arg in args):
            assert isinstance(node, Apply | Call | ByShape | IndexSum)
            made[id(node)] = replaced(node, args=tuple(made.get(id(arg), arg) for arg in args))
    return made.get(id(root), root)


_DEEPEST = 60  # definitions that hang on one another


class _Search:
    """NamedFormulas that are needed, each after those that it needs itself."""

    def __init__(self, scope: RowScope, held: frozenset[str]) -> None:
        self.scope, self.held = scope, held
        self.lines: dict[str, str] = {}
        self.used: dict[str, NamedFormula] = {}
        self.free: dict[str, None] = {}
        self.trouble = ""
        self.row = RowPlace(0, 0)

    def visit(self, trees: Iterable[Node], place: RowPlace, above: frozenset[str]) -> None:
        """Look up all names in some trees; `above` are those that are being defined."""
        for name in names_in(trees, self.scope.whole).all:
            definition = None if name in self.held else self.scope.definitions.at(name, *place)
            if name not in self.held and (why := self.poison(name, place)):
                self.trouble = self.trouble or why
            elif name in above:
                self.trouble = self.trouble or f"{name} is defined by itself"
            elif definition is None:
                self.free[name] = None
            elif self.used.setdefault(name, definition) is not definition:
                self.trouble = self.trouble or f"{name} stands for two things here"
            elif name not in self.lines:
                self.define(definition, above)

    def poison(self, name: str, place: RowPlace) -> str:
        """Why nothing is judged with a name, where it stands or in the row that needs it."""
        definitions = self.scope.definitions
        return definitions.poison(name, *place) or definitions.poison(name, *self.row)

    def define(self, definition: NamedFormula, above: frozenset[str]) -> None:
        """Add the line of a definition, after those that it needs."""
        name, place = definition.name, RowPlace(definition.place, definition.section)
        if definition.formula is None:
            self.trouble = self.trouble or f"what defines {name} is not read"
            return
        if len(above) > _DEEPEST:
            self.trouble = self.trouble or "too many definitions hang on one another"
            return
        formula = self.scope.opened(definition.formula, place, above | {name})
        entrywise = is_entrywise(definition)
        if not entrywise:
            self.visit([formula], place, above | {name})
        left = f"{name}({definition.arguments[0]})" if entrywise else name
        self.lines[name] = f"let {left} = {written(formula)}"
        if not written(formula):
            self.trouble = self.trouble or f"what defines {name} cannot be said in the input language"

    def found(self) -> NeededLines:
        """What was found; a name that is free in one place and defined in another has two meanings."""
        both = [name for name in self.free if name in self.used]
        trouble = self.trouble or (f"{both[0]} stands for two things here" if both else "")
        return NeededLines(tuple(self.lines.values()), tuple(self.free), trouble)
