"""The declarations in force for the names of each claim, as far as they are said."""

from collections.abc import Sequence

from ...grammar.documents.parts import Declares, Document, NotRead
from ...grammar.tree import Declaration
from .scoped import RowInScope
from .settings import Settings
from .written import written


def shapes_in(rows: Sequence[RowInScope], document: Document, settings: Settings) -> list[tuple[str, ...] | NotRead]:
    """For each row the declarations of its free names, as far as they are said."""
    said = {item.declaration.name.text: item.declaration for item in document.items if isinstance(item, Declares)}
    return [tuple(spoken(said[name]) for name in row.free if name in said) for row in rows]


def spoken(declaration: Declaration) -> str:
    """A declaration as it is written in a line `given`."""
    sizes = " x ".join(written(size) for size in declaration.sizes)
    words = ([] if sizes or declaration.kind == "open" else [declaration.kind]) + [*declaration.properties]
    return f"{declaration.name.text}{': ' + sizes if sizes else ''}{' ' if words else ''}{' '.join(words)}"
