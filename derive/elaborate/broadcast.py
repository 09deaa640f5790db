""".+ and .-: a row is added to each row, a column to each column, a number to each entry."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from ...grammar.mistakes import Mistake
from ..operators.constants import ONES
from ..terms.algebra import Algebra
from ..terms.shape import ONE, SCALAR, Shape, Size
from ..terms.term import Term
from .codes import OPEN_SHAPES
from .kinds import Costs
from .part import Part
from .typing import Reading

DOTTED = ".+"  # the head of both, .- being .+ of the negative


def of_dotted(reading: Reading, part: Part) -> Shape:
    """The shape of a sum in which an axis of length 1 goes with any other."""
    a, b = part.args
    (rows, columns), (others, below) = (reading.unifier.shape(operand.shape) for operand in part.args)
    found = _longer(reading, rows, others), _longer(reading, columns, below)
    if found[0] is None or found[1] is None:
        raise reading.misfit(part, a, b)
    return found[0], found[1]


def _longer(reading: Reading, a: Size, b: Size) -> Size | None:
    """The length of an axis of a sum; None where the two differ, and neither is 1."""
    if ONE in (a, b):
        return b if a == ONE else a
    return a if reading.unifier.unify(a, b) else None


def dotted(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """The sum of what has the shape once ones stand beside it: A + 1 r, A + x 1', A + s 1 1'."""
    return algebra.sum([_stretched(algebra, arg, shape) for arg in args])


def _stretched(algebra: Algebra, term: Term, shape: Shape) -> Term:
    """A number, a row or a column in every place."""
    if term.shape == shape:
        return term
    if term.shape == SCALAR:
        return algebra.scale(term, algebra.constant(ONES.key, shape))
    rows, columns = shape
    if term.is_row:
        return _joined(algebra, algebra.product([algebra.constant(ONES.key, (rows, ONE)), term]))
    return _joined(algebra, algebra.product([term, algebra.constant(ONES.key, (ONE, columns))]))


def _joined(algebra: Algebra, term: Term) -> Term:
    """A 1 1' as A with a matrix of ones, as in the mean of each row in every place."""
    if term.head == "scaled":
        return algebra.scale(term.args[0], _joined(algebra, term.args[1]))
    factors = list(term.args)
    for i, (left, right) in enumerate(pairwise(factors)):
        if left.head == right.head == ONES.key and left.is_column:
            factors[i : i + 2] = [algebra.constant(ONES.key, (left.shape[0], right.shape[1]))]
            return algebra.product(factors)
    return term


def check_dotted(parts: Iterable[Part], reading: Reading, costs: Mapping[str, Costs]) -> None:
    """Refuses an undeclared name that may be a number or a column, of which either is added in a way of its own."""
    for part in parts:
        for operand, other in zip(part.args, part.args[::-1], strict=True) if part.head == DOTTED else ():
            name = _bare(operand)
            kinds = costs.get(str(name.data), {}) if name.head == "symbol" else {}
            is_open = {"scalar", "vector"} <= kinds.keys() and str(name.data)[0].islower()
            if is_open and reading.unifier.shape(other.shape) != SCALAR:
                raise _open(str(name.data), name)


def _bare(part: Part) -> Part:
    """A part without its sign and the brackets around it."""
    while part.head in ("()", "neg"):
        part = part.args[0]
    return part


def _open(name: str, part: Part) -> Mistake:
    message = f"{name} may be a number, which is added to each entry, or a column, which is added to each column"
    help = f"declare it: … where {name}: scalar, or {name}: m; {name}' is a row, which is added to each row"
    return Mistake(OPEN_SHAPES, message, part.span, help)
