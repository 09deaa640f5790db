"""Functions: with brackets of any kind, or without, round the product that follows."""

from collections.abc import Sequence

from ..codes import LATEX_INPUT
from ..mistakes import Mistake
from .bars import is_norm_bar
from .commands import FONTS, OF_NUMBERS, OF_ONE_NUMBER, OPENING, STROKES_OF_TEX, TRANSPOSES
from .operands import called, function_at, operand, take_name
from .pieces import Piece, spelled
from .progress import LINEAR, TRACE_NAMES, Frame, Progress, two_readings
from .scripts import bare
from .stream import Lexeme, braced

_BARS = (*STROKES_OF_TEX, "\\lvert")
_LOGARITHMS = {"2": "log2", "10": "log10"}


def function(progress: Progress, word: str, place: Piece) -> None:
    """A function that was named, with its argument."""
    _check_first(progress, word, place)
    if place.text == "\\norm" and progress.stream.sees("{"):
        return _in_bars(progress, place)
    unwrapped(progress)
    if word in ("log", "ln") and function_at(progress.stream) == "det":
        take_name(progress.stream)
        word = "logdet"
    word, after = _scripts(progress, word, place)
    progress.name(word, place.span)
    unwrapped(progress)
    stream = progress.stream
    if stream.sees(*OPENING):
        opened = stream.piece()
        progress.put(Lexeme("CALL", "(", opened.span), "call", word, after)
    elif stream.sees("{"):
        group = braced(stream.group(opened := stream.piece()), opened)[1:-1]
        _put_round(progress, word, group, opened, after)
    elif isinstance(item := stream.peek(), Piece) and (stream.sees(*_BARS) or is_norm_bar(item)):
        _of_bars(progress, word, after)
    else:
        _of_product(progress, word, place, after)


def _in_bars(progress: Progress, place: Piece) -> None:
    """\\norm{E}_F, a macro that many have, is ‖E‖_F."""
    opened = progress.stream.piece()
    group = progress.stream.group(opened)
    end = group[-1].span[1] if group else opened.span[1]
    bars = Piece("command", "\\lVert", place.span), Piece("command", "\\rVert", (end, end + 1))
    progress.stream.push([bars[0], *group, bars[1]])


def unwrapped(progress: Progress) -> None:
    """Take the braces off that are round a function's name or round brackets alone, as in \\log{\\rm det}(X)."""
    stream = progress.stream
    if not stream.sees("{"):
        return
    opened = stream.piece()
    group = stream.group(opened)
    font = bool(group) and group[0].text in FONTS and bool(called(spelled(bare(group))))
    bracket = bool(group) and group[0].text in OPENING and group[-1].text == OPENING[group[0].text]
    stream.items.extend(reversed(group if font or bracket else braced(group, opened)))


def _check_first(progress: Progress, word: str, place: Piece) -> None:
    """Refuses a second function in the argument of one without brackets, as in \\sin x \\cos y; trace ends trace."""
    frame = progress.frames[-1] if progress.frames else None
    if frame and frame.function in TRACE_NAMES and frame.kind == "until" and word in TRACE_NAMES and progress.ended:
        progress.finish(place.span)
    if frame is None or frame.kind != "until" or frame.function in LINEAR or len(progress.out) == frame.start + 1:
        return
    if word in OF_NUMBERS | OF_ONE_NUMBER and progress.ended:
        first = f"\\{frame.function}(…) \\{word}(…)", f"\\{frame.function}(… \\{word}(…))"
        raise two_readings(f"{frame.function} may end before {word}", place.span, *first)


def _scripts(progress: Progress, word: str, place: Piece) -> tuple[str, Sequence[Lexeme]]:
    """The name with its index, and the power that stands between a function and its argument."""
    stream, after = progress.stream, list[Lexeme]()
    while stream.sees("^", "_"):
        mark = stream.piece()
        inside = bare(stream.argument(mark))
        text = spelled(inside)
        if mark.kind == "_":
            if word != "log" or text not in _LOGARITHMS:
                raise Mistake(LATEX_INPUT, f"{word} has no index here", mark.span, "leave it out")
            word = _LOGARITHMS[text]
        elif text.isdigit():
            after = [Lexeme("POWER", "^", mark.span), Lexeme("INT", text, inside[0].span)]
        elif text in TRANSPOSES or text == "-1":
            ways = f"(\\{word}(…))^{{{text}}}", "the inverse function by its name"
            raise two_readings(f"{word}^{text} may be two things", place.span, *ways)
        else:
            raise Mistake(LATEX_INPUT, f"this power of {word} is not read", mark.span, f"write \\{word}(…)^k")
    return word, after


def _put_round(progress: Progress, word: str, group: list[Piece], opened: Piece, after: Sequence[Lexeme]) -> None:
    """A call round some tokens."""
    end = group[-1].span[1] if group else opened.span[1]
    progress.stream.push([*group, Lexeme("RPAR", ")", (end, end))])
    progress.put(Lexeme("CALL", "(", opened.span), "call", word, after)


def _of_bars(progress: Progress, word: str, after: Sequence[Lexeme]) -> None:
    """Bars are brackets too; log|det(X)| is read as the page writes it."""
    stream = progress.stream
    strokes, opened = stream.sees(*_BARS), stream.peek()
    group = operand(stream)
    if word in ("log", "ln") and strokes and group[-1].text in (*STROKES_OF_TEX, "\\rvert") and not after:
        stream.push(group)
    else:
        assert isinstance(opened, Piece)
        _put_round(progress, word, group, opened, after)


def _of_product(progress: Progress, word: str, place: Piece, after: Sequence[Lexeme]) -> None:
    """The product that follows is the argument, up to a sign that ends it."""
    end = place.span[1]
    progress.out.append(Lexeme("CALL", "(", (end, end)))
    progress.frames.append(Frame("until", len(progress.out) - 1, "(", word, after))


def check_end(progress: Progress, mark: Piece) -> None:
    """Refuses \\log x / y and \\exp x \\circ y: a mark between operands may end the argument."""
    frame = progress.frames[-1] if progress.frames else None
    if not frame or frame.kind != "until" or frame.function in LINEAR:
        return
    if mark.text == "/" or frame.function in OF_NUMBERS:
        ways = f"\\{frame.function}(…) {mark.text} …", f"\\{frame.function}(… {mark.text} …)"
        raise two_readings(f"{frame.function} may end before {mark.text}", mark.span, *ways)
