"""tr log X: the logarithm of the determinant, since that of each entry has no use under a trace."""

from collections.abc import Sequence

from ...latex.operands import command_called
from ...latex.pieces import Piece
from ...latex.progress import TRACE_NAMES
from ..conventions import Conventions
from ..relations import is_bracketed

_OPENS = frozenset(("(", "[", "{", "\\{"))
_SIGNS = frozenset(("+", "-", ":"))


def with_logarithms(found: list[Piece], _conventions: Conventions) -> list[Piece]:
    """The tokens of a side, log det for the trace of the logarithm of a matrix."""
    made, number = list[Piece](), 0
    while number < len(found):
        end = _argument(found, number)
        inner = found[number + 1 : end]
        while is_bracketed(inner):
            inner = inner[1:-1]
        if end > number and inner and command_called(inner[0]) in ("log", "ln") and _is_of_matrix(inner[1:]):
            start, last = inner[0].span, inner[-1].span[1]
            argument = inner[1:] if is_bracketed(inner[1:]) and inner[1].kind == "(" else _round(inner[1:])
            made += [Piece("command", "\\logdet", (found[number].span[0], start[1])), *argument]
            assert last
            number = end
        else:
            made.append(found[number])
            number += 1
    return made


def _argument(found: Sequence[Piece], number: int) -> int:
    """Where the argument of a trace ends that stands at a place; the place itself where none does."""
    if command_called(found[number]) not in TRACE_NAMES or number + 1 == len(found):
        return number
    depth = 0
    for place in range(number + 1, len(found)):
        piece = found[place]
        closes = piece.text in (")", "]", "}", "\\}")
        if depth == 0 and (closes or piece.text in _SIGNS):
            return place
        depth += (piece.text in _OPENS) - closes
        if depth == 0 and found[number + 1].text in _OPENS and closes:
            return place + 1
    return len(found)


def _is_of_matrix(argument: Sequence[Piece]) -> bool:
    """Whether what a logarithm is of has a matrix in it, and is one operand in brackets or a letter."""
    capital = any(piece.kind == "letter" and piece.text.isupper() and piece.text != "T" for piece in argument)
    greek = len(argument) == 1 and argument[0].text in ("\\Sigma", "\\Lambda", "\\Omega")
    return (capital or greek) and (is_bracketed(argument) or len(argument) == 1)


def _round(argument: Sequence[Piece]) -> list[Piece]:
    inner = list(argument[1:-1] if is_bracketed(argument) else argument)
    start, end = inner[0].span[0], inner[-1].span[1]
    return [Piece("(", "(", (start, start)), *inner, Piece(")", ")", (end, end))]
