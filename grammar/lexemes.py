"""Text to lexemes: pieces of text with their kinds, before the automaton settles what each is where it stands.

Most statements have only names, numbers and the marks of a keyboard. A short pattern cuts these, and a table tells
their kinds; the pattern of all lexemes is compiled for the first statement that has others.
"""

import re
from functools import cache

from . import latex
from .lines import RESPECT
from .state import Lexer
from .tables import KINDS, PATTERNS

_NORM = r"(?:‖|\|\|)(?:[₁₂]|_(?:(?:[F12∞]|inf)(?![A-Za-z0-9])|\*)|_\{ *(?:[F12*∞]|inf) *\})?"
_PREFIX = (
    r"(?:numpy|np|jax|jnp|torch|scipy|tf|la|nn|F|math)(?:\.(?:numpy|linalg|nn|functional|special|math))*"
    r"\.(?=[A-Za-z_]\w*\(|inf\b)(?!m?T\b|t\(\))"
)
_ALL = (
    ("RESPECT", RESPECT),
    ("TOUCHED", r"\^[Tt](?=[A-Z]|[a-z]\d*(?:_[A-Za-z0-9]+)?(?![A-Za-z0-9_]))"),
    ("GRADIENT", r"∇(?:²|\^2)?[A-Za-zΑ-Ωα-ω](?:[A-Za-zΑ-Ωα-ω0-9₀-₉]|_(?=[A-Za-z0-9]))*(?=\()"),
    *((kind, pattern) for kind, pattern in PATTERNS if kind != "TAG"),  # which only the start of a statement can be
    ("BAR", _NORM),
    ("VULGAR", "[½⅓⅔¼¾]"),
    ("STROKE", r"\|"),
    ("END", r"\Z"),
    ("STRANGE", "."),
)
# Signs and words that the short pattern does not know, each from its first letter on, which makes the search fast.
_UNUSUAL = (
    r"@|\{|\}|\||\\|\$|&|\"|\*\*|\.[a-z]|\^ *(?:[h+]|[-(][-( ]*[th+]|t[a-z0-9_])|'(?:fro|nuc|inf)'|/ *d|1_|sum_|with"
    r"|grad|hess|nabla|jacob|deriv|differ"
)
_COMMAND = r"\\[A-Za-z]+"
_LATEX = r"\$|&\s*=|\\(?:[A-Za-z]{2}|[|,;:!{}\[\]\\]|\((?=.*\\\)))"
_USUAL = (
    r"[ \t\r\n]*([A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*"
    r"|[0-9]+(?:/[0-9]+(?![A-Za-z0-9_]|\.[0-9])|\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)?"
    r"|==|[<>]=?|->|\.[-+*/^]|\^ *(?:T|t(?![(\[]))|.|\Z)"
)


def lexer(text: str, macros: str = "") -> Lexer:
    """The lexer that knows all lexemes of a text; `macros` are the lines above that define commands of LaTeX."""
    if text.isascii() and _unusual().search(text.lower()) is None:
        return _usual()
    return latex.latex_lexer(text, macros) if is_latex(text, macros) else _any()


def is_latex(text: str, macros: str) -> bool:
    """Whether a text has a command of LaTeX or a dollar; A\\b alone is a quotient, unless a macro is called so."""
    if macros and not {*re.findall(_COMMAND, macros)}.isdisjoint(re.findall(_COMMAND, text)):
        return True
    return re.search(_LATEX, text) is not None


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(_UNUSUAL)


@cache
def _usual() -> Lexer:
    return Lexer(re.compile(_USUAL, re.DOTALL), KINDS, _kind)


def _kind(found: re.Match[str]) -> str:
    """The kind of what is neither a mark nor a word."""
    lexeme = found[1]
    if lexeme[0].isalpha():
        return "LETTERS" if lexeme[0] == "x" else "NAME"  # the x of 3xn stands between sizes
    if lexeme[0].isdigit():
        return "INT" if lexeme.isdigit() else "FRACTION" if "/" in lexeme else "NUMBER"
    if lexeme[0] == "^":
        return "QUOTE" if lexeme[-1] == "T" else "TURNED"
    return "STRANGE"


@cache
def _any() -> Lexer:
    """That of all lexemes; np. and the like, which say nothing here, are skipped as spaces are."""
    choice = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _ALL)
    return Lexer(re.compile(rf"(?:[ \t\r\n\u00a0]|{_PREFIX})*(?:{choice})", re.DOTALL), {}, _group)


def _group(found: re.Match[str]) -> str:
    return "LETTERS" if found.lastgroup == "NAME" else str(found.lastgroup)
