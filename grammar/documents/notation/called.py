"""A letter before brackets: a factor, or a function. One that stands nowhere else is rather a function."""

from ...codes import AMBIGUOUS
from ...latex.letters import LIKE_FUNCTIONS
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions
from ..letters import without_scripts
from ..usage import uses_in


def not_called(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where ρ(W x + b) may be the value of a function."""
    known = LIKE_FUNCTIONS | conventions.functions
    for use in uses_in(without_scripts(found)) if conventions.called else ():
        doubtful = use.before and use.base in conventions.called and use.base not in ("d", "I")
        if doubtful and not use.of_name and (use.before == "[" or use.base not in known):
            raise Mistake(AMBIGUOUS, f"{use.base} may be a function here, or a factor", use.piece.span)
    return found
