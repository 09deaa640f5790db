"""Claims of a document tried: each with the shapes of its names, in the lines that hold for it."""

from collections.abc import Collection, Iterator, Sequence

from ...grammar.documents.parts import NotRead
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..check.verdict import FINE_VERDICTS
from .claims import GroupClaim
from .contexts import Contexts, LinesAbove, lines_of
from .decided import SideRuling, decided
from .declared import shapes_in
from .doubt import judged_or_not, shaped
from .settings import Settings
from .surveyed import Surveyed


class Tried(NamedTuple):
    """The lines above a claim, and what is found of its sides."""

    above: LinesAbove
    sides: tuple[SideRuling, ...]

    @property
    def is_fine(self) -> bool:
        """Whether each side is fine."""
        return all(side.verdict in FINE_VERDICTS for side in self.sides)


def tried(survey: Surveyed, claims: Sequence[GroupClaim], settings: Settings, contexts: Contexts) -> Iterator[Tried]:
    """What is found of each claim. Raises Contradiction."""
    rows = [*(claim.in_scope() for claim in claims), *survey.defining()]
    said = shaped(survey.document.items)
    shapes = shapes_in(rows, survey.document, settings) if claims else []
    for claim, declared in zip(claims, shapes, strict=False):
        yield _tried(claim, declared, contexts, said)


def _tried(claim: GroupClaim, declared: tuple[str, ...] | NotRead, contexts: Contexts, said: Collection[str]) -> Tried:
    """What is found of a claim whose names are declared, or cannot be."""
    if isinstance(declared, NotRead):
        return Tried((), tuple(SideRuling(side, None, "", declared.reason) for side in claim.claimed))
    above = lines_of(declared, claim.needed.lines)
    try:
        context = contexts.below(above)
    except Mistake as mistake:
        return Tried(above, tuple(SideRuling(side, None, "", mistake.message) for side in claim.claimed))
    return Tried(above, tuple(judged_or_not(claim, found, said) for found in decided(claim, context)))
