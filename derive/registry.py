"""Tables of what a folder holds, of which an entry is loaded when it is looked up."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar

EntryT = TypeVar("EntryT")


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
