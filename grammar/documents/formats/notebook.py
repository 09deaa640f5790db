"""Notebooks: the cells that are Markdown."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from ...hints import NOT_A_DOCUMENT
from ...mistakes import Mistake
from ..places import PlacedText, Stretch, TextPart
from .layout import DocumentFormat
from .markdown import BREAKS_OF_MARKDOWN, MARKS_OF_MARKDOWN, without_quote_marks

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)")


class _Text(str):
    """A text of JSON, which knows where in the file it begins."""

    start: int


def _string(file: str, start: int, strict: bool = True) -> tuple[str, int]:
    found, end = scanstring(file, start, strict)
    text = _Text(found)
    text.start = start
    return text, end


def _loaded(file: str) -> Any:
    """What a file of JSON says, its texts placed."""
    decoder: Any = JSONDecoder()
    decoder.parse_string = _string
    decoder.scan_once = py_make_scanner(decoder)
    try:
        return decoder.decode(file)
    except JSONDecodeError as error:
        raise Mistake(NOT_A_DOCUMENT, f"this is no notebook: {error.msg}", (error.pos, error.pos), text=file) from None
    except RecursionError:
        raise Mistake(NOT_A_DOCUMENT, "this is no notebook: it is nested too deeply", None) from None


def cells(file: str) -> PlacedText:
    """The text of the cells that are Markdown, with a blank line between them. Mistake where it is no notebook."""
    text, stretches, parts = "", list[Stretch](), list[TextPart]()
    for number, lines in _markdown(_loaded(file), file):
        parts.append(TextPart(len(text), number, "json"))
        for line in lines:
            stretches += _placed(file, line.start, len(line), len(text))
            text += line
        text += "\n\n"
    return PlacedText(text, stretches, parts)


def _markdown(notebook: Any, file: str) -> Iterator[tuple[int, list[_Text]]]:
    """The lines of each cell, with its number."""
    found = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(found, list):
        raise Mistake(NOT_A_DOCUMENT, "this is no notebook: it has no cells", None, text=file)
    for number, cell in enumerate(found, 1):
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            source = cell.get("source")
            lines = source if isinstance(source, list) else [source]
            yield number, [line for line in lines if isinstance(line, _Text)]


def _placed(file: str, start: int, length: int, begin: int) -> Iterator[Stretch]:
    """Where the characters of a text are that begins at a place of the file, escapes written there."""
    yield Stretch(begin, start)
    passed = 0
    for match in _ESCAPE.finditer(file, start):
        behind = match.start() - start - passed + 1  # characters of the text up to the escaped one, with it
        if behind > length:
            return
        passed += len(match[0]) - 1
        yield Stretch(begin + behind, match.end())


NOTEBOOK = DocumentFormat(MARKS_OF_MARKDOWN, BREAKS_OF_MARKDOWN, cells, without_quote_marks)
