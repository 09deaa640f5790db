"""The notation of a side: what the document decides is put in its place, then the reader of LaTeX reads it.

A side becomes lexemes of formula.lark, so that the one automaton gives it its precedence; the places are those of the
document. Each room of PREPARING rewrites what has one meaning in this document, or refuses what has none.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ...codes import UNEXPECTED
from ...latex.around import as_sigmoids, has_t
from ...latex.clean import cleaned
from ...latex.lexer import Lexemes
from ...latex.names import as_entries
from ...latex.pieces import Piece
from ...latex.progress import Progress
from ...latex.reading import LatexReading
from ...latex.stream import Lexeme, Unread
from ...mistakes import Mistake
from ...read import Reader
from ...state import Lexer
from ...tree import Expression, Node
from ..conventions import Conventions
from .bars import with_bars
from .blocks import not_blocks
from .called import not_called
from .derivatives import not_derived
from .differentials import with_differentials
from .entrywise import not_of_matrices
from .exponents import with_exponents
from .fonts import with_fonts
from .functions import with_functions
from .indexed import not_indexed
from .invariants import with_invariants
from .logarithms import with_logarithms
from .ones import with_ones
from .primes import with_primes
from .products import with_products
from .refusals import not_refused
from .typed import not_typed

PREPARING: tuple[Callable[[list[Piece], Conventions], list[Piece]], ...] = (
    not_typed,
    with_invariants,
    with_ones,
    not_refused,
    with_functions,
    with_fonts,
    not_blocks,
    not_called,
    not_indexed,
    with_differentials,
    not_derived,
    with_primes,
    with_exponents,
    with_bars,
    with_logarithms,
    not_of_matrices,
    with_products,
)


class SideReading(LatexReading):
    """The reading of one side: what its letters are hangs on the document, not on where it stands in a statement."""

    def __init__(self, found: list[Piece], end: int, conventions: Conventions) -> None:
        self.progress = Progress(Unread(found, end), conventions.changes, True, has_t(found))
        self.tag = None
        self.progress.functions, self.progress.is_side = conventions.functions, True
        self.conventions = conventions

    def relations(self, progress: Progress) -> list[Lexeme]:
        """The lexemes: σ is the sigmoid where the document says so."""
        out = as_entries(progress, progress.out)
        strange = next((lexeme for lexeme in out if lexeme.kind == "STRANGE"), None)
        if strange:
            raise Mistake(UNEXPECTED, f"{strange.text} is not known here", strange.place)
        return as_sigmoids(progress, out) if self.conventions.sigma else out


def formula_of(pieces: Sequence[Piece], conventions: Conventions) -> Node:
    """The tree of a side, its places those of the document; raises Mistake where it is not read."""
    if not pieces:
        raise Mistake(UNEXPECTED, "nothing stands here", None)
    span = pieces[0].span[0], pieces[-1].span[1]
    found = cleaned(list(pieces), span[1])
    for prepared in PREPARING:
        found = prepared(found, conventions)
    lexemes = SideReading(found, span[1], conventions).lexemes()
    statement: Any = Reader("", known=Lexer(Lexemes(lexemes), {}, _kind)).read()
    if not isinstance(statement, Expression):
        raise Mistake(UNEXPECTED, "no formula", span)
    return statement.formula


def _kind(lexeme: Lexeme) -> str:
    return lexeme.kind
