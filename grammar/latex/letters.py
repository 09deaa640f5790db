"""Letters: each is a name, but for words of the language, functions, declared names and differentials."""

from collections.abc import Sequence
from itertools import pairwise

from ..codes import LATEX_INPUT
from ..mistakes import Mistake
from .calls import function, unwrapped
from .commands import ACCENTS, CONJUNCTIONS, FONTS, FUNCTION_NAMES, GREEK_LETTERS, KEYWORDS, OPENING
from .names import name
from .operands import called, function_at, is_one, operand
from .pieces import Piece, not_known, spelled
from .progress import Progress, two_readings
from .scripts import bare, holds_a_name
from .stream import Lexeme, braced

LIKE_FUNCTIONS = frozenset("f g h F G phi psi sigma".split())  # which in print are functions before brackets
HIDDEN = ("log", "exp", "sin", "cos", "tan", "det", "sqrt", "diag", "vec", "inv", "trace")  # seldom a product
_LONGEST = max(map(len, FUNCTION_NAMES))
_SHORTEST = 3  # letters of a function that is found at the end of others
_CONSTANTS = {("blackboard", "1"): "ones", ("bold", "1"): "ones", ("bold", "0"): "zeros", ("blackboard", "I"): "I"}
_CHANGES = ("Delta", "delta")
NOT_READ_INSIDE = "a derivative inside a formula is not read"
ASKS_FIRST = "a statement begins with its question: \\nabla_X E = G"
_KEYWORDS = {"wrt": "WRT", "where": "WHERE", "let": "LET", "given": "GIVEN", "twice": "TWICE", "thrice": "TWICE"}


def letter(progress: Progress, piece: Piece) -> None:
    """A letter with those behind it; one in the midst of others has been looked at with them."""
    if piece.glued:
        return _one(progress, piece)
    run = progress.stream.word(piece)
    text = spelled(run)
    place = Piece("letter", text, (piece.span[0], run[-1].span[1]))
    if text in KEYWORDS:
        keyword(progress, text, place)
    elif text in progress.declared and len(text) > 1:
        named(progress, text, "", place)
    elif found := called(text) if len(text) > 1 else "":
        function(progress, found, place)
    else:
        _letters(progress, run)


def keyword(progress: Progress, word: str, place: Piece) -> None:
    """wrt, where and the like, which change how the rest is read."""
    progress.emit(_KEYWORDS[word], word, place.span)
    progress.mode = {"wrt": "varying", "where": "declaring", "given": "declaring"}.get(word, progress.mode)


def _letters(progress: Progress, run: list[Piece]) -> None:
    """Some letters, each a factor; the first is read, the others are next."""
    end = _function_end(progress, run)
    trace = spelled(run[:2]) if len(run) > len("tr") and run[2].text.isupper() else ""
    hidden = trace if trace in ("tr", "Tr") else next((word for word in HIDDEN if word in spelled(run)), "")
    if hidden and not end:
        span = run[0].span[0], run[-1].span[1]
        ways = f"\\{hidden}", f"{' '.join(hidden)} with spaces"
        raise two_readings(f"{hidden} may be the function, or letters", span, *ways)
    if len(run) > 1 and not end:
        progress.unknown[spelled(run)] = run[0].span[0], run[-1].span[1]
    rest = run[1:]
    if end and len(run) > end:
        rest[-end] = Piece("letter", rest[-end].text, rest[-end].span)  # where the function begins
    progress.stream.items.extend(reversed(rest))
    _one(progress, run[0])


def _one(progress: Progress, first: Piece) -> None:
    """A letter alone: a name, or the sign of a differential."""
    if first.text == "d" and progress.moving and "d" not in progress.declared and _moves(progress):
        differential(progress, first)
    else:
        named(progress, first.text, "", first)


def _function_end(progress: Progress, run: list[Piece]) -> int:
    """How many letters at the end are a function before brackets, as in X diag(x) typed without a space."""
    if not progress.stream.sees(*OPENING, "{"):
        return 0
    for start in range(max(1, len(run) - _LONGEST), len(run) - 1):
        word = spelled(run[start:])
        if word in FUNCTION_NAMES and (len(word) >= _SHORTEST or word in ("tr", "Tr")):
            return len(word)
    return 0


def named(progress: Progress, base: str, look: str, place: Piece) -> None:
    """A name; before brackets it is a factor, or it may be a function."""
    if base in _CHANGES and base not in progress.declared and _is_letter(progress):
        ways = f"\\{base} \\cdot x for the product", "one letter for the change"
        raise two_readings(f"\\{base} may be a factor, or the change of what follows", place.span, *ways)
    before = base in progress.bare
    name(progress, base, look, place)
    stream = progress.stream
    if not stream.sees(*OPENING) or stream.sees("[") or progress.last != "NAME":
        return
    opened = stream.peek()
    is_function = base in LIKE_FUNCTIONS | progress.functions or called(progress.out[-1].text)
    if isinstance(opened, Piece) and (is_function or holds_a_name(stream)):
        if not before:
            progress.bare.discard(base)
        progress.put(Lexeme("CALL", "(", stream.piece().span), "call")
    else:
        progress.factors.setdefault(progress.out[-1].text, place.span)


def gradient(progress: Progress, sign: Piece) -> None:
    """\\nabla L(Y), \\nabla^2 L(y): a derivative of a function that is not given."""
    stream, word = progress.stream, "grad"
    if stream.sees("^") and "".join(piece.text for piece in stream.argument(stream.piece())).strip("{}") == "2":
        word = "hess"
    letter = stream.piece() if stream.sees("letter") or stream.sees(*GREEK_LETTERS) else None
    if letter is None or progress.is_side or not stream.sees(*OPENING):
        raise Mistake(LATEX_INPUT, NOT_READ_INSIDE, sign.span, ASKS_FIRST)
    progress.name(f"{word}_{GREEK_LETTERS.get(letter.text, letter.text)}", (sign.span[0], letter.span[1]))
    progress.put(Lexeme("CALL", "(", stream.piece().span), "call")


# The differential


def _moves(progress: Progress) -> bool:
    """Whether an operand follows the letter d."""
    stream = progress.stream
    item = stream.peek()
    if not isinstance(item, Piece) or item.kind in ("number", "}", "raised"):
        return False
    if item.text in ("|", "||", "\\|"):
        return progress.inner is None or progress.inner.kind not in ("norm", "stroke")
    starts = item.kind in ("letter", "{") or item.text in (*OPENING, *GREEK_LETTERS, *FONTS, *ACCENTS)
    return starts or item.text in ("\\lVert", "\\lvert", "\\frac", "\\langle") or bool(function_at(stream))


def differential(progress: Progress, sign: Piece) -> None:
    """dX, dX^{-1} which is d(X^{-1}), d(E), d\\operatorname{tr} E."""
    progress.moved.add("d")
    stream = progress.stream
    unwrapped(progress)
    if stream.sees("{"):
        opened = stream.piece()
        group = stream.group(opened)
        stream.items.extend(reversed(group if is_one(group, opened.span[1]) else braced(group, opened)))
    if stream.sees(*OPENING):
        progress.name("d", sign.span)
        progress.put(Lexeme("CALL", "(", stream.piece().span), "call", "d")
        return
    of_letter = _is_letter(progress)
    group = operand(stream)
    scripts = group[next((n for n, piece in enumerate(group) if piece.kind in ("^", "'")), len(group)) :]
    if of_letter and (not scripts or is_transpose(scripts)):
        stream.push(group)
        _of_name(progress, sign)
    else:
        end = group[-1].span[1]
        progress.name("d", sign.span)
        progress.put(Lexeme("CALL", "(", sign.span), "call")
        stream.push([*group, Lexeme("RPAR", ")", (end, end))])


def is_transpose(scripts: list[Piece]) -> bool:
    """Whether what stands above only transposes."""
    return spelled(bare(scripts)).strip("^'") in ("", "T", "t", "\\top", "\\intercal", "\\prime")


def _is_letter(progress: Progress) -> bool:
    """Whether a name is next."""
    if function_at(progress.stream):
        return False
    item = progress.stream.peek()
    return isinstance(item, Piece) and (item.kind == "letter" or item.text in (*FONTS, *GREEK_LETTERS, *ACCENTS))


def _of_name(progress: Progress, sign: Piece) -> None:
    """The differential of a name: dX, d\\phi."""
    piece = progress.stream.piece()
    start = min(sign.span[0], piece.span[0])
    if piece.text in GREEK_LETTERS:
        base, look = GREEK_LETTERS[piece.text], ""
    elif piece.text in FONTS:
        base, look = spelled(bare(progress.stream.argument(piece))).replace("\\", ""), FONTS[piece.text]
    elif piece.text in ACCENTS:
        base, look = f"{spelled(bare(progress.stream.argument(piece)))}_{ACCENTS[piece.text]}", ""
    else:
        base, look = piece.text, ""
    if base in FUNCTION_NAMES:
        raise not_known(piece)
    name(progress, base, look, Piece("letter", base, (start, piece.span[1])), "d")
    progress.moved.add(progress.out[-1].text)


# Fonts


def font(progress: Progress, command: Piece) -> None:
    """What stands in a font: a letter, a function, a word of the language, a constant, or a formula in bold."""
    argument = progress.stream.argument(command)
    look = FONTS[command.text]
    word = "".join("_" if piece.text == "\\_" else piece.text for piece in bare(argument))
    place = Piece("command", command.text, (command.span[0], argument[-1].span[1] if argument else command.span[1]))
    if word in KEYWORDS and not (called(word) and command.text == "\\operatorname"):
        keyword(progress, word, place)
    elif (look, word) in _CONSTANTS:
        name(progress, _CONSTANTS[look, word], "", place)
    elif look == "blackboard" and word != "R":
        raise not_known(Piece("command", f"{command.text}{{{word}}}", place.span))
    elif found := called(word):
        function(progress, found, place)
    elif word == "d" and not look and _moves(progress):
        differential(progress, place)
    else:
        _in_font(progress, argument, word, look, place)


def _in_font(progress: Progress, argument: list[Piece], word: str, look: str, place: Piece) -> None:
    """A name in a font; a formula in bold is a formula."""
    if word in GREEK_LETTERS:
        named(progress, GREEK_LETTERS[word], look, place)
    elif word.isidentifier() and word.isascii() and (len(word) == 1 or not (look or _are_words(argument))):
        if place.text.startswith("\\operatorname") and len(word) > 1 and not progress.stream.sees(*OPENING):
            raise not_known(Piece("command", word, place.span), "put its argument in brackets")
        if len(word) > 1 and progress.stream.sees(*OPENING):
            progress.name(word, place.span)
            progress.put(Lexeme("CALL", "(", progress.stream.piece().span), "call")
        else:
            named(progress, word, look, place)
    elif look == "bold" and argument:
        group = [_bold(piece) for piece in argument]
        progress.stream.push([part for parts in group for part in parts])
    elif not word.strip(".,;"):
        return
    else:
        raise Mistake(LATEX_INPUT, f"`{word}` is no name", place.span, "words stand outside a formula")


def _are_words(argument: Sequence[Piece]) -> bool:
    """Whether there are several words, or one that joins formulas."""
    spaced = any(before.kind == after.kind == "letter" and not after.glued for before, after in pairwise(argument))
    return spaced or spelled(argument) in CONJUNCTIONS


def _bold(piece: Piece) -> list[Piece]:
    """A letter of a formula in bold."""
    if piece.kind != "letter":
        return [piece]
    return [Piece("command", "\\mathbf", piece.span), *braced([Piece("letter", piece.text, piece.span)], piece)]


def accented(progress: Progress, command: Piece) -> None:
    """\\hat x is a name of its own, x_hat."""
    word = spelled(bare(progress.stream.argument(command))).lstrip("\\")
    if not word.isalnum():
        raise not_known(command, "an accent stands on one letter")
    base = f"{word}_{ACCENTS[command.text]}"
    named(progress, base, "", Piece("command", command.text, command.span))


def arrow(progress: Progress, command: Piece) -> None:
    """\\vec x is a vector, \\vec(X) the function."""
    if progress.stream.sees(*OPENING):
        return function(progress, "vec", command)
    word = spelled(bare(progress.stream.argument(command))).lstrip("\\")
    if not word.islower() or not word.isalpha():
        raise Mistake(
            LATEX_INPUT, "\\vec may be an arrow or the function", command.span, "write \\operatorname{vec}(X)"
        )
    named(progress, word, "arrow", command)
