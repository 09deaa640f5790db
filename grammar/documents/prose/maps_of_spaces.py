"""Maps: f: R^{m x n} \\to R says of which shape the X of f(X) is."""

from collections.abc import Iterator, Sequence

from ...latex.pieces import Piece
from ...tree import Declaration, Name
from ..parts import Declares, DocumentPage, PageFormula
from .formulas import FORMULA_ROWS, map_of
from .names import name_of, names_in
from .said import Said
from .tokens import depths, parted, told


def mapped_in(page: DocumentPage) -> Iterator[Declares]:
    """What the spaces of maps say of the arguments that stand behind their names, in the same section."""
    formulas = [
        (paragraph.section, run)
        for paragraph in page.paragraphs
        for run in paragraph.runs
        if isinstance(run, PageFormula) and not run.unread
    ]
    for number, (section, formula) in enumerate(formulas):
        for part in parted(formula.pieces, FORMULA_ROWS | {","}) if _has_arrow(formula) else ():
            if found := map_of(part):
                below = [each for place, each in formulas[number:] if place == section]
                yield from _arguments(*found, below, section)


def _has_arrow(formula: PageFormula) -> bool:
    return any(piece.text in ("\\to", "\\rightarrow", "\\longrightarrow", "→") for piece in formula.pieces)


def _arguments(name: Name, said: Sequence[Said], formulas: Sequence[PageFormula], section: int) -> Iterator[Declares]:
    """The names in the first brackets behind the name of a map."""
    called = (names for formula in formulas for names in _calls(name, told(formula.pieces)) if len(names) == len(said))
    for argument, each in zip(next(called, ()), said, strict=False):
        declaration = Declaration(argument, each.kind, each.sizes, each.properties, argument.span)
        yield Declares(declaration, argument.span, section, refused=each.refused)


def _calls(name: Name, run: Sequence[Piece]) -> Iterator[tuple[Name, ...]]:
    """The arguments in each pair of brackets that stand behind a name."""
    for place, piece in enumerate(run):
        before = name_of(run[place - 1 : place]) if piece.text == "(" and place else None
        if before and before.text == name.text:
            inside = list(depths(run[place:]))
            end = next((at for at, (each, depth) in enumerate(inside) if at and not depth), 0)
            yield names_in(run[place + 1 : place + end])
