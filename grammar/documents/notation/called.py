"""A letter before brackets: a factor, or a function. One that stands nowhere else is rather a function."""

from ...codes import AMBIGUOUS
from ...latex.letters import LIKE_FUNCTIONS
from ...latex.operands import is_lowered
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions
from ..letters import without_scripts
from ..usage import uses_in


def not_called(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where ρ(W x + b) may be the value of a function."""
    with_word = [found[: place + 1] for place in range(len(found)) if is_lowered(found, place)]  # \\lambda_{\\max}
    named = {run[-4:][0].span if run[-2].text == "{" else run[-3:][0].span for run in with_word}
    known = LIKE_FUNCTIONS | conventions.functions
    for use in uses_in(without_scripts(found)) if conventions.called else ():
        doubtful = use.before and use.base in conventions.called and use.base not in ("d", "I")
        doubtful = doubtful and use.piece.span not in named
        if doubtful and not use.of_name and (use.before == "[" or use.base not in known):
            raise Mistake(AMBIGUOUS, f"{use.base} may be a function here, or a factor", use.piece.span)
    return found
