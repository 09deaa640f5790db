"""What stands side by side in a line: rows parted by gaps, commas, arrows, words; reasons and numbers of rows."""

from collections.abc import Iterator, Sequence

from ..latex.pieces import Piece
from ..record import NamedTuple
from .joined import LINE_SIGNS
from .normal import ROW_GAPS
from .optima import is_optimum
from .reasons import as_words, bare_words, is_label, is_proviso, is_reason, joins, sole_text, word_group
from .relations import depths, is_relation, top_relations

FOLLOWS = frozenset("\\implies \\Rightarrow \\Longrightarrow \\therefore \\Longleftarrow \\impliedby".split())
BOTH_WAYS = frozenset("\\iff \\Leftrightarrow \\Longleftrightarrow".split())
IN_A_CASE = "if"  # stands for the arrow before a row that words make hang on something
_PARTING = ROW_GAPS | FOLLOWS | BOTH_WAYS | {"&", ",", ";", "\\because"}
_OPERATORS = LINE_SIGNS | frozenset("\\cdot \\times \\circ \\odot \\otimes / :".split())


class SideRow(NamedTuple):
    """One of the rows of a line. `after` is the arrow before it, or IN_A_CASE; `words` its reason."""

    pieces: tuple[Piece, ...]
    after: str = ""
    words: str = ""
    unread: str = ""


class _Part(NamedTuple):
    """What stands between two marks that may part rows: those before it, and the words among them."""

    marks: tuple[str, ...]
    words: str
    pieces: tuple[Piece, ...]


def parted(line: Sequence[Piece]) -> list[SideRow]:
    """The rows that stand side by side in a line."""
    rows = [SideRow(())]
    for part in _aligned(_parts(line)):
        rows[-1:] = _added(rows[-1], part)
    return rows


def _parts(line: Sequence[Piece]) -> Iterator[_Part]:
    marks, words, found, number = list[str](), "", list[Piece](), 0
    levels = [depth for _, depth in depths(line)]
    while number < len(line):
        end = word_group(line, number) if not levels[number] else number
        if end == number and (levels[number] or line[number].text not in _PARTING):
            found.append(line[number])
            number += 1
            continue
        if found:
            yield _Part(tuple(marks), words, tuple(found))
            marks, words, found = [], "", []
        marks += [line[number].text] if end == number else []
        words = f"{words} {as_words(line[number + 2 : end - 1])}".strip() if end > number else words
        number = max(end, number + 1)
    yield _Part(tuple(marks), words, tuple(found))


def _aligned(parts: Iterator[_Part]) -> list[_Part]:
    """The parts, those joined that only `&` parts: one side of a relation and the other."""
    made: list[_Part] = []
    found = list(parts)
    for number, part in enumerate(found):
        before = made[-1] if made else None
        if before and _is_other_side(part, before):
            made[-1] = before._replace(pieces=before.pieces + part.pieces)
            continue
        last = number == len(found) - 1 and bool(set(part.marks) & (ROW_GAPS | {"&"}))
        said = bare_words(part.pieces) or (sole_text(part.pieces) if last and made else "")
        made.append(part._replace(words=f"{part.words} {said}".strip(), pieces=()) if said else part)
    return _without_empty(made)


def _is_other_side(part: _Part, before: _Part) -> bool:
    if not part.pieces or not before.pieces or part.words or set(part.marks) != {"&"}:
        return False
    return _begins_open(part.pieces) or _ends_open(before.pieces)


def _without_empty(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, what stands before an empty one given to the next; the last may be empty."""
    made, marks, words = list[_Part](), tuple[str, ...](), ""
    for number, part in enumerate(parts):
        marks, words = marks + part.marks, f"{words} {part.words}".strip()
        if part.pieces or number == len(parts) - 1:
            made.append(_Part(marks, words, part.pieces))
            marks, words = (), ""
    return made


def _begins_open(pieces: Sequence[Piece]) -> bool:
    return is_relation(pieces[0]) or pieces[0].text in _OPERATORS


def _ends_open(pieces: Sequence[Piece]) -> bool:
    return is_relation(pieces[-1]) or pieces[-1].text in _OPERATORS


def _added(row: SideRow, part: _Part) -> list[SideRow]:
    """A row and the part that stands behind it: together, or as rows of their own."""
    arrow = next((mark for mark in part.marks if mark in FOLLOWS | BOTH_WAYS), "")
    if not row.pieces or _is_number(row, part):
        after = IN_A_CASE if is_proviso(part.words) else arrow or row.after
        return [SideRow(part.pieces, after, "" if part.pieces else part.words, row.unread)]
    if not part.pieces:
        return [_with_words(row, part.words, part.marks)]
    stands_alone = bool(top_relations(part.pieces)) and not _begins_open(part.pieces)
    if arrow:
        return [row, SideRow(part.pieces, arrow)] if stands_alone else [row._replace(unread="an arrow inside")]
    if part.words:
        if stands_alone and joins(part.words) and not is_proviso(part.words):
            return [row, SideRow(part.pieces)]
        return [_with_words(row, f"{part.words} {as_words(part.pieces)}", part.marks)]
    if stands_alone and top_relations(row.pieces) and not _ends_open(row.pieces):
        return [row, SideRow(part.pieces)]
    return [_put_behind(row, part)]


def _is_number(row: SideRow, part: _Part) -> bool:
    """Whether a row so far is only the number of the one that comes."""
    return is_label(row.pieces) and bool(set(part.marks) & (ROW_GAPS | {"&"}))


def _with_words(row: SideRow, words: str, marks: Sequence[str]) -> SideRow:
    """A row with the words behind it; where nothing parts them they may be a factor."""
    if not words.strip("., ;:"):
        return row
    if is_proviso(words):
        return row._replace(words=words, unread=row.unread or "it hangs on a condition")
    apart = bool(set(marks) - {";"}) or is_reason(words)
    said = f"{row.words} {words}".strip()
    return row._replace(words=said, unread=row.unread if apart and not _ends_open(row.pieces) else "words")


def _put_behind(row: SideRow, part: _Part) -> SideRow:
    """A part that is no row of its own."""
    wide = bool(set(part.marks) & (ROW_GAPS | {"&"}))
    if wide and is_label(part.pieces):
        return row
    if _begins_open(part.pieces) or _ends_open(row.pieces):
        return row._replace(pieces=row.pieces + part.pieces)
    listed = "," in part.marks or ";" in part.marks
    if wide and not listed and is_optimum(row.pieces):
        return row._replace(pieces=row.pieces + part.pieces)
    if wide and (not listed or top_relations(row.pieces)):
        return row._replace(unread=row.unread or "something stands beside it")
    place = row.pieces[-1].span[1]
    comma = Piece(",", ",", (place, place)) if listed else None
    return row._replace(pieces=(*row.pieces, *((comma,) if comma else ()), *part.pieces))
