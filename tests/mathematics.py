"""What the tests of the derivation share: statements, formulas read back, points, and equality in balls."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from matgrad.core import Derivation, solve
from matgrad.core.elaborate.build import Builder
from matgrad.core.elaborate.part import parts_of
from matgrad.core.elaborate.statement import Symbol
from matgrad.core.evaluate.evaluator import Evaluator
from matgrad.core.evaluate.sample import Point, Sampler, domain_of
from matgrad.core.numbers.balls import Ball, Value, entries, is_finite, power_of_two, precision, size_of
from matgrad.core.operators import OPERATORS
from matgrad.core.problem import Problem
from matgrad.core.rules.compile import define, equation
from matgrad.core.terms.algebra import Algebra
from matgrad.core.terms.operator import Operator
from matgrad.core.terms.shape import SCALAR, Shape
from matgrad.core.terms.term import Term, below
from matgrad.grammar.read import read_expression, read_statement
from matgrad.grammar.tree import DerivativeClaim, Name, Node, Number, Statement, question_of

HERE = Path(__file__).parent
BITS = 400
STEP = -100


def cookbook() -> list[str]:
    """The claims of cookbook.txt."""
    lines = (HERE / "cookbook.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def pages() -> list[Path]:
    """The golden pages; each begins with its statement."""
    return sorted((HERE / "derivations").glob("*.txt"))


def pages_with_sums() -> list[Path]:
    """The golden pages of sums over an index."""
    return sorted((HERE / "derivations" / "sums").glob("*.txt"))


def question(statement: Statement) -> Statement:
    """A claim `E wrt X == G` as the question `E wrt X`."""
    return question_of(statement) if isinstance(statement, DerivativeClaim) else statement


def derived(text: str, verify: bool = True) -> Derivation:
    """The derivation of a statement, or of what a claim is about; each line checked unless told otherwise."""
    return solve(question(read_statement(text)), verify)


def both_sides(
    left: Node,
    right: Node,
    shapes: Mapping[str, Shape],
    algebra: Algebra,
    properties: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Term, Term]:
    """Two formulas of one shape as terms; `shapes` are those of some of their letters."""
    builder = Builder(algebra, properties or {}, define)
    integers = [name for name, words in (properties or {}).items() if "integer" in words]
    one, other = equation(left, right, shapes, {}, integers)
    return builder.build(parts_of(one)), builder.build(parts_of(other))


def read_back(formula: Node | str, like: Term | None, problem: Problem, printed: Term | None = None) -> Term:
    """A formula in a problem's names as a term of the same store; a variable gives its shape, None is a scalar.

    The names have the properties that they have in the term that was printed.
    """
    properties = {symbol.name: frozenset(symbol.properties) for symbol in problem.symbols if symbol.is_integer}
    properties |= {str(term.data): term.properties for term in below([printed] if printed else []) if term.properties}
    node = read_expression(formula) if isinstance(formula, str) else formula
    twin = Name(str(like.data), node.span) if like is not None else Number(1, node.span)  # type: ignore[arg-type]
    shapes = {symbol.name: symbol.shape for symbol in problem.symbols}
    return both_sides(node, twin, shapes, problem.algebra, properties)[0]


def evaluator(point: Point, operators: Mapping[str, Operator]) -> Evaluator:
    """The values of terms at a point, and of their differentials along its direction."""
    return Evaluator(operators, point.values, point.sizes, directions=point.directions, width=STEP)


def point_of(problem: Problem, index: int, gradient: Term) -> Point:
    """The first of the points at which a problem's function and its gradient are defined."""
    for point in islice(Sampler(domain_of(problem)).points(index), 200):
        with precision(BITS), suppress(ZeroDivisionError, ValueError):
            near = evaluator(point, problem.algebra.operators)
            function = problem.function
            if all(map(is_finite, (near.value(function), near.differential(function), near.value(gradient)))):
                return point
    raise LookupError("no point in the domain")


def claim_holds(claim: str) -> bool:
    """Whether a claim `E wrt X == G` is true where it is tried, at three points."""
    derivation = derived(claim)
    problem, (result,) = derivation.problem, derivation.results
    statement = read_statement(claim)
    assert isinstance(statement, DerivativeClaim)
    gradient = read_back(statement.sides[0], result.variable, problem)
    return all(agree(problem, index, result.gradient, gradient) for index in range(3))


def agree(problem: Problem, index: int, one: Term, other: Term) -> bool:
    """Whether two gradients have the same value at one of the points of a problem."""
    point = point_of(problem, index, one)
    with precision(BITS):
        here = Evaluator(OPERATORS, point.values, point.sizes)
        return close(here.value(one), here.value(other))


@dataclass(frozen=True)
class Formulas:
    """Some terms of one store, the names that vary in them, and what all square matrices in them are."""

    algebra: Algebra
    terms: tuple[Term, ...]
    moving: frozenset[str] = frozenset()
    properties: tuple[str, ...] = ()

    def _properties(self, term: Term) -> tuple[str, ...]:
        is_square = term.shape[0] == term.shape[1]
        return tuple(sorted({*term.properties, *(self.properties if is_square else ())}))

    def evaluators(self, index: int) -> Iterator[Evaluator]:
        """Candidates for one of three points; among their sizes are ones, and unequal numbers for unequal letters."""
        letters = [term for term in below(self.terms) if term.head == "symbol"]
        symbols = tuple(Symbol(str(t.data), t.shape, 2, self._properties(t), False) for t in letters)
        moving = tuple(term for term in letters if term.data in self.moving)
        whole = self.algebra.make("all of them", self.terms, SCALAR)
        problem = Problem(self.algebra, whole, moving, symbols, ())
        return (evaluator(point, OPERATORS) for point in islice(Sampler(domain_of(problem)).points(index), 200))

    def at(self, index: int) -> tuple[Evaluator, list[Value]]:
        """The first point where all terms are finite, and their values there."""
        for near in self.evaluators(index):
            try:
                values = [near.value(term) for term in self.terms]
            except (ZeroDivisionError, ValueError):
                continue
            if all(map(is_finite, values)):
                return near, values
        raise AssertionError("no point of the domain")


def close(a: Value, b: Value, bits: int = 150) -> bool:
    """Whether two values differ by less than 2^-bits of their largest entry."""
    bound = max(size_of(a), size_of(b), Ball(1)) * power_of_two(-bits)
    return all((x - y).abs_upper() <= bound for x, y in zip(entries(a), entries(b), strict=True))


def equal_at_three_points(formulas: Formulas) -> bool:
    """Whether two terms have the same value wherever they are compared."""
    with precision(BITS):
        return all(close(*formulas.at(index)[1]) for index in range(3))


def statement_of(page: Path) -> str:
    """The statement that a golden page begins with."""
    return page.read_text(encoding="utf-8").partition("\n")[0]
