"""Names: letters with their fonts and indices."""

from collections.abc import Collection, Sequence

from ..codes import LATEX_INPUT
from ..mistakes import Mistake
from ..tree import OPEN_SIZE, Span
from .commands import FONTS, GREEK_LETTERS
from .operands import EXTREMES
from .pieces import Piece, spelled
from .progress import Progress, two_readings
from .stream import Lexeme, Unread

UNITS = {"e": ("e", 1), "E": ("E", 2), "K": ("commutation", 2)}  # a function, and how many indices it has
_LETTERS = frozenset("ijklrs")
_INDEX = frozenset("ijklrst") | frozenset("0123456789")
_IN_ENTRIES = {",": "COMMA", ":": "COLON", "+": "PLUS", "-": "MINUS"}
_BETWEEN = {"COMMA": {","}, "STAR": {*_IN_ENTRIES}}  # beside which nothing is left out, in entries and in ranges
_SIZED = {"I": "eye", "ones": "ones", "zeros": "zeros"}


def name(progress: Progress, base: str, look: str, place: Piece, sign: str = "") -> None:
    """A letter or word with its indices; behind the `sign` d its differential."""
    raised, below = progress.stream.sees("^"), lowered(progress.stream)
    if raised and len(spelled(below)) > 1 and _INDEX.issuperset(spelled(below)):
        index = spelled(below)
        ways = f"({base}^k)_{{{index}}}", f"{base}_{{{index}}}^k"
        raise two_readings("the index may be of the power, or the power of the entry", place.span, *ways)
    if below and base in _SIZED and base not in progress.declared and not _is_entry_of_identity(base, below):
        return _sized(progress, _SIZED[base], below, place)
    if below and not sign and _is_unit(progress, base, below):
        return _unit(progress, base, below, place)
    if any(piece.text in (",", ":") for piece in below) or (base == "I" and below):
        progress.seen(base, look, place)
        progress.name(sign + base, place.span)
        return entry(progress, below)
    found = indices(below)
    whole = "_".join(filter(None, (base, "".join(found))))
    progress.seen(whole, look, place)
    if below:
        progress.indexed[sign + whole] = base, found
    else:
        progress.bare.add(base)
    progress.name(sign + whole, (place.span[0], below[-1].span[1] if below else place.span[1]))


def lowered(stream: Unread) -> list[Piece]:
    """The index of what was read, also one that stands behind an exponent."""
    raised = stream.scripts(("^", "'")) if stream.sees("^", "'") else []
    below = stream.argument(stream.piece()) if stream.sees("_") else []
    stream.items.extend(reversed(raised))
    return below


def indices(group: Sequence[Piece]) -> list[str]:
    """The letters, numbers and words of an index."""
    found = []
    stream = Unread(group, group[-1].span[1] if group else 0)
    while stream:
        piece = stream.piece()
        if piece.kind in ("letter", "number"):
            found.append(piece.text)
        elif piece.text in GREEK_LETTERS:
            found.append(GREEK_LETTERS[piece.text])
        elif piece.text in EXTREMES:
            found.append(piece.text[1:])
        elif piece.text in FONTS:
            found += indices(stream.argument(piece))
        elif piece.kind not in ("{", "}"):
            help = "an index is a letter, a number or a word; an entry is x_i or X_{i,j}"
            raise Mistake(LATEX_INPUT, f"{piece.text} is not read in an index", piece.span, help)
    return found


def entry(progress: Progress, below: Sequence[Piece]) -> None:
    """X_{i,j}, X_{i,:}, and behind brackets also (X)_{ij}."""
    below = [piece for piece in below if piece.kind not in ("{", "}")]
    if not below:
        raise Mistake(LATEX_INPUT, "an index is missing", progress.out[-1].place, "write what stands in it")
    start, end = below[0].span[0], below[-1].span[1]
    progress.put(Lexeme("SQUARE", "[", (start, start)))
    between = ("STAR", "*") if is_range(below) else ("COMMA", ",")
    for number, piece in enumerate(below):
        if number and not {piece.text, below[number - 1].text} & _BETWEEN[between[0]]:
            progress.emit(*between, piece.span)
        kind = _IN_ENTRIES.get(piece.text) or ("INT" if piece.kind == "number" else "NAME")
        (text,) = [piece.text] if kind != "NAME" else indices([piece])
        progress.emit(kind, text, piece.span)
    progress.emit("RSQB", "]", (end, end))


def is_range(below: Sequence[Piece]) -> bool:
    """Whether a colon stands between two indices, 1:m; in X_{i,:} it stands for all."""
    texts = [",", *[piece.text for piece in below], ","]
    return any(text == ":" and "," not in (texts[n - 1], texts[n + 1]) for n, text in enumerate(texts))


def _is_entry_of_identity(base: str, below: Sequence[Piece]) -> bool:
    """I_{ij}, of which I_k is not one but has a size."""
    return base == "I" and len(below) == len("ij") and _INDEX.issuperset(spelled(list(below)))


def as_entries(progress: Progress, out: list[Lexeme]) -> list[Lexeme]:
    """The lexemes, x_i beside x as an entry of it."""
    found: list[Lexeme] = []
    alone = progress.bare | progress.declared | {lexeme.text for lexeme in out if lexeme.kind == "NAME"}
    for number, lexeme in enumerate(out):
        base, below = progress.indexed.get(lexeme.text, ("", ())) if lexeme.kind == "NAME" else ("", ())
        _check_capital(lexeme, base, below, alone)
        if not base or base not in alone or lexeme.text in progress.declared:
            found.append(lexeme)
        else:
            if _LETTERS.issuperset(below):
                _check_inverse(lexeme, base, below, out[number + 1 : number + 4])
            found += _indexed(lexeme, base, below)
    return found


def _may_be_entry(below: Sequence[str]) -> bool:
    """Whether an index may be that of an entry: numbers, numbers and letters, or one small letter."""
    numbers = [text.isdigit() for text in below]
    if all(numbers):
        return {*below} != {"0"}
    return (len(below) > 1 and any(numbers)) or (len(below) == 1 and len(below[0]) == 1 and below[0].islower())


def _check_capital(lexeme: Lexeme, base: str, below: Sequence[str], alone: Collection[str]) -> None:
    """Refuses a_{ij} beside A: an entry of A, or a name."""
    if len(below) == len("ij") and _LETTERS.issuperset(below) and base.islower() and base.upper() in alone:
        ways = f"{base.upper()}_{{{''.join(below)}}}", f"another letter than {base}"
        raise two_readings(f"{lexeme.text} beside {base.upper()} may be an entry of it, or a name", lexeme.place, *ways)


def _check_inverse(lexeme: Lexeme, base: str, below: Sequence[str], after: Sequence[Lexeme]) -> None:
    """Refuses A_{ij}^{-1} beside A: of the inverse the entry, or of the entry the inverse."""
    above = [each.kind for each in after]
    if len(below) > 1 and (above[:1] in (["QUOTE"], ["INVERSE_QUOTE"]) or above == ["POWER", "ROUND", "MINUS"]):
        index = "".join(below)
        ways = f"({base}^k)_{{{index}}}", f"({base}_{{{index}}})^k"
        raise two_readings("this may be of the entry, or the entry of it", lexeme.place, *ways)


def _indexed(lexeme: Lexeme, base: str, below: Sequence[str]) -> list[Lexeme]:
    """An entry of a name that stands by itself too; where the index is a number, it may be a name of its own."""
    if not _LETTERS.issuperset(below):
        if _may_be_entry(below):
            ways = f"{base}[{','.join(below)}] for the entry", f"another name than {lexeme.text}"
            raise two_readings(f"{lexeme.text} beside {base} may be an entry of it, or a name", lexeme.place, *ways)
        return [lexeme]
    start, end = lexeme.place
    commas = [Lexeme("COMMA", ",", (end, end)), *(Lexeme("NAME", text, lexeme.place) for text in below[1:])]
    sign = lexeme.text[: -len("_".join((base, "".join(below))))]
    opened = Lexeme("NAME", sign + base, lexeme.place), Lexeme("SQUARE", "[", (start, end))
    first = Lexeme("NAME", below[0], lexeme.place)
    return [*opened, first, *(commas if len(below) > 1 else ()), Lexeme("RSQB", "]", (end, end))]


def _is_unit(progress: Progress, base: str, below: Sequence[Piece]) -> bool:
    """Whether a letter with indices is a constant: K only with two sizes, since K_{i,j} is an entry."""
    if base not in UNITS or base in progress.declared or f"{base}_{spelled(list(below))}" in progress.declared:
        return False
    return base != "K" or (
        len(below) == len("m,n") and below[1].text == "," and not _INDEX & {below[0].text, below[2].text}
    )


def _unit(progress: Progress, base: str, below: Sequence[Piece], place: Piece) -> None:
    """e_i, E_{ij}, and K_{m,n}."""
    function, count = UNITS[base]
    found = indices([piece for piece in below if piece.text != ","])
    if len(found) != count:
        help = "the basis vector is e_i, the single-entry matrix E_{ij}; declare another name"
        raise Mistake(LATEX_INPUT, f"{base} with these indices is not read", place.span, help)
    progress.unknown.setdefault(base, place.span)
    progress.unknown.setdefault(f"{base}_{''.join(found)}", place.span)
    sizes = [OPEN_SIZE] * {"e": 1, "E": 2}.get(base, 0)
    _call(progress, function, [*found, *sizes], place.span)


def _sized(progress: Progress, function: str, below: Sequence[Piece], place: Piece) -> None:
    """I_n, \\mathbf 1_n, \\mathbf 1_{n \\times p}."""
    cross = next((number for number, piece in enumerate(below) if piece.text in ("\\times", ",")), len(below))
    sizes = [spelled(list(part)) for part in (below[:cross], below[cross + 1 :]) if part]
    progress.unknown.setdefault("I" if function == "eye" else function, place.span)
    if function == "eye":
        sizes = sizes[:1]
    _call(progress, function, sizes, place.span)


def _call(progress: Progress, function: str, arguments: Sequence[str], span: Span) -> None:
    """A function of names and numbers."""
    progress.name(function, span)
    progress.put(Lexeme("CALL", "(", span))
    for number, argument in enumerate(arguments):
        if number:
            progress.emit("COMMA", ",", span)
        progress.emit("INT" if argument.isdigit() else "NAME", argument, span)
    progress.emit("RPAR", ")", span)
