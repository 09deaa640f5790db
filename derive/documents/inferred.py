"""The shapes of names that are declared nowhere, inferred from all rows of a section together.

Each row says that its sides have one shape: it is an addend ‖E − F‖² of one formula, which is read as a whole. What a
name is, a scalar, a column or a matrix, is found row by row first, so that the whole has few choices.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import reduce

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.read import read_statement
from ...grammar.record import NamedTuple
from ...grammar.tree import (
    Apply,
    ByShape,
    Call,
    Claimed,
    Contextual,
    DerivativeClaim,
    Expression,
    IndexSum,
    Let,
    Name,
    Node,
)
from ..define import after
from ..elaborate.context import EMPTY, Context
from ..elaborate.kinds import costs_of
from ..elaborate.statement import Symbol, in_declaration, typed_name
from ..problem import Problem, problem_of
from ..terms.shape import ONE, SCALAR, Shape
from .names import moving
from .scoped import RowInScope
from .written import operands_first

_NOWHERE = (0, 0)
_ROWS_AT_ONCE = 60
_ODD = 4  # what it costs to read x as a number, but not n or t


class SectionRow(NamedTuple):
    """A row whose sides have one shape: the addends that say so, the lines `let` that it needs, and what is said.

    Of a claim about the `derivative` of something the sides have a shape that depends on it.
    """

    addends: tuple[Node, ...]
    lines: tuple[str, ...]
    given: tuple[str, ...] = ()
    derivative: DerivativeClaim | None = None


SegmentOfRows = Sequence[tuple[RowInScope, tuple[str, ...]]]
ShownShapes = dict[Hashable, dict[str, str]]  # the declarations that some rows show, by what these say


def inferred_in(rows: SegmentOfRows, square: Sequence[str], known: ShownShapes) -> Iterator[dict[str, str]]:
    """For each row of a section the declarations of the names that stand in it and in those with which it agrees.

    With each row comes what is said of its names; the `square` ones are matrices with as many rows as columns. What is
    `known` already is not inferred again.
    """
    for segment in _segments(rows):
        key = tuple(square), *((row.statement, row.lines, given) for row, given in segment)
        if key not in known:
            known[key] = _inferred([section_row(row, given) for row, given in segment], square)
        yield from [known[key]] * len(segment)


def _segments(rows: SegmentOfRows) -> Iterator[SegmentOfRows]:
    """Rows in order, parted where a name is defined or declared otherwise than before."""
    segment: list[tuple[RowInScope, tuple[str, ...]]] = []
    known: dict[str, str] = {}
    for row, given in rows:
        own = {line.partition("=" if line.startswith("let ") else ":")[0]: line for line in (*row.lines, *given)}
        if any(known.get(name, line) != line for name, line in own.items()) or len(segment) >= _ROWS_AT_ONCE:
            yield segment
            segment, known = [], {}
        segment.append((row, given))
        known |= own
    yield segment


def _inferred(parts: Sequence[SectionRow], square: Sequence[str]) -> dict[str, str]:
    """The declarations of all names in some rows that agree on what is defined and declared."""
    lines = tuple(dict.fromkeys(line for row in parts for line in row.lines))
    given = tuple(dict.fromkeys(each for row in parts for each in row.given))
    context = _context(given, lines)
    traces = tuple(Call(Name("tr", _NOWHERE), (Name(name, _NOWHERE),), _NOWHERE) for name in square)
    sure = {name: kind for name, kind in _kinds(parts, context).items() if kind}
    parts = [*(_with_derivative(part, context) for part in parts), SectionRow(traces, ())]
    found = (_kinds(parts, context) | sure).items()  # how derivatives are laid out is not known yet
    kinds = [f"{name}: {kind}" for name, kind in found if kind and name not in context.declarations]
    return _together(parts, _context([*given, *kinds], lines)) or _together(parts, context)


def section_row(row: RowInScope, given: tuple[str, ...]) -> SectionRow:
    """What a row says of shapes."""
    try:
        statement = read_statement(row.statement or row.lines[-1]) if row.statement or row.lines else None
    except Mistake:
        statement = None
    if isinstance(statement, DerivativeClaim):
        return SectionRow((_squared(statement.formula),), row.lines, given, statement)
    if isinstance(statement, Claimed):
        return SectionRow(tuple(_differences(*map(_without_differentials, _sides(statement)))), row.lines, given)
    addends = (_squared(statement.formula),) if isinstance(statement, Let) else ()
    return SectionRow(addends, row.lines, given)


def _sides(statement: Claimed) -> tuple[Node, ...]:
    return (statement.formula, *statement.sides)


def _differences(first: Node, *others: Node) -> Iterator[Node]:
    """What is said where sides have the shape of the first."""
    yield from (_squared(Apply("-", (first, other), _NOWHERE, _NOWHERE)) for other in others)


def _with_derivative(row: SectionRow, context: Context) -> SectionRow:
    """A row with the addends that say what shape a derivative has: of a scalar that of its variable."""
    claim = row.derivative
    if claim is None or not isinstance(variable := claim.wrt[0], Name):
        return row
    problem = _problem(claim.formula, context)
    shape = problem.function.shape if problem else ()
    sides = [*map(_without_differentials, claim.sides)]
    if claim.twice or not shape or not (shape == SCALAR or shape[1] == ONE):
        more = tuple(_differences(*sides))
    elif shape == SCALAR:
        more = tuple(_differences(variable, *sides))
    else:
        products = (Apply("juxt", (_in_brackets(side), variable), _NOWHERE, _NOWHERE) for side in sides)
        more = tuple(_differences(claim.formula, *products))
    return row._replace(addends=(*row.addends, *more))


def _in_brackets(tree: Node) -> Node:
    return Apply("()", (tree,), _NOWHERE, _NOWHERE)


def _squared(tree: Node) -> Node:
    """‖E‖²"""
    norm = Call(Name("norm_F", _NOWHERE), (tree,), _NOWHERE)
    return Apply(":", (norm, norm), _NOWHERE, _NOWHERE)


def _without_differentials(tree: Node) -> Node:
    """A side with X in the place of dX, which has its shape."""
    names = [node for node in operands_first(tree) if isinstance(node, Name)]
    moved = {node.text: Name(base, node.span) for node in names if (base := moving(node.text))}
    made: dict[int, Node] = {}
    for node in operands_first(tree):
        args: tuple[Node, ...] = getattr(node, "args", ())
        if isinstance(node, Name) and node.text in moved:
            made[id(node)] = moved[node.text]
        elif isinstance(node, Call) and node.name.text == "d" and len(args) == 1:
            made[id(node)] = Apply("()", (made.get(id(args[0]), args[0]),), node.span, node.span)
        elif any(id(arg) in made for arg in args):
            assert isinstance(node, Apply | Call | ByShape | IndexSum)
            made[id(node)] = replaced(node, args=tuple(made.get(id(arg), arg) for arg in args))
    return made.get(id(tree), tree)


def _context(given: Sequence[str], lines: Iterable[str]) -> Context:
    """What holds below lines, of which those that cannot be are left out."""
    context = EMPTY
    for line in (*(f"given {each}" for each in given), *lines):
        try:
            statement = read_statement(line)
            assert isinstance(statement, Contextual)
            context = after(context, statement)
        except Mistake:
            continue
    return context


def _kinds(parts: Iterable[SectionRow], context: Context) -> dict[str, str]:
    """What each name is, as each row by itself is read; "" where two rows differ."""
    found: dict[str, str] = {}
    for part in parts:
        problem = _read(part.addends, context)
        for name, shape in _shapes(problem).items() if problem else ():
            kind = _kind(shape)
            found[name] = kind if found.get(name, kind) == kind else ""
    return found


def _shapes(problem: Problem) -> dict[str, Shape]:
    return {symbol.name: symbol.shape for symbol in problem.symbols if not (symbol.declared or symbol.is_index)}


def _kind(shape: Shape) -> str:
    return "scalar" if shape == SCALAR else "vector" if shape[1] == ONE else "matrix"


def _together(parts: Sequence[SectionRow], context: Context) -> dict[str, str]:
    """The declarations of all names, read from all rows, or else from those that fit to the ones before."""
    problem = _read([addend for part in parts for addend in part.addends], context)
    if problem is None:
        kept: list[Node] = []
        for addend in (addend for part in parts for addend in part.addends):
            if (found := _read([*kept, addend], context)) is not None:
                kept, problem = [*kept, addend], found
    if problem is None:
        return {}
    defined = {name: f"{name}: {in_declaration(term.shape)}" for term, name in problem.named.items()}
    symbols = [each for each in problem.symbols if not (each.is_index or _is_odd(each))]
    return defined | {each.name: _shaped(each) for each in symbols}


def _is_odd(symbol: Symbol) -> bool:
    """Whether a letter that suggests a column or a matrix would be a number: of that the author must be asked."""
    is_number = symbol.shape == SCALAR and not symbol.declared
    return is_number and costs_of(symbol.name).get("scalar", 0) >= _ODD


def _shaped(symbol: Symbol) -> str:
    """A name with its shape, as it is declared."""
    return f"{typed_name(symbol)}: {in_declaration(symbol.shape)}"


def _read(addends: Sequence[Node], context: Context) -> Problem | None:
    """The sum of some addends, read; None where their shapes do not fit."""
    if not addends:
        return None
    total = reduce(lambda sum, addend: Apply("+", (sum, addend), _NOWHERE, _NOWHERE), addends)
    return _problem(total, context)


def _problem(formula: Node, context: Context) -> Problem | None:
    """A formula read; None where it cannot be."""
    try:
        return problem_of(Expression(formula), formula, context)
    except Mistake:
        return None
