"""f(X, y): the value of a function at names."""

from collections.abc import Sequence

from ...latex.pieces import Piece
from ...mistakes import Mistake
from ...tree import Call, Name
from ..conventions import Conventions
from ..notation import formula_of
from ..parts import ValueOf
from .tokens import last_bracket, names_function, split_at, top_marks

_LOGARITHMS = frozenset(("\\log", "\\ln"))
_LONGEST_NAME = 16  # tokens, as \\mathbf{\\tilde{X}}_{k+1} has
_COMMAS = frozenset((",", ";", "\\mid", "|"))


def value_of(pieces: Sequence[Piece], conventions: Conventions) -> ValueOf | None:
    """The function and its arguments; None where a part is no such value. log p(x) is the value of a function log_p."""
    if pieces and pieces[0].text in _LOGARITHMS and (inner := value_of(pieces[1:], conventions)):
        return inner._replace(function=Name(f"log_{inner.function.text}", inner.function.span))
    start = last_bracket(pieces)
    if start == 0 or start == len(pieces) or pieces[start].kind != "(" or names_function(pieces):
        return None
    function = name_of(pieces[:start], conventions)
    inside = pieces[start + 1 : -1]
    commas = top_marks(inside, _COMMAS)
    arguments = [name_of(part, conventions) for part in split_at(inside, commas)]
    names = tuple(name for name in arguments if name)
    return ValueOf(function, names) if function and len(names) == len(arguments) else None


def name_of(pieces: Sequence[Piece], conventions: Conventions) -> Name | None:
    """The name that a part is; None where it is more."""
    if not pieces or len(pieces) > _LONGEST_NAME or any(piece.kind in "()+-=" for piece in pieces):
        return None
    try:
        found = formula_of(pieces, conventions)
    except Mistake:
        return None
    return found if isinstance(found, Name) else None


def called(value: ValueOf, pieces: Sequence[Piece]) -> Call:
    """The value as part of a formula."""
    return Call(value.function, value.arguments, (pieces[0].span[0], pieces[-1].span[1]))
