"""Writes table.py from the rows of the rooms: python -m matgrad.core.rules.generate"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from ...grammar.record import NamedTuple
from ..operators import OPERATORS
from ..operators.families import ROOMS
from ..properties import DECLARABLE
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import Shape
from ..terms.term import Term
from .compile import read_crossing, read_definition, read_differential, read_rewriting, read_stacking
from .formula import asked_in, projecting, read_formula
from .index import PURPOSES, place_of, rewriting_rows
from .rule import Pattern, Row

TABLE_FILE = Path(__file__).parent / "table.py"
HEADER = '''"""Generated from the operators' rows by python -m matgrad.core.rules.generate; not to be edited."""

# ruff: noqa
# fmt: off
from fractions import Fraction

from ..terms.shape import Shape

Words = tuple[str, ...]
Parts = tuple[int, ...]
Glimpses = tuple[tuple[str, str, bool, bool], ...]
'''
FiledTerm = tuple[str, tuple[int, ...], int, str | int | tuple[int, int] | None, tuple[str, ...]]


class Numbering:
    """Numbers the terms of all rows and their shapes; equal ones have one number."""

    def __init__(self) -> None:
        self.shapes: dict[Shape, int] = {}
        self.terms: dict[FiledTerm, int] = {}

    def numbers(self, parts: Iterable[Term]) -> tuple[int, ...]:
        """The numbers of some terms; arguments come before what they are arguments of."""
        found: dict[Term, int] = {}
        for term in parts:
            args = tuple(found[arg] for arg in term.args)
            data = (term.data.numerator, term.data.denominator) if isinstance(term.data, Fraction) else term.data
            shape = self.shapes.setdefault(term.shape, len(self.shapes))
            entry = (term.head, args, shape, data, tuple(sorted(term.properties)))
            found[term] = self.terms.setdefault(entry, len(self.terms))
        return tuple(found.values())

    def sides(self, left: Pattern, right: Pattern) -> tuple[object, ...]:
        """The numbers of the parts of two patterns."""
        return self.numbers(left.parts), self.numbers(right.parts)


def _rewriting(row: Row, room: Operator, known: Numbering) -> tuple[object, ...]:
    """For what a row is used, where it is filed, and its sides."""
    rule = read_rewriting(row, room)
    purposes = tuple(purpose for purpose, rows in PURPOSES.items() if row.statement in rows(room))
    return purposes, *place_of(rule), *known.sides(rule.pattern, rule.result)


def _opening(row: Row, room: Operator, known: Numbering) -> tuple[object, ...]:
    rule = read_rewriting(row, room)
    return known.sides(rule.pattern, rule.result)


def _stacking(row: Row, room: Operator, known: Numbering) -> tuple[object, ...]:
    rule = read_stacking(row, room)
    return known.sides(rule.pattern, rule.result)


def _differential(row: Row, room: Operator, known: Numbering) -> tuple[object, ...]:
    """The sides of a row, and the letters that move."""
    rule = read_differential(row, room)
    return *known.sides(rule.pattern, rule.result), tuple(sorted(rule.moving))


def _crossing(row: Row, room: Operator, known: Numbering) -> tuple[object, ...]:
    """The sides of a row, and the letter of the adjoint."""
    rule = read_crossing(row, room)
    return *known.sides(rule.pattern, rule.result), rule.adjoint


def _definition(row: Row, room: Operator, known: Numbering) -> tuple[object, ...]:
    """The letters of a definition, and its formula."""
    found = read_definition(room)
    return known.numbers(found.letters), known.numbers(found.formula.parts)


def _formula(asked: tuple[str, str], known: Numbering) -> tuple[object, ...]:
    """The letter of a formula, and the formula."""
    found = read_formula(*asked, Algebra(OPERATORS))  # its order must not depend on what was read before
    return *known.numbers([found.letter]), known.numbers(found.pattern.parts)


def _asked() -> list[tuple[str, str]]:
    """The formulas of all rooms, each with its letter: conditions, and projections with their rivals."""
    conditions = [text for room in ROOMS if (text := room.requires)]
    granted = [text for known in DECLARABLE for text in known.grants]
    projections = [projecting(known.projection) for known in DECLARABLE if known.projection and not known.parity]
    rivals = [known.rival.of_projection for known in DECLARABLE if known.rival]
    inner = [asked_in(text).inner for text in (*conditions, *granted)]
    return list(dict.fromkeys([*(("A", text) for text in inner), *(("G", text) for text in (*projections, *rivals))]))


class RowKind(NamedTuple):
    """A kind of rows: the type of an entry, the rows of a room, and the entry of one of them."""

    type: str
    rows: Callable[[Operator], Sequence[str]]
    entry: Callable[[Row, Operator, Numbering], tuple[object, ...]]


KINDS: dict[str, RowKind] = {
    "REWRITINGS": RowKind("Words, str, Words, Words, Glimpses, Parts, Parts", rewriting_rows, _rewriting),
    "DIFFERENTIALS": RowKind("Parts, Parts, Words", lambda room: room.differential, _differential),
    "CROSSINGS": RowKind("Parts, Parts, str", lambda room: room.across, _crossing),
    "STACKINGS": RowKind("Parts, Parts", lambda room: room.stacked, _stacking),
    "OPENINGS": RowKind("Parts, Parts", lambda room: room.opened, _opening),
    "DEFINITIONS": RowKind("Parts, Parts", lambda room: (room.definition,) * bool(room.definition), _definition),
}


def table() -> str:
    """The text of table.py: of each kind of row, by rooms, the rows with the numbers of their terms."""
    known = Numbering()
    kinds = [_kind(name, kind, known) for name, kind in KINDS.items()]
    formulas = [f"    {asked!r}: {_formula(asked, known)!r}," for asked in _asked()]
    return "\n".join(
        (
            HEADER,
            _listing("SHAPES: tuple[Shape, ...]", known.shapes),
            *_terms(known),
            *kinds,
            "\n".join(("FORMULAS: dict[tuple[str, str], tuple[int, Parts]] = {", *formulas, "}")),
            "",
        )
    )


def _terms(known: Numbering) -> Iterator[str]:
    """The terms, a column for each thing that is known of them: one tuple for each term would take longer to load."""
    terms = list(known.terms)
    yield _listing("HEADS: tuple[str, ...]", [head for head, *_ in terms])
    yield _listing("ARGUMENTS: tuple[Parts, ...]", [args for _, args, *_ in terms])
    yield _listing("SHAPE_NUMBERS: tuple[int, ...]", [shape for _, _, shape, *_ in terms])
    yield _entries(
        "DATA: dict[int, str | int | tuple[int, int]]", {i: t[3] for i, t in enumerate(terms) if t[3] is not None}
    )
    yield _entries("PROPERTIES: dict[int, Words]", {i: t[4] for i, t in enumerate(terms) if t[4]})


def _entries(name: str, items: Mapping[int, object]) -> str:
    return "\n".join((f"{name} = {{", *(f"    {key!r}: {value!r}," for key, value in items.items()), "}"))


def _kind(name: str, kind: RowKind, known: Numbering) -> str:
    """The rows of one kind."""
    lines = [f"{name}: dict[str, dict[str, tuple[{kind.type}]]] = {{"]
    for room in ROOMS:
        rows = [Row(statement, room.name) for statement in dict.fromkeys(kind.rows(room))]
        inside = [f"        {row.statement!r}: {kind.entry(row, room, known)!r}," for row in rows]
        lines += [f"    {room.key!r}: {{", *inside, "    },"] if inside else []
    return "\n".join((*lines, "}"))


def _listing(name: str, items: Iterable[object]) -> str:
    return "\n".join((f"{name} = (", *(f"    {item!r}," for item in items), ")"))


if __name__ == "__main__":
    TABLE_FILE.write_text(table(), encoding="utf-8")
