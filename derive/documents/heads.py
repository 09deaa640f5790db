"""What the left side of a row says, in the input language: the beginning of the claim that its other sides make."""

from collections.abc import Callable, Mapping

from ...grammar.documents.parts import Along, Derivative, Differential, Left, Nothing, NotRead, ValueOf, Whole
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Name, Node
from .names import has_differential
from .scope import RowPlace, RowScope, with_formulas
from .written import written


class ClaimHead(NamedTuple):
    """How a claim begins: `texts` are the ways in which it may, of which one that passes is enough.

    Without any, the first side begins it. `trees` are what is in it, `held` names vary though they may be defined.
    `directions` are names that stand for differentials in the sides. `is_form` says that both sides are differentials.
    """

    texts: tuple[str, ...] = ()
    trees: tuple[Node, ...] = ()
    held: tuple[str, ...] = ()
    directions: Mapping[str, str] = {}
    is_form: bool = False
    is_definition: bool = False
    turned: bool = False

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
    variable, of = named[0], scope.opened(left.of, place)
    if isinstance(of, Name) and scope.definitions.at(of.text, *place) is None and of.text != variable.text:
        return NotRead(f"{of.text} is not defined here", of.span)
    question = f"{_operand(of)} wrt {variable.text}{' twice' if left.twice else ''}"
    return ClaimHead((question,) if written(of) else (), (of, variable), (variable.text,), turned=left.turned)


def _operand(of: Node) -> str:
    return written(of)


def _variables(of: Node, scope: RowScope, place: RowPlace) -> tuple[Node, ...]:
    """The one argument of a function that is differentiated, or the one name by which anything in the document is."""
    while isinstance(of, Apply) and of.head == "()":
        of = of.args[0]
    definition = scope.definitions.at(of.text, *place) if isinstance(of, Name) else None
    arguments = getattr(of, "args", ()) or (definition.arguments if definition else ())
    if len(arguments) == 1 and isinstance(arguments[0], Name | str):
        name = arguments[0]
        return (name if isinstance(name, Name) else Name(name, of.span),)
    varied = scope.definitions.varied
    return tuple(Name(name, of.span) for name in varied) if len(varied) == 1 else ()


def _differential(left: Differential, scope: RowScope, place: RowPlace) -> ClaimHead:
    """dE; of a name that is not defined, what follows stands by itself."""
    of = scope.opened(left.of, place)
    definition = scope.definitions.at(of.text, *place) if isinstance(of, Name) else None
    if isinstance(of, Name) and (definition is None or definition.formula is None):
        return ClaimHead(is_form=True)
    return ClaimHead((f"d({written(of)})",) if written(of) else (), (of,), is_form=True)


def _along(left: Along, scope: RowScope, place: RowPlace) -> ClaimHead | NotRead:
    """Df_X(H)"""
    of = scope.opened(left.of, place)
    named = (left.variable,) if left.variable else _variables(left.of, scope, place)
    if len(named) != 1 or not isinstance(named[0], Name):
        return NotRead("by what it is derived is not said", left.of.span)
    if isinstance(of, Name) and scope.definitions.at(of.text, *place) is None:
        return NotRead(f"{of.text} is not defined here", of.span)
    variable = named[0].text
    directions = {left.direction.text: f"d{variable}"}
    return ClaimHead((f"{written(of)} wrt {variable}",) if written(of) else (), (of, named[0]), (variable,), directions)


def _whole(left: Whole, scope: RowScope, place: RowPlace) -> ClaimHead:
    """A formula, or a name; one that is defined here has its formula as the first side."""
    formula = scope.opened(left.formula, place)
    own = scope.definitions.at(formula.text, *place) if isinstance(formula, Name) else None
    if own is not None and own.place == place.item:
        return ClaimHead(is_definition=True)
    is_form = has_differential(formula, scope.whole)
    return ClaimHead((written(formula),) if written(formula) else (), (formula,), is_form=is_form)


def _value(left: ValueOf, scope: RowScope, place: RowPlace) -> ClaimHead:
    """f(X)"""
    own = scope.definitions.at(left.function.text, *place)
    if own is not None and own.place == place.item:
        return ClaimHead(is_definition=True)
    return ClaimHead((left.function.text,), (left.function,))


_HEADS: Mapping[type, Callable[..., ClaimHead | NotRead]] = {
    Derivative: _derivative,
    Differential: _differential,
    Along: _along,
    Whole: _whole,
    ValueOf: _value,
    Nothing: lambda left, scope, place: NotRead("the row that it goes on from is not read", (0, 0)),
    NotRead: lambda left, scope, place: left,
}
