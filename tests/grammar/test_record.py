"""Named tuples are those of typing in all that the program does with them."""

import copy
import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from matgrad.grammar import record

_T = TypeVar("_T")


class Place(record.NamedTuple):
    """A point in a text."""

    line: int
    column: int = 1
    file: str = "stdin"

    @property
    def shown(self) -> str:
        return f"{self.file}:{self.line}"


class Typed(typing.NamedTuple):
    line: int
    column: int = 1
    file: str = "stdin"


class Pair(record.NamedTuple, Generic[_T]):
    first: _T
    second: _T


ARGUMENTS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [((3,), {}), ((3, 4), {"file": "a"}), ((), {"line": 3})]


@pytest.mark.parametrize(("values", "named"), ARGUMENTS)
def test_as_those_of_typing(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = Place(*values, **named), Typed(*values, **named)
    assert (*ours,) == (*theirs,) and ours == theirs and hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Typed", "Place")
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(line=7) == theirs._replace(line=7)
    assert ours.__replace__(file="b") == theirs._replace(file="b")  # type: ignore[attr-defined]
    assert (Place._fields, Place._field_defaults) == (Typed._fields, Typed._field_defaults)
    assert copy.copy(ours) == pickle.loads(pickle.dumps(ours)) == ours and not hasattr(ours, "__dict__")
    assert ours.shown == f"{ours.file}:{ours.line}"
    match ours:
        case Place(line, _, file):
            assert (line, file) == (ours.line, ours.file)


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, 2, "a", 4), {}), ((1,), {"row": 2}), ((1,), {"line": 2})])
def test_what_does_not_fit_is_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Place(*values, **named)
    with pytest.raises(TypeError):
        Place(1)._replace(**{"row": 2})
    with pytest.raises(AttributeError):
        Place(1).line = 2  # type: ignore[misc]


class Names(record.NamedTuple):
    cls: int
    make: int
    fields: int


class Nothing(record.NamedTuple):
    """No fields."""


def test_no_fields() -> None:
    assert Nothing() == () and Nothing._fields == ()


def test_any_name_is_a_field() -> None:
    assert Names(1, make=2, fields=3) == (1, 2, 3)


def test_generic() -> None:
    assert Pair[int](1, 2) == Pair(1, 2) == (1, 2)
