"""What the left side of a row says, in the input language: the beginning of the claim that its other sides make."""

from collections.abc import Callable, Mapping

from ...grammar.documents.parts import Along, Derivative, Differential, Left, Nothing, NotRead, ValueOf, Whole
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Call, Name, Node
from .names import has_differential, names_in
from .scope import RowPlace, RowScope, is_entrywise, with_formulas
from .written import without_brackets, written


class WayToSay(NamedTuple):
    """One way in which a claim may be meant: how it begins, and what each of its sides stands in."""

    begins: str
    around: str = "{}"


class ClaimHead(NamedTuple):
    """How a claim begins, in the `ways` in which it may be meant; one that passes is enough.

    Without any, the first side begins it. `trees` are what is in it, `held` names vary though they may be defined.
    `directions` are names that stand for differentials in the sides. `is_form` says that its sides are differentials.
    """

    ways: tuple[WayToSay, ...] = ()
    trees: tuple[Node, ...] = ()
    held: tuple[str, ...] = ()
    directions: Mapping[str, str] = {}
    is_form: bool = False

    def side(self, tree: Node) -> Node:
        """A side with its directions as differentials."""
        found = {name: Name(differential, tree.span) for name, differential in self.directions.items()}
        return with_formulas(tree, found) if found else tree


def head_of(left: Left, scope: RowScope, place: RowPlace) -> ClaimHead | NotRead:
    """How the claims below a left side begin; or why they cannot be judged."""
    return _HEADS[type(left)](left, scope, place)


def _derivative(left: Derivative, scope: RowScope, place: RowPlace) -> ClaimHead | NotRead:
    """∂E/∂X"""
    named = left.variables or _variables(left.of, scope, place)
    if len(named) != 1 or not isinstance(named[0], Name):
        why = "by what it is derived is not said" if not named else "a derivative by this is not read"
        return NotRead(why, left.of.span)
    if _is_at_a_point(left.of, scope, place):
        return NotRead("a derivative at a point", left.of.span)
    variable, of = named[0], _value_at(scope.opened(left.of, place), named[0], scope, place)
    if isinstance(of, Name) and of.text != variable.text and not scope.is_defined(of.text, place):
        return _of_form(of, variable, scope, place) if not left.twice else _undefined(of)
    if not _reaches(of, variable, scope, place):
        return NotRead(f"{variable.text} does not occur in what is derived", of.span)
    question = f"{written(of)} wrt {variable.text}{' twice' if left.twice else ''}"
    ways = tuple(WayToSay(question, around) for around in (["({})'", "{}"] if _is_turned(left) else ["{}"]))
    return ClaimHead(ways if written(of) else (), (of, variable), (variable.text,))


def _is_turned(left: Derivative) -> bool:
    """Whether a derivative is by a row, ∂y/∂x', or of one, ∂y'/∂x: the transpose in most books, and not in all."""
    of = without_brackets(left.of)
    return left.turned or (isinstance(of, Apply) and of.head in ("'", "^t") and not left.twice)


def _value_at(of: Node, variable: Name, scope: RowScope, place: RowPlace) -> Node:
    """A function of numbers at its variable, as in σ'(z); anything else as it is."""
    definition = scope.definitions.at(of.text, *place) if isinstance(of, Name) else None
    if isinstance(of, Name) and definition and is_entrywise(definition) and of.text != variable.text:
        return Call(of, (variable,), of.span)
    return of


def _is_at_a_point(of: Node, scope: RowScope, place: RowPlace) -> bool:
    """Whether ∇f(a) is the gradient by x, of f(x) with an a in it, where x is a."""
    call = without_brackets(of)
    if not isinstance(call, Call):
        return False
    definition = scope.definitions.at(call.name.text, *place)
    if definition is None or definition.formula is None or not definition.arguments:
        return False
    names = {arg.text for arg in call.args if isinstance(arg, Name)} - {*definition.arguments}
    return bool(names & {*scope.needed([(definition.formula, place)]).free})


def _undefined(of: Name) -> NotRead:
    return NotRead(f"{of.text} is not defined here", of.span)


def _reaches(of: Node, variable: Name, scope: RowScope, place: RowPlace) -> bool:
    """Whether a variable occurs in a formula, or in what defines its names."""
    needed = scope.needed([(of, place)], (variable.text,))
    return bool(needed.trouble) or variable.text in needed.free


def _of_form(of: Name, variable: Name, scope: RowScope, place: RowPlace) -> ClaimHead | NotRead:
    """∂f/∂X of what is known by its differential alone: df = G : dX."""
    form = scope.forms.get((of.text, place.section))
    if form is None:
        return _undefined(of)
    tree, where = form
    moved = names_in([tree], scope.whole).moved
    free = set(scope.needed([(tree, where)]).free)
    if variable.text not in free or any(name in free and name != variable.text for name in moved):
        return NotRead(f"of {of.text} only the differential is known", of.span)
    way = WayToSay(written(tree), f"({{}}) : d{variable.text}")
    return ClaimHead((way,) if way.begins else (), (tree, variable), (), is_form=True)


def _variables(of: Node, scope: RowScope, place: RowPlace) -> tuple[Node, ...]:
    """By what a function is differentiated where that is not said: its one argument, or the one name it may be."""
    of = without_brackets(of)
    name = of.name if isinstance(of, Call) else of
    definition = scope.definitions.at(name.text, *place) if isinstance(name, Name) else None
    arguments = of.args if isinstance(of, Call) else ()
    if definition and definition.arguments and not arguments:
        arguments = tuple(Name(argument, of.span) for argument in definition.arguments)
    if arguments:
        return arguments if len(arguments) == 1 else ()
    free = scope.needed([(scope.opened(of, place), place)]).free
    moved = scope.moved.get((of.text, place.section), frozenset()) if isinstance(of, Name) else frozenset()
    for meant in (moved, scope.definitions.varied, frozenset(free)):
        if names := [name for name in free if name in meant]:
            return (Name(names[0], of.span),) if len(names) == 1 else ()
    return ()


def _differential(left: Differential, scope: RowScope, place: RowPlace) -> ClaimHead:
    """dE; of a name that is not defined, what follows stands by itself."""
    of = scope.opened(left.of, place)
    if isinstance(of, Name) and not scope.is_defined(of.text, place):
        return ClaimHead(is_form=True)
    return ClaimHead(_way(written(of), "d({})"), (of,), is_form=True)


def _way(text: str, around: str = "{}") -> tuple[WayToSay, ...]:
    """The one way in which something is meant, where it can be said in the input language."""
    return (WayToSay(around.format(text)),) if text else ()


def _along(left: Along, scope: RowScope, place: RowPlace) -> ClaimHead | NotRead:
    """Df_X(H)"""
    of = scope.opened(left.of, place)
    named = (left.variable,) if left.variable else _variables(left.of, scope, place)
    if len(named) != 1 or not isinstance(named[0], Name):
        return NotRead("by what it is derived is not said", left.of.span)
    if isinstance(of, Name) and not scope.is_defined(of.text, place):
        return _undefined(of)
    variable = named[0].text
    directions = {left.direction.text: f"d{variable}"}
    return ClaimHead(_way(written(of), f"{{}} wrt {variable}"), (of, named[0]), (variable,), directions)


def _whole(left: Whole, scope: RowScope, place: RowPlace) -> ClaimHead:
    """A formula, or a name; one that is defined here has its formula as the first side."""
    formula = scope.opened(left.formula, place)
    own = scope.definitions.at(formula.text, *place) if isinstance(formula, Name) else None
    if own is not None and own.place == place.item:
        return ClaimHead()
    is_form = has_differential(formula, scope.whole)
    return ClaimHead(_way(written(formula)), (formula,), is_form=is_form)


def _value(left: ValueOf, scope: RowScope, place: RowPlace) -> ClaimHead:
    """f(X)"""
    own = scope.definitions.at(left.function.text, *place)
    if own is not None and own.place == place.item:
        return ClaimHead()
    return ClaimHead(_way(left.function.text), (left.function,))


_HEADS: Mapping[type, Callable[..., ClaimHead | NotRead]] = {
    Derivative: _derivative,
    Differential: _differential,
    Along: _along,
    Whole: _whole,
    ValueOf: _value,
    Nothing: lambda left, scope, place: NotRead("the row that it goes on from is not read", (0, 0)),
    NotRead: lambda left, scope, place: left,
}
