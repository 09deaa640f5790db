"""Classes of plain data, which are made in a tenth of the time that those of `dataclasses` take: a start makes many."""

from collections.abc import Callable
from functools import cache
from types import CodeType, FunctionType
from typing import Any, TypeVar, cast, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, eq_default=False)
def plain(*, frozen: bool = True) -> Callable[[type[_T]], type[_T]]:
    """Data compared by identity: trees are deep, and generated methods recurse.

    The fields are the annotations of a class. Those that it inherits are given by their names; all of these have values
    of their own. That nothing `frozen` is assigned to is held by the type checker: at run time it would make each node
    five times as dear.
    """
    return _slotted


def _slotted(cls: type[_T]) -> type[_T]:
    """The class with a slot for each field, and a method that fills them."""
    fields = [name for name, kind in cls.__annotations__.items() if _is_field(name, str(kind))]
    inherited: dict[str, Any] = getattr(cls, "__plain__", {})
    values = {name: vars(cls)[name] for name in fields if name in vars(cls)}
    rest = {key: value for key, value in vars(cls).items() if key not in {*values, "__dict__", "__weakref__"}}
    own = {name: values.get(name) for name in fields}
    rest |= {"__slots__": tuple(fields), "__plain__": inherited | own, "__init__": _filling(fields, values, inherited)}
    return cast(type[_T], type(cls.__name__, cls.__bases__, rest))


def _is_field(name: str, kind: str) -> bool:
    return name != "_" and "ClassVar" not in kind


def _filling(fields: list[str], values: dict[str, Any], inherited: dict[str, Any]) -> Callable[..., None]:
    """The method __init__."""
    names = (*fields, *inherited)
    code = _code(len(names)).replace(
        co_varnames=("self", *names),
        co_names=names,
        co_argcount=1 + len(fields),
        co_kwonlyargcount=len(inherited),
    )
    filling = FunctionType(code, {}, "__init__", tuple(values.values()))
    filling.__kwdefaults__ = inherited
    return filling


@cache
def _code(count: int) -> CodeType:
    """What fills so many fields: compiled once, for a class it only gets the names of those that it has."""
    names = [f"field_{i}" for i in range(count)]
    made: dict[str, Any] = {}
    exec("\n".join([f"def filling(self, {', '.join(names)}):", *(f"    self.{name} = {name}" for name in names)]), made)
    filling: FunctionType = made["filling"]
    return filling.__code__


def replaced(record: _T, **values: Any) -> _T:
    """The same data with other values in some fields."""
    fields: dict[str, Any] = vars(type(record))["__plain__"]
    return type(record)(**{name: getattr(record, name) for name in fields} | values)
