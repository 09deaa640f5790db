"""Writes places.py from families.py: python -m matgrad.core.operators.generate"""

from ast import ImportFrom, parse
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from ..terms.operator import Operator
from . import families
from .families import REFERENCE

PLACES_FILE = Path(__file__).parent / "places.py"
PLACES_HEADER = '''"""Generated from families.py by python -m matgrad.core.operators.generate; not to be edited."""

# ruff: noqa
# fmt: off
'''


def places() -> str:
    """The text of places.py: where the room of each key is, and the keys that each name has."""
    where, rooms = dict(_rooms()), [room for family in REFERENCE.values() for room in family]
    named = _names(rooms)
    return "\n".join(
        (
            PLACES_HEADER,
            _listing("PLACES: dict[str, str]", {room.key: where[room.key] for room in rooms}),
            _listing("NAMES: dict[str, tuple[str, ...]]", {name: keys for (name, word), keys in named if not word}),
            _listing("WORDED_NAMES: dict[tuple[str, str], tuple[str, ...]]", {n: keys for n, keys in named if n[1]}),
            "",
        )
    )


def _listing(name: str, entries: Mapping[Any, object]) -> str:
    return "\n".join((f"{name} = {{", *(f"    {key!r}: {value!r}," for key, value in entries.items()), "}"))


def _rooms() -> Iterator[tuple[str, str]]:
    """Each operator that families.py imports, with its place; those of a tuple are looked up in its module."""
    for line in parse(Path(families.__file__).read_text(encoding="utf-8")).body:
        if isinstance(line, ImportFrom) and line.level == 1:
            module = import_module(f"{__package__}.{line.module}")
            imported = [getattr(module, alias.name) for alias in line.names]
            rooms = {room.key for found in imported for room in (found if isinstance(found, tuple) else (found,))}
            for name, value in vars(module).items():
                if isinstance(value, Operator) and value.key in rooms:
                    yield value.key, f"{line.module}:{name}"


def _names(rooms: Iterable[Operator]) -> Iterable[tuple[tuple[str, str], tuple[str, ...]]]:
    """The keys of the operators that a typed name may mean with a word or without one, first choice first."""
    named: dict[tuple[str, str], tuple[str, ...]] = {}
    for room in rooms:
        if room.name.isidentifier():
            for name in (room.name, *room.aliases):
                named[name, room.word] = (*named.get((name, room.word), ()), room.key)
    return named.items()


if __name__ == "__main__":
    PLACES_FILE.write_text(places(), encoding="utf-8")
