"""Modules that are loaded when something in them is first used: what a run does not need costs it nothing."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, TypeVar

EntryT = TypeVar("EntryT")


class Later:
    """Stands for a module; it is imported with the first look into it.

    An import that is broken off, as by a limit of time, leaves nothing behind and begins anew with the next look. The
    standard library's lazy loader would leave half a module.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def later(name: str) -> Any:
    """A module by its full name, to be loaded when it is first used."""
    return Later(name)


class Registry(Mapping[str, EntryT]):
    """What a folder holds, by name; an entry's module is loaded when the entry is looked up, and no name needs it.

    A place is written as in the entry points of a package: "module:attribute", the module being one of the folder.
    """

    def __init__(self, folder: str, places: Mapping[str, str]) -> None:
        self._folder, self._places = folder, places

    def __getitem__(self, name: str) -> EntryT:
        module, _, attribute = self._places[name].partition(":")
        entry: EntryT = getattr(import_module(f"{self._folder}.{module}"), attribute)
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
