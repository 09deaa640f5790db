"""Gradients on manifolds against their definition, along curves: no row takes part.

At a random point X, along a curve c on the manifold with c(0) = X, the derivative of f is (f(c(h)) - f(c(-h)))/2h. It
is the product of the gradient with the curve's velocity, (c(h) - c(-h))/2h, and the gradient is tangent at X.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product
from typing import Any

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, Step
from ..evaluate.evaluator import as_matrix, compiled
from ..evaluate.sample import Point, Sampler, domain_of
from ..numbers.balls import Ball, Matrix, Value, entries, power_of_two, size_of
from ..numbers.members import Members
from ..terms.shape import count
from ..verify.codes import UNDECIDED_LINE
from ..verify.compare import (
    LINE_POINTS,
    STEP_WIDTHS,
    Imprecise,
    Pair,
    Question,
    Undefined,
    check_known,
    decided,
    drawn,
    first_decided,
)
from ..verify.lines import WrongLine
from . import manifold_of


def confirmed(derivation: Derivation) -> Derivation:
    """The derivation, with its gradients on manifolds checked; WrongLine where one is wrong."""
    sampler = Sampler(domain_of(derivation.problem))
    on_manifolds = [CurveTrial(derivation, result) for result in derivation.results if result.manifold]
    for trial, index in product(on_manifolds, LINE_POINTS):
        try:
            first_decided(drawn(sampler.points(index)), trial.check)
        except (Imprecise, Undefined):
            raise Mistake(UNDECIDED_LINE, "the gradient on the manifold could not be decided", None) from None
    return derivation


class CurveTrial:
    """A gradient on a manifold, and the lines that lead to it."""

    def __init__(self, derivation: Derivation, result: Result) -> None:
        problem = derivation.problem
        symbol = problem.symbol(result.variable)
        manifold = manifold_of(symbol)
        assert manifold is not None
        self.derivation, self.manifold, self.ranges = derivation, manifold, symbol.ranges
        self.name = symbol.name
        self.letters = [str(index.data) for index in result.variable.args[1:]]
        operators = problem.algebra.operators
        self.function, self.gradient = compiled(problem.function, operators), compiled(result.gradient, operators)
        steps = [(place, step) for place, step in enumerate(derivation.steps) if step.by is result.variable]
        self.lines = [(place, compiled(_term(step), operators)) for place, step in steps]

    def check(self, point: Point) -> None:
        """WrongLine where something does not hold at a point."""
        found = decided(lambda: self.questions(point))
        if found.place is not None:
            raise WrongLine(self.derivation, found.place)

    def questions(self, point: Point) -> Iterator[Question]:
        """What is to be equal: every line the gradient, which is tangent, and its product with a velocity the slope."""
        last, base = len(self.derivation.steps) - 1, size_of(self.function(point.sizes, point.values))
        for values in self._members(point):
            gradient = as_matrix(self.gradient(point.sizes, values))
            scale = size_of(gradient)
            for place, line in self.lines:
                yield Question(place, Pair(entries(line(point.sizes, values)), entries(gradient), scale, base))
            normal = entries(self.manifold.normal(as_matrix(self._here(values)), gradient))
            yield Question(last, Pair(normal, [Ball(0)] * len(normal), scale, base))
        yield Question(last, self._slopes(point, STEP_WIDTHS[0]), partial(self._slopes, point, STEP_WIDTHS[1]))

    def _members(self, point: Point) -> Iterator[Mapping[str, Any]]:
        """The values at a point for each member of a family, the letters of its indices among them; else once."""
        for place in self._places(point):
            yield {**point.values, **dict(zip(self.letters, map(Ball, place), strict=True))}

    def _places(self, point: Point) -> Iterator[tuple[int, ...]]:
        return product(*(range(1, count(size, point.sizes) + 1) for size in self.ranges))

    def _here(self, values: Mapping[str, Any]) -> Value:
        """The value of the variable, or of the member that its indices name."""
        value = values[self.name]
        if isinstance(value, Members):
            return value.values[tuple(int(float(values[letter])) for letter in self.letters)]
        return value  # type: ignore[no-any-return]

    def _slopes(self, point: Point, width: int) -> Pair:
        """The product of the gradient with the velocity of a curve, and the slope of the function along it."""
        step = power_of_two(width)
        ahead, behind = self._moved(point, step), self._moved(point, -step)
        values = [self.function(point.sizes, {**point.values, self.name: there}) for there in (ahead, behind)]
        check_known(self.function(point.sizes, point.values), *values)
        slope, found = (values[0] - values[1]) / (step * 2), Ball(0)
        for at in self._members(point):
            here, ends = as_matrix(self._here(at)), [self._here({**at, self.name: end}) for end in (ahead, behind)]
            velocity = (as_matrix(ends[0]) - as_matrix(ends[1])) / (step * 2)
            found += self.manifold.product(here, as_matrix(self.gradient(point.sizes, at)), velocity)
        return Pair([found], entries(slope), found, size_of(values[0]))

    def _moved(self, point: Point, step: Ball) -> Any:
        """The variable, or each member of a family, moved along its curve."""
        here, direction = point.values[self.name], point.directions[self.name]
        if not isinstance(here, Members):
            return self._curve(here, direction, step)
        pairs = {place: (value, direction.values[place]) for place, value in here.values.items()}
        return Members({place: self._curve(*pair, step) for place, pair in pairs.items()})

    def _curve(self, here: Value, direction: Value, step: Ball) -> Matrix:
        return self.manifold.curve(as_matrix(here), as_matrix(direction), step)


def _term(step: Step) -> Any:
    """What stands in a line grad f = …"""
    return step.content
