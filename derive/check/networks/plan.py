"""The wiring of an operator, read from its room: `mn, i:m, j:n -> ` says that A[i,j] is A_mn (e_i)_m (e_j)_n.

`j, k, levi-civita[ijk] -> i` has an array of constants, known by its name; {ij} of it may be swapped.
"""

import re
from functools import cache

from ....grammar.record import NamedTuple
from ...terms.operator import Operator
from ...terms.shape import Size, lone, signature
from ...terms.term import Term, size_from

Groups = tuple[str, str]


class Plan(NamedTuple):
    """The letters of the bundles on each axis of each argument and of the result; basis vectors, triangles, and arrays
    of constants by their names.
    """

    inputs: tuple[Groups, ...]
    units: tuple[tuple[str, str], ...]
    triangles: tuple[tuple[str, str], ...]
    arrays: tuple[tuple[str, str], ...]
    output: Groups
    letters: tuple[str, ...]  # all of them, each once


@cache
def plan(wiring: str) -> Plan:
    """Read the wiring of an operator."""
    left, _, right = wiring.partition("->")
    parts = [part.strip() for part in left.split(",") if part.strip()]
    units = tuple((part[0], part[2]) for part in parts if ":" in part)
    triangles = tuple((part[0], part[3]) for part in parts if ">=" in part)
    arrays = tuple((found[1], found[2]) for part in parts if (found := re.fullmatch(r"([\w-]+)\[([\w{}]+)\]", part)))
    inputs = tuple(_groups(part) for part in parts if part.isalpha() or "(" in part)
    output = _groups(right.strip())
    letters = dict.fromkeys(
        "".join([*(group for groups in (*inputs, output) for group in groups), *(n for _, n in units)])
    )
    return Plan(inputs, units, triangles, arrays, output, tuple(letters))


def _groups(text: str) -> Groups:
    """The bundles on the two axes: `(mp)(nq)`, `mn`, `n`."""
    found = [group.strip("()") for group in re.findall(r"\(\w+\)|\w", text)]
    rows, columns = [*found, "", ""][:2]
    return rows, columns


@cache
def _axes(text: str) -> tuple[tuple[str, int, int], ...]:
    """The letters of a signature that are one axis: that of the result (0), or of an argument (from 1)."""
    form = signature(text)
    shapes = [form.result, *[argument.shape for argument in form.arguments]]
    axes = [(lone(one), place, axis) for place, shape in enumerate(shapes) for axis, one in enumerate(shape or ())]
    return tuple([(name, place, axis) for name, place, axis in axes if name is not None])


def sizes_of(operator: Operator, term: Term, wires: Plan) -> dict[str, Size]:
    """The sizes for which the letters of a signature, or of a wiring, stand in one application."""
    shapes = [term.shape, *[arg.shape for arg in term.args]]
    found = {name: shapes[place][axis] for name, place, axis in _axes(operator.signature)}
    for argument, arg in zip(signature(operator.signature).arguments, term.args, strict=True):
        if argument.is_size:
            found[argument.name] = size_from(arg)
    if wires.arrays:
        roles = zip(term.args, signature(operator.signature).arguments, strict=True)
        values = [arg.shape for arg, role in roles if role.is_value]
        for groups, shape in zip((*wires.inputs, wires.output), (*values, term.shape), strict=True):
            found |= {group: size for group, size in zip(groups, shape, strict=True) if len(group) == 1}
    return found
