"""A line of a page."""

from collections.abc import Iterable

Line = tuple[tuple[str, str], ...]  # pieces of text, each with its tone: "", "dim", "bold", "green" …


def plain(line: Line) -> str:
    """A line without its tones."""
    return "".join(text for text, _ in line)


def raw(lines: Iterable[str]) -> list[Line]:
    """Lines without tones."""
    return [((line, ""),) for line in lines]
