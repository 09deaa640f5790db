"""What `check` does with documents besides checking them."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ...grammar.hints import may_hold_formulas
from ...grammar.record import NamedTuple
from ..exits import SUCCESS
from ..input import document_settings
from ..input.documents import DocumentFile, DocumentSettings
from ..input.items import Checkable, may_hold_documents
from ..reports import tally
from ..reports.found import FoundDocument
from ..terminal.line import Line
from ..terminal.screen import Screen, opened
from ..work import documents, fixing

READ_ALOUD = ("text", "concise")  # formats in which lines may be added


def percent(text: str) -> float:
    """A share as it is typed: 60 or 60%."""
    try:
        share = float(text.removesuffix("%"))
    except ValueError:
        share = -1
    if not 0 <= share <= 100:
        raise typer.BadParameter(f"{text} is no percentage; write 60%")
    return share


class DocumentOptions(NamedTuple):
    """How documents are read, and what is done with them."""

    explain_reading: Annotated[
        bool, typer.Option("--explain-reading/--no-explain-reading", help="Print documents as claims that were read.")
    ] = False
    show_unread: Annotated[
        bool, typer.Option("--show-unread/--no-show-unread", help="List the rows of documents that were not read.")
    ] = False
    min_read: Annotated[
        float | None,
        typer.Option(
            parser=percent, metavar="PERCENT", help="Exit with 1 if a smaller share of the documents' rows was read."
        ),
    ] = None
    fix: Annotated[
        bool, typer.Option("--fix/--no-fix", help="Correct what is wrong in documents where the mistake is certain.")
    ] = False
    macros: Annotated[Path | None, typer.Option(metavar="FILE", help="Macros of LaTeX that hold in all documents.")] = (
        None
    )

    def settings(self, files: Sequence[str]) -> DocumentSettings:
        """What is said of all documents; pyproject.toml is read where there may be some among the files."""
        if not may_hold_documents(files):
            return DocumentSettings()
        return document_settings.configured(Path.cwd()).with_macros([str(self.macros)] if self.macros else [])

    def also(self, format: str) -> Callable[[FoundDocument], list[Line]]:
        """What is printed of a document besides its report."""
        return tally.unread_lines if self.show_unread and format in READ_ALOUD else nothing

    def prepared(
        self, items: Sequence[Checkable], settings: DocumentSettings, screen: Screen, format: str
    ) -> Sequence[Checkable]:
        """What is to be checked: documents corrected if they are to be. If they are to be explained, that is all."""
        if self.explain_reading:
            explain(items, settings, screen)
        aloud = screen if format in READ_ALOUD else opened(sys.stderr)
        return [corrected(item, settings, aloud) for item in items] if self.fix else items

    def too_little(self, found: Sequence[FoundDocument]) -> str:
        """What there is to say if too small a share of the rows was read; "" if it is enough."""
        share = tally.share_read(found)
        if self.min_read is None or share is None or share >= self.min_read:
            return ""
        return f"{share:.1f} % of the rows of documents were read, and --min-read asks for {self.min_read:g} %"


def nothing(document: FoundDocument) -> list[Line]:
    """No lines."""
    return []


def explain(items: Iterable[Checkable], settings: DocumentSettings, screen: Screen) -> NoReturn:
    """Print documents as they were read, and exit."""
    for item in items:
        if isinstance(item, DocumentFile):
            text = documents.explained_document(item, settings)
            screen.show(((line, ""),) for line in text.splitlines())
    raise typer.Exit(SUCCESS)


def corrected(item: Checkable, settings: DocumentSettings, screen: Screen) -> Checkable:
    """A document in whose file what is certainly wrong has been corrected; other items as they are."""
    if not isinstance(item, DocumentFile) or item.text is None or not may_hold_formulas(item.text, item.suffix):
        return item
    mended = fixing.mended(item, settings)
    fixing.write(item, mended)
    screen.show(fixing.difference(item, mended))
    return mended
