"""Declarations as they are typed most often, `where A: n x n spd, x: n, s: scalar`, read without the automaton.

One at the end of a statement takes half of its lexemes, and a few cuts of the text read it. Whatever is typed in any
other way is left to the rules of formula.lark, which read these as well.
"""

from typing import Literal

from .declaring import LETTERS_OF_SIZES
from .gathering import PROPERTIES
from .record import NamedTuple
from .tables import WORDS
from .tree import Declaration, Name, Node, Number

_WHERE = " where "
_LONGEST = 5  # digits of a size


class PlainDeclarations(NamedTuple):
    """The declarations at the end of a statement, and where the text before them ends."""

    end: int
    declarations: tuple[Declaration, ...]


def plain_declarations(text: str) -> PlainDeclarations | None:
    """Those behind the last `where` of a text in ASCII, if all are typed as most are and each name stands in one."""
    end = text.rfind(_WHERE)
    if end < 0:
        return None
    place, found = end + len(_WHERE), dict[str, Declaration]()
    for typed in text[place:].split(","):
        start = place + (typed[:1] == " ")
        declared = _declared(typed[start - place :], start)
        if declared is None or declared.name.text in found:
            return None
        found[declared.name.text] = declared
        place += len(typed) + 1
    return PlainDeclarations(end, tuple(found.values()))


def _declared(typed: str, start: int) -> Declaration | None:
    """`A: m x n symmetric`, with single spaces; `start` is its place."""
    name, _, rest = typed.partition(": ")
    sized, *words = rest.split(" ")
    if not _is_name(name) or (sized != "scalar" and not _is_size(sized)):
        return None
    kind: Literal["scalar", "vector", "matrix"] = "scalar" if sized == "scalar" else "vector"
    place = start + len(name) + 2
    sizes: tuple[Node, ...] = () if kind == "scalar" else (_size(sized, place),)
    if words[:1] == ["x"] and sizes and len(words) > 1 and _is_size(words[1]):
        kind, sizes = "matrix", (*sizes, _size(words[1], place + len(sized) + 3))
        del words[:2]
    if not PROPERTIES.issuperset(words):
        return None
    return Declaration(Name(name, (start, start + len(name))), kind, sizes, tuple(words), (start, start + len(typed)))


def _is_name(typed: str) -> bool:
    """Whether this is a name and no word of the language."""
    letters = typed.replace("_", "", 1)
    return letters.isalnum() and typed[0].isalpha() and typed[-1] != "_" and (len(typed) == 1 or typed not in WORDS)


def _is_size(typed: str) -> bool:
    return typed in LETTERS_OF_SIZES or (typed.isdigit() and len(typed) <= _LONGEST)


def _size(typed: str, start: int) -> Node:
    span = (start, start + len(typed))
    return Number(int(typed), span) if typed.isdigit() else Name(typed, span)
