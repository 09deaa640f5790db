"""What stands behind `wrt`: names, or quantities such as X', inv(X), X[i,j] or a name that a line above defines."""

from collections.abc import Sequence

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Asking, Member, Name, Node, Statement, wrt_of
from .codes import CANNOT_VARY
from .context import Context
from .names import names_of
from .part import Part


class Posed(NamedTuple):
    """A statement with names behind `wrt`, those that may vary, and the quantities that were there; none if all are
    names.
    """

    statement: Statement
    quantities: tuple[Node, ...] = ()


def asked_in(statement: Statement, context: Context) -> Posed:
    """What a statement asks for: each quantity by the names that it is made of."""
    nodes = wrt_of(statement)
    if not isinstance(statement, Asking) or all(_is_name(node, context) for node in nodes):
        return Posed(statement)
    names = {name.text: name for node in nodes for name in _made_of(node, statement, context)}
    return Posed(replaced(statement, wrt=tuple(names.values())), nodes)


def is_entry(node: Node) -> bool:
    """Whether a node is X[i,j] of a name."""
    return isinstance(node, Apply) and node.head == "[]" and isinstance(node.args[0], Name)


def whole_of(node: Node) -> Node:
    """X of X[i,j], anything else itself."""
    return node.args[0] if isinstance(node, Apply) and is_entry(node) else node


def _is_name(node: Node, context: Context) -> bool:
    return isinstance(node, Member) or (isinstance(node, Name) and node.text not in context.formulas)


def _made_of(node: Node, statement: Statement, context: Context) -> list[Name]:
    """The names that a quantity is made of, where it stands."""
    if isinstance(node, Name) and node.text not in context.formulas:
        return [node]
    found = names_of(statement, [node], (), context).typed
    if not found:
        raise Mistake(CANNOT_VARY, "a number does not vary", node.span, "write wrt and the name of what varies")
    return [Name(name, node.span) for name in found]


def apart(roots: Sequence[Part]) -> Part:
    """Formulas that have nothing to do with one another, but for their names."""
    return Part("apart", list(roots), roots[0].span, roots[0].place) if len(roots) > 1 else roots[0]
