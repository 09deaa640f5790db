"""Functions that are declared and not given: the operators that each kind of them brings, a room for each kind."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from ..terms.operator import Operator
from ..terms.shape import MOST_NAMES, ONE, SCALAR, Shape
from . import array_map, curve, entrywise, loss, matrix_function, vector_map
from .family import FunctionFamily

_Made = Callable[[FunctionFamily], Mapping[str, Operator]]


@lru_cache(MOST_NAMES)
def operators_of(
    name: str, kind: str, takes: Shape, gives: Shape, words: tuple[str, ...] = ()
) -> Mapping[str, Operator]:
    """The operators of a function: itself and its derivatives, by their names; J_F is jac_F.

    `words` are the properties of what it gives.
    """
    family = FunctionFamily(name, kind, takes, gives, words)
    found = _room(kind, takes, gives)(family)
    jacobian = found.get(f"jac_{name}")
    return {**found, f"J_{name}": jacobian} if jacobian else found


def _room(kind: str, takes: Shape, gives: Shape) -> _Made:
    """The room of a kind; that of a map follows from what it takes and gives."""
    if kind == "matrix function":
        return matrix_function.operators
    if kind == "entrywise" or takes == gives == SCALAR:
        return entrywise.operators
    if gives == SCALAR:
        return loss.operators
    if takes == SCALAR:
        return curve.operators
    return vector_map.operators if takes[1] == gives[1] == ONE else array_map.operators
