"""Each line against the definition of the derivative, independently of the rules.

At a random point X and direction D the derivative is (f(X + hD) - f(X - hD))/2h, and so is every dU in a line. Two
values are equal if they differ by less than 2^-150 of their scale at h = 2^-100; they are different if the difference
stays what it is, to 2^-30 of itself, at h = 2^-140: the truncation error shrinks by 2^-80, a mistake does not.
"""

from collections.abc import Mapping
from contextlib import suppress

from matgrad.derive.derivation import Derivation, Form, Step, Verification
from matgrad.derive.differential import Dependence
from matgrad.derive.domain import conditions
from matgrad.derive.evaluate import Evaluator
from matgrad.derive.numeric import (
    Ball,
    Value,
    certain,
    entries,
    inner,
    is_finite,
    only_entry,
    power_of_two,
    precision,
    size_of,
)
from matgrad.derive.operator import Operator
from matgrad.derive.project import projection
from matgrad.derive.sample import Point, points
from matgrad.derive.term import Term
from matgrad.derive.typed import typed_value
from matgrad.grammar.mistakes import Mistake

POINTS = 3
DRAWS = 200
PRECISIONS = (400, 800, 1600, 3200, 6400)
WIDTHS = (-100, -140)


class Fault(Exception):
    """A line that was derived does not hold; the tool is at fault."""

    def __init__(self, derivation: Derivation, step: int) -> None:
        super().__init__(f"line {step + 1} of the derivation does not hold")
        self.derivation, self.step = derivation, step


class Wide(Exception):
    """The precision does not suffice here."""


class Outside(Exception):
    """The function, or a line, is not defined here."""


class Neighbourhood:
    """The values of terms at a point, and of their differentials along the point's direction."""

    def __init__(self, point: Point, width: int, operators: Mapping[str, Operator]) -> None:
        self.directions = point.directions
        step = power_of_two(width)
        self.slope = 1 / (2 * step)
        ahead = {**point.values, **{n: point.values[n] + d * step for n, d in point.directions.items()}}
        behind = {**point.values, **{n: point.values[n] - d * step for n, d in point.directions.items()}}
        self.here = Evaluator(operators, point.values, point.sizes, self.differential)
        self.ahead = Evaluator(operators, ahead, point.sizes)
        self.behind = Evaluator(operators, behind, point.sizes)

    def differential(self, term: Term) -> Value:
        """(U(X + hD) - U(X - hD))/2h, of a variable its direction."""
        if term.head == "symbol" and str(term.data) in self.directions:
            return self.directions[str(term.data)]
        return (self.ahead.value(term) - self.behind.value(term)) * self.slope

    def function(self, function: Term) -> tuple[Ball, Ball]:
        """The value of the function and its derivative along the direction; Outside where it has none."""
        values = [evaluator.value(function) for evaluator in (self.here, self.ahead, self.behind)]
        if not all(map(is_finite, values)):
            raise Outside
        if not all(map(certain, values)):
            raise Wide
        return only_entry(values[0]), only_entry(self.differential(function))

    def line(self, content: Term | Form) -> tuple[Ball, Ball]:
        """The value of a line, and the scale of its parts."""
        if isinstance(content, Term):
            value = only_entry(self.here.value(content))
            return value, abs(value)
        parts = [inner(self.here.value(a.adjoint), self.here.value(a.differential)) for a in content]
        return sum(parts, Ball(0)), sum((abs(part) for part in parts), Ball(0))


class Check:
    """The check of one derivation at one point and precision, at both widths where one does not decide."""

    def __init__(self, derivation: Derivation, point: Point) -> None:
        self.derivation = derivation
        self.point = point
        operators = derivation.problem.algebra.operators
        self.near, self.nearer = (Neighbourhood(point, width, operators) for width in WIDTHS)

    def run(self) -> None:
        """Check each line; raise Fault where one does not hold, Wide where the precision does not tell."""
        base, slope = self.near.function(self.derivation.problem.function)
        self._check_reading(base)
        for i, step in enumerate(self.derivation.steps):
            wanted = base if isinstance(step.content, Term) else slope
            found, scale = self.near.line(step.content)
            if not found.is_finite():
                raise Outside
            if not equal(found, wanted, scale, base):
                self._judge(i, step, found - wanted, slope)

    def _check_reading(self, base: Ball) -> None:
        """The function is what was typed."""
        if self.derivation.problem.parts:
            typed = only_entry(typed_value(self.derivation.problem.parts, self.point))
            if not typed.is_finite():
                raise Outside
            if not equal(typed, base, abs(base), base):
                raise Fault(self.derivation, 0) if 0 not in typed - base else Wide

    def _judge(self, i: int, step: Step, difference: Ball, slope: Ball) -> None:
        """A line that is not equal at the first width: different, or undecided."""
        nearer, function = self.nearer, self.derivation.problem.function
        wanted = nearer.here.value(function) if isinstance(step.content, Term) else nearer.differential(function)
        found, scale = nearer.line(step.content)
        again = found - only_entry(wanted)
        if not isinstance(step.content, Term) and not _settled(slope, only_entry(wanted)):
            raise Outside
        if equal(found, only_entry(wanted), scale, only_entry(nearer.here.value(function))):
            return
        if 0 not in difference and abs(again - difference) < abs(difference) * power_of_two(-30):
            raise Fault(self.derivation, i)
        raise Wide


def _settled(a: Ball, b: Ball) -> bool:
    """Whether the difference quotients at the two widths tell a derivative: they agree in a billionth part."""
    return bool(abs(a - b) <= max(a.abs_upper(), b.abs_upper()) * power_of_two(-30) + power_of_two(-60))


def equal(a: Ball, b: Ball, scale: Ball, base: Ball) -> bool:
    """Whether two values differ by less than 2^-150 of their scale, or both are 0 as far as can be told."""
    bound = max(x.abs_upper() for x in (a, b, scale)) * power_of_two(-150)
    if 0 in a and 0 in b:
        bound = max(bound, max(base.abs_upper(), Ball(1)) * power_of_two(-210))
    return bool((a - b).abs_upper() <= bound)


def verified(derivation: Derivation) -> Derivation:
    """The derivation, each line checked."""
    bits = [_check_somewhere(derivation, index) for index in range(POINTS)]
    return derivation._replace(verification=Verification(POINTS, max(bits)))


def _check_somewhere(derivation: Derivation, index: int) -> int:
    """Check each line at the first of many points at which the function and all lines are defined; the bits it took."""
    problem = derivation.problem
    candidates = points(problem, index)
    for _ in range(DRAWS):
        with precision(PRECISIONS[-1]):
            point = next(candidates)
        with suppress(Outside):
            return check_at(derivation, point)
    depending = Dependence(problem.function, problem.variables)
    needs = "; ".join(conditions(problem, problem.function, depending)) or "finite values"
    message = f"no point of the domain was found in {DRAWS} draws, so nothing can be checked; needed: {needs}"
    raise Mistake("M240", message, None, "declare properties: positive, spd, invertible …")


def check_at(derivation: Derivation, point: Point) -> int:
    """Check each line at a point, with as much precision as it takes; the bits of it."""
    for bits in PRECISIONS:
        with precision(bits):
            try:
                Check(derivation, point).run()
                _check_projections(derivation, point)
                return bits
            except Wide:
                continue
            except (ZeroDivisionError, ValueError) as error:
                raise Outside from error
    raise Mistake("M241", f"a line could not be decided with {PRECISIONS[-1]} bits", None)


def _check_projections(derivation: Derivation, point: Point) -> None:
    """A projected gradient lies in the variable's subspace: projecting it again changes nothing."""
    problem = derivation.problem
    here = Evaluator(problem.algebra.operators, point.values, point.sizes)
    for result in derivation.results:
        again = projection(problem.algebra, problem.symbol(result.variable), result.gradient)
        if again is not None:
            projected, gradient = here.value(again.gradient), here.value(result.gradient)
            for a, b in zip(entries(projected), entries(gradient), strict=True):
                if not equal(a, b, abs(a), size_of(gradient)):
                    raise Fault(derivation, len(derivation.steps) - 1) if 0 not in a - b else Wide
