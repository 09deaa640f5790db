"""Random points at which formulas are checked: sizes, values that honour the declared properties, and directions.

The points are the same in every run. Entries, and small steps from them, are multiples of a power of two, and so exact.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from ...grammar.record import NamedTuple
from ..elaborate.statement import Symbol
from ..numbers.balls import Ball, Matrix, Value, entries
from ..problem import Problem
from ..properties import declared
from ..properties.property import Property
from ..terms.division import is_length, is_open
from ..terms.operator import Drawn
from ..terms.shape import ONE, SCALAR, Shape, Size, count, letters, lone, signature
from ..terms.term import Term, below, direction_name
from .distribution import USUAL_MANNER, Manner, drawn_function, drawn_of, of_direction, of_values
from .evaluator import compiled, constant
from .reach import Reached, ranges_in, reaching
from .stream import Stream

MANNERS = 4
MOST_DRAWS = 1000  # of one point, whose seeds are a thousand from those of the next
LEAST = {0: 2}  # what holds for numbers alone is not found to hold for matrices: at one point no size is 1
# Points at which all sizes are equal. What is wrong may be right for scalars, for even or odd sizes, or for sizes below
# 4, such as the first three points have: 1 is that of scalars, 4 and 5 are an even and an odd one that are larger.
EQUAL = {3: 1, 4: 4, 5: 5}
FULL = 2  # at a point in three masks are of ones alone: the smallest entry is not always 0
POINTS_OF_ONE = 6  # the first points, with numbers of about 1: what is an identity there alone shows at the later ones
MAGNITUDES = (1, 8, 50)
MANY_MATRICES = 64
PERIOD = 25
# Of the letters, one after the other: at the first point 2, 3, 4 …; at the others in another order, with ones too.
USUAL_SIZES = (
    [2 + i % 5 for i in range(PERIOD)],
    [1 + (2 * i + i // 5 + 1) % 5 for i in range(PERIOD)],
    [1 + (3 * i + i // 25 + 2) % 4 for i in range(PERIOD)],
)
FACTOR_COUNT = "k"  # the argument of an operator that is a positive integer, if it is no size


class Point(NamedTuple):
    """The sizes, the value of every symbol, and a direction for every variable; the same for the same seed."""

    sizes: Mapping[str, int]
    values: Mapping[str, Value]
    directions: Mapping[str, Value]
    seed: int = 0


class Domain(NamedTuple):
    """What points are drawn from: symbols, those that vary (their directions keep the properties given here), and the
    letters of sizes; `fixed` are the numbers of some letters, `alike` the letters that are one size, and no size that
    is not fixed is less than `least`. It `shrinks` if the function vanishes with its matrices, which are many.
    `functions` are those that are not given, of which random ones are drawn. Each of the `open` sizes, such as n - 1,
    must come out as a positive integer, and the first of what is `reached` be no less than the second. Where something
    is differentiated `twice`, directions have values too: that of each variable, and another one.
    """

    symbols: tuple[Symbol, ...]
    moving: tuple[Symbol, ...]
    letters: Sequence[str]
    fixed: Mapping[str, int] = {}
    alike: frozenset[str] = frozenset()
    least: int = 1
    shrinks: bool = False
    functions: tuple[Drawn, ...] = ()
    open: frozenset[Size] = frozenset()
    twice: bool = False
    reached: Reached = ()


def sizes_at(names: Iterable[str], point: int) -> dict[str, int]:
    """A small number for each letter; letters differ in at least one of three points, as far as 25 go."""
    return {name: USUAL_SIZES[point][i % PERIOD] for i, name in enumerate(names)}


def _sizes(names: Sequence[str], point: int, choice: int, most: int, stream: Stream) -> dict[str, int]:
    """The sizes of a candidate: at three points the usual ones, those in the other order, or equal ones, at which
    products of free sizes have full rank; then all 1, 4 and 5; and else any at all, but at the first point none is 1.
    """
    if point < 3 and choice < (3 if point else 2):
        return dict.fromkeys(names, point + 1) if choice == 2 else sizes_at(names[::-1] if choice else names, point)
    if choice == 0 and point in EQUAL:
        return dict.fromkeys(names, EQUAL[point])
    least = LEAST.get(point, 1)
    return {name: least + stream.below(most + 1 - least) for name in names}


def size_letters(problem: Problem, terms: Sequence[Term]) -> list[str]:
    """The letters of sizes in a problem, in order of appearance; `terms` are all of its function.

    What is typed has those of what it is made of.
    """
    leaves = [term for term in terms if not term.args and term.head != "symbol"]
    symbols = [(*symbol.shape, *symbol.ranges) for symbol in problem.symbols]
    found = _letters([*symbols, *(term.shape for term in leaves)])
    found += [str(term.data) for term in leaves if term.head == "size"]
    found += _letters([part.sizes or part.shape for part in problem.parts if part.sizes or not part.args])
    return list(dict.fromkeys(found))


def _letters(shapes: Iterable[Sequence[Size]]) -> list[str]:
    """The letters of some sizes, those of a product as they stand there: in alphabetical order."""
    distinct = dict.fromkeys([size for shape in shapes for size in shape])
    return [name for size in distinct for name in (size[0][0] if len(size) == 1 else sorted(letters(size)))]


def drawn(problem: Problem, terms: Iterable[Term]) -> tuple[Symbol, ...]:
    """The symbols of a problem, of which those are positive integers that count the factors of a power of a matrix.

    `terms` are all that are evaluated, with their arguments.
    """
    if not any([symbol.shape == SCALAR for symbol in problem.symbols]):
        return problem.symbols
    counts: set[object] = set()
    for term in terms:
        for place, arg in enumerate(term.args):
            if arg.head == "symbol" and arg.is_scalar and _is_factor_count(problem, term, place):
                counts.add(arg.data)
    return tuple(s._replace(properties=(*s.properties, "index")) if s.name in counts else s for s in problem.symbols)


def _is_factor_count(problem: Problem, term: Term, place: int) -> bool:
    """Whether an argument of a term is the number of factors of a power of a matrix."""
    operator = problem.algebra.operators.get(term.head)
    roles = signature(operator.signature).arguments if operator is not None else ()
    return place < len(roles) and roles[place].name == FACTOR_COUNT


def domain_of(problem: Problem) -> Domain:
    """What the points of a problem are drawn from."""
    wrt = {str(variable.data) for variable in problem.variables}
    moving = tuple(symbol for symbol in problem.symbols if symbol.name in wrt)
    terms = below([problem.function])
    functions = problem.functions
    names = with_letters(size_letters(problem, terms), functions)
    shrinks = not functions and _shrinks(problem, names)
    shapes = [*(symbol.shape for symbol in problem.symbols), *(part.shape for part in problem.parts)]
    open = open_sizes([*shapes, *(term.shape for term in terms)])
    twice = problem.twice and not problem.function.is_scalar
    found = Domain(drawn(problem, terms), moving, names, shrinks=shrinks, functions=functions, open=open, twice=twice)
    return found._replace(reached=ranges_in(terms, problem.algebra.operators))


def open_sizes(shapes: Iterable[Sequence[Size]]) -> frozenset[Size]:
    """The sizes among some shapes that need not be positive integers."""
    return frozenset([size for size in {size for shape in shapes for size in shape} if is_open(size)])


def with_letters(names: Sequence[str], functions: Sequence[Drawn]) -> list[str]:
    """Letters of sizes, and those of what functions take and give."""
    return list(dict.fromkeys([*names, *_letters([function.sizes for function in functions])]))


def _shrinks(problem: Problem, names: Iterable[str]) -> bool:
    """Whether there are many matrices, and the function is 0 where they are 0."""
    if sum([ONE not in symbol.shape for symbol in problem.symbols]) <= MANY_MATRICES:
        return False
    function, sizes = compiled(problem.function, problem.algebra.operators), dict.fromkeys(names, 2)
    with suppress(ValueError, ZeroDivisionError):
        value = function(sizes, {symbol.name: _without_matrices(symbol.shape, sizes) for symbol in problem.symbols})
        return all([x == 0 for x in entries(value)])
    return False


def _without_matrices(shape: Shape, sizes: Mapping[str, int]) -> Value:
    """1, ones for a vector, zeros for a matrix."""
    if shape == SCALAR:
        return Ball(1)
    return constant("ones" if ONE in shape else "zeros", *(count(size, sizes) for size in shape))


class Sampler:
    """Draws the points of a domain."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.letters = tuple(domain.letters)
        self.tall = tuple(s.shape for s in domain.symbols if s.properties and _is_tall(s))
        self.values = of_values(domain.symbols, domain.shrinks)
        self.directions = tuple(map(of_direction, domain.moving))
        self.lengths = {size for s in (*domain.symbols, *domain.moving) for size in (*s.shape, *s.ranges)}
        self.lengths |= {size for function in domain.functions for size in function.sizes}
        self.most = 3 if any(len(names) > 1 for size in self.lengths for names, _ in size) else 6

    def points(self, index: int) -> Iterator[Point]:
        """Candidates for one point; they differ in manner: any sign, positive, small, small and positive; in the
        sizes; and in how large the numbers are.
        """
        for draw in range(MOST_DRAWS):
            seed = MOST_DRAWS * index + draw
            stream = Stream(seed)
            sizes = self._sizes(index, draw, stream)
            if self.domain.open and not all([is_length(size, sizes) for size in self.domain.open]):
                continue
            lengths = {size: count(size, sizes) for size in self.lengths}
            magnitude = _magnitude(index, draw // (3 * MANNERS))
            manner = Manner(draw % 2 == 1, draw % MANNERS >= 2, magnitude, (index + draw) % 3 == FULL)
            values = {of.name: drawn_of(of, lengths, stream, manner) for of in self.values}
            directions = {of.name: drawn_of(of, lengths, stream, USUAL_MANNER) for of in self.directions}
            functions = {of.function: drawn_function(of, lengths, stream, manner) for of in self.domain.functions}
            values = {**values, **functions} if functions else values
            if self.domain.twice:
                values.update(self._standing(directions, lengths, stream))
            yield Point(sizes, values, directions, seed)

    def _standing(
        self, directions: Mapping[str, Value], lengths: Mapping[Size, int], stream: Stream
    ) -> Iterator[tuple[str, Value]]:
        """The values of directions that stand still."""
        for of in self.directions:
            yield direction_name(of.name), directions[of.name]
            yield direction_name(of.name, other=True), drawn_of(of, lengths, stream, USUAL_MANNER)

    def _sizes(self, index: int, draw: int, stream: Stream) -> dict[str, int]:
        """The sizes of a candidate, as the domain fixes them."""
        sizes = _sizes(self.letters, index, draw // MANNERS, self.most, stream)
        return reaching(self.domain.reached, self.domain.fixed, _tall(self.tall, _constrained(self.domain, sizes)))


def _is_tall(symbol: Symbol) -> bool:
    """Whether a matrix must not have fewer rows than columns."""
    return any(known.shape == "tall" for known in declared(symbol.properties))


def _magnitude(point: int, turn: int) -> int:
    """How large the numbers are: about 1 at the first points, as far as that will do, then larger ones too."""
    return MAGNITUDES[(point * (point >= POINTS_OF_ONE) + turn) % len(MAGNITUDES)]


def _constrained(domain: Domain, sizes: dict[str, int]) -> dict[str, int]:
    """The sizes as the domain fixes them: given numbers, letters that are one size, none below the least."""
    if domain.alike:
        one = next((n for name, n in sizes.items() if name in domain.alike), 0)
        sizes.update(dict.fromkeys(sorted(domain.alike), one))
    if domain.least > 1:
        sizes = {name: max(size, domain.least) for name, size in sizes.items()}
    sizes.update(domain.fixed)
    return sizes


def _tall(shapes: Iterable[Shape], sizes: dict[str, int]) -> dict[str, int]:
    """The sizes, changed where a matrix that must not have fewer rows than columns would have."""
    for shape in shapes:
        rows, columns = (count(size, sizes) for size in shape)
        if rows < columns:
            sizes.update({name: n for name, n in zip(map(lone, shape), (columns, rows), strict=True) if name})
    return sizes


def with_property(value: Value, known: Property | None) -> Value:
    """A matrix that has a property, made of one that has not; a subspace is projected onto."""
    return known.draw(value) if known is not None and known.draw and isinstance(value, Matrix) else value
