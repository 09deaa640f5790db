"""Brackets, bars and angles: what opens and what closes."""

from ..codes import LATEX_INPUT
from ..mistakes import Mistake
from .commands import DIRECTED, NORM_BARS
from .names import lowered
from .pieces import Piece, spelled
from .progress import Progress
from .scripts import bare
from .stream import Lexeme

_INDICES = {"": "", "F": "_F", "Fro": "_F", "fro": "_F", "1": "_1", "2": "_2", "*": "_*", "\\ast": "_*", "\\star": "_*"}
_INDICES |= {"\\infty": "_inf", "nuc": "_*", "tr": "_*"}
_NAMED_NORMS = "norms are ‖E‖, ‖E‖_F, ‖E‖_1, ‖E‖_2, ‖E‖_* and ‖E‖_\\infty"


def norm_bar(progress: Progress, piece: Piece) -> None:
    """\\|, \\lVert: closes if one is open and an operand has just ended, else opens; in |a||b| it is two strokes."""
    inner = progress.inner
    if inner and inner.kind == "stroke" and progress.ended and piece.text == "||":
        progress.emit("CLOSING_STROKE", "|", piece.span)
        progress.put(Lexeme("STROKED", "|", piece.span), "stroke")
    elif _closes(progress, piece, "norm"):
        _close_norm(progress, piece)
    else:
        progress.put(Lexeme("OPEN", "‖", piece.span), "norm")


def stroke(progress: Progress, piece: Piece) -> None:
    """|: as a norm's bar, or between the parts of an inner product."""
    inner = progress.inner
    if inner and inner.kind == "angle" and progress.ended:
        separated(progress, piece)
    elif _closes(progress, piece, "stroke"):
        progress.emit("CLOSING_STROKE", "|", piece.span)
    else:
        progress.put(Lexeme("STROKED", "|", piece.span), "stroke")


def _closes(progress: Progress, piece: Piece, kind: str) -> bool:
    """Whether a bar closes one that is open."""
    if piece.text in DIRECTED:
        return not DIRECTED[piece.text][1]
    inner = progress.inner
    return inner is not None and inner.kind == kind and progress.ended


def _close_norm(progress: Progress, piece: Piece) -> None:
    """The end of a norm, with its index. The 2 of a matrix has two readings, which its shape decides."""
    below = lowered(progress.stream)
    index = spelled(bare(below))
    if index not in _INDICES:
        raise Mistake(LATEX_INPUT, "this norm has no name here", piece.span, _NAMED_NORMS)
    span = piece.span[0], below[-1].span[1] if below else piece.span[1]
    progress.finish(piece.span)
    opened = progress.inner
    if index == "2" and opened is not None and opened.kind == "norm":
        place = progress.out[opened.start].place
        progress.out[opened.start : opened.start + 1] = [Lexeme("NAME", "norm", place), Lexeme("CALL", "(", place)]
        progress.emit("COMMA", ",", span)
        progress.emit("INT", "2", span)
        progress.emit("RPAR", ")", span)
    else:
        progress.emit("CLOSE", f"‖{_INDICES[index]}", span)


def is_norm_bar(piece: Piece) -> bool:
    """Whether a token is a bar of a norm."""
    return piece.text in NORM_BARS or piece.text in ("\\lVert", "\\rVert")


def angle(progress: Progress, piece: Piece) -> None:
    """\\langle A, B \\rangle is (A) : (B) in brackets."""
    progress.put(Lexeme("ROUND", "(", piece.span), "angles")
    progress.put(Lexeme("ROUND", "(", piece.span), "angle")


def separated(progress: Progress, piece: Piece) -> None:
    """The comma of an inner product."""
    progress.emit("RPAR", ")", piece.span)
    progress.emit("COLON", ":", piece.span)
    progress.put(Lexeme("ROUND", "(", piece.span), "second")


def closing_angle(progress: Progress, piece: Piece) -> None:
    """\\rangle; its index says nothing."""
    progress.finish(piece.span)
    inner = progress.inner
    if inner is None or inner.kind != "second":
        raise Mistake(LATEX_INPUT, "an inner product has two parts", piece.span, "write \\langle A, B \\rangle")
    progress.emit("RPAR", ")", piece.span)
    progress.emit("RPAR", ")", piece.span)
    lowered(progress.stream)
