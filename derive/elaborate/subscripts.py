"""Signs of the page that are names when they are typed: x_i is x[i] there, and e_2 a basis vector."""

import re
from collections.abc import Collection

from ...grammar.mistakes import Mistake
from ...grammar.tree import Name, Node
from .codes import VARIABLE_MISSING
from .nodes import arguments_first

SUBSCRIPTED = r"([A-Za-z]\w*?)_([ijklr\d]{1,2})"
_CONSTANTS = {"e": "the basis vector is e({0}, n)", "E": "the single-entry matrix is E({0}, m, n)"}


def check_subscripts(function: Node, sides: Collection[Node], known: Collection[str]) -> None:
    """Refuses x_i in what a derivative is claimed to be where the function has no such name, but perhaps x."""
    own = {node.text for node in arguments_first(function) if isinstance(node, Name)}
    for side in sides:
        for node in arguments_first(side):
            found = re.fullmatch(SUBSCRIPTED, node.text) if isinstance(node, Name) and node.text not in known else None
            if isinstance(node, Name) and found and node.text not in own and found[1] in {*own, *_CONSTANTS}:
                help = _CONSTANTS.get(found[1], f"an entry is {found[1]}[{{0}}]").format(",".join(found[2]))
                raise Mistake(VARIABLE_MISSING, f"{node.text} does not occur in the function", node.span, help)
