"""The names in a tree of a document: those that stand for a value, and those whose differential stands there."""

from collections.abc import Collection, Iterable

from ...grammar.greek import GREEK
from ...grammar.record import NamedTuple
from ...grammar.tree import Call, Member, Name, Node
from ..elaborate.joined import is_letter
from ..elaborate.nodes import FUNCTION_WORDS, NO_VARIABLES, arguments_first


class NamesIn(NamedTuple):
    """Names in order of appearance: those that have a `value` here, and those that have `moved`, as X in dX."""

    values: tuple[str, ...]
    moved: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both."""
        return tuple(dict.fromkeys((*self.values, *self.moved)))


def names_in(trees: Iterable[Node], whole: Collection[str] = ()) -> NamesIn:
    """The names in some trees; those that are `whole` are no differentials though they begin with d."""
    values: dict[str, None] = {}
    moved: dict[str, None] = {}
    for tree in trees:
        for name in _spelled(tree):
            if base := moving(name, whole):
                moved[base] = None
            elif name != "d" or "d" in whole:
                values[name] = None
    return NamesIn(tuple(values), tuple(moved))


def has_differential(tree: Node, whole: Collection[str] = ()) -> bool:
    """Whether a differential stands in a tree."""
    return "d" not in whole and any(name == "d" or moving(name, whole) for name in _spelled(tree))


def moving(name: str, whole: Collection[str] = ()) -> str:
    """X of dX; "" of another name."""
    base = name[1:]
    is_differential = name[0] == "d" and name not in whole and (is_letter(base) or base in GREEK or base in whole)
    return base if is_differential else ""


def _spelled(tree: Node) -> list[str]:
    """What is written in a tree where a name may stand."""
    found = []
    for node in arguments_first(tree):
        if isinstance(node, Name | Member) and node.text not in NO_VARIABLES:
            found.append(node.text)
        elif isinstance(node, Call) and node.name.text not in FUNCTION_WORDS:
            found.append(node.name.text)
    return found
