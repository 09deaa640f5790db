"""Each line against the definition of the derivative, independently of the rules.

At a random point X and direction D every dU in a line is the difference quotient of U along D. The function is compared
with the formula as it was typed, each line with the function or its derivative, a projected gradient with what is
projected again, and each view with the linear map that it shows; compare.py says what is equal and what is not.
"""

from collections.abc import Iterator
from functools import partial

from ...grammar.mistakes import Mistake
from ..derivation import Addend, Derivation, Result, Step, Verification
from ..differentiate.conditions import conditions
from ..differentiate.differential import Dependence
from ..evaluate.sample import Point, Sampler, domain_of
from ..numbers.balls import Ball
from ..terms.algebra import Algebra
from ..terms.shape import ONE
from ..terms.term import Term
from ..views import probe as probing
from ..views import room_of
from ..write import notes
from ..write.style import UNICODE
from ..write.terms import Writer
from .codes import NO_POINT, UNDECIDED_LINE
from .compare import DRAWS, LINE_POINTS, PRECISIONS, Imprecise, Pair, Question, Undefined, decided, drawn, first_decided
from .plan import CheckPlan, Examination


class WrongLine(Exception):
    """A line that was derived does not hold: an error of matgrad, not of the input."""

    def __init__(self, derivation: Derivation, step: int) -> None:
        super().__init__(f"line {step + 1} of the derivation does not hold")
        self.derivation, self.step = derivation, step


def verified(derivation: Derivation) -> Derivation:
    """The derivation, each line checked; WrongLine where one does not hold, Mistake where it cannot be decided."""
    sampler = Sampler(domain_of(derivation.problem))
    plan = CheckPlan(derivation, tuple(lines_of_results(derivation)))
    bits = PRECISIONS[0]
    for index in LINE_POINTS:
        bits = max(bits, _check_somewhere(derivation, plan, sampler.points(index), bits))
    return derivation._replace(verification=Verification(len(LINE_POINTS), bits))


def _check_somewhere(derivation: Derivation, plan: CheckPlan, points: Iterator[Point], bits: int) -> int:
    """Check each line at the first of many points at which the function and all lines are defined; the bits it took.

    It begins with the bits that another point took.
    """
    try:
        return first_decided(drawn(points), partial(_check_at, derivation, plan, bits))
    except Imprecise:
        raise Mistake(UNDECIDED_LINE, f"a line could not be decided with {PRECISIONS[-1]} bits", None) from None
    except Undefined:
        raise _undefined(derivation) from None


def _undefined(derivation: Derivation) -> Mistake:
    """The mistake of a function that has no value wherever it was tried, and what it needs."""
    problem = derivation.problem
    depending = Dependence(problem.function, problem.variables)
    writer = Writer(problem.algebra, UNICODE)
    asked = notes.sentences(conditions(problem, depending), writer)
    needs = "; ".join(map(notes.as_text, asked)) or "finite values"
    message = f"no point of the domain was found in {DRAWS} draws, so nothing can be checked; needed: {needs}"
    return Mistake(NO_POINT, message, None, "declare properties: positive, spd, invertible …")


def _check_at(derivation: Derivation, plan: CheckPlan, bits: int, point: Point) -> int:
    """Check each line at a point; the bits that it took."""
    found = decided(lambda: _questions(derivation, plan, point), bits)
    if found.place is not None:
        raise WrongLine(derivation, found.place)
    return found.bits


def _questions(derivation: Derivation, plan: CheckPlan, point: Point) -> Iterator[Question]:
    """All that is to be equal at a point."""
    yield from Examination(plan, point).questions()
    yield from (Question(len(derivation.steps) - 1, pair) for pair in _views(derivation, point))


def _views(derivation: Derivation, point: Point) -> Iterator[Pair]:
    """Each view of a derivative shows the same linear map."""
    for result in (result for result in derivation.results if result.views):
        probe = probing.probe_of(derivation, result, point)
        for view in result.views:
            found, wanted = room_of(result, view).check(probe, view)
            scale = max((x.abs_upper() for x in (*found, *wanted)), default=Ball(0))
            yield Pair(found, wanted, scale, scale)


def lines_of_results(derivation: Derivation) -> Iterator[Step]:
    """The results put back into the lines df = … that they were read off."""
    algebra = derivation.problem.algebra
    twofold = [result.twofold for result in derivation.results if result.twofold]
    yield from (Step(row, (), of=first, vanishes=not row.moves) for _, first, row in dict.fromkeys(twofold))
    single = [result for result in derivation.results if not result.twofold]
    for before, of in dict.fromkeys((result.before, result.of) for result in single):
        results = [result for result in single if result.before is before]
        if (of or derivation.problem.function).is_scalar:
            form = tuple(Addend(r.gradient, algebra.d(r.variable), r.variable.args[1:]) for r in results)
            yield Step(form, (), of=of)
        else:
            parts = [_part(result, algebra) for result in results if not result.gradient.is_zero]
            zeros = algebra.constant("zeros", (of or derivation.problem.function).shape)
            whole = algebra.sum([zeros, *parts])
            yield Step(whole, (), of=of, vanishes=not whole.moves)


def _part(result: Result, algebra: Algebra) -> Term:
    """What one variable contributes to the differential of an array; a row is turned into a column."""
    differential = algebra.d(result.variable)
    if result.gradient.moves:
        return result.gradient
    if result.variable.is_scalar:
        return algebra.scale(differential, result.gradient)
    column = algebra.transpose(differential) if result.variable.shape[0] == ONE else differential
    product = algebra.product([result.gradient, column])
    return algebra.transpose(product) if result.shape[0] == ONE else product
