"""Macros: what a text defines before its statement is put in wherever it is used, at the place of its use."""

from collections.abc import Mapping, Sequence

from ..codes import LATEX_INPUT
from ..mistakes import Mistake
from ..record import NamedTuple
from .commands import FONTS
from .pieces import Piece, pieces, spelled
from .stream import Unread, braced, placed

DEFINING = frozenset(
    ("\\def", "\\newcommand", "\\renewcommand", "\\providecommand", "\\DeclareMathOperator", "\\let", "\\gdef")
)
LONGEST = 20_000  # tokens of a text after expansion
_FIXED = frozenset(("\\frac", "\\left", "\\right", "\\begin", "\\end", *DEFINING))


class Macro(NamedTuple):
    """What a command stands for, with a number for each argument; the first may be left out where it has a value."""

    body: Sequence[Piece]
    arity: int = 0
    default: Sequence[Piece] | None = None


Macros = Mapping[str, Macro]


def expanded(found: list[Piece], end: int, known: Macros) -> list[Piece]:
    """The tokens of a text in which all macros, those it defines itself and those known, are written out."""
    macros = dict(known)
    if not macros and not any(piece.text in DEFINING for piece in found):
        return found
    stream, made = Unread(found, end), list[Piece]()
    stream.budget = LONGEST
    while stream:
        piece = stream.piece()
        if piece.kind == "command" and piece.text in DEFINING:
            macros |= _defined(stream, piece)
        elif piece.kind == "command" and piece.text in macros:
            put_in(stream, piece, macros[piece.text])
        else:
            made.append(piece)
    return made


def macros_of(text: str) -> Macros:
    """The macros that a text defines."""
    stream, macros = Unread(pieces(text), len(text)), dict[str, Macro]()
    while stream:
        piece = stream.piece()
        if piece.text not in DEFINING:
            raise Mistake(LATEX_INPUT, "a line of macros holds nothing else", piece.span, "begin another line")
        macros |= _defined(stream, piece)
    return macros


def is_macros(line: str) -> bool:
    """Whether a line holds macros alone; one that is mistaken is a statement, which says so."""
    try:
        return bool(macros_of(line))
    except Mistake:
        return False


def put_in(stream: Unread, piece: Piece, macro: Macro) -> None:
    """Put what a macro stands for in its place, its arguments filled in."""
    given = []
    for number in range(macro.arity):
        if number == 0 and macro.default is not None:
            given.append(stream.optional() or list(macro.default))
        else:
            given.append(stream.argument(piece))
    stream.push(_filled(macro.body, given, piece))


def _filled(body: Sequence[Piece], given: Sequence[list[Piece]], use: Piece) -> list[Piece]:
    """A body with its arguments, which keep their places; all else stands where the macro is used."""
    made: list[Piece] = []
    parts = iter(body)
    for piece in parts:
        if piece.kind != "#":
            made += placed([piece], use.span)
            continue
        number = next(parts, None)
        if number is None or not number.text.isdigit() or not 0 < int(number.text) <= len(given):
            raise Mistake(LATEX_INPUT, f"{use.text} has no such argument", use.span, "number them #1, #2, …")
        made += given[int(number.text) - 1]
    return made


def _defined(stream: Unread, command: Piece) -> dict[str, Macro]:
    """The macro that a command defines."""
    name = _name(stream, command)
    if command.text == "\\let":
        if stream.sees("="):
            stream.piece()
        return {name.text: Macro([stream.piece()])}
    if command.text == "\\DeclareMathOperator":
        return {name.text: Macro([Piece("command", "\\operatorname", command.span), *_body(stream, command)])}
    if command.text in ("\\def", "\\gdef"):
        arity = _parameters(stream, name)
        return {name.text: Macro(stream.argument(command), arity)}
    count = spelled(stream.optional())
    default = stream.optional() if stream.sees("[") else None
    return {name.text: Macro(stream.argument(command), int(count) if count.isdigit() else 0, default)}


def _body(stream: Unread, command: Piece) -> list[Piece]:
    return braced(stream.argument(command), command)


def _name(stream: Unread, command: Piece) -> Piece:
    """The command that is defined."""
    group = stream.argument(command)
    if len(group) != 1 or group[0].kind != "command" or group[0].text in _FIXED or group[0].text in FONTS:
        place = group[0].span if group else command.span
        raise Mistake(LATEX_INPUT, f"{command.text} defines a command", place, "write \\newcommand{\\name}{…}")
    return group[0]


def _parameters(stream: Unread, name: Piece) -> int:
    """How many arguments #1#2 are; those that are set apart by other signs are not read."""
    count = 0
    while not stream.sees("{"):
        mark, number = stream.piece(), stream.piece() if stream.sees("number") else None
        if mark.kind != "#" or number is None:
            raise Mistake(LATEX_INPUT, f"the arguments of {name.text} are not read", mark.span, "write them #1#2")
        count += 1
    return count
