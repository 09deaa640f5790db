"""What stands behind `wrt`, `where` and `given`: names, sizes and properties, which are words of several letters."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .commands import ACCENTS, FONTS, GREEK_LETTERS, KEYWORDS, MARKS_OF_TEX
from .letters import keyword
from .names import indices
from .pieces import Piece, not_known, spelled
from .progress import Progress
from .scripts import bare
from .stream import Item, Lexeme

_ARROWS = dict.fromkeys(("\\to", "\\rightarrow", "\\longrightarrow"), "ARROW")
_BRACKETS = {"(": "LPAR", ")": "RPAR", "[": "LSQB", "]": "RSQB"}
_MARKS = {"\\in": "ELEMENT", "\\cdot": "STAR", "\\times": "CROSS", **_BRACKETS, **_ARROWS}
_AS_TEXT = {"\\in": "in", "\\colon": ":", **dict.fromkeys(_ARROWS, "->")}
_ENDING = ("=", "==", ":=")


def item(progress: Progress, piece: Piece) -> None:
    """One token of a list of variables or declarations."""
    if piece.kind == "letter":
        _word(progress, progress.stream.word(piece))
    elif piece.text in GREEK_LETTERS:
        _name(progress, GREEK_LETTERS[piece.text], "", piece)
    elif piece.text in FONTS:
        _font(progress, piece)
    elif piece.text in ACCENTS or piece.text == "\\vec":
        _accented(progress, piece)
    elif piece.kind == "number":
        progress.emit("INT" if piece.text.isdigit() else "NUMBER", piece.text, piece.span)
    elif piece.text == "\\reals":
        progress.emit("BLACKBOARD", "ℝ", piece.span)
    elif piece.kind == "^":
        _raised(progress, piece)
    elif piece.text in _ENDING:
        progress.mode = "formula"
        progress.emit("EQUAL" if progress.asks else MARKS_OF_TEX[piece.text], "==", piece.span)
    elif piece.text == "-" and progress.stream.sees(">"):
        progress.emit("ARROW", "->", (piece.span[0], progress.stream.piece().span[1]))
    elif kind := _MARKS.get(piece.text) or MARKS_OF_TEX.get(piece.text):
        progress.emit(kind, piece.text, piece.span)
    elif piece.kind not in ("{", "}"):
        raise not_known(piece)


def _word(progress: Progress, run: list[Piece]) -> None:
    """A name, a size, a property or another word."""
    text, span = spelled(run), (run[0].span[0], run[-1].span[1])
    if text in KEYWORDS:
        keyword(progress, text, Piece("letter", text, span))
        return
    if progress.last == "INT" and text[0] == "x" and progress.out[-1].place[1] == span[0]:
        progress.emit("TIMES", "x", (span[0], span[0] + 1))
        text, span = text[1:], (span[0] + 1, span[1])
    if text:
        _name(progress, text, "", Piece("letter", text, span))


def _name(progress: Progress, text: str, look: str, place: Piece) -> None:
    """A name with its index, or a word."""
    stream, end = progress.stream, place.span[1]
    if stream.sees("_"):
        mark = stream.piece()  # without braces x_ij is one name here
        below = stream.word(stream.piece()) if stream.sees("letter") else stream.argument(mark)
        text, end = f"{text}_{''.join(indices(below))}", below[-1].span[1] if below else end
    if progress.mode == "varying" and text not in ("and", "twice", "thrice"):
        progress.seen(text, look, place)
    kind = "LETTERS" if not look and "_" not in text else "NAME"
    progress.emit(kind, text, (place.span[0], end))


def _font(progress: Progress, command: Piece) -> None:
    """A name or words in a font; \\mathbb{R} is the space."""
    argument = bare(progress.stream.argument(command))
    word = spelled(argument)
    command = Piece("command", command.text, (command.span[0], argument[-1].span[1] if argument else command.span[1]))
    if FONTS[command.text] == "blackboard" and word == "R":
        progress.emit("BLACKBOARD", "ℝ", command.span)
    elif not word:
        raise not_known(command, "a name stands in it")
    elif word in GREEK_LETTERS:
        _name(progress, GREEK_LETTERS[word], FONTS[command.text], command)
    elif len(word) == 1 or not command.text.startswith("\\text"):
        _name(progress, word, FONTS[command.text], Piece("letter", word, command.span))
    else:
        progress.stream.push(argument)


def _accented(progress: Progress, command: Piece) -> None:
    """\\hat x, a name of its own; \\vec x is x."""
    word = spelled(bare(progress.stream.argument(command)))
    base, end = GREEK_LETTERS.get(word, word), ACCENTS.get(command.text, "")
    _name(progress, f"{base}_{end}" if end else base, "" if end else "arrow", Piece("letter", base, command.span))


def _raised(progress: Progress, mark: Piece) -> None:
    """The sizes of a space: R^{m \\times n}."""
    group = progress.stream.argument(mark)
    start, end = (group[0].span[0], group[-1].span[1]) if group else mark.span
    progress.emit("POWER", "^", mark.span)
    progress.put(Lexeme("LPAR", "(", (start, start)))
    progress.stream.push([*_factors(group), Lexeme("RPAR", ")", (end, end))])


def _factors(group: list[Piece]) -> Iterator[Item]:
    """The tokens of a size, with the products in it: mn is m n."""
    for before, piece in pairwise([Piece("", "", group[0].span), *group] if group else []):
        if piece.kind == "letter" and before.kind in ("letter", "number"):
            yield Lexeme("STAR", "*", piece.span)
        yield Piece(piece.kind, piece.text, piece.span)


def functions_in(found: list[Piece]) -> frozenset[str]:
    """The functions that a statement itself declares: f, g: entrywise, L: n \\to scalar."""
    names, waiting = list[str](), list[str]()
    for part in _clause(found):
        name, mark, kind = part.partition(":")
        waiting.append(name.strip())
        if mark:
            names += waiting if "->" in kind or kind.split()[-1:] in (["entrywise"], ["function"]) else []
            waiting = []
    return frozenset(names)


def _clause(found: list[Piece]) -> list[str]:
    """The declarations of a statement as text."""
    text = "".join(_as_text(piece) for piece in found)
    clause = re.search(r"\b(?:where|given) (.*)", text, re.DOTALL)
    return clause[1].split(",") if clause else []


def declared_in(found: list[Piece]) -> frozenset[str]:
    """The names that a statement itself declares or defines."""
    text = "".join(_as_text(piece) for piece in found)
    names = re.findall(r"\blet +([A-Za-z]\w*)", text)
    for part in _clause(found):
        names += re.findall(r"^ *([A-Za-z]\w*) *(?::|$|\b(?:in|is)\b)", part)
    return frozenset(names)


def _as_text(piece: Piece) -> str:
    """A token as text, with a space before a word."""
    if piece.kind == "letter":
        return piece.text if piece.glued else f" {piece.text}"
    if piece.kind == "command":
        return f" {GREEK_LETTERS.get(piece.text) or _AS_TEXT.get(piece.text, '')}"
    return "" if piece.kind in ("{", "}") else piece.text
