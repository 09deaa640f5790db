"""What a call means that depends on the shape of its operand: |E|, norm(E, 1), sum(E, axis=0)."""

from collections.abc import Iterator, Mapping

from ...grammar.codes import RESERVED_NOTATION
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.spelling import ALONG, NORMS_ALONG, STROKES
from ...grammar.tree import Span, Spelling
from ..operators import NAMED, WORDED
from ..terms.operator import Operator
from ..terms.shape import ONE, SCALAR, Shape


class Choice(NamedTuple):
    """The operators of a scalar, a column and a matrix, where there is one; else what may be meant.

    A name may have a word behind it: `sum rows`.
    """

    scalar: str = ""
    column: str = ""
    matrix: str = ""
    help: str = ""

    def operators(self) -> tuple[Operator, ...]:
        """All that it may be, each once."""
        return tuple(dict.fromkeys(_room(name) for name in (self.scalar, self.column, self.matrix) if name))

    def taken(self, name: str, shape: Shape, operand: str, span: Span) -> Operator:
        """The operator for a shape; raises Mistake where there is none, whatever kinds the names may have."""
        own = self.scalar if shape == SCALAR else self.column if shape[1] == ONE else self.matrix
        if own:
            return _room(own)
        raise Mistake(RESERVED_NOTATION, f"{name} is not read where {operand}", span, self.help)


def _room(name: str) -> Operator:
    """The operator of a name, and of its word if there is one."""
    function, _, word = name.partition(" ")
    return WORDED[function, word][0] if word else NAMED[name][0]


STROKED = Choice("abs", "", "det", "write abs(x) entry by entry, norm2(x) for the length, or declare a scalar")
_NORMS = {
    "1": Choice("norm1", "norm1", "", "write norm1(A) for all entries, max(norm1(A, cols)) for the largest column sum"),
    "2": Choice("norm2", "norm2", "", "write norm_F(A) or norm_spec(A)"),
    "inf": Choice(
        "norm_inf", "norm_inf", "", "write norm_inf(A) for all entries, max(norm1(A, rows)) for the largest row sum"
    ),
    "fro": Choice("norm_F", "norm_F", "norm_F"),
    "nuc": Choice("norm_nuc", "norm_nuc", "norm_nuc"),
}
ONE_AXIS = "a column has the axis 0, a row 1"


def _along(function: str) -> Iterator[tuple[str, Choice]]:
    """Along the axis 0 a function is of each column, along 1 of each row; a column has the axis 0, its last."""
    yield "0", Choice("", function, f"{function} cols", ONE_AXIS)
    yield "1", Choice("", "", f"{function} rows", ONE_AXIS)
    yield "-1", Choice("", function, f"{function} rows", ONE_AXIS)


CHOICES: Mapping[Spelling, Choice] = {
    STROKES: STROKED,
    **{Spelling("norm", "ord", order): choice for order, choice in _NORMS.items()},
    **{Spelling("norm", "axis", axis): choice for axis, choice in _along("norm2")},
    **{Spelling(name, "axis", axis): choice for name in ALONG - {"norm"} for axis, choice in _along(name)},
    **{Spelling(name, "axis", axis): choice for name in NORMS_ALONG.values() for axis, choice in _along(name)},
}
