"""The lines `given` and `let` that hold for a claim, read once for all claims that need the same."""

from ...grammar.documents.conventions import Conventions, conventions_of
from ...grammar.documents.parts import DocumentPage
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Claimed, Contextual
from ..check.decide import Ruling, check
from ..check.verdict import Verdict
from ..define import after
from ..elaborate.context import EMPTY, Context
from .inferred import ShownShapes

LinesAbove = tuple[str, ...]


def lines_of(declared: LinesAbove, lets: LinesAbove) -> LinesAbove:
    """The lines above a claim: what is declared, and what is defined."""
    return ((f"given {', '.join(declared)}",) if declared else ()) + lets


class Contexts:
    """What holds below some lines, each beginning of them read once; the rulings on what was claimed there,
    and the shapes that rows show together.

    Who judges one document after each edit keeps them: most claims are then as they were.
    """

    def __init__(self) -> None:
        self.known: dict[LinesAbove, Context | Mistake] = {(): EMPTY}
        self.rulings: dict[tuple[str, LinesAbove], Ruling] = {}
        self.shown: ShownShapes = {}
        self.seen: tuple[DocumentPage, Conventions] | None = None

    def below(self, lines: LinesAbove) -> Context:
        """What holds below some lines; raises Mistake where one of them cannot be."""
        found = self.known.get(lines)
        if found is None:
            found = self.known[lines] = self._read(lines)
        if isinstance(found, Mistake):
            raise found
        return found

    def of(self, page: DocumentPage) -> Conventions:
        """The conventions of the document that is judged, looked for once."""
        if self.seen is None or self.seen[0] is not page:
            self.seen = page, conventions_of(page)
        return self.seen[1]

    def _read(self, lines: LinesAbove) -> Context | Mistake:
        try:
            statement = read_statement(lines[-1])
            assert isinstance(statement, Contextual)
            return after(self.below(lines[:-1]), statement)
        except Mistake as mistake:
            return mistake

    def ruling(self, text: str, lines: LinesAbove) -> Ruling:
        """The ruling on a claim below some lines; raises Contradiction."""
        found = self.rulings.get((text, lines))
        if found is None:
            found = self.rulings[text, lines] = self._ruling(text, lines)
        return found

    def _ruling(self, text: str, lines: LinesAbove) -> Ruling:
        try:
            statement = read_statement(text)
            assert isinstance(statement, Claimed)
            return check(statement, self.below(lines))
        except Mistake as mistake:
            return Ruling(Verdict.ERROR, mistake.message, mistake.span or (0, len(text)), mistake=mistake)

    def is_fine(self, text: str, lines: LinesAbove) -> bool:
        """Whether a claim is fine below some lines."""
        return bool(self.ruling(text, lines))
