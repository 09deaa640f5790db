"""The table of operators is the test: every row of every room is an equation between numbers."""

import re
from typing import Any

import numpy as np
import pytest
from mathematics import BITS, Formulas, both_sides, claim_holds, derived, equal_at_three_points
from operators_in_numpy import NUMPY, WRONG
from seam.engine import writer_of
from seam.parts import (
    OPERATORS,
    ROOMS,
    SCALAR,
    TEXT,
    Algebra,
    Appearance,
    Linear,
    Operator,
    declared_shape,
    entries,
    precision,
    rewriting_rows,
    signature,
    statements_of,
)

from matgrad.grammar.read import read_equation, read_expression

EXPONENT = 6  # stands for a letter k that counts factors

# What the arguments of some operators are; elsewhere they are any matrices.
OF_SYMMETRIC = {room.key: ("symmetric",) for room in ROOMS if room.of_symmetric}
DOMAIN: dict[str, tuple[str, ...]] = {"chol": ("spd",), **OF_SYMMETRIC}


def rows_of(room: Operator) -> list[str]:
    """All that a derivation may cite from a room, and what its words are short for."""
    rewriting = (*rewriting_rows(room), *room.collecting, *[room.definition] * bool(room.definition))
    return [*statements_of(room), *room.across, *room.stacked, *room.opened, *rewriting]


ROWS = [(room, row) for room in ROOMS for row in rows_of(room)]
by_key = pytest.mark.parametrize("room", ROOMS, ids=[room.key for room in ROOMS])


def counted(text: str, room: Operator) -> str:
    """A row with a number for a letter that counts."""
    return re.sub(r"\bk\b", str(EXPONENT), text) if "k[]" in room.signature else text


def letters_of(room: Operator) -> dict[str, Any]:
    """The arguments of an operator with their shapes."""
    return {a.name: a.shape for a in signature(room.signature).arguments if a.shape and f"{a.name}[]" != "k[]"}


def is_equation(row: str, room: Operator) -> bool:
    """Whether both sides of a row have one value. Letters without a differential on its right are constants."""
    left, right, declared = read_equation(counted(row, room))
    algebra = Algebra(OPERATORS)
    shapes = letters_of(room) | {asked.name.text: declared_shape(asked) for asked in declared}
    properties = {asked.name.text: frozenset(asked.properties) for asked in declared}
    terms = both_sides(left, right, shapes, algebra, properties)
    moving = frozenset(re.findall(r"\bd([A-Za-z])\b", row.partition(" = ")[2]))
    return equal_at_three_points(Formulas(algebra, terms, moving, DOMAIN.get(room.key, ())))


@pytest.mark.parametrize(("room", "row"), ROWS, ids=[f"{room.key}: {row}" for room, row in ROWS])
def test_row(room: Operator, row: str) -> None:
    assert is_equation(row, room)


@pytest.mark.parametrize(("key", "row"), WRONG, ids=[row for _, row in WRONG])
def test_wrong_row(key: str, row: str) -> None:
    assert not is_equation(row, OPERATORS[key])


def application(room: Operator) -> str:
    """An operator applied to the letters of its signature."""
    names = [argument.name for argument in signature(room.signature).typed]
    if room.notation.look is Appearance.COMPARED:
        compared, *cases = names
        return f"{room.name}({compared} > 0, {room.notation.mark.format(*cases)})"
    return room.name if not room.name.isidentifier() else counted(f"{room.name}({', '.join(names)})", room)


def array(value: Any, shape: tuple[int, int]) -> Any:
    """A value in balls as a number or an array of floats."""
    numbers = np.array([float(x) for x in entries(value)])
    return numbers.reshape(shape) if shape != (1, 1) or numbers.size != 1 else numbers[0]


@by_key
def test_stacked_rows_end_in_what_is_stacked(room: Operator) -> None:
    """The matrix is all that stands before it: vec(dA), of a column dx, of a row dr'."""
    for row in room.stacked:
        moving = row.partition(" = ")[2].partition(" where ")[0].rpartition(" ")[2]
        assert re.fullmatch(r"vec\(d\w\)|d[a-z]|dr'", moving), row


@by_key
def test_value(room: Operator) -> None:
    """An operator computes what numpy does; one that numpy does not know here gives at least the shape it promises."""
    algebra = Algebra(OPERATORS)
    node = read_expression(application(room))
    term, _ = both_sides(node, node, letters_of(room), algebra)
    names = [argument.name for argument in signature(room.signature).arguments]
    symbols = [algebra.symbol(name, shape) for name, shape in letters_of(room).items()]
    with precision(BITS):
        near, (value, *values) = Formulas(algebra, (term, *symbols), properties=DOMAIN.get(room.key, ())).at(0)
    sizes = near.sizes
    given = {str(s.data): array(v, near.dimensions(s.shape)) for s, v in zip(symbols, values, strict=True)}
    result = signature(room.signature).result
    shape = near.dimensions(result) if result != SCALAR else (1, 1)
    assert len(entries(value)) == shape[0] * shape[1]
    if room.key in NUMPY:
        known = {"k": EXPONENT, **sizes, **given}
        wanted = NUMPY[room.key](*[known[name] for name in names])
        np.testing.assert_allclose(array(value, shape), wanted, rtol=1e-12, atol=1e-12)


@by_key
def test_room_is_complete(room: Operator) -> None:
    """A room says how its operator is differentiated, once: opened, as a linear map, or by its differential."""
    if room.definition or signature(room.signature).arguments[0].shape is None:
        assert not (room.differential or room.across)
    elif room.linear is Linear.NOT:
        assert room.differential and not room.across and room.value
    else:
        assert room.across and room.value


@by_key
def test_example(room: Operator) -> None:
    """The example is true, names the operator, and states the gradient as it is printed."""
    assert claim_holds(room.example)
    assert all(sign in room.example for sign in called(room)) or any(mark in room.example for mark in room.marks)
    derivation = derived(room.example)
    printed = writer_of(derivation, TEXT).write(derivation.results[0].gradient)
    assert printed == room.example.partition(" == ")[2].partition(" where ")[0]


def called(room: Operator) -> list[str]:
    """What stands where an operator is used by its name: the function, or the signs around the letters."""
    return [f"{room.name}("] if room.name.isidentifier() else re.split(r"\w+", room.name)


def test_keys_are_unique() -> None:
    assert len(OPERATORS) == len(ROOMS) + 1  # the sum over an index, which has no rows that are patterns
