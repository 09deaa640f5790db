"""What is differentiated by: a name, an entry of one, or the transpose of one."""

from collections.abc import Sequence

from ...latex.pieces import Piece
from ...record import NamedTuple
from ...tree import Apply, Member, Name, Node
from ..conventions import Conventions
from ..notation import formula_of
from ..parts import NotRead
from .tokens import bare, without_turn


class VariableRead(NamedTuple):
    """A variable; `turned` where the derivative is by its transpose."""

    node: Node
    turned: bool = False


def variable_of(pieces: Sequence[Piece], conventions: Conventions) -> VariableRead | NotRead:
    """The variable that tokens write; an expression is none."""
    inner, turned = without_turn(bare(pieces))
    span = pieces[0].span[0], pieces[-1].span[1]
    node = formula_of(bare(inner), conventions)
    if isinstance(node, Name | Member) or (isinstance(node, Apply) and node.head in ("entry", "[]")):
        return VariableRead(node, turned)
    return NotRead("a derivative by an expression", span)
