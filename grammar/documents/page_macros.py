"""The macros of a page: which one a command stands for is decided by the place where it is used.

The last definition above the place counts; where none is above it, the first one below, as a page shares them all.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ..codes import TOO_LARGE, UNMATCHED
from ..latex.commands import ACCENTS, FONTS
from ..latex.macros import Macro, put_in
from ..latex.pieces import Piece, pieces
from ..latex.stream import Unread, braced, placed
from ..mistakes import Mistake
from ..record import NamedTuple
from .marks import COMMENT_OF_TEX, NOT_CLOSED, closing_brace

ENDLESS = "a macro expands without end"
MOST_TOKENS = 20_000  # of a formula after expansion
NOT_READ_MACRO = "\\macro "  # what a command becomes whose macro is not read: no command has a name with a space
_NAME = r"(?:\\[A-Za-z@]+|\\[^A-Za-z\s])"
_DEFINED = re.compile(
    rf"\\(?P<def>g?def)\s*(?P<n1>{_NAME})(?P<marks>[^{{}}\n]*?)\s*(?=\{{)"
    rf"|\\(?P<new>(?:re|provide)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{{?\s*(?P<n2>{_NAME})\s*\}}?"
    r"\s*(?:\[(?P<count>\d)\])?\s*(?:\[(?P<default>[^\]]*)\])?\s*"
    rf"|\\(?P<operator>DeclareMathOperator)\*?\s*\{{?\s*(?P<n3>{_NAME})\s*\}}?\s*(?=\{{)"
    rf"|\\(?P<pair>DeclarePairedDelimiter)\s*\{{?\s*(?P<n4>{_NAME})\s*\}}?\s*(?=\{{)"
    rf"|\\(?P<let>let)\s*(?P<n5>{_NAME})\s*=?\s*(?P<as>\\[A-Za-z@]+|\S)"
    rf"|\\(?P<other>[ex]def|(?:New|Renew|Provide)DocumentCommand|DeclarePairedDelimiterX)\s*\{{?\s*(?P<n6>{_NAME})[^{{\n]*"
)
_LONGEST_BODY = 2_000  # characters
_SPACES = re.compile(r"\s*")
_PROGRAMS = re.compile(r"\\(?:if[a-z@]*|csname|expandafter|futurelet|@\w+|[gex]?def|newcommand)(?![A-Za-z])")
_TAKES_TWO = frozenset(("\\frac", "\\dfrac", "\\tfrac", "\\cfrac", "\\binom"))
_TAKES_ONE = frozenset((*FONTS, *ACCENTS, "\\sqrt"))
_ARGUMENT = (Piece("#", "#", (0, 0)), Piece("number", "1", (0, 0)))


class MacroDefinition(NamedTuple):
    """What a command means from a place on. There is no macro where it is not read; `is_last`: it is not expanded."""

    name: str
    start: int
    end: int
    macro: Macro | None
    is_last: bool = False


OF_EVERY_PAGE = (
    MacroDefinition("\\ensuremath", -1, -1, Macro(_ARGUMENT, 1)),
    MacroDefinition("\\xspace", -1, -1, Macro(())),
)


class PageMacros:
    """The macros of a page."""

    def __init__(self, definitions: Iterable[MacroDefinition]) -> None:
        self._by_name: dict[str, list[MacroDefinition]] = {}
        for each in (*OF_EVERY_PAGE, *definitions):
            self._by_name.setdefault(each.name, []).append(each)
        self._starts = {name: [each.start for each in known] for name, known in self._by_name.items()}
        self._endless = _in_circles(self._by_name)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def at(self, piece: Piece) -> MacroDefinition | None:
        """What a command means where it stands."""
        known = self._by_name.get(piece.text)
        if known is None or piece.kind != "command":
            return None
        return known[max(0, bisect_right(self._starts[piece.text], piece.span[0]) - 1)]

    def expanded(self, found: list[Piece], end: int) -> tuple[list[Piece], str]:
        """The tokens of a formula in which all macros are written out, and why they could not be."""
        used = {piece.text for piece in found if piece.text in self._by_name}
        if not used:
            return found, ""
        if used & self._endless:
            return found, ENDLESS
        try:
            return self._written_out(found, end), ""
        except Mistake as mistake:
            return found, ENDLESS if mistake.code == TOO_LARGE else NOT_CLOSED

    def _written_out(self, found: list[Piece], end: int) -> list[Piece]:
        stream, made = Unread(found, end), list[Piece]()
        stream.budget = MOST_TOKENS
        while stream:
            piece = stream.piece()
            known = self.at(piece)
            if known is None:
                made.append(piece)
                self._brace_arguments(stream, piece)
            elif known.macro is None:
                made.append(_not_read(piece))
            elif known.is_last:
                made += placed(known.macro.body, piece.span)
            else:
                made += _put_in(stream, piece, known.macro)
        return made

    def _brace_arguments(self, stream: Unread, piece: Piece) -> None:
        """Put a macro in braces that is the argument of a command, which takes it whole."""
        count = 2 if piece.text in _TAKES_TWO else 1 if piece.text in _TAKES_ONE else 0
        if not count or not self._is_argument(stream, count):
            return
        given = [stream.argument(piece) for _ in range(count)]
        stream.push([token for group in given for token in braced(group, piece)])

    def _is_argument(self, stream: Unread, count: int) -> bool:
        """Whether a macro is one of the next arguments."""
        place, depth = len(stream.items), 0
        while count and (place := place - 1) >= 0:
            item = stream.items[place]
            if not depth and isinstance(item, Piece) and item.text in self:
                return True
            depth += (item.kind == "{") - (item.kind == "}")
            count -= depth <= 0
        return False


def _put_in(stream: Unread, piece: Piece, macro: Macro) -> list[Piece]:
    """What stands for a macro that has no arguments where it is used; else nothing, it is put in."""
    try:
        put_in(stream, piece, macro)
    except Mistake as mistake:
        if mistake.code in (TOO_LARGE, UNMATCHED):
            raise
        return [_not_read(piece)]
    return []


def _not_read(piece: Piece) -> Piece:
    return Piece("command", NOT_READ_MACRO + piece.text, piece.span)


def _in_circles(known: Mapping[str, Sequence[MacroDefinition]]) -> frozenset[str]:
    """The macros that come to themselves or to one that does: those that are left when all others are taken away."""
    needs = {name: _used_by(definitions) & known.keys() for name, definitions in known.items()}
    users: dict[str, list[str]] = {}
    for name, used in needs.items():
        for other in used:
            users.setdefault(other, []).append(name)
    counts = {name: len(used) for name, used in needs.items()}
    ready = [name for name, count in counts.items() if not count]
    while ready:
        for user in users.get(ready.pop(), ()):
            counts[user] -= 1
            if not counts[user]:
                ready.append(user)
    return frozenset(name for name, count in counts.items() if count)


def _used_by(definitions: Sequence[MacroDefinition]) -> set[str]:
    """The commands in the bodies of macros."""
    return {piece.text for each in definitions if each.macro and not each.is_last for piece in each.macro.body}


def definitions_in(text: str) -> Iterator[MacroDefinition]:
    """The macros that a text defines, in order."""
    if "\\def" not in text and "command" not in text and "\\Declare" not in text and "\\let" not in text:
        return
    place, known = 0, dict[str, MacroDefinition]()
    while match := _DEFINED.search(text, place):
        found = _definition(text, match, known)
        place = match.end() if found is None else max(found.end, match.start() + 1)
        if found is not None:
            known[found.name] = found
            yield found


def _definition(text: str, match: re.Match[str], known: Mapping[str, MacroDefinition]) -> MacroDefinition | None:
    """A definition, read to its end; None where it is no definition."""
    name = next(filter(None, (match[f"n{number}"] for number in range(1, 7))))
    start = match.start()
    if match["let"]:
        return _copied(name, match, known)
    groups = list(_groups(text, match.end(), 2 if match["pair"] else 1))
    if not groups:
        return None
    end = groups[-1][1] + (text[groups[-1][1] : groups[-1][1] + 1] == "}")
    marks = re.sub(r"\s", "", match["marks"] or "")
    body = text[slice(*groups[0])]
    if match["other"] or re.sub(r"#\d", "", marks) or _PROGRAMS.search(body):
        return MacroDefinition(name, start, end, None)
    read = [pieces(text, *group) for group in groups]
    return MacroDefinition(name, start, end, _macro(match, read, marks))


def _macro(match: re.Match[str], read: list[list[Piece]], marks: str) -> Macro:
    if match["operator"]:
        first = read[0][0] if read[0] else Piece("mark", "", match.span())
        return Macro([Piece("command", "\\operatorname", first.span), *braced(read[0], first)])
    if match["pair"]:
        second = Piece("#", "#", match.span()), Piece("number", "2", match.span())
        return Macro([*read[0], *second, *read[1]], 2, [])
    default = None if match["default"] is None else pieces(match["default"])
    return Macro(read[0], int(match["count"] or len(marks) // 2), default)


def _groups(text: str, start: int, count: int) -> Iterator[tuple[int, int]]:
    """The insides of the groups that stand at a place, as many as are wanted; a command may stand without braces."""
    for _ in range(count):
        start = _SPACES.match(text, start).end()  # type: ignore[union-attr]
        if text[start : start + 1] == "{":
            close = closing_brace(text, start, _LONGEST_BODY)
            if close is None:
                return
            yield start + 1, close
            start = close + 1
        elif command := re.compile(r"\\[A-Za-z]+").match(text, start):
            yield command.span()
            start = command.end()


def _copied(name: str, match: re.Match[str], known: Mapping[str, MacroDefinition]) -> MacroDefinition:
    r"""What \let makes: a copy of the macro, or another name of a command."""
    if other := known.get(match["as"]):
        return MacroDefinition(name, match.start(), match.end(), other.macro, other.is_last)
    return MacroDefinition(name, match.start(), match.end(), Macro(pieces(match["as"])), True)


def given_macros(texts: Iterable[str]) -> list[MacroDefinition]:
    """The macros of other texts, which hold from the beginning of a page on."""
    found = chain.from_iterable(definitions_in(COMMENT_OF_TEX.sub("", text)) for text in texts)
    return [MacroDefinition(each.name, -1, -1, each.macro, each.is_last) for each in found]
