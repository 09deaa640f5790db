"""What stands left of the relation of a row, by the room that knows its form."""

from collections.abc import Callable, Sequence

from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions
from ..notation import formula_of
from ..parts import Left, Nothing, NotRead, Whole
from ..relations import is_bracketed
from .differentials import differential
from .directions import along, by_inner_product, by_prime
from .fractions import derivative_by_fraction
from .nablas import derivative_by_nabla
from .tokens import bare
from .values import name_of, value_of

FORMS_OF_LEFT: tuple[Callable[[Sequence[Piece], Conventions], Left | None], ...] = (
    derivative_by_fraction,
    by_inner_product,
    derivative_by_nabla,
    by_prime,
    along,
    differential,
    value_of,
)


def left_of(pieces: Sequence[Piece], conventions: Conventions) -> Left:
    """What a left side is, by the first form that fits it; a formula where none does."""
    if not pieces:
        return Nothing()
    try:
        found = next((left for form in FORMS_OF_LEFT if (left := form(pieces, conventions)) is not None), None)
        if found is None and pieces[0].kind in "([" and is_bracketed(pieces) and name_of(bare(pieces), conventions):
            return NotRead("a name in brackets", (pieces[0].span[0], pieces[-1].span[1]))
        return Whole(formula_of(pieces, conventions)) if found is None else found
    except Mistake as mistake:
        return NotRead(mistake.message, mistake.span or (pieces[0].span[0], pieces[-1].span[1]))
