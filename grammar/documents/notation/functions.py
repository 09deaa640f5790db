"""The names of functions as commands, in whatever font; one that runs into letters is found at their end."""

from ...codes import AMBIGUOUS
from ...latex.commands import FONTS, OF_NUMBERS, OPENING, SYMBOLS
from ...latex.operands import called, command_called, function_at, operand
from ...latex.pieces import Piece, spelled
from ...latex.stream import Unread
from ...mistakes import Mistake
from ..conventions import Conventions

_KEPT = SYMBOLS | {"vec"}  # whose commands are something else in TeX
_TEXTS = frozenset(("\\text", "\\mbox", "\\textrm", "\\mathrm", "\\operatorname"))
_STARTS = frozenset((*OPENING, "{", "|", "\\|", "||", "\\lvert", "\\lVert", "\\Vert", "\\vert"))
_SHORTEST = 3  # letters of a function at the end of others
_SCRIPTS = ("^", "_")
_ENDS = frozenset(("\\cdot", "\\circ", "\\odot", "\\otimes", "\\times"))
_BESIDE = frozenset(("\\circ",))


def with_functions(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side with the names of functions as commands; raises Mistake where an argument has no end."""
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    while stream:
        piece = stream.piece()
        if piece.text in _TEXTS and stream.sees("{"):
            made += _text(stream, piece)
        elif piece.kind == "letter" and not piece.glued and not (made and made[-1].text in _SCRIPTS):
            made += _run(stream.word(piece), stream)
        else:
            made.append(piece)  # of r^Tr the T is a script by itself
    _check_arguments(made)
    _check_compositions(made, conventions)
    return _with_determinants(made)


def _text(stream: Unread, font: Piece) -> list[Piece]:
    """A function in a font; text with brackets in it, as \\text{log(det(}, is a formula."""
    opened = stream.piece()
    inside = stream.group(opened)
    name = called(spelled(inside))
    if name and name not in _KEPT:
        return [Piece("command", f"\\{name}", (font.span[0], inside[-1].span[1]))]
    if any(piece.kind in "()[]" for piece in inside):
        return with_brackets(inside)
    end = inside[-1].span[1] if inside else opened.span[1]
    return [font, opened, *inside, Piece("}", "}", (end, end))]


def with_brackets(inside: list[Piece]) -> list[Piece]:
    """The words of a text, each with the bracket behind it."""
    stream, made = Unread(inside, inside[-1].span[1]), list[Piece]()
    while stream:
        piece = stream.piece()
        made += _run(stream.word(piece), stream) if piece.kind == "letter" else [piece]
    return made


def _run(run: list[Piece], stream: Unread) -> list[Piece]:
    """Some letters: a function, letters before one that opens a bracket, or each a factor."""
    starts = range(len(run)) if stream.sees("(", "[", "\\{", "{") else range(1)
    for start in starts:
        word = spelled(run[start:])
        name = called(word) if len(word) > 1 else ""
        if name and name not in _KEPT and (not start or len(word) >= _SHORTEST or name in ("tr", "Tr")):
            return [*run[:start], Piece("command", f"\\{name}", (run[start].span[0], run[-1].span[1]))]
    return run


def _check_arguments(found: list[Piece]) -> None:
    """Refuses \\sin \\theta K, which may end behind one factor; a number may lead, as in \\sin 2x."""
    stream = Unread(found, found[-1].span[1] if found else 0)
    while stream:
        piece = stream.piece()
        name = command_called(piece)
        if name not in OF_NUMBERS or not stream or stream.sees(*_STARTS) or stream.sees("^", "_", *FONTS):
            continue
        if function_at(stream):
            continue
        rest = Unread(list(reversed(stream.items)), 0)
        if rest.sees("number", "-"):
            rest.piece()
        if rest and not rest.sees("+", "-", ")", "]", "}"):
            operand(rest)
        if rest and (rest.sees("letter", "command", "(") and not rest.sees("\\cdot", "\\circ", "\\odot", "\\times")):
            message = f"{name} may end behind one factor, or behind all"
            raise Mistake(AMBIGUOUS, message, piece.span, f"write \\{name}(…)")


def _with_determinants(found: list[Piece]) -> list[Piece]:
    """The tokens, \\det A \\det B as \\det(A) \\det(B); refuses \\det A B, which may end behind A.

    In brackets of its own it ends with them, and behind a logarithm with the term.
    """
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    while stream:
        piece = stream.piece()
        before = made[-1] if made else None
        made.append(piece)
        logarithm = before is not None and command_called(before) in ("log", "ln")
        if command_called(piece) != "det" or logarithm or not stream or stream.sees(*_STARTS):
            continue
        rest = Unread(list(reversed(stream.items)), 0)
        argument = operand(rest)
        if function_at(rest):
            made += [Piece("(", "(", argument[0].span), *argument, Piece(")", ")", argument[-1].span)]
            stream.items = rest.items
        elif rest and not (before and before.kind in "([") and _has_operand(rest):
            raise Mistake(AMBIGUOUS, "det may end behind one factor, or behind all", piece.span, "write \\det(…)")
    return made


def _has_operand(rest: Unread) -> bool:
    return rest.sees("letter", "command", "(", "[") and not rest.sees(*_ENDS)


def _check_compositions(found: list[Piece], conventions: Conventions) -> None:
    """Refuses h \\circ g of two functions."""
    for number, piece in enumerate(found):
        if piece.text in _BESIDE and 0 < number < len(found) - 1:
            before, after = found[number - 1].text, found[number + 1].text
            is_value = found[number + 2 : number + 3] and found[number + 2].kind == "("
            if before in conventions.functions or (after in conventions.functions and not is_value):
                raise Mistake(AMBIGUOUS, "a composition of functions", piece.span)
