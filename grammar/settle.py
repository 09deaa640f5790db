"""What a lexeme is where it stands: a word or a name, a bracket or a call, a bar that opens or closes."""

import re
from functools import lru_cache

from . import asking, sums
from . import unexpected as diagnose
from .ambiguous import divides
from .codes import AMBIGUOUS
from .greek import latin
from .mistakes import Mistake
from .plain import replaced
from .state import State, Token
from .tables import PATTERNS, WORDS

RESERVED = frozenset({"wrt", "where", "twice", "thrice", "let", "given"})
_PAIRS = {
    "RPAR": ("LPAR", "CALL"),
    "RSQB": ("LSQB", "BLOCK"),
    "RBRACE": ("LBRACE", "BELOW"),
    "CLOSE": ("OPEN",),
    "CLOSING_STROKE": ("STROKE",),
}
_TOLD = {"ROUND": "LPAR", "SQUARE": "LSQB", "STROKED": "STROKE"}  # what LaTeX has told apart
T_ALONE = r"(?<![A-Za-z0-9_^{.])(?<!\^ )t(?![A-Za-z0-9_])"
_CASES = r"\([^:]*[<>≤≥]"
AN_ENTRY = r"\[ *(?:[i-l]|\d+|:|[\w ]*:[\w +*-]*)(?: *, *(?:[i-l]|\d+|:|[\w ]*:[\w +*-]*))? *\]"
_COUNTS = tuple("ijkmnst")
VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
_NAME, TAG = dict(PATTERNS)["NAME"], dict(PATTERNS)["TAG"]  # compiled where they are first needed


def word(state: State, token: Token) -> Token:
    """A name, or the word it is where that word may stand; x_{ij} is x_ij."""
    text, start, name = token.text, token.span[0], Token("NAME", token.text, token.span)
    if text[-1] == "}":
        return replaced(name, text="".join(text.replace("{", "").replace("}", "").split()))
    kind = WORDS.get(text)
    if kind == "WHERE" and ("WHERE" not in state.row or re.match(_CASES, state.text[token.span[1] :])):
        return name
    if kind == "FIELD" and state.previous.kind == "COLON" and not _is_space(state, token):
        return name  # a size called R
    if kind and (text in RESERVED or kind in state.row):
        return Token(kind, text, token.span)
    touches = state.previous.kind == "INT" and state.previous.span[1] == start
    if text[0] == "x" and (touches or text[1:].isdigit()) and "TIMES" in state.row:
        return Token("TIMES", "x", (start, start + 1))  # 3x3, 3xn
    return name


def _is_space(state: State, token: Token) -> bool:
    """Whether R is the numbers: R^n, R -> R."""
    return state.text[token.span[1] :].lstrip().startswith(("^", "->", "→"))


def opener(state: State, token: Token) -> Token:
    """The words that ask for a derivative, at the start of a statement that does not declare them."""
    start = token.span[0]
    own = re.compile(_NAME).match(state.text, start)
    if state.previous.kind in ("START", "TAG") and not (own and asking.is_declared(own[0], state.text)):
        return token
    return word(state, Token("NAME", own[0], own.span())) if own else strange(token)


def gradient(state: State, token: Token) -> Token:
    """∇L(Y), the gradient of a function that is not given; at the start of a statement ∇ asks, unless L is declared."""
    name = token.text.lstrip("∇²^2")
    kind = "grad" if len(token.text) == len(name) + 1 else "hess"
    declared = any(asking.is_declared(f"{kind}_{each}", state.text) for each in (name, latin(name)))
    if state.previous.kind in ("START", "TAG") and not declared:
        return Token("ASKING", "∇", _first(token))
    return Token("NAME", f"{kind}_{latin(name)}", token.span)


def strange(token: Token) -> Token:
    """A character that cannot stand where it does."""
    return Token("STRANGE", token.text[0], (token.span[0], token.span[0] + 1))


def respect(state: State, token: Token) -> Token:
    return replaced(token, kind="WRT")


def quoted(state: State, token: Token) -> Token:
    """'fro' among arguments; elsewhere a transpose begins."""
    if state.previous.kind in ("COMMA", "EQUALS"):
        return token
    return strange(token) if token.text[0] == '"' else replaced(token, kind="QUOTE", text="'", span=_first(token))


def _first(token: Token) -> tuple[int, int]:
    return token.span[0], token.span[0] + 1


def turned(state: State, token: Token) -> Token:
    """^t; a power of a number or a letter that counts, and where t is a name of the statement."""
    powered = state.previous.kind in diagnose.NUMERALS or state.previous.text in _COUNTS
    if powered or has_t(state.text):
        return replaced(token, kind="POWER", text="^", span=_first(token))
    return token


def touched(state: State, token: Token) -> Token:
    """The ^T of x^TAx, unless TAx is a name of the statement."""
    run = re.compile(_NAME).match(state.text, token.span[1] - 1)
    if run is None or occurs_twice(run[0], state.text):
        return replaced(token, kind="POWER", text="^", span=_first(token))
    return replaced(token, kind="QUOTE") if token.text[1] == "T" else turned(state, replaced(token, kind="TURNED"))


def sigma(state: State, token: Token) -> Token:
    """Σ with its indices; sum_i where that is declared is a name."""
    if len(token.text) == 1:
        raise sums.reserved(token)
    own = re.compile(_NAME).match(state.text, token.span[0])
    return word(state, Token("NAME", own[0], own.span())) if own and asking.is_declared(own[0], state.text) else token


def vulgar(state: State, token: Token) -> Token:
    return replaced(token, kind="NUMBER", text=VULGAR[token.text])


@lru_cache(maxsize=1)
def has_t(text: str) -> bool:
    """Whether t is a name of its own somewhere."""
    return re.search(T_ALONE, text) is not None


@lru_cache(maxsize=64)
def occurs_twice(name: str, text: str) -> bool:
    return len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1


def fraction(state: State, token: Token) -> Token:
    """A fraction; of x^2/2 only the 2, as x^1/2 alone can be read in two ways."""
    above = token.text.partition("/")[0]
    if above == "1" or not divides(state):
        return token
    start = token.span[0]
    return Token("INT", above, (start, start + len(above)))


def opening(state: State, token: Token) -> Token:
    """A bracket; one that touches a name before it is a CALL, and braces stand behind ^ and _ alone."""
    before = state.previous
    if token.kind == "LPAR" and before.kind in ("NAME", "PRIME") and before.span[1] == token.span[0]:
        token = Token("CALL", "(", token.span)
    normed = token.kind == "BELOW" and before.kind == "CLOSE"  # ‖X‖_{2,1}
    if normed or (token.kind in ("LBRACE", "BELOW") and token.kind not in state.row):
        return strange(token)
    state.brackets.append(token)
    return token


def opened(state: State, token: Token) -> Token:
    """A bracket of which LaTeX has told that it is one of a call, of a factor, of an entry, of blocks, or a bar."""
    token = replaced(token, kind=_TOLD.get(token.kind, token.kind))
    state.brackets.append(token)
    return token


def turned_here(state: State, token: Token) -> Token:
    """A ^t of which LaTeX has told that it is no power."""
    return replaced(token, kind="TURNED")


def quote(state: State, token: Token) -> Token:
    """A quote, or a prime of 1/f'(t): behind a name in a divisor, before a bracket that touches it."""
    before, end = state.previous, token.span[1]
    touches = before.span[1] == token.span[0] and before.kind in ("NAME", "PRIME")
    if not touches or "PRIME" not in state.row or not re.match(r"['’′]*\(", state.text[end : end + 8]):
        return token
    return replaced(token, kind="PRIME") if before.kind == "PRIME" or _divides(state) else token


def _divides(state: State) -> bool:
    """Whether what was read last stands behind a slash."""
    return len(state.values) > 1 and isinstance(sign := state.values[-2], Token) and sign.kind == "SLASH"


def closing(state: State, token: Token) -> Token:
    if not state.brackets or state.brackets[-1].kind not in _PAIRS[token.kind]:
        raise diagnose.unmatched(token, state.brackets)
    state.brackets.pop()
    return token


def bar(state: State, token: Token) -> Token:
    """Closes if a bar is open at this depth and an operand has just ended, else opens.

    In |a||b| the two strokes that touch what is before them are one and one.
    """
    inside = state.brackets[-1].kind if state.brackets else ""
    ended = state.previous.kind in diagnose.ENDS
    if inside == "OPEN" and ended:
        return closing(state, replaced(token, kind="CLOSE"))
    if inside == "STROKE" and ended and token.text[0] == "|" and state.previous.span[1] == token.span[0]:
        return stroke(state, Token("STROKE", "|", _first(token)))
    if len(token.text) > 1 + (token.text[0] == "|"):
        raise diagnose.unmatched(token, state.brackets)
    return opening(state, replaced(token, kind="OPEN"))


def stroke(state: State, token: Token) -> Token:
    """| closes another, or opens; ‖ of which a stroke seems to close one side has two readings."""
    inside = state.brackets[-1].kind if state.brackets else ""
    ended = state.previous.kind in diagnose.ENDS
    if ended and inside == "STROKE":
        return closing(state, replaced(token, kind="CLOSING_STROKE"))
    if ended and inside == "OPEN" and state.brackets[-1].text == "||":
        help = "write norm2(E), norm_F(E) for a norm, abs(E), det(E) for single strokes"
        raise Mistake(
            AMBIGUOUS, "these strokes can be read in two ways", (state.brackets[-1].span[0], token.span[1]), help
        )
    return opening(state, token)


def square(state: State, token: Token) -> Token:
    """[name] before a statement; the bracket of an entry touches an operand, or has indices; others hold blocks."""
    before = state.previous
    if before.kind == "START" and (named := re.compile(TAG).match(state.text, token.span[0])):
        return Token("TAG", named[0], named.span())
    ended = before.kind in diagnose.ENDS
    touches = before.span[1] == token.span[0] or re.compile(AN_ENTRY).match(state.text, token.span[0])
    if "BLOCK" not in state.row or (ended and touches):
        return opening(state, token)
    return opening(state, replaced(token, kind="BLOCK"))


SETTLE = {
    "LETTERS": word,
    "LPAR": opening,
    "LSQB": square,
    "LBRACE": opening,
    "BELOW": opening,
    **dict.fromkeys(("BLOCK", "CALL", "OPEN", *_TOLD), opened),
    "TURNED_HERE": turned_here,
    "CLOSE": closing,
    "CLOSING_STROKE": closing,
    "RPAR": closing,
    "RSQB": closing,
    "RBRACE": closing,
    "BAR": bar,
    "STROKE": stroke,
    "FRACTION": fraction,
    "QUOTE": quote,
    "TURNED": turned,
    "TOUCHED": touched,
    "VULGAR": vulgar,
    "SIGMA": sigma,
    "ASKING": opener,
    "GRADIENT": gradient,
    "OPERATOR": opener,
    "PARTIAL": opener,
    "RESPECT": respect,
    "WORD": quoted,
}
