"""What the author says of names, in words or in lines `given`: the declaration that holds for a name at a place."""

from collections.abc import Iterable, Iterator, Sequence

from ...grammar.documents.parts import Declares, Document, Fence
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.record import NamedTuple
from ...grammar.tree import Declaration, Given, Span
from ..properties import declared
from .settings import Settings
from .written import written

_ALWAYS = -1  # before all sections


class SpokenName(NamedTuple):
    """A declaration of a name with its place; one by the `author`, in a line for this tool, comes before all others."""

    declaration: Declaration
    start: int
    section: int
    only_below: bool = False
    author: bool = False
    square: bool = False

    @property
    def has_shape(self) -> bool:
        """Whether it says more than properties."""
        return self.declaration.kind != "open" or bool(self.declaration.sizes)

    def holds(self, start: int, section: int) -> bool:
        """Whether it holds for a row that starts there."""
        if self.section == section:
            return not self.only_below or self.start <= start
        return self.start <= start


class SpokenNames(NamedTuple):
    """All declarations of a document in order, by the names."""

    by_name: dict[str, list[SpokenName]]

    def of(self, name: str, span: Span, section: int) -> SpokenName | None:
        """What is said of a name that stands in a row: its shape as said last above, and all properties with it."""
        holding = [each for each in self.by_name.get(name, ()) if each.holds(span[0], section)]
        if not holding:
            return None
        shape = _nearest([each for each in holding if each.has_shape], span[0], section)
        if shape is not None and _is_overtaken(shape, holding):
            shape = shape._replace(declaration=_as_matrix(shape.declaration))
        beside = [each for each in holding if shape is None or _is_beside(each, shape, section)]
        words = (word for each in beside for word in each.declaration.properties)
        made = (shape or beside[-1])._replace(square=any(each.square for each in beside))
        return made._replace(declaration=_with_properties(made.declaration, words))


def spoken_names(document: Document, settings: Settings) -> SpokenNames:
    """What is said of names in a document, in its directives and in the settings."""
    found = [*_by_author(document, settings), *_in_words(document)]
    by_name: dict[str, list[SpokenName]] = {}
    for each in sorted(found, key=lambda each: each.start):
        by_name.setdefault(each.declaration.name.text, []).append(each)
    return SpokenNames(by_name)


def declaring(declaration: Declaration) -> str:
    """A declaration as it is written in a line `given`."""
    sizes = [written(size) for size in declaration.sizes]
    kind = " x ".join(sizes) if all(sizes) else ""
    kind = kind or ("" if declaration.kind == "open" else declaration.kind)
    return f"{declaration.name.text}: {' '.join([kind, *declaration.properties]).strip()}"


def _nearest(found: Sequence[SpokenName], start: int, section: int) -> SpokenName | None:
    """The author's own, or the last above in the section, or the first below in it, or the last in those before."""
    if own := [each for each in found if each.author]:
        return own[-1]
    above = [each for each in found if each.section == section and each.start <= start]
    below = [each for each in found if each.section == section and each.start > start]
    return above[-1] if above else below[0] if below else found[-1] if found else None


def _is_overtaken(shape: SpokenName, others: Iterable[SpokenName]) -> bool:
    """Whether a name of another shape is said to be square further below: it is something else by then."""
    sizes = [written(size) for size in shape.declaration.sizes]
    below = [each for each in others if each.start > shape.start and not shape.author]
    return len(sizes) == 2 and sizes[0] != sizes[1] and any(each.square or _is_square(each) for each in below)


def _is_square(each: SpokenName) -> bool:
    words = declared(each.declaration.properties)
    return any(known.shape == "square" for known in words)


def _as_matrix(declaration: Declaration) -> Declaration:
    """A matrix of which the sizes are to be found."""
    return Declaration(declaration.name, "matrix", (), declaration.properties, declaration.span)


def _is_beside(each: SpokenName, shape: SpokenName, section: int) -> bool:
    """Whether a property is said of the same thing as a shape: in its section, and not before a shape above it."""
    return each is shape or each.author or each.section in (shape.section, section)


def _with_properties(declaration: Declaration, words: Iterable[str]) -> Declaration:
    """A declaration with properties, but those of square matrices if it has another shape."""
    own = tuple(dict.fromkeys(words))
    sizes = [written(size) for size in declaration.sizes]
    if declaration.kind == "scalar" or len(sizes) < 2 or sizes[0] == sizes[1]:
        kept = own if declaration.kind not in ("scalar", "vector") else _of_entries(own)
    else:
        kept = tuple(word for word in own if all(known.shape != "square" for known in declared((word,))))
    return Declaration(declaration.name, declaration.kind, declaration.sizes, kept, declaration.span)


def _of_entries(words: Sequence[str]) -> tuple[str, ...]:
    """The properties that are no shape's."""
    return tuple(
        word for word in words if all(known.shape in ("any", "vector", "array") for known in declared((word,)))
    )


def _in_words(document: Document) -> Iterator[SpokenName]:
    for item in document.items:
        if isinstance(item, Declares) and not item.refused:
            below = item.holds != "section"
            yield SpokenName(item.declaration, item.span[0], item.section, below, square=item.square)


def _by_author(document: Document, settings: Settings) -> Iterator[SpokenName]:
    """What lines `given` say: of the settings, of directives, of fenced blocks."""
    for line in settings.given:
        yield from _of_line(line, _ALWAYS, _ALWAYS)
    for directive in document.page.directives:
        if directive.word == "given":
            yield from _of_line(f"given {directive.rest}", directive.span[0], _ALWAYS)
    for item in document.items:
        if isinstance(item, Fence):
            for line in item.text.splitlines():
                yield from _of_line(line, item.span[0], item.section)


def _of_line(line: str, start: int, section: int) -> Iterator[SpokenName]:
    """The declarations of a line `given`; one that cannot be read says nothing here."""
    if not line.strip().startswith("given "):
        return
    try:
        statement = read_statement(line)
    except Mistake:
        return
    if isinstance(statement, Given):
        for declaration in statement.declarations:
            yield SpokenName(declaration, start, section, section == _ALWAYS, author=True)
