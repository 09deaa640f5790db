"""What is found in the text of a document: rules say by which marks, each of them where it ends."""

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

from ..record import NamedTuple
from ..tree import Span

FormulaKind: TypeAlias = Literal["display", "inline"]
COMMENT_OF_TEX = re.compile(r"(?<!\\)(?:\\\\)*(%[^\n]*)")
NOT_CLOSED = "a formula that is not closed"
LONGEST_GROUP = 20_000  # characters
MarkKind: TypeAlias = Literal["display", "inline", "fence", "skip"]


class Mark(NamedTuple):
    """A stretch of text that is no prose. `body` is what stands between the marks that open and close it."""

    kind: MarkKind
    span: Span
    body: Span
    environment: str = ""
    unread: str = ""


class Scan:
    """A text, and what has been found in it so far. `definitions` is where macros are defined, by their starts."""

    def __init__(self, text: str, definitions: dict[int, int]) -> None:
        self.text = text
        self.definitions = definitions
        self.marks: list[Mark] = []
        self.directives: list[Span] = []

    def add(self, kind: MarkKind, span: Span, body: Span, environment: str = "", unread: str = "") -> int:
        """Note a stretch; gives its end."""
        self.marks.append(Mark(kind, span, body, environment, unread))
        return span[1]

    def skip(self, start: int, end: int) -> int:
        """Note a stretch that says nothing; gives its end."""
        return self.add("skip", (start, end), (start, end))

    def directive(self, start: int, end: int) -> None:
        """Note what an author wrote for this tool."""
        self.directives.append((start, end))


class ScanRule(NamedTuple):
    """What begins with a pattern, which has no groups: `act` notes it and gives its end."""

    pattern: str
    act: Callable[[Scan, int], int]


ScanRules: TypeAlias = tuple[ScanRule, ...]


def scan(found: Scan, rules: ScanRules, within: Span) -> Scan:
    """All that the rules find in a stretch of a text, from left to right; the first rule that fits a place counts."""
    pattern = re.compile("|".join(f"({rule.pattern})" for rule in rules), re.MULTILINE)
    place, end = within
    while match := pattern.search(found.text, place, end):
        place = max(rules[int(match.lastindex or 1) - 1].act(found, match.start()), match.start() + 1)
    return found


def skipping(pattern: str) -> Callable[[Scan, int], int]:
    """What says nothing, all that a pattern matches."""
    compiled = re.compile(pattern, re.MULTILINE | re.DOTALL)

    def act(found: Scan, start: int) -> int:
        match = compiled.match(found.text, start)
        return found.skip(start, match.end()) if match else start + 1

    return act


def passed(found: Scan, start: int) -> int:
    """A character that an escape makes an ordinary one."""
    return min(start + 2, len(found.text))


def closing_brace(text: str, start: int, longest: int = LONGEST_GROUP) -> int | None:
    """Where the brace that opens at a place is closed."""
    depth = 0
    for match in re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL).finditer(text, start, start + longest):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth <= 0:
            return match.start()
    return None


def paragraph_end(text: str, start: int) -> int:
    """Where the paragraph of a place ends."""
    match = re.compile(r"\n[ \t\r]*(?:\n|\Z)").search(text, start)
    return match.start() if match else len(text)
