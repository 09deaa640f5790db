"""Claims of a document tried: each with the shapes of its names, in the lines that hold for it."""

from collections.abc import Iterator, Sequence

from ...grammar.documents.parts import NotRead
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..check.verdict import FINE_VERDICTS
from .claims import GroupClaim
from .columns import is_of_columns, with_norms
from .contexts import Contexts, LinesAbove, lines_of
from .decided import SideRuling, decided
from .doubt import Doubts, doubts_of
from .ones import is_of_ones, with_ones
from .settings import Settings
from .shapes import shapes_in
from .spoken import SpokenNames, spoken_names
from .surveyed import Surveyed


class TriedClaim(NamedTuple):
    """The lines above a claim, and what is found of its sides."""

    above: LinesAbove
    sides: tuple[SideRuling, ...]

    @property
    def is_fine(self) -> bool:
        """Whether each side is fine."""
        return all(side.verdict in FINE_VERDICTS for side in self.sides)


class DocumentTrials(NamedTuple):
    """What all claims of a document are tried with: what is said of its names, and what makes a verdict doubtful."""

    spoken: SpokenNames
    doubts: Doubts

    @property
    def contexts(self) -> Contexts:
        """What holds below lines that were read."""
        return self.doubts.contexts


def trials_in(survey: Surveyed, settings: Settings, contexts: Contexts) -> DocumentTrials:
    """What all claims of a document are tried with."""
    doubts = doubts_of(survey.document, survey.groups, contexts)
    return DocumentTrials(spoken_names(survey.document, settings), doubts)


def tried(survey: Surveyed, claims: Sequence[GroupClaim], trials: DocumentTrials) -> Iterator[TriedClaim]:
    """What is found of each claim. Raises Contradiction."""
    own = [claim.in_scope() for claim in claims]
    rows = [*own, *survey.defining({row.section for row in own})]
    shapes = shapes_in(rows, trials.spoken, trials.contexts.shown) if claims else []
    for claim, declared in zip(claims, shapes, strict=False):
        found = _tried(claim, declared, trials.doubts)
        if not isinstance(declared, NotRead) and any(map(is_of_columns, found.sides)):
            claim = with_norms(claim, declared, trials.contexts)
            found = _tried(claim, declared, trials.doubts)
        if not isinstance(declared, NotRead) and any(map(is_of_ones, found.sides)):
            found = _tried(with_ones(claim, declared, trials.contexts), declared, trials.doubts)
        yield found


def _tried(claim: GroupClaim, declared: tuple[str, ...] | NotRead, doubts: Doubts) -> TriedClaim:
    """What is found of a claim whose names are declared, or cannot be."""
    if isinstance(declared, NotRead):
        return TriedClaim((), tuple(SideRuling(side, None, "", declared.reason) for side in claim.claimed))
    above = lines_of(declared, claim.needed.lines)
    try:
        doubts.contexts.below(above)
    except Mistake as mistake:
        return TriedClaim(above, tuple(SideRuling(side, None, "", mistake.message) for side in claim.claimed))
    sides = decided(claim, above, doubts.contexts)
    return TriedClaim(above, tuple(doubts.about(claim, declared, found) for found in sides))
