"""What a call means that depends on the shape of its operand: |E|, norm(E, 1), sum(E, axis=0)."""

from collections.abc import Iterator, Mapping

from ...grammar.codes import RESERVED_NOTATION
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.spelling import ALONG, STROKES
from ...grammar.tree import Span, Spelling
from ..operators import NAMED
from ..terms.operator import Operator
from ..terms.shape import ONE, SCALAR, Shape


class Choice(NamedTuple):
    """The operators of a scalar, a column and a matrix, where there is one; else what may be meant.

    That of a `row` is taken where there is one, else a row is a matrix too.
    """

    scalar: str = ""
    column: str = ""
    matrix: str = ""
    help: str = ""
    row: str = ""

    def operators(self) -> tuple[Operator, ...]:
        """All that it may be, each once."""
        names = (self.scalar, self.column, self.matrix)
        rows = (NAMED[self.row][-1],) if self.row else ()
        return tuple(dict.fromkeys((*(NAMED[name][0] for name in names if name), *rows)))

    def taken(self, name: str, shape: Shape, operand: str, span: Span) -> Operator:
        """The operator for a shape; raises Mistake where there is none, whatever kinds the names may have."""
        if self.row and shape[0] == ONE != shape[1]:
            return NAMED[self.row][-1]
        own = self.scalar if shape == SCALAR else self.column if shape[1] == ONE else self.matrix
        if own:
            return NAMED[own][0]
        raise Mistake(RESERVED_NOTATION, f"{name} is not read where {operand}", span, self.help)


STROKED = Choice("abs", "", "det", "write abs(x) entry by entry, norm2(x) for the length, or declare a scalar")
_NORMS = {
    "1": Choice(
        "norm1", "norm1", "", "write norm1(A) for all entries, max(colsum(abs(A))') for the largest column sum"
    ),
    "2": Choice("norm2", "norm2", "", "write norm_F(A) or norm_spec(A)"),
    "inf": Choice(
        "norm_inf", "norm_inf", "", "write norm_inf(A) for all entries, max(rowsum(abs(A))) for the largest row sum"
    ),
    "fro": Choice("norm_F", "norm_F", "norm_F"),
    "nuc": Choice("norm_nuc", "norm_nuc", "norm_nuc"),
}
ALONG_AXES = {"sum": ("colsum", "rowsum"), "logsumexp": ("", "rowlogsumexp")}
NO_AXIS = "of a matrix only sums are taken along an axis: colsum(X), rowsum(X); a column has the axis 0, a row 1"


def _along(function: str) -> Iterator[tuple[str, Choice]]:
    """A column has the axis 0, which is its last, a row 1; of a matrix only sums are taken along one."""
    column, (down, across) = function, ALONG_AXES.get(function, ("", ""))
    yield "0", Choice("", column, down, NO_AXIS)
    yield "1", Choice("", "", across, NO_AXIS, function)
    yield "-1", Choice("", column, across, NO_AXIS, function)


CHOICES: Mapping[Spelling, Choice] = {
    STROKES: STROKED,
    **{Spelling("norm", "ord", order): choice for order, choice in _NORMS.items()},
    **{Spelling("norm", "axis", axis): choice for axis, choice in _along("norm2")},
    **{Spelling(name, "axis", axis): choice for name in ALONG - {"norm"} for axis, choice in _along(name)},
}
