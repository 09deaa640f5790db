"""The plain data of a document, from its text to what each of its formulas says.

    text ── scan ──▶ DocumentPage ── rows ──▶ FormulaRow ── sides ──▶ ReadRow ──▶ Document
                          └───────── prose ──▶ Defines, Declares ──────────────────┘

All spans are offsets in the text of the page. Of a format that encodes its text, as a notebook does, `Places` says
where in the file an offset stands.
"""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from ..latex.pieces import Piece
from ..record import NamedTuple
from ..tree import Declaration, Name, Node, Span


class Prose(NamedTuple):
    """The words between two formulas of a paragraph."""

    text: str
    span: Span


class PageFormula(NamedTuple):
    """A formula of a page: its tokens, in which all macros are written out, each at the place of its use.

    `kind` is display, inline or fence (lines of the input language, which `pieces` leaves out); `environment` the name
    of the innermost one that lays it out, as align. It is not read at all where `unread` says why.
    """

    kind: Literal["display", "inline", "fence"]
    pieces: tuple[Piece, ...]
    span: Span
    environment: str = ""
    unread: str = ""


class Paragraph(NamedTuple):
    """Prose and formulas in order. `section` counts the headings above; a heading is a paragraph by itself."""

    runs: tuple[Prose | PageFormula, ...]
    section: int
    is_heading: bool = False


class Directive(NamedTuple):
    """What an author wrote for this tool: `word` is its first, as given, let, skip, expect; `rest` what follows."""

    word: str
    rest: str
    span: Span


class DocumentPage(NamedTuple):
    """A document scanned. `text` is what all spans count in."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    directives: tuple[Directive, ...] = ()

    @property
    def formulas(self) -> list[PageFormula]:
        """All formulas in order."""
        return [run for paragraph in self.paragraphs for run in paragraph.runs if isinstance(run, PageFormula)]


class RowMember(NamedTuple):
    """What stands between two relations of a row; `relation` is the one before it, "" of the first."""

    relation: str
    pieces: tuple[Piece, ...]
    span: Span


class FormulaRow(NamedTuple):
    """One line of a formula. The first member has no pieces where the row begins with its relation: it is a link.

    `words` is the reason that stands beside it; a row is not read where `unread` says why. `goes_on` says whether a
    link belongs to the row above though another formula stands there.
    """

    members: tuple[RowMember, ...]
    span: Span
    formula: PageFormula
    section: int
    words: str = ""
    unread: str = ""
    goes_on: bool = False


class NotRead(NamedTuple):
    """What is not read, and why: a few words such as `index notation`."""

    reason: str
    span: Span


Side: TypeAlias = Node | NotRead


class Nothing(NamedTuple):
    """No left side: the row goes on from the one above."""


class Whole(NamedTuple):
    """A formula, or a name by itself."""

    formula: Node


class Derivative(NamedTuple):
    """∂E/∂X, ∇_X E; `variables` is empty where none is said. `turned` is the derivative by X', `twice` the second."""

    of: Node
    variables: tuple[Node, ...]
    twice: bool = False
    turned: bool = False


class Differential(NamedTuple):
    """dE"""

    of: Node


class Along(NamedTuple):
    """Df_X(H): the differential of a function, its variable varying along a `direction`; without one, `of` says all."""

    of: Node
    variable: Name | None
    direction: Name


class ValueOf(NamedTuple):
    """f(X, y): the value of a function at its arguments, which are names."""

    function: Name
    arguments: tuple[Name, ...]


Left: TypeAlias = Nothing | Whole | Derivative | Differential | Along | ValueOf | NotRead


class ReadRow(NamedTuple):
    """A row whose sides have been read, each by itself. `relations` has the one before each side.

    `is_condition` says that it is no claim: ∂f/∂x = 0, or what follows `set`, `solve`, `such that`.
    """

    left: Left
    sides: tuple[Side, ...]
    relations: tuple[str, ...]
    span: Span
    section: int
    words: str = ""
    goes_on: bool = False
    is_condition: bool = False


class Defines(NamedTuple):
    """`let Z = E`, said in words; `arguments` are those of a function f(X) = E.

    `above` says that it also holds for what stands above it, as `where Z = E` does.
    """

    name: Name
    arguments: tuple[Name, ...]
    formula: Node
    span: Span
    section: int
    above: bool = False


class Declares(NamedTuple):
    """What words or a formula say of a name: its shape, its properties, or both.

    It `holds` in the whole section, below its place, or only in a case that is looked at: `if A is symmetric`, up to
    the next case or heading. `square` where a matrix has as many rows as columns and no letter for them; `refused` says
    why a name can be in no formula that is judged, as `complex numbers`.
    """

    declaration: Declaration
    span: Span
    section: int
    holds: Literal["section", "below", "case"] = "section"
    square: bool = False
    refused: str = ""


class Fence(NamedTuple):
    """Lines of the input language, in a fenced block or a directive."""

    text: str
    span: Span
    section: int


DocumentItem: TypeAlias = ReadRow | NotRead | Defines | Declares | Fence


class Document(NamedTuple):
    """A page read: what it says in order."""

    page: DocumentPage
    items: Sequence[DocumentItem]
