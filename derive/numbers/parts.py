"""Parts of a package imported without the whole."""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


class Unloaded(ModuleType):
    """A package whose own module is loaded with the first look for a name that its parts did not leave there.

    Where that is broken off, as by a limit of time, it begins anew with the next look.
    """

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        try:
            if self.__spec__ and self.__spec__.loader:
                self.__spec__.loader.exec_module(self)
        except BaseException:
            self.__class__ = Unloaded
            raise
        return getattr(self, name)


def in_parts(name: str) -> None:
    """Let modules of a package be imported without all that the package itself would import."""
    spec = None if name in sys.modules else find_spec(name)
    if spec and spec.submodule_search_locations:
        package = sys.modules[name] = module_from_spec(spec)
        package.__class__ = Unloaded
