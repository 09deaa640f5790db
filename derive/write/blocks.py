"""Blocks and slices as text: [A, B; C, D] line by line, and ranges, X[1:m,2:n], of which x[2:n] is one of a column."""

from collections.abc import Sequence

from ..operators.constants import ZEROS
from ..terms.algebra import Algebra
from ..terms.operator import Appearance
from ..terms.shape import ONE, plus
from ..terms.term import Term, size_from
from .fragment import Fragment, Level
from .products import Products

JOINED = (Appearance.BELOW, Appearance.BESIDE)


def look_of(term: Term, algebra: Algebra) -> Appearance | None:
    """The look of an operator with its arguments."""
    operator = algebra.operators.get(term.head)
    return operator.notation.look if operator else None


def parts_along(term: Term, look: Appearance, algebra: Algebra) -> list[Term]:
    """The blocks of a row of them, or the rows; what is none is one by itself."""
    found: list[Term] = []
    while look_of(term, algebra) is look:
        found.append(term.args[0])
        term = term.args[1]
    return [*found, term]


def lines_of(term: Term, algebra: Algebra) -> list[list[Term]]:
    """The blocks line by line; a line of zeros has as many as the others."""
    rows = parts_along(term, Appearance.BELOW, algebra)
    lines = [parts_along(row, Appearance.BESIDE, algebra) for row in rows]
    longest = max(lines, key=len)
    return [_like(line, longest, algebra) for line in lines]


def _like(line: list[Term], other: Sequence[Term], algebra: Algebra) -> list[Term]:
    if len(line) > 1 or not line[0].is_zero:
        return line
    rows = line[0].shape[0]
    return [algebra.constant(ZEROS.key, (rows, block.shape[1])) for block in other]


def _blocks(writer: Products, term: Term) -> Fragment:
    """Blocks as lines of texts; a line that is not as long as the others is a matrix of its own."""
    lines = lines_of(term, writer.algebra)
    return Fragment(writer.style.blocks([[_block(writer, block) for block in line] for line in lines]), Level.ATOM)


def _block(writer: Products, block: Term) -> str:
    return writer.piece(block).text


def _range(writer: Products, term: Term) -> Fragment:
    """Rows or columns, or both of one operand."""
    whole, ranges = term, {Appearance.ROWS: "", Appearance.COLUMNS: ""}
    while (look := look_of(whole, writer.algebra)) in ranges and not ranges[look]:
        before, count = map(size_from, whole.args[1:])
        ranges[look] = writer.style.range(plus(before, ONE), plus(before, count))
        whole = whole.args[0]
    rows, columns = ranges.values()
    indices = [rows] if whole.is_column else [rows or ":", columns or ":"]
    return Fragment(writer.style.indexed(writer.at(whole, Level.ATOM), indices), Level.ATOM)


def written(writer: Products, term: Term) -> Fragment:
    """Blocks or a slice."""
    return (_blocks if look_of(term, writer.algebra) in JOINED else _range)(writer, term)
