"""Modules of Python: their docstrings."""

import re
import warnings
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any
from unicodedata import lookup

from ...hints import NOT_A_DOCUMENT
from ...mistakes import Mistake
from ..places import PlacedText, Stretch, TextPart
from .layout import DocumentFormat
from .rst import BREAKS_OF_RST, MARKS_OF_RST

_TREE = 0x400  # ast.PyCF_ONLY_AST: what gives the tree without the module that is slow to load
_LITERAL = re.compile(r"(?P<prefix>[rRuU]?)(?P<mark>\"\"\"|'''|\"|')")
_ESCAPE = re.compile(r"\\(?:N\{[^}]*\}|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n|.)", re.DOTALL)
_PLAIN: Mapping[str, str] = {"\\": "\\", "'": "'", '"': '"', "\n": "", "\r\n": ""}
_CONTROL: Mapping[str, str] = dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True))
_HAS_FORMULAS = re.compile(r":: *math|math::|:math:|\$|\\\\?[\[(]|\\\\?begin|```")


def docstrings(file: str) -> PlacedText:
    """The docstrings of a module, with a blank line between them. Mistake where it is no Python."""
    made = list[str]()
    length, stretches, parts, doubtful = 0, list[Stretch](), list[TextPart](), list[int]()
    for start, end, is_raw in _strings(file) if _HAS_FORMULAS.search(file) else ():
        parts.append(TextPart(length, 0, "" if is_raw else "python"))
        stretches.append(Stretch(length, start))
        text = file[start:end] if is_raw else _unescaped(file, (start, end), length, stretches, doubtful)
        made.append(text + "\n\n")
        length += len(text) + 2
    return PlacedText("".join(made), stretches, parts, doubtful)


def _unescaped(file: str, span: tuple[int, int], length: int, stretches: list[Stretch], doubtful: list[int]) -> str:
    """The text of a literal; what stands behind an escape begins a stretch."""
    made, place = "", span[0]
    for match in _ESCAPE.finditer(file, *span):
        made += file[place : match.start()]
        character = _character(match[0][1:])
        if match[0][1:] in _CONTROL or match[0][1] in "01234567":
            doubtful.append(length + len(made))
        made += character
        place = match.end()
        stretches.append(Stretch(length + len(made), place))
    return made + file[place : span[1]]


def _character(escape: str) -> str:
    """What an escape stands for; with its backslash where it is none."""
    if escape in _PLAIN or escape in _CONTROL:
        return _PLAIN.get(escape, "") or _CONTROL.get(escape, "")
    if escape[0] == "N" and len(escape) > 1:
        return lookup(escape[2:-1])
    if escape[0] in "xuU" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return chr(int(escape, 8)) if escape.isdigit() and escape < "8" else "\\" + escape


def _strings(file: str) -> Iterator[tuple[int, int, bool]]:
    """Where the text of each docstring begins and ends, in order, and whether it is raw."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", file)
    starts = list(accumulate((len(line) for line in lines), initial=0))
    for node in sorted(_docstrings(_tree(file)), key=lambda node: (node.lineno, node.col_offset)):
        first = starts[node.lineno - 1] + _characters(lines[node.lineno - 1], node.col_offset)
        last = starts[node.end_lineno - 1] + _characters(lines[node.end_lineno - 1], node.end_col_offset)
        literal = _LITERAL.match(file, first)
        if literal and file.find(literal["mark"], literal.end()) >= last - len(literal["mark"]):
            yield literal.end(), last - len(literal["mark"]), literal["prefix"] in ("r", "R")


def _characters(line: str, count: int) -> int:
    """How many characters so many bytes of a line are."""
    return count if line.isascii() else len(line.encode()[:count].decode(errors="ignore"))


def _tree(file: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return compile(file, "", "exec", _TREE, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = getattr(error, "lineno", None)
            where = f", line {line}" if line else ""
            raise Mistake(NOT_A_DOCUMENT, f"this is no Python{where}: {error.args[0]}", None, text=file) from None


def _docstrings(tree: Any) -> Iterator[Any]:
    """The docstrings of a module, its classes and functions, wherever these are."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        if type(node).__name__ in ("Module", "ClassDef", "FunctionDef", "AsyncFunctionDef") and body:
            value = getattr(body[0], "value", None) if type(body[0]).__name__ == "Expr" else None
            if isinstance(getattr(value, "value", None), str):
                yield value
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(node, field, ())


PYTHON = DocumentFormat(MARKS_OF_RST, BREAKS_OF_RST, docstrings)
