"""What a mathematician would not mean: typed readings in which names stand at odd places, or nothing is left to do.

A scalar stands before what it multiplies, so that `X b` has a vector b; `a b'` is an outer product; `.*` joins things
of one shape, and an exponent is a number. Where a function of vectors is given nothing but scalars, as mean(x) of a
number x, the reading is none.
"""

from collections.abc import Collection
from fractions import Fraction
from itertools import dropwhile
from math import inf

from ..terms.shape import ONE, SCALAR, Argument, Shape, lone, signature, times
from .kinds import preference
from .part import Part, parts_of
from .typing import Reading

SCALAR_BEHIND = 7  # X b with a number b
SCALAR_BEHIND_COLUMN = 4  # t b with a number b
MATRIX_BEHIND = 8  # X b with a matrix b
SCALAR_TIMES_ROW = 2  # a b' with a number a
SCALAR_IN_HADAMARD = 2  # x .* b with a number b
NO_NUMBER_RAISED = 5  # x.^p with a vector p
NO_COEFFICIENT = 7  # n log(det(S)) with a vector n, or k x' x with a vector k
NO_COEFFICIENT_OF_POWER = 3  # k x^2 with a vector k
PRODUCTS = ("juxt", "*")
_NAMED = ("symbol", "member")


def oddity(reading: Reading, parts: list[Part], free: Collection[str]) -> float:
    """How odd a reading is; infinite where a function of vectors has become trivial. `free` names are undeclared."""
    if not free:
        return 0
    going_on = {part.args[0] for part in parts if part.head in PRODUCTS}
    whole = [part for part in parts if part.head in PRODUCTS and part not in going_on]
    rows = sum(_is_scaled_row(reading, part, free) for part in whole)
    return SCALAR_TIMES_ROW * rows + sum(_odd(reading, part, free) for part in parts)


def _odd(reading: Reading, part: Part, free: Collection[str]) -> float:
    if part.head in ("call", ":"):
        return inf if _is_trivial(reading, part, free) else 0
    if part.head in PRODUCTS:
        return _product(reading, part, free)
    if part.head in (".*", "./"):
        return SCALAR_IN_HADAMARD * _is_scaling(reading, part, free)
    if part.head == "^" and _is_power_of_letters(reading, part, free):
        return inf
    raised = part.head == ".^" and _name(part.args[1]) in free
    return NO_NUMBER_RAISED * (raised and not _is_scalar(reading, part.args[1]))


def _product(reading: Reading, part: Part, free: Collection[str]) -> int:
    """How odd the order of some factors is."""
    shape, odd = part.args[0].shape, _led_by_an_array(reading, part, free)
    for arg in part.args[1:]:
        rows, columns = reading.unifier.shape(shape)
        if not rows == columns == ONE:
            odd += _behind(reading, (rows, columns), arg, free)
        if not _is_scalar(reading, arg):
            shape = arg.shape if rows == columns == ONE else (rows, arg.shape[1])
    return odd


def _behind(reading: Reading, before: Shape, part: Part, free: Collection[str]) -> int:
    """How odd a factor is behind another that has this shape."""
    if not _is_scalar(reading, part):
        return MATRIX_BEHIND * _is_small_matrix(reading, part, free)
    if _name(part) not in free:
        return 0
    if before[1] != ONE:
        return SCALAR_BEHIND
    return SCALAR_BEHIND_COLUMN * (preference(_name(part)) == "scalar")


def _is_scaled_row(reading: Reading, part: Part, free: Collection[str]) -> bool:
    """Whether a whole product is a free name that is a number, and a transposed name or ones'."""
    first, last = part.args[0], part.args[-1]
    quoted = len(part.args) == 2 and last.head == "'" and (last.args[0].head == "constant" or _name(last.args[0]) != "")
    return quoted and _name(first) in free and _is_scalar(reading, first)


def _led_by_an_array(reading: Reading, part: Part, free: Collection[str]) -> int:
    """How odd it is that a free name is no number that stands where a coefficient does, as n in -n/2 log(det(S))."""
    led = list(dropwhile(lambda factor: _is_scalar(reading, factor), _factors(part)))
    if len(led) < 2 or _name(led[0]) not in free:
        return 0
    second = led[1]
    called = second.args[0] if second.head == "^" else second
    if _is_form(led[1:]) or (called.head == "call" and _is_scalar(reading, second)):
        return NO_COEFFICIENT
    return NO_COEFFICIENT_OF_POWER * (second.head == "^" and _name(called) in free and _is_scalar(reading, second))


def _is_form(factors: list[Part]) -> bool:
    """Whether factors, or what is in brackets, are x' … x."""
    if len(factors) == 1 and factors[0].head == "()":
        factors = _factors(factors[0])
    first, last = factors[0], factors[-1]
    return first.head == "'" and len(factors) > 1 and _name(first.args[0]) == _name(last) != ""


def _factors(part: Part) -> list[Part]:
    """The factors of a product that goes on to the left, through signs, brackets and what divides it."""
    found: list[Part] = []
    while part.head in (*PRODUCTS, "neg", "()", "/"):
        found[:0] = part.args[1:] if part.head in PRODUCTS else []
        part = part.args[0]
    return [part, *found]


def _is_small_matrix(reading: Reading, part: Part, free: Collection[str]) -> bool:
    name = _name(part)
    return name in free and name[:1].islower() and ONE not in reading.unifier.shape(part.shape)


def _is_power_of_letters(reading: Reading, part: Part, free: Collection[str]) -> bool:
    """Whether a power as (y - A x)^2 has small letters for matrices in it: the powers of its entries are meant."""
    base, exponent = part.args
    whole = isinstance(exponent.data, int | Fraction) and exponent.data > 0
    return whole and any(_is_small_matrix(reading, inner, free) for inner in parts_of(base))


def _is_scaling(reading: Reading, part: Part, free: Collection[str]) -> bool:
    """Whether a free name is a number that is said to be multiplied entry by entry."""
    scalar = [_is_scalar(reading, arg) for arg in part.args]
    return scalar[0] != scalar[1] and _name(part.args[scalar.index(True)]) in free


def _is_trivial(reading: Reading, part: Part, free: Collection[str]) -> bool:
    """Whether a function of vectors or matrices is given what consists of scalars alone, undeclared ones among them."""
    scalars = any(_is_scalar(reading, arg) and _of_scalars(reading, arg, free) for arg in _arrays(part))
    return scalars or _is_idle(reading, part, free)


def _is_idle(reading: Reading, part: Part, free: Collection[str]) -> bool:
    """Whether what makes a column or a row of a matrix, as vec(A), has a column of which the names suggest matrices."""
    form = signature(part.operators[0].signature) if part.head == "call" else None
    if form is None or len(form.arguments) != 1 or (wanted := form.arguments[0].shape) is None or wanted[1] == ONE:
        return False
    stacks = form.result in ((times(*wanted), ONE), (wanted[0], ONE), (ONE, wanted[1])) and wanted[0] != wanted[1]
    return stacks and reading.unifier.shape(part.args[0].shape)[1] == ONE and _of_capitals(part.args[0], free)


def _of_capitals(part: Part, free: Collection[str]) -> bool:
    """Whether all names of a formula are undeclared and suggest matrices."""
    symbols = [inner for inner in parts_of(part) if inner.head in _NAMED]
    return all(_name(inner) in free and preference(_name(inner)) == "matrix" for inner in symbols)


def _arrays(part: Part) -> list[Part]:
    """The operands that are meant to be vectors or matrices."""
    if part.head == ":":
        return part.args
    form = signature(part.operators[0].signature)
    return [arg for wanted, arg in zip(form.arguments, part.args, strict=False) if _is_array(wanted, form.result)]


def _is_array(argument: Argument, result: Shape) -> bool:
    """Whether an argument is more than the entries that a function is applied to, each by itself."""
    if argument.shape is None or argument.shape == SCALAR:
        return False
    rows, columns = argument.shape
    entrywise = argument.shape == result and rows != columns and bool(lone(rows) and lone(columns))
    return not entrywise


def _of_scalars(reading: Reading, part: Part, free: Collection[str]) -> bool:
    """Whether all names of a formula are scalars, and one of them is undeclared."""
    symbols = [inner for inner in parts_of(part) if inner.head in _NAMED]
    return any(_name(inner) in free for inner in symbols) and all(_is_scalar(reading, inner) for inner in symbols)


def _is_scalar(reading: Reading, part: Part) -> bool:
    return reading.unifier.shape(part.shape) == SCALAR


def _name(part: Part) -> str:
    """The name that a part is, brackets aside."""
    while part.head == "()":
        part = part.args[0]
    return str(part.data) if part.head in _NAMED else ""
