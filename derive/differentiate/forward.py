"""The differential of a function of any shape: d is carried inward, one operator at a time, to the variables.

What comes out is the derivative as a linear map, a line with one hole: dF = … dX …; all else is this map seen from a
side (Magnus & Neudecker, chapter 5).
"""

from collections.abc import Iterator, Sequence

from ...grammar.record import NamedTuple
from ..derivation import Step
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.term import Term, below, is_compound
from .differential import Dependence, Opening, outermost


class Map(NamedTuple):
    """A linear map as a term with differentials of variables in it, and the lines that led to it."""

    term: Term
    steps: tuple[Step, ...]


def differential(function: Term, depending: Dependence, algebra: Algebra, simplifier: Simplifier) -> Map:
    """dF, opened line by line."""
    line = algebra.d(function) if function in depending else zeros(function, algebra)
    return opened(
        line, depending, algebra, simplifier, [] if function.args else [Step(line, (), vanishes=not line.moves)]
    )


def opened(
    line: Term, depending: Dependence, algebra: Algebra, simplifier: Simplifier, before: Sequence[Step] = ()
) -> Map:
    """A line with every d in it carried inward, after the lines `before` it."""
    steps = list(before)
    constant = {algebra.d(part): zeros(part, algebra) for part in under_d(line) if part not in depending}
    line = replaced(line, constant, algebra) if constant else line
    while compound := {part for part in under_d(line) if is_compound(part)}:
        opening = Opening(algebra, depending)
        ready = outermost(compound, depending)
        values = {algebra.d(part): opening.open(part) for part in under_d(line) if part in ready}
        line = _advance(steps, replaced(line, values, algebra), tuple(opening.rows))
        simple, rows = simplifier.simplify(line)
        line = _advance(steps, _settled(simple, depending, algebra), rows) if simple is not line else line
    return Map(line, tuple(steps))


def _settled(line: Term, depending: Dependence, algebra: Algebra) -> Term:
    """A line without differentials of constants, which a rule may leave."""
    constant = {algebra.d(part): zeros(part, algebra) for part in under_d(line) if not is_compound(part)}
    still = {d: value for d, value in constant.items() if d.args[0] not in depending}
    return replaced(line, still, algebra) if still else line


def zeros(term: Term, algebra: Algebra) -> Term:
    """Zeros of the shape of a term."""
    return algebra.constant("zeros", term.shape)


def _advance(steps: list[Step], line: Term, rows: tuple[Row, ...]) -> Term:
    steps.append(Step(line, rows, vanishes=not line.moves))
    return line


def under_d(line: Term) -> Iterator[Term]:
    """The parts that stand under a d."""
    return (term.args[0] for term in below([line]) if term.head == "d")


def replaced(line: Term, values: dict[Term, Term], algebra: Algebra) -> Term:
    """A linear map with terms put in the place of differentials; of zeros it is zeros."""
    made: dict[int, Term] = {}
    for term in below([line]):
        if term in values:
            made[term.number] = values[term]
        elif term.moves and term.head != "d":
            args = [made[arg.number] for arg in term.args]
            moved = [made[arg.number] for arg in term.args if arg.moves]
            vanishes = all(arg.head == "zeros" or arg is algebra.zero for arg in moved)
            made[term.number] = zeros(term, algebra) if vanishes else algebra.rebuild(term.head, args, term.shape)
        else:
            made[term.number] = term
    return made[line.number]
