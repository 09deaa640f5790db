"""What a lexeme is where it stands: a word or a name, a bracket or a call, a bar that opens or closes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from . import asking
from . import unexpected as diagnose
from .actions import Token
from .ambiguous import divides
from .mistakes import Mistake
from .tables import PATTERNS, ROWS, WORDS

if TYPE_CHECKING:
    from .read import Reader

RESERVED = frozenset({"wrt", "where", "twice", "let", "given"})
PAIRS = {
    "RPAR": ("LPAR", "CALL"),
    "RSQB": ("LSQB",),
    "RBRACE": ("LBRACE", "BELOW"),
    "CLOSE": ("OPEN",),
    "CLOSING_STROKE": ("STROKE",),
}
T_ALONE = r"(?<![A-Za-z0-9_^{.])(?<!\^ )t(?![A-Za-z0-9_])"
COUNTS = tuple("ijkmnst")
VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
NAME = dict(PATTERNS)["NAME"]  # compiled where it is first needed


def word(reader: Reader, token: Token) -> Token:
    """A name, or the word it is where that word may stand; x_{ij} is x_ij."""
    text, start = token.text, token.span[0]
    if text[-1] == "}":
        return token._replace(text="".join(text.replace("{", "").replace("}", "").split()))
    kind = WORDS.get(text)
    if (
        kind == "FIELD"
        and reader.previous.kind == "COLON"
        and not reader.text[token.span[1] :].lstrip().startswith("^")
    ):
        return token  # a size called R
    if kind and (text in RESERVED or kind in expected(reader)):
        return Token(kind, text, token.span)
    touches = reader.previous.kind == "INT" and reader.previous.span[1] == start
    if text[0] == "x" and (touches or text[1:].isdigit()) and "TIMES" in expected(reader):
        return Token("TIMES", "x", (start, start + 1))  # 3x3, 3xn
    return token


def opener(reader: Reader, token: Token) -> Token:
    """The words that ask for a derivative, at the start of a statement that does not declare them."""
    start = token.span[0]
    own = re.compile(NAME).match(reader.text, start)
    if reader.previous.kind in ("START", "TAG") and not (own and asking.is_declared(own[0], reader.text)):
        return token
    return word(reader, Token("NAME", own[0], own.span())) if own else strange(token)


def strange(token: Token) -> Token:
    """A character that cannot stand where it does."""
    return Token("STRANGE", token.text[0], (token.span[0], token.span[0] + 1))


def respect(reader: Reader, token: Token) -> Token:
    return token._replace(kind="WRT")


def prefix(reader: Reader, token: Token) -> Token:
    """np. and the like, which say nothing here."""
    return reader.token(token.span[1])


def quoted(reader: Reader, token: Token) -> Token:
    """'fro' among arguments; elsewhere a transpose begins."""
    if reader.previous.kind in ("COMMA", "EQUALS"):
        return token
    return strange(token) if token.text[0] == '"' else token._replace(kind="QUOTE", text="'", span=_first(token))


def _first(token: Token) -> tuple[int, int]:
    return token.span[0], token.span[0] + 1


def turned(reader: Reader, token: Token) -> Token:
    """^t; a power of a number or a letter that counts, and where t is a name of the statement."""
    powered = reader.previous.kind in diagnose.NUMERALS or reader.previous.text in COUNTS
    if powered or has_t(reader.text):
        return token._replace(kind="POWER", text="^", span=_first(token))
    return token


def touched(reader: Reader, token: Token) -> Token:
    """The ^T of x^TAx, unless TAx is a name of the statement."""
    run = re.compile(NAME).match(reader.text, token.span[1] - 1)
    if run is None or occurs_twice(run[0], reader.text):
        return token._replace(kind="POWER", text="^", span=_first(token))
    return token._replace(kind="QUOTE") if token.text[1] == "T" else turned(reader, token._replace(kind="TURNED"))


def vulgar(reader: Reader, token: Token) -> Token:
    return token._replace(kind="NUMBER", text=VULGAR[token.text])


@lru_cache(maxsize=1)
def has_t(text: str) -> bool:
    """Whether t is a name of its own somewhere."""
    return re.search(T_ALONE, text) is not None


@lru_cache(maxsize=64)
def occurs_twice(name: str, text: str) -> bool:
    return len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1


def fraction(reader: Reader, token: Token) -> Token:
    """A fraction; of x^2/2 only the 2, as x^1/2 alone can be read in two ways."""
    above = token.text.partition("/")[0]
    if above == "1" or not divides(reader):
        return token
    start = token.span[0]
    return Token("INT", above, (start, start + len(above)))


def expected(reader: Reader) -> dict[str, int]:
    return ROWS[reader.states[-1]]


def opening(reader: Reader, token: Token) -> Token:
    """A bracket; one that touches a name before it is a CALL, and braces stand behind ^ and _ alone."""
    before = reader.previous
    if token.kind == "LPAR" and before.kind == "NAME" and before.span[1] == token.span[0]:
        token = token._replace(kind="CALL")
    normed = token.kind == "BELOW" and before.kind == "CLOSE"  # ‖X‖_{2,1}
    if normed or (token.kind in ("LBRACE", "BELOW") and token.kind not in expected(reader)):
        return strange(token)
    reader.brackets.append(token)
    return token


def closing(reader: Reader, token: Token) -> Token:
    if not reader.brackets or reader.brackets[-1].kind not in PAIRS[token.kind]:
        raise diagnose.unmatched(token, reader.brackets)
    reader.brackets.pop()
    return token


def bar(reader: Reader, token: Token) -> Token:
    """Closes if a bar is open at this depth and an operand has just ended, else opens.

    In |a||b| the two strokes that touch what is before them are one and one.
    """
    inside = reader.brackets[-1].kind if reader.brackets else ""
    ended = reader.previous.kind in diagnose.ENDS
    if inside == "OPEN" and ended:
        return closing(reader, token._replace(kind="CLOSE"))
    if inside == "STROKE" and ended and token.text[0] == "|" and reader.previous.span[1] == token.span[0]:
        return stroke(reader, Token("STROKE", "|", _first(token)))
    if len(token.text) > 1 + (token.text[0] == "|"):
        raise diagnose.unmatched(token, reader.brackets)
    return opening(reader, token._replace(kind="OPEN"))


def stroke(reader: Reader, token: Token) -> Token:
    """| closes another, or opens; ‖ of which a stroke seems to close one side has two readings."""
    inside = reader.brackets[-1].kind if reader.brackets else ""
    ended = reader.previous.kind in diagnose.ENDS
    if ended and inside == "STROKE":
        return closing(reader, token._replace(kind="CLOSING_STROKE"))
    if ended and inside == "OPEN" and reader.brackets[-1].text == "||":
        help = "write norm2(E), norm_F(E) for a norm, abs(E), det(E) for single strokes"
        raise Mistake(
            "M114", "these strokes can be read in two ways", (reader.brackets[-1].span[0], token.span[1]), help
        )
    return opening(reader, token)


def tag(reader: Reader, token: Token) -> Token:
    """[name] before a statement; elsewhere the bracket of an entry."""
    if reader.previous.kind == "START":
        return token
    start = token.span[0]
    return opening(reader, Token("LSQB", "[", (start, start + 1)))


SETTLE = {
    "NAME": word,
    "LPAR": opening,
    "LSQB": opening,
    "LBRACE": opening,
    "BELOW": opening,
    "RPAR": closing,
    "RSQB": closing,
    "RBRACE": closing,
    "BAR": bar,
    "STROKE": stroke,
    "FRACTION": fraction,
    "TURNED": turned,
    "TOUCHED": touched,
    "VULGAR": vulgar,
    "ASKING": opener,
    "OPERATOR": opener,
    "PARTIAL": opener,
    "RESPECT": respect,
    "PREFIX": prefix,
    "WORD": quoted,
    "TAG": tag,
}
