"""Terms that are to be equal at random points of a problem: a result in other words, a function in another variable."""

from collections.abc import Iterator, Sequence
from functools import partial

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Step
from ..evaluate.evaluator import Evaluator
from ..evaluate.sample import Point, Sampler, domain_of
from ..numbers.balls import Ball, entries
from ..problem import Problem
from ..terms.term import Term
from .codes import NO_POINT, UNDECIDED_LINE
from .compare import LINE_POINTS, Imprecise, Pair, Question, Undefined, decided, drawn, first_decided
from .lines import WrongLine

TermPairs = Sequence[tuple[Term, Term]]


def check_equal(problem: Problem, pairs: TermPairs) -> None:
    """Raises WrongLine where two terms differ, Mistake where it cannot be decided."""
    sampler = Sampler(domain_of(problem))
    for index in LINE_POINTS:
        try:
            first_decided(drawn(sampler.points(index)), partial(_look, problem, pairs))
        except Imprecise:
            raise Mistake(UNDECIDED_LINE, "a result could not be decided", None) from None
        except Undefined:
            raise Mistake(NO_POINT, "no point was found at which a result could be checked", None) from None


def _look(problem: Problem, pairs: TermPairs, point: Point) -> None:
    found = decided(lambda: _questions(problem, pairs, point))
    if found.place is not None:
        said, meant = pairs[found.place]
        raise WrongLine(Derivation(problem, (Step(meant, ()), Step(said, ())), ()), 1)


def _questions(problem: Problem, pairs: TermPairs, point: Point) -> Iterator[Question]:
    evaluator = Evaluator(problem.algebra.operators, point.values, point.sizes)
    for place, (said, meant) in enumerate(pairs):
        found, wanted = entries(evaluator.value(said)), entries(evaluator.value(meant))
        scale = max((x.abs_upper() for x in (*found, *wanted)), default=Ball(0))
        yield Question(place, Pair(found, wanted, scale, scale))
