"""What an author writes for this tool: `matgrad: given X: n x p` in a comment."""

import re
from collections.abc import Iterator

from ..latex.macros import Macro
from ..latex.pieces import pieces
from ..tree import Span
from .marks import COMMENT_OF_TEX
from .page_macros import MacroDefinition
from .parts import Directive

_ADDRESS = re.compile(r"\s*matgrad\s*:", re.IGNORECASE)
_MACRO = re.compile(r"\s*(\\[A-Za-z]+)\s*((?:\{?#\d\}?)*)\s*=\s*")


def directives_in(text: str, start: int, end: int) -> Iterator[Directive]:
    """Those of the inside of a comment, one on each line."""
    address = _ADDRESS.match(text, start, end)
    if address is None:
        return
    for line in re.compile(r"[^\n]+").finditer(text, address.end(), end):
        if words := line[0].split(None, 1):
            first = line.start() + len(line[0]) - len(line[0].lstrip())
            word, rest = words[0], words[1].strip() if len(words) > 1 else ""
            yield Directive(word.lower(), rest, (first, line.start() + len(line[0].rstrip())))


def in_comments(text: str, spans: list[Span]) -> Iterator[Directive]:
    """Those of the comments of TeX in stretches of a text."""
    for span in spans:
        if "%" in text[slice(*span)]:
            for comment in COMMENT_OF_TEX.finditer(text, *span):
                yield from directives_in(text, comment.start(1) + 1, comment.end())


def macro_of(directive: Directive) -> MacroDefinition | None:
    r"""The macro of `macro \tr{#1} = tr(#1)`."""
    match = _MACRO.match(directive.rest) if directive.word == "macro" else None
    if match is None:
        return None
    body = pieces(directive.rest, match.end())
    return MacroDefinition(match[1], -1, -1, Macro(body, match[2].count("#")))


def silenced(directives: list[Directive], end: int) -> list[Span]:
    """The stretches between `off` and `on`, where nothing is read."""
    found, start = list[Span](), -1
    for directive in directives:
        if directive.word == "off" and start < 0:
            start = directive.span[0]
        elif directive.word == "on" and start >= 0:
            found.append((start, directive.span[1]))
            start = -1
    return [*found, (start, end)] if start >= 0 else found
