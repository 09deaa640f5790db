"""When two values are equal, when they are different, and when neither is certain: the one protocol of every check.

The derivative of f at X along D is (f(X + hD) - f(X - hD))/2h, computed in ball arithmetic, where each number carries
a bound of its own rounding error.

- Two values are equal if they differ by less than 2^-150 of their scale at the step h = 2^-100.
- If not, they are compared again at h = 2^-140. There the error of the difference quotient is 2^-80 of what it was,
  while a mistake stays. If the two agree now, they are equal; if their difference is the same to 2^-30 of itself, they
  are different.
- If neither is certain, the number of bits doubles, from 400 up to 6400. Where it is known how much the bounds must
  shrink, numbers of bits that cannot do are passed over, and tried after all the others alone.
- Values without a difference quotient are different as soon as the bounds of their errors are apart.

All that is compared is plain data: two lists of balls. What is asked of them, the lines of a derivation, its views, the
sides of a claim, is up to those who ask.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import TypeVar

from ...grammar.record import NamedTuple
from ..numbers.balls import Ball, Value, certain, entries, is_finite, power_of_two, precision, size_of

PRECISIONS = (400, 800, 1600, 3200, 6400)  # bits, one after the other
SLACK = 40  # bits by which the number that is needed may be guessed too large
STEP_WIDTHS = (-100, -140)  # the steps h are these powers of two
EQUAL_TO = -150  # equal: the difference is below this power of two of the scale
ZERO_TO = -210  # both 0: the difference is below this power of two of the function, whose parts may all have cancelled
STEADY_TO = -30  # different: the difference at the second step is that at the first to this power of two of itself
SETTLED_AT = -60  # derivatives below this power of two are not asked to be steady
DRAWS = 200  # points that are drawn before it is said that there is none in the domain
LINE_POINTS = range(3)  # of a derivation: what is derived by rules is seldom wrong, and then nearly everywhere
PROVED_POINTS = (0, 3, 6)  # of a claim that is proved: unequal sizes, all sizes 1, and larger numbers
CLAIM_POINTS = range(12)  # of a claim that numbers alone tell of
MOST_IMPRECISE = 3  # points of a claim at which no precision suffices, before it is given up: each is dear

_LN2 = Ball(2).log()
_EQUAL, _ZERO, _STEADY, _SETTLED = map(power_of_two, (EQUAL_TO, ZERO_TO, STEADY_TO, SETTLED_AT))

_Point = TypeVar("_Point")
_Answer = TypeVar("_Answer")


class Undefined(Exception):
    """Something has no value or no derivative at this point: another point may tell."""


class Imprecise(Exception):
    """The bounds of the errors are too wide to tell: more bits may."""


class Outcome(Enum):
    """What a comparison says; the last two are undecided, for the reason given."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNDEFINED = "no value or no derivative at this point"
    IMPRECISE = "the bounds of the errors are too wide"


class Pair(NamedTuple):
    """Two values that should be equal, entry by entry.

    `scale` is the largest of the parts that one of them is the sum of, to which rounding errors are relative; `base` is
    that of the function, to which a 0 is relative.
    """

    found: Sequence[Ball]
    wanted: Sequence[Ball]
    scale: Ball
    base: Ball

    @property
    def is_finite(self) -> bool:
        """Whether every entry has a value."""
        return all(x.is_finite() for x in (*self.found, *self.wanted))

    @property
    def is_equal(self) -> bool:
        """Whether all entries have values that are equal; TypeError where one side has more."""
        if len(self.found) != len(self.wanted):
            raise TypeError(f"{len(self.found)} entries cannot be compared with {len(self.wanted)}")
        bound = self.scale.abs_upper() * _EQUAL
        for x, y in zip(self.found, self.wanted, strict=True):
            gap = x - y
            if not gap.is_finite() or not (gap.abs_upper() <= bound or equal(x, y, self.scale, self.base)):
                return False
        return True

    @property
    def lacking(self) -> int:
        """How many more bits it takes at the least for bounds of errors that allow the two to be equal."""
        return max(map(self._lacking, self.found, self.wanted), default=0)

    def _lacking(self, x: Ball, y: Ball) -> int:
        """The same for two entries: a bit halves the error. What is 0 as far as can be seen has no size."""
        sizes = [number.abs_upper() for number in (x, y) if 0 not in number]
        bound = max((self.scale.abs_upper(), *sizes)) * _EQUAL
        if not sizes:
            bound = max(bound, max(self.base.abs_upper(), Ball(1)) * _ZERO)
        excess = (x - y).rad() / bound
        return int(float(excess.log() / _LN2)) if excess > 1 and excess.is_finite() else 0

    @property
    def gaps(self) -> list[Ball]:
        """The differences, entry by entry."""
        return [x - y for x, y in zip(self.found, self.wanted, strict=True)]


class Question(NamedTuple):
    """Whether a pair is equal; `closer` gives the pair at the second step, where difference quotients are in it.

    `place` is for those who ask: the number of the line or the side that it is about.
    """

    place: int
    pair: Pair
    closer: Callable[[], Pair] | None = None

    @property
    def outcome(self) -> Outcome:
        """The answer, as far as the precision at work tells it."""
        return values(self.pair) if self.closer is None else quotients(self.pair, self.closer)


class Decision(NamedTuple):
    """The place of the first pair that is different, None if all are equal; and the bits that it took."""

    place: int | None
    bits: int


def check_known(here: Value, ahead: Value, behind: Value) -> None:
    """Undefined where one of a function's values here and next to here is none; Imprecise where one is vague."""
    if not (is_finite(here) and is_finite(ahead) and is_finite(behind)):
        raise Undefined
    if not (certain(here) and certain(ahead) and certain(behind)):
        raise Imprecise


def agree(found: Value, wanted: Value) -> bool:
    """Whether values certainly differ by less than 2^-150 of the second: then they are equal on any larger scale."""
    if isinstance(found, Ball) and isinstance(wanted, Ball):
        return bool(abs(found - wanted) < abs(wanted) * _EQUAL)
    gap, bound = found - wanted, size_of(wanted) * _EQUAL
    return all([abs(x) < bound for x in entries(gap)])


def equal(a: Ball, b: Ball, scale: Ball, base: Ball) -> bool:
    """Whether two numbers differ by less than 2^-150 of their scale, or both are 0 as far as can be seen."""
    bound = max(x.abs_upper() for x in (a, b, scale)) * _EQUAL
    if 0 in a and 0 in b:
        bound = max(bound, max(base.abs_upper(), Ball(1)) * _ZERO)
    return bool((a - b).abs_upper() <= bound)


def values(pair: Pair) -> Outcome:
    """Compares values that hold no difference quotient: all their errors are bounded, so that balls alone tell."""
    is_equal = pair.is_equal
    if all(0 in gap for gap in pair.gaps) and is_equal:
        return Outcome.EQUAL
    if not pair.is_finite:
        return Outcome.UNDEFINED
    return Outcome.DIFFERENT if any(0 not in gap for gap in pair.gaps) else Outcome.IMPRECISE


def quotients(near: Pair, closer: Callable[[], Pair]) -> Outcome:
    """Compares values that hold difference quotients, at the second step too where the first does not show them equal.

    The wanted ones are derivatives, which must hardly depend on the step, or else there is none at this point.
    """
    if near.is_equal:
        return Outcome.EQUAL
    if not near.is_finite:
        return Outcome.UNDEFINED
    nearer = closer()
    if not all(map(_settled, near.wanted, nearer.wanted)):
        return Outcome.UNDEFINED
    if nearer.is_equal:
        return Outcome.EQUAL
    return Outcome.DIFFERENT if any(map(_steady, near.gaps, nearer.gaps)) else Outcome.IMPRECISE


def _settled(a: Ball, b: Ball) -> bool:
    """Whether difference quotients at the two steps are one derivative: they agree in a billionth part."""
    largest = max(a.abs_upper(), b.abs_upper())
    return bool(abs(a - b) <= largest * _STEADY + _SETTLED)


def _steady(gap: Ball, nearer: Ball) -> bool:
    """Whether a difference is certainly none of the error of the quotient: it is not 0, and stays."""
    return 0 not in gap and bool(abs(nearer - gap) < abs(gap) * _STEADY)


def decided(ask: Callable[[], Iterable[Question]], first: int = PRECISIONS[0]) -> Decision:
    """The answer to some questions about one point, with as much precision as it takes, and at first so many bits.

    They are asked anew at each precision, and no further than the first that is not equal. Raises Undefined, or
    Imprecise where no number of bits tells.
    """
    left, least = [*PRECISIONS], first
    while left:
        left.sort(key=least.__gt__)  # what is likely too few comes last
        bits = left.pop(0)
        with precision(bits):
            outcome, question = _first_unequal(ask)
            if outcome is Outcome.UNDEFINED:
                raise Undefined
            if outcome is not Outcome.IMPRECISE:
                return Decision(question.place if question else None, bits)
            least = max(least, bits + question.pair.lacking - SLACK) if question else least
    raise Imprecise


def _first_unequal(ask: Callable[[], Iterable[Question]]) -> tuple[Outcome, Question | None]:
    """The first question whose pair is not equal, and its outcome."""
    try:
        for question in ask():
            outcome = question.outcome
            if outcome is not Outcome.EQUAL:
                return outcome, question
    except Imprecise:
        return Outcome.IMPRECISE, None
    return Outcome.EQUAL, None


def drawn(points: Iterator[_Point], draws: int = DRAWS) -> Iterator[_Point]:
    """The first of some points, drawn with all the bits that may come to be wanted."""
    for _ in range(draws):
        with precision(PRECISIONS[-1]):
            point = next(points, None)
        if point is None:
            return
        yield point


def first_decided(points: Iterable[_Point], look: Callable[[_Point], _Answer], patience: int = 1) -> _Answer:
    """What a look at a point says, at the first point where it says anything.

    Raises Undefined where there is none, and Imprecise where so many points left it undecided at every precision.
    """
    for point in points:
        try:
            return look(point)
        except (Undefined, ZeroDivisionError, ValueError):
            continue
        except Imprecise:
            patience -= 1
            if not patience:
                raise
    raise Undefined
