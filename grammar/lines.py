"""The statements of a file: comments blanked, continued lines joined, every offset kept."""

import re
from collections.abc import Iterator

_MARKS = re.compile(r"[()\[\]]|=|\bwrt\b")
FRESH = re.compile(r"\s*(?:$|=|\[[^\[\],;]*\]|(?:given|let)\b)")
RELATION = re.compile(r"==?")
KEYWORD = r",\s*\w+\s*=(?!=)"  # sum(X, axis=0)
RESPECT = r"w\.r\.t\.?|with\s+respect\s+to\b"  # in the place of wrt
QUESTION = re.compile(rf"\b(?:wrt\b|where\b|{RESPECT})")
CONTEXTUAL = re.compile(r"\s*(?:\[[^\[\],;\n]*\]\s*)?(?:given|let)\b")  # adds to what holds below it


def statements(text: str) -> Iterator[tuple[int, str]]:
    """Line number and text of each statement; a joined one keeps its line breaks."""
    lines = [blanked(line) for line in text.removeprefix("\ufeff").split("\n")]
    start = 0
    while (found := next_written(lines, start)) is not None:
        start, end = found, last_link(lines, found)
        joined = "\n".join(line.removesuffix("\\") + " " * line.endswith("\\") for line in lines[start : end + 1])
        if joined.strip():
            yield start + 1, joined
        start = end + 1


def position(text: str, offset: int, line: int = 1) -> tuple[int, int]:
    """Line and column, from 1, of an offset into a statement that begins on `line`."""
    return line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


def blanked(line: str) -> str:
    return line.partition("#")[0].rstrip()


def last_link(lines: list[str], start: int) -> int:
    """The line on which the chain that begins on `start` ends: it goes on with lines that begin with its own mark."""
    end = last_line(lines, start)
    first = "\n".join(lines[start : end + 1])
    if CONTEXTUAL.match(first):
        return end
    mark = relation_of(first)
    while (after := next_written(lines, end + 1)) is not None and (own := mark_of(lines[after])) and mark in ("", own):
        mark, end = own, last_line(lines, after)
    return end


def relation_of(first: str) -> str | None:
    """The mark between the sides of a statement; "" where it has none and may begin a chain."""
    found = RELATION.search(re.sub(KEYWORD, ",", first))
    return found[0] if found else None if QUESTION.search(first) else ""


def next_written(lines: list[str], line: int) -> int | None:
    """The next line from one on that is not blank."""
    return next((i for i in range(line, len(lines)) if lines[i]), None)


def mark_of(line: str) -> str:
    """The mark with which a line begins."""
    found = RELATION.match(line.lstrip())
    return found[0] if found else ""


def last_line(lines: list[str], start: int) -> int:
    """The line on which the statement that begins on `start` ends."""
    depth, end = 0, start
    while end + 1 < len(lines):
        depth, broken = nesting(lines[end], depth)
        continued = lines[end].endswith("\\")
        if broken or not (continued or (depth > 0 and goes_on(lines[end + 1], depth))):
            break
        end += 1
    return end


def goes_on(line: str, depth: int) -> bool:
    """Whether a line belongs to the brackets that are open above it, rather than that one was never closed."""
    return not FRESH.match(line) and not nesting(line, depth)[1]


def nesting(line: str, depth: int) -> tuple[int, bool]:
    """The depth of brackets after a line, and whether a bracket before a `wrt` or `=` was never closed."""
    for mark in _MARKS.findall(re.sub(KEYWORD, ",", line)):
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif depth > 0:
            return depth, True
    return depth, False
