"""A claim of a document with what it needs: plain data between scopes and shapes."""

from ...grammar.record import NamedTuple
from ...grammar.tree import Span
from .rulings import RowRole


class RowInScope(NamedTuple):
    """A claim in the input language, of a head and its links together; "" of a row that defines and claims nothing.

    `lines` are the lines `let` that it needs, in order, of which a definition is the last itself. `free` are the names
    in all of these that are not defined.
    """

    span: Span
    section: int
    role: RowRole
    statement: str
    lines: tuple[str, ...]
    free: tuple[str, ...]
