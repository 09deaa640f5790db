"""Named tuples as those of `typing`, each made in a seventh of the time: a start makes ninety."""

from collections import _tuplegetter  # type: ignore[attr-defined]
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Making(type):
        """Makes a class whose annotations are the fields; values beside them are taken where none is given."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            made = super().__new__(cls, name, bases, {"__slots__": (), **namespace})
            if tuple not in bases and NamedTuple in bases:
                made._fields = made.__match_args__ = fields = tuple(made.__annotations__)
                made._field_defaults = {field: namespace[field] for field in fields if field in namespace}
                for place, field in enumerate(fields):
                    setattr(made, field, _tuplegetter(place, None))
            return made

    @cache
    def _code(count: int) -> CodeType:
        """What makes a tuple of so many fields: compiled once, for a class it only gets the names of those it has."""
        fields = "".join(f"field_{i}, " for i in range(count))
        return eval(f"lambda _of, {fields}: _made(_of, ({fields}))").__code__

    class NamedTuple(tuple, metaclass=_Making):
        """A tuple whose entries have names."""

        def __new__(cls, *values: Any, **named: Any) -> Any:
            """The first of its class, after which there is a `__new__` with the fields as parameters."""
            record = next(base for base in cls.__mro__ if "_fields" in vars(base))
            code = _code(len(record._fields)).replace(co_varnames=("_of", *record._fields))
            new = FunctionType(code, {"_made": tuple.__new__}, "__new__", tuple(record._field_defaults.values()))
            record.__new__ = staticmethod(new)
            return new(cls, *values, **named)

        @classmethod
        def _make(cls, values: Any) -> Any:
            return tuple.__new__(cls, values)

        def _replace(self, **changes: Any) -> Any:
            changed = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return changed

        __replace__ = _replace  # for copy.replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            fields = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"
