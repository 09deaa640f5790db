"""Modules that are loaded when something in them is first used: what a run does not need costs it nothing."""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
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


class Unloaded(ModuleType):
    """A package whose own module is loaded with the first look for a name that its parts did not leave there."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        if self.__spec__ and self.__spec__.loader:
            self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def in_parts(name: str) -> None:
    """Let modules of a package be imported without all that the package itself would import."""
    spec = None if name in sys.modules else find_spec(name)
    if spec and spec.submodule_search_locations:
        package = sys.modules[name] = module_from_spec(spec)
        package.__class__ = Unloaded
