"""What a shell may complete: operators, codes, and lists of names with commas."""

from collections.abc import Callable, Collection, Iterable

from ...core.operators import OPERATORS
from ...grammar.mistakes import near
from ..reference import codes as pages
from ..reference import operators as rooms

Completed = list[tuple[str, str]]


def operators(incomplete: str) -> Completed:
    """The operators that begin so, each with what it means."""
    found = {name: room.meaning for room in OPERATORS.values() for name in rooms.names_of(room)}
    return [(name, meaning) for name, meaning in found.items() if name.startswith(incomplete)]


def codes(incomplete: str) -> Completed:
    """The codes that begin so, each with its title."""
    return [(code, entry.title) for code, entry in pages.ENTRIES.items() if code.startswith(incomplete)]


def either(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Completes the last name of a list with commas by those that are not in it."""
    names = tuple(known)

    def completed(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{n}" for n in names if n.startswith(last) and n not in before.split(",")]

    return completed


def one(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Completes one of some names."""

    def completed(incomplete: str) -> list[str]:
        return [name for name in known if name.startswith(incomplete)]

    return completed


def nearest(name: str, known: Collection[str]) -> str:
    """The names like this one, as the end of a sentence."""
    found = near(name, known, 0.5)
    return f"; near it: {', '.join(found)}" if found else ""
