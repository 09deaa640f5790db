"""Operators by their keys and names, of which a room is loaded with the first look at it."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, TypeVar

from .operator import Operator

NameT = TypeVar("NameT")
NONE: Mapping[str, Operator] = {}


class Operators(Mapping[str, Operator]):
    """Operators by their keys: those of the language, which are loaded when they are looked up, and a statement's own.

    A place is written as in the entry points of a package, "module:attribute", the module being one of `folder`.
    """

    def __init__(self, folder: str, places: Mapping[str, str], own: Mapping[str, Operator] = NONE) -> None:
        self._folder, self._places, self._known, self.own = folder, places, dict(own), own

    def __getitem__(self, key: str) -> Operator:
        return self._known.get(key) or self._loaded(key)

    def get(self, key: str, default: Any = None) -> Any:
        """The operator with a key; a head that is no operator, as that of a symbol, is asked for often."""
        return self._known.get(key) or (self._loaded(key) if key in self._places else default)

    def __contains__(self, key: object) -> bool:
        return key in self._places or key in self._known

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from (key for key in tuple(self._known) if key not in self._places)

    def __len__(self) -> int:
        return len(self._known.keys() | self._places.keys())

    def with_own(self, own: Mapping[str, Operator]) -> "Operators":
        """These and a statement's own, which hide those of the same keys."""
        return Operators(self._folder, self._places, {**self.own, **own}) if own else self

    def _loaded(self, key: str) -> Operator:
        module, _, attribute = self._places[key].partition(":")
        operator: Operator = getattr(import_module(f"{self._folder}.{module}"), attribute)
        self._known[key] = operator
        return operator


class Named(Mapping[NameT, tuple[Operator, ...]]):
    """The operators that a name may mean, by the keys that it has."""

    def __init__(self, operators: Operators, keys: Mapping[NameT, tuple[str, ...]]) -> None:
        self._operators, self._keys = operators, keys

    def __getitem__(self, name: NameT) -> tuple[Operator, ...]:
        return tuple([self._operators[key] for key in self._keys[name]])

    def __contains__(self, name: object) -> bool:
        return name in self._keys

    def __iter__(self) -> Iterator[NameT]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
