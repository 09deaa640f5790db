"""Modules that are loaded when something in them is first used: what a run does not need costs it nothing."""

from importlib import import_module
from typing import Any


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
