"""What a reader must know of a derivation, as data; write/notes.py words it in every notation."""

from ...grammar.record import NamedTuple
from .term import Term


class Note(NamedTuple):
    """A condition under which a derivation holds, a convention, or how the input was read.

    `kind` tells which of the sentences in write/notes.py it is; `terms` are the formulas in that sentence, `words` the
    names and other words. Of a relation such as A > 0 the kind is the sign, and the terms are its sides.
    """

    kind: str
    terms: tuple[Term, ...] = ()
    words: tuple[str, ...] = ()
