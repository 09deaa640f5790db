"""The wiring of an operator, read from its room: `mn, i:m, j:n -> ` says that A[i,j] is A_mn (e_i)_m (e_j)_n."""

import re
from functools import cache

from ....grammar.record import NamedTuple
from ...terms.operator import Operator
from ...terms.shape import Shape, Size, lone, signature
from ...terms.term import Term, size_from

Groups = tuple[str, str]


class Plan(NamedTuple):
    """The letters of the bundles on each axis of each argument and of the result; basis vectors and triangles."""

    inputs: tuple[Groups, ...]
    units: tuple[tuple[str, str], ...]
    triangles: tuple[tuple[str, str], ...]
    output: Groups

    @property
    def letters(self) -> list[str]:
        """All letters, each once."""
        written = [*(group for groups in (*self.inputs, self.output) for group in groups), *(n for _, n in self.units)]
        return list(dict.fromkeys(name for group in written for name in group))


@cache
def plan(wiring: str) -> Plan:
    """Read the wiring of an operator."""
    left, _, right = wiring.partition("->")
    parts = [part.strip() for part in left.split(",") if part.strip()]
    units = tuple((part[0], part[2]) for part in parts if ":" in part)
    triangles = tuple((part[0], part[3]) for part in parts if ">=" in part)
    inputs = tuple(_groups(part) for part in parts if part.isalpha() or "(" in part)
    return Plan(inputs, units, triangles, _groups(right.strip()))


def _groups(text: str) -> Groups:
    """The bundles on the two axes: `(mp)(nq)`, `mn`, `n`."""
    found = [group.strip("()") for group in re.findall(r"\(\w+\)|\w", text)]
    rows, columns = [*found, "", ""][:2]
    return rows, columns


def sizes_of(operator: Operator, term: Term) -> dict[str, Size]:
    """The sizes for which the letters of a signature stand in one application."""
    form = signature(operator.signature)
    found: dict[str, Size] = {}
    shapes: list[tuple[Shape | None, Shape]] = [(form.result, term.shape)]
    shapes += [(a.shape, arg.shape) for a, arg in zip(form.arguments, term.args, strict=True)]
    for pattern, shape in shapes:
        for one, size in zip(pattern or (), shape, strict=False):
            if (name := lone(one)) is not None:
                found[name] = size
    for argument, arg in zip(form.arguments, term.args, strict=True):
        if argument.is_size:
            found[argument.name] = size_from(arg)
    return found
