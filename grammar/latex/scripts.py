"""What stands above: transposes, inverses, powers."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ..codes import AMBIGUOUS, LATEX_INPUT, SIGN_IS_NAME
from ..mistakes import Mistake
from ..tree import LAST_WORDS, Span
from .commands import CLOSING, CONJUGATES, FONTS, OF_ONE_NUMBER, OPENING, TRANSPOSES
from .names import entry, lowered
from .pieces import Piece, spelled
from .progress import TRACE_NAMES, Progress, two_readings
from .stream import Lexeme, Unread

_LOOKED_AT = 20  # tokens of brackets that may hold a name
_COUNTS = frozenset("ijkmnst")  # names that often are numbers
_ENTRYWISE = ("\\circ", "\\odot")
_RAISED_INSIDE = ("d", "logdet")  # whose power is seldom meant: log det(X)^k is that of the determinant


def bare(group: Sequence[Piece]) -> list[Piece]:
    """A group without fonts and braces."""
    return [piece for piece in group if piece.kind not in ("{", "}") and piece.text not in FONTS]


def superscript(progress: Progress, mark: Piece) -> None:
    """^: a transpose, a power, or one of both."""
    _check_operand(progress, mark)
    group = progress.stream.argument(mark)
    span = mark.span[0], group[-1].span[1] if group else mark.span[1]
    inside = bare(group)
    texts = [piece.text for piece in inside]
    word = "".join(texts)
    if word == "t":
        _turned(progress, group, span)
    elif word in TRANSPOSES:
        _transposed(progress, word, span)
    elif texts[:1] == ["-"] and word[1:] in TRANSPOSES:
        progress.emit("INVERSE_QUOTE", "^-T", span)
    elif word in ("\\dagger", "\\dag"):
        raise two_readings(f"^{word} may be two things", span, "^{\\top} for real matrices", "\\operatorname{pinv}(A)")
    elif word in CONJUGATES:
        progress.emit("HERMITIAN", "^H", span)
    elif word == "+":
        progress.emit("PSEUDO", "^+", span)
    elif texts[:1] and texts[0] in _ENTRYWISE:
        _power(progress, "HPOWER", [piece for piece in group if piece is not inside[0]], span)
    else:
        _power(progress, "POWER", group, span)


def _check_operand(progress: Progress, mark: Piece) -> None:
    if not progress.ended:
        raise Mistake(LATEX_INPUT, f"nothing stands before {mark.text}", mark.span, "begin with an operand")


def _transposed(progress: Progress, word: str, span: Span) -> None:
    """A transpose; where T or t is a name it could be a power, and behind a function it could be its argument's."""
    if word in progress.declared:
        raise Mistake(SIGN_IS_NAME, f"^{word} is refused where {word} is declared", span, "write ^{\\top} to transpose")
    if progress.called in OF_ONE_NUMBER and not _has_word(progress):
        function = progress.called
        ways = f"\\{function}((…)^{{\\top}} …)", f"\\{function}(…) without it"
        raise two_readings(f"the transpose may be of the brackets or of {function}", span, *ways)
    progress.emit("QUOTE", "'", span)


def _has_word(progress: Progress) -> bool:
    """Whether a call ends in `rows` or `cols`, so that it is no number."""
    before = [lexeme.text for lexeme in progress.out[-3:-1]]
    return before[:1] == [","] and before[-1] in LAST_WORDS


def _turned(progress: Progress, group: Sequence[Piece], span: Span) -> None:
    """^t: a power where t is a name, or of what is often a number; else the transpose of what is none."""
    counted = progress.last in ("INT", "NUMBER") or progress.out[-1].text in _COUNTS
    if counted or progress.has_t:
        _power(progress, "POWER", group, span)
    else:
        progress.emit("TURNED_HERE", "^t", span)


def _power(progress: Progress, kind: str, group: Sequence[Piece], span: Span) -> None:
    """An exponent; what is no number gets brackets."""
    if not group:
        raise Mistake(LATEX_INPUT, "an exponent is missing", span, None)
    _check_raised(progress, kind, group, span)
    progress.emit(kind, "^", (span[0], span[0] + 1))
    start, end = group[0].span[0], group[-1].span[1]
    if [piece.kind for piece in group] == ["number"] and group[0].text.isdigit():
        return progress.emit("INT", group[0].text, group[0].span)
    progress.stream.push([Lexeme("ROUND", "(", (start, start)), *group, Lexeme("RPAR", ")", (end, end))])


def _check_raised(progress: Progress, kind: str, group: Sequence[Piece], span: Span) -> None:
    """Refuses tr(A)^{-1}, in print often of the inverse, and W^{(2)}, which is rather the second W than a square."""
    exponent, called = spelled(group), progress.called
    if progress.out[-1].text == "e" and "e" not in progress.declared:
        raise _exponential(progress.out[-1].place[0], span)
    if called in _RAISED_INSIDE or (called in TRACE_NAMES and exponent == "-1"):
        ways = f"{called}((…)^{{{exponent}}})", f"({called}(…))^{{{exponent}}}"
        raise two_readings(f"the exponent may be of the brackets or of {called}", span, *ways)
    if kind == "POWER" and re.fullmatch(r"\(\w[\w+-]*\)|\[\w[\w+-]*\]", exponent):
        ways = f"_{{{exponent[1:-1]}}}", f"^{{{exponent[1:-1]}}}"
        raise two_readings("this may be an index or a power", span, *ways)


def _exponential(start: int, span: Span) -> Mistake:
    """The mistake of e^{A}, which is the exponential of a number, of each entry, or of a matrix."""
    help = "write \\exp(…) of a number or each entry, \\operatorname{expm}(…) of a matrix, or declare e: scalar"
    return Mistake(AMBIGUOUS, "e may be a name, or this an exponential", (start, span[1]), help)


def prime(progress: Progress, mark: Piece) -> None:
    """': a transpose, but before brackets it may be a derivative."""
    _check_operand(progress, mark)
    if progress.last == "NAME" and progress.out[-1].text in progress.not_given:
        while progress.stream.sees("'"):
            progress.emit("QUOTE", "'", mark.span)
            mark = progress.stream.piece()
        return progress.emit("QUOTE", "'", mark.span)
    if progress.stream.sees("'"):
        raise Mistake(LATEX_INPUT, "two primes are not read", mark.span, "a transpose is ^{\\top}")
    if progress.stream.sees(*OPENING) and progress.last == "NAME" and holds_a_name(progress.stream):
        name = progress.out[-1].text
        raise two_readings(
            "this prime can be a transpose or a derivative", mark.span, f"{name}^{{\\top}} (…)", "E wrt x"
        )
    _transposed(progress, "'", mark.span)


def holds_a_name(stream: Unread) -> bool:
    """Whether the brackets that are next hold one name, or begin with one and a comma, as those of a function do."""
    ahead = [item for item in reversed(stream.items[-_LOOKED_AT:-1]) if isinstance(item, Piece)]
    inside = list(takewhile(lambda piece: piece.text != "," and piece.text not in CLOSING, bare(ahead)))
    return len(inside) == 1 or (len(inside) == len("x_i") and inside[1].kind == "_")


def subscript(progress: Progress, mark: Piece) -> None:
    """_: indices behind brackets."""
    _check_operand(progress, mark)
    progress.stream.items.append(mark)
    entry(progress, lowered(progress.stream))


def raised(progress: Progress, piece: Piece) -> None:
    """ᵀ"""
    _check_operand(progress, piece)
    _transposed(progress, "\\top", piece.span)
