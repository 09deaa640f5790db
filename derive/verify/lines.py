"""Each line against the definition of the derivative, independently of the rules.

At a random point X and direction D the derivative is (f(X + hD) - f(X - hD))/2h, and so is every dU in a line. Two
values are equal if they differ by less than 2^-150 of their scale at h = 2^-100; they are different if the difference
stays what it is, to 2^-30 of itself, at h = 2^-140: the truncation error shrinks by 2^-80, a mistake does not.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from ...grammar.mistakes import Mistake
from ..derivation import Addend, Derivation, Form, Result, Step, Verification
from ..differentiate.conditions import conditions
from ..differentiate.differential import Dependence
from ..differentiate.projection import projection
from ..evaluate.evaluator import Evaluator
from ..evaluate.sample import Domain, Point, domain_of, points_in
from ..evaluate.typed import typed_value
from ..numbers.balls import Ball, Value, certain, entries, inner, is_finite, power_of_two, precision, size_of
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import ONE
from ..terms.term import Term
from ..views.check import Reading

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

    def function(self, function: Term) -> "Target":
        """The value of a function and its derivative along the direction; Outside where it has none."""
        values: list[Value] = []
        for evaluator in (self.here, self.ahead, self.behind):
            values.append(evaluator.value(function))
            if not is_finite(values[-1]):
                raise Outside
        if not all(map(certain, values)):
            raise Wide
        return Target(entries(values[0]), entries(self.differential(function)))

    def line(self, content: Term | Form) -> tuple[list[Ball], Ball]:
        """The entries of a line, and the scale of its parts."""
        if isinstance(content, Term):
            value = self.here.value(content)
            return entries(value), size_of(value)
        parts = [inner(self.here.value(a.adjoint), self.here.value(a.differential)) for a in content]
        return [sum(parts, Ball(0))], sum((abs(part) for part in parts), Ball(0))


class Target(NamedTuple):
    """What the lines about a function are held against: the entries of its value and of its derivative."""

    value: list[Ball]
    slope: list[Ball]

    def of(self, step: Step) -> list[Ball]:
        """What a line is to be."""
        return self.slope if step.is_differential else self.value

    @property
    def base(self) -> Ball:
        """The largest absolute value of the function's entries."""
        return max((x.abs_upper() for x in self.value), default=Ball(0))


class Check:
    """The check of one derivation at one point and precision, at both widths where one does not decide."""

    def __init__(self, derivation: Derivation, point: Point) -> None:
        self.derivation = derivation
        self.point = point
        operators = derivation.problem.algebra.operators
        self.near, self.nearer = (Neighbourhood(point, width, operators) for width in WIDTHS)

    def run(self) -> None:
        """Check each line; raise Fault where one does not hold, Wide where the precision does not tell."""
        near, function = self.near, self.derivation.problem.function
        targets = {function: near.function(function)}
        self._check_reading(targets[function])
        for i, step in enumerate((*self.derivation.steps, *lines_of_results(self.derivation))):
            about = step.of or function
            target = targets[about] if about in targets else targets.setdefault(about, near.function(about))
            found, scale = near.line(step.content)
            of_one_shape(found, target.of(step))
            if not all(x.is_finite() for x in found):
                raise Outside
            if not all_equal(found, target.of(step), scale, target.base):
                self._judge(i, step, about, [x - y for x, y in zip(found, target.of(step), strict=True)], target)

    def _check_reading(self, target: Target) -> None:
        """The function is what was typed."""
        if self.derivation.problem.parts:
            typed = entries(typed_value(self.derivation.problem.parts, self.point))
            of_one_shape(typed, target.value)
            if not all(x.is_finite() for x in typed):
                raise Outside
            if not all_equal(typed, target.value, target.base, target.base):
                apart = any(0 not in x - y for x, y in zip(typed, target.value, strict=True))
                raise Fault(self.derivation, 0) if apart else Wide

    def _judge(self, i: int, step: Step, about: Term, differences: list[Ball], target: Target) -> None:
        """A line that is not equal at the first width: different, or undecided."""
        nearer = self.nearer
        near = Target(entries(nearer.here.value(about)), entries(nearer.differential(about)))
        found, scale = nearer.line(step.content)
        if step.is_differential and not all(map(settled, target.slope, near.slope)):
            raise Outside
        if all_equal(found, near.of(step), scale, near.base):
            return
        again = [x - y for x, y in zip(found, near.of(step), strict=True)]
        if any(0 not in d and abs(e - d) < abs(d) * power_of_two(-30) for d, e in zip(differences, again, strict=True)):
            raise Fault(self.derivation, i)
        raise Wide


def lines_of_results(derivation: Derivation) -> Iterator[Step]:
    """The results put back into the lines df = … that they were read off."""
    algebra = derivation.problem.algebra
    for before, of in dict.fromkeys((result.before, result.of) for result in derivation.results):
        results = [result for result in derivation.results if result.before is before]
        if (of or derivation.problem.function).is_scalar:
            form = tuple(Addend(result.gradient, algebra.d(result.variable)) for result in results)
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


def all_equal(a: list[Ball], b: list[Ball], scale: Ball, base: Ball) -> bool:
    """Whether two lists of entries are equal, one by one."""
    return all(equal(x, y, scale, base) for x, y in zip(a, b, strict=True))


def of_one_shape(a: list[Ball], b: list[Ball]) -> None:
    """TypeError where two values have not as many entries: no other point would mend that."""
    if len(a) != len(b):
        raise TypeError(f"{len(a)} entries cannot be held against {len(b)}")


def settled(a: Ball, b: Ball) -> bool:
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
    domain = domain_of(derivation.problem)
    bits = [_check_somewhere(derivation, domain, index) for index in range(POINTS)]
    return derivation._replace(verification=Verification(POINTS, max(bits)))


def _check_somewhere(derivation: Derivation, domain: Domain, index: int) -> int:
    """Check each line at the first of many points at which the function and all lines are defined; the bits it took."""
    problem = derivation.problem
    candidates = points_in(domain, index)
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
                _check_views(derivation, point)
                return bits
            except Wide:
                continue
            except (ZeroDivisionError, ValueError) as error:
                raise Outside from error
    raise Mistake("M241", f"a line could not be decided with {PRECISIONS[-1]} bits", None)


def _check_views(derivation: Derivation, point: Point) -> None:
    """Each view of a derivative is a reading of the same linear map."""
    for result in derivation.results:
        reading = Reading(derivation, result, point)
        for view in result.views:
            found, wanted = reading.pairs(view)
            of_one_shape(found, wanted)
            scale = max((x.abs_upper() for x in (*found, *wanted)), default=Ball(0))
            if not all_equal(found, wanted, scale, scale):
                apart = any(0 not in x - y for x, y in zip(found, wanted, strict=True))
                raise Fault(derivation, len(derivation.steps) - 1) if apart else Wide


def _check_projections(derivation: Derivation, point: Point) -> None:
    """A projected gradient lies in the variable's subspace: projecting it again changes nothing."""
    problem = derivation.problem
    here = Evaluator(problem.algebra.operators, point.values, point.sizes)
    for result in (result for result in derivation.results if result.kind == "gradient"):
        again = projection(problem.algebra, problem.symbol(result.variable), result.gradient)
        if again is not None:
            projected, gradient = here.value(again.gradient), here.value(result.gradient)
            for a, b in zip(entries(projected), entries(gradient), strict=True):
                if not equal(a, b, abs(a), size_of(gradient)):
                    raise Fault(derivation, len(derivation.steps) - 1) if 0 not in a - b else Wide
