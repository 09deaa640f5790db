"""Questions: \\frac{\\partial E}{\\partial X}, \\nabla_X E, \\partial E / \\partial X, \\frac{d}{dX} E."""

from collections.abc import Sequence

from ..codes import AMBIGUOUS, LATEX_INPUT, UNEXPECTED
from ..mistakes import Mistake
from ..record import NamedTuple
from .commands import ACCENTS, FONTS, OPENING
from .operands import FRACTION_COMMANDS
from .pieces import Piece, spelled
from .scripts import bare
from .stream import Item, Lexeme, Unread

NABLAS = frozenset(("\\nabla", "\\triangledown", "\\grad"))
_RELATIONS = frozenset(("=", "==", ":="))
_LOOKED_AT = len("\\text{where")  # tokens of a word in a font at most
_SQUARED = 2


class LatexQuestion(NamedTuple):
    """A question as LaTeX asks it: the function, the variable, whether twice; `rest` stands behind it."""

    function: Sequence[Piece]
    variable: Sequence[Piece]
    twice: bool
    place: Piece
    rest: Sequence[Piece]


def question(found: list[Piece], end: int) -> LatexQuestion | None:
    """What a text that begins so asks for; None where it asks for nothing in signs."""
    first = found[0] if found else None
    if first is None:
        return None
    stream = Unread(found, end)
    if first.text in NABLAS:
        return None if _asks_later(found) else _nabla(stream)
    if first.text in FRACTION_COMMANDS:
        return _fraction(stream)
    return _divided(stream, found) if _sign(Unread(found, end)) else None


def _asks_later(found: list[Piece]) -> bool:
    """Whether `wrt` asks behind a first \\nabla L(Y), a derivative of a function that is not given."""
    return found[1:2] != [] and found[1].text != "_" and "wrt" in spelled(found)


def as_lexemes(asked: LatexQuestion) -> list[Item]:
    """The question in the order of `E wrt X`: what was typed is at its place, whatever the order."""
    span = asked.place.span
    twice = [Lexeme("TWICE", "twice", span)] if asked.twice else []
    return [*asked.function, Lexeme("WRT", "wrt", span), *asked.variable, *twice, *asked.rest]


def _nabla(stream: Unread) -> LatexQuestion:
    """\\nabla_X E, \\nabla_x^2 E"""
    sign, below, twice = stream.piece(), list[Piece](), False
    while stream.sees("^", "_"):
        mark = stream.piece()
        if mark.kind == "_":
            below = stream.argument(mark)
        elif spelled(bare(stream.argument(mark))) == "2":
            twice = True
        else:
            raise Mistake(LATEX_INPUT, "this power of \\nabla is not read", mark.span, "write \\nabla_x^2 E")
    if not below:
        raise Mistake(UNEXPECTED, "with respect to what?", sign.span, "add the variable: \\nabla_x E")
    return _operator(stream, below, twice, sign)


def _fraction(stream: Unread) -> LatexQuestion | None:
    """\\frac{\\partial E}{\\partial X}, \\frac{\\partial}{\\partial X} E"""
    sign = stream.piece()
    above, below = (Unread(stream.argument(sign), sign.span[1]) for _ in range(2))
    if not (_sign(above) and _sign(below)):
        return None
    order, variable, second = _order(above), *_below(below)
    _check_orders(order, second, sign)
    function = _rest(above)
    if function:
        return LatexQuestion(function, variable, order == _SQUARED, sign, _rest(stream))
    return _operator(stream, variable, order == _SQUARED, sign)


def _divided(stream: Unread, found: list[Piece]) -> LatexQuestion | None:
    """\\partial E / \\partial X"""
    slash = next((n for n in _outside(found) if found[n].text == "/"), 0)
    if not slash:
        return None
    below = Unread(found[slash + 1 :], found[-1].span[1])
    above = Unread(found[:slash], found[slash].span[0])
    if not _sign(below):
        return None
    _sign(above)
    order = _order(above)
    name = _name_tokens(below)
    second = _SQUARED if _squared(below) else 1
    _check_orders(order, second, found[slash])
    if function := _rest(above):
        return LatexQuestion(function, name, order == _SQUARED, found[slash], _rest(below))
    return _operator(below, name, order == _SQUARED, found[slash])


def _operator(stream: Unread, variable: Sequence[Piece], twice: bool, sign: Piece) -> LatexQuestion:
    """The question about all that follows, up to a relation."""
    follows = _rest(stream)
    end = next((n for n in _outside(follows) if follows[n].text in _RELATIONS or _is_word(follows, n)), len(follows))
    function = follows[:end]
    _check_brackets(function, sign)
    return LatexQuestion(function, variable, twice, sign, follows[end:])


def _is_word(found: Sequence[Piece], start: int) -> bool:
    """Whether `where` begins at a token, or in a font."""
    first = found[start]
    text = "".join(piece.text for piece in found[start : start + _LOOKED_AT] if piece.kind == "letter")
    return text.startswith("where") and not first.glued and (first.kind == "letter" or first.text in FONTS)


def _check_brackets(function: Sequence[Piece], sign: Piece) -> None:
    """Refuses \\nabla_x (E) + F: of the brackets, or of the whole."""
    if not function or function[0].text not in OPENING:
        return
    stream = Unread(function, function[-1].span[1])
    stream.bracketed()
    stream.scripts()
    if stream.sees("+", "-"):
        help = "put brackets around all of it, or write E wrt X"
        raise Mistake(AMBIGUOUS, "the derivative of the brackets, or of the whole", sign.span, help)


def _outside(found: Sequence[Piece]) -> list[int]:
    """The numbers of the tokens that stand in no brackets or braces."""
    depth, outside = 0, []
    for number, piece in enumerate(found):
        depth -= piece.text in ("}", ")", "]", "\\}", "\\rangle")
        if depth == 0:
            outside.append(number)
        depth += piece.text in ("{", "(", "[", "\\{", "\\langle")
    return outside


def _sign(stream: Unread) -> bool:
    """Read a \\partial or d; whether there was one."""
    if stream.sees("{"):
        opened = stream.piece()
        stream.items.extend(reversed(stream.group(opened)))
    if stream.sees("\\partial") or (stream.sees("letter") and stream.peek().text == "d"):  # type: ignore[union-attr]
        stream.piece()
        return True
    if stream.sees("\\mathrm", "\\text", "\\operatorname"):
        font = stream.piece()
        argument = stream.argument(font)
        if spelled(argument) == "d":
            return True
        stream.items.extend(reversed([font, *argument]))
    return False


def _order(above: Unread) -> int:
    """The order that stands at the sign above."""
    return _SQUARED if above.sees("^") and _squared(above) else 1


def _squared(stream: Unread) -> bool:
    """Read ^2; whether it was there."""
    if not stream.sees("^"):
        return False
    mark = stream.piece()
    argument = stream.argument(mark)
    if spelled(bare(argument)) == "2":
        return True
    raise Mistake(UNEXPECTED, "this order of a derivative is not read", mark.span, "write E wrt x twice")


def _name_tokens(stream: Unread) -> list[Piece]:
    """The variable below: a letter with its font and index, a transpose left out."""
    if not isinstance(stream.peek(), Piece):
        return []
    piece = stream.piece()
    if piece.kind == "{":
        return stream.group(piece)
    found = [piece]
    if piece.text in FONTS or piece.text in ACCENTS:
        found += [Piece("{", "{", piece.span), *stream.argument(piece), Piece("}", "}", piece.span)]
    if stream.sees("_"):
        found += stream.scripts(("_",))
    return found


def _below(below: Unread) -> tuple[list[Piece], int]:
    """The variable, and how often: x, x^2, x \\partial x^T."""
    name = _name_tokens(below)
    squared = _squared(below)
    if not below:
        return name, _SQUARED if squared else 1
    if not _sign(below):
        rest = _rest(below)
        raise Mistake(UNEXPECTED, "this is no variable", rest[0].span if rest else below.end, "write E wrt X")
    other = _name_tokens(below)
    below.scripts(("^", "'"))
    if spelled(other) != spelled(name):
        raise Mistake(UNEXPECTED, "a mixed second derivative", name[0].span, "write E wrt x, y twice for all blocks")
    return name, _SQUARED


def _check_orders(above: int, below: int, sign: Piece) -> None:
    if above != below:
        help = "write \\frac{\\partial^2 E}{\\partial x^2} for the second derivative"
        raise Mistake(UNEXPECTED, "the orders of this derivative differ", sign.span, help)


def _rest(stream: Unread) -> list[Piece]:
    """All that is left."""
    return [stream.piece() for _ in range(len(stream.items))]
