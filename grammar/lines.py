"""The statements of a file: comments blanked, continued lines joined, every offset kept."""

import re
from array import array
from collections.abc import Iterator

_MARKS = r"[()\[\]]|=|\bwrt\b"  # patterns are compiled where they are first needed: one statement needs few
FRESH = r"\s*(?:$|=|\[[^\[\],;]*\]|(?:given|let)\b)"
RELATION = r"==?"
KEYWORD = r",\s*\w+\s*=(?!=)|_ *\{[^{}\n]*\}"  # sum(X, axis=0), sum_{i=1}^N
RESPECT = r"w\.r\.t\.?|with\s+respect\s+to\b"  # in the place of wrt
QUESTION = rf"\b(?:wrt\b|where\b|{RESPECT})"
CONTEXTUAL = r"\s*(?:\[[^\[\],;\n]*\]\s*)?(?:given|let)\b"  # adds to what holds below it
MACRO = r"\s*\\(?:g?def|(?:re)?newcommand|providecommand|DeclareMathOperator|let)(?![A-Za-z])"
COMMENT = r"#(?!\d)"  # beside macros, of which #1 is an argument


class FileLines:
    """The lines of a text, comments blanked: each is cut out when it is asked for, so that they take no memory."""

    def __init__(self, text: str) -> None:
        self.text = text.removeprefix("\ufeff")
        self.starts = array("Q", (0, *(mark.end() for mark in re.finditer("\n", self.text)), len(self.text) + 1))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        line = self.text[self.starts[number] : self.starts[number + 1] - 1]
        if "\\" in line and re.match(MACRO, line):
            return re.split(COMMENT, line)[0].rstrip()
        return line.partition("#")[0].rstrip()

    def joined(self, first: int, last: int) -> str:
        """The text of a statement, with its line breaks; the marks that join its lines are blanked."""
        lines = (self[number] for number in range(first, last + 1))
        return "\n".join(line.removesuffix("\\") + " " if is_continued(line) else line for line in lines)


def statements(text: str) -> Iterator[tuple[int, str]]:
    """Line number and text of each statement; a joined one keeps its line breaks."""
    lines = FileLines(text)
    for first, last in extents(lines):
        yield first + 1, lines.joined(first, last)


def extents(lines: FileLines) -> Iterator[tuple[int, int]]:
    """The first and the last line of each statement, counted from 0."""
    start = 0
    while (first := next_written(lines, start)) is not None:
        last = last_link(lines, first)
        if lines.joined(first, last).strip():
            yield first, last
        start = last + 1


def position(text: str, offset: int, line: int = 1) -> tuple[int, int]:
    """Line and column, from 1, of an offset into a statement that begins on `line`."""
    return line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


def last_link(lines: FileLines, start: int) -> int:
    """The line on which the chain that begins on `start` ends: it goes on with lines that begin with its own mark."""
    end = last_line(lines, start)
    first = "\n".join(lines[number] for number in range(start, end + 1))
    if re.match(CONTEXTUAL, first):
        return end
    mark = relation_of(first)
    while (after := next_written(lines, end + 1)) is not None and (own := mark_of(lines[after])) and mark in ("", own):
        mark, end = own, last_line(lines, after)
    return end


def relation_of(first: str) -> str | None:
    """The mark between the sides of a statement; "" where it has none and may begin a chain."""
    found = re.search(RELATION, re.sub(KEYWORD, ",", first))
    return found[0] if found else None if re.search(QUESTION, first) else ""


def next_written(lines: FileLines, line: int) -> int | None:
    """The next line from one on that is not blank."""
    return next((i for i in range(line, len(lines)) if lines[i]), None)


def mark_of(line: str) -> str:
    """The mark with which a line begins."""
    found = re.match(RELATION, line.lstrip(" \t&"))  # &= begins a row of LaTeX
    return found[0] if found else ""


def last_line(lines: FileLines, start: int) -> int:
    """The line on which the statement that begins on `start` ends."""
    depth, end = 0, start
    while end + 1 < len(lines):
        depth, broken = nesting(lines[end], depth)
        continued = is_continued(lines[end])
        if broken or not (continued or (depth > 0 and goes_on(lines[end + 1], depth))):
            break
        end += 1
    return end


def is_continued(line: str) -> bool:
    """Whether a line goes on in the next; two backslashes end a row of LaTeX."""
    return line.endswith("\\") and not line.endswith("\\\\")


def goes_on(line: str, depth: int) -> bool:
    """Whether a line belongs to the brackets that are open above it, rather than that one was never closed."""
    return not re.match(FRESH, line) and not nesting(line, depth)[1]


def nesting(line: str, depth: int) -> tuple[int, bool]:
    """The depth of brackets after a line, and whether a bracket before a `wrt` or `=` was never closed."""
    for mark in re.findall(_MARKS, re.sub(KEYWORD, ",", line)):
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif depth > 0:
            return depth, True
    return depth, False
