"""A pattern against a term. Letters of the pattern stand for any term of a shape that fits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from matgrad.derive.algebra import Algebra
from matgrad.derive.shape import (
    ONE,
    Shape,
    Size,
    divided,
    is_composite,
    letter,
    letters,
    lone,
    plus,
    substitute,
    times,
    unsolved,
)
from matgrad.derive.term import INDEX, Term, below, value_of

COMMUTING = frozenset({"sum", "hadamard", "colon"})


class Binding(NamedTuple):
    """What the letters of a pattern stand for, and what its sizes are."""

    terms: Mapping[str, Term]
    sizes: Mapping[str, Size]


EMPTY = Binding({}, {})


class Pattern(NamedTuple):
    """A term of the rulebook, with the terms it is made of, arguments first."""

    root: Term
    parts: tuple[Term, ...]


def pattern(root: Term) -> Pattern:
    """A term as a pattern."""
    return Pattern(root, tuple(below([root])))


def matches(pattern: Term, term: Term, binding: Binding = EMPTY) -> Iterator[Binding]:
    """The ways in which a term is an instance of a pattern."""
    if pattern.head == "symbol":
        if pattern.properties <= (term.properties if term.head == "symbol" else INDEX):
            yield from _letter(str(pattern.data), pattern.shape, term, binding)
    elif pattern.head == "d":
        yield from _letter(f"d{pattern.args[0].data}", pattern.shape, term, binding)
    elif pattern.head == "size":
        yield from _size(str(pattern.data), term, binding)
    elif pattern.head != term.head or pattern.data != term.data:
        return
    elif pattern.head == "product":
        yield from _sequence(pattern.args, term.args, binding)
    elif pattern.head in COMMUTING:
        yield from _any_order(pattern.args, term.args, binding)
    elif not pattern.args:
        yield from _shape(pattern.shape, term.shape, binding)
    elif len(pattern.args) == len(term.args):
        order = sorted(range(len(term.args)), key=lambda i: is_composite(pattern.args[i].shape))
        yield from each_matches([pattern.args[i] for i in order], [term.args[i] for i in order], binding)


def _size(name: str, term: Term, binding: Binding) -> Iterator[Binding]:
    """A size where a number is written."""
    size = size_in(term)
    if size is not None and binding.sizes.get(name, size) == size:
        yield Binding(binding.terms, {**binding.sizes, name: size})


def size_in(term: Term) -> Size | None:
    """The size that a scalar is, if it is a sum of products of sizes."""
    if term.head == "size":
        return letter(str(term.data))
    if term.head == "number":
        value = value_of(term)
        return (((), int(value)),) if value > 0 and value.denominator == 1 else None
    parts = [size_in(arg) for arg in term.args] if term.head in ("sum", "hadamard") else [None]
    known = [part for part in parts if part is not None]
    return reduce(plus if term.head == "sum" else times, known) if len(known) == len(parts) else None


def _letter(name: str, shape: Shape, term: Term, binding: Binding) -> Iterator[Binding]:
    bound = binding.terms.get(name)
    if bound is None:
        for fitting in _shape(shape, term.shape, binding):
            yield Binding({**fitting.terms, name: term}, fitting.sizes)
    elif bound is term:
        yield binding


def _shape(pattern: Shape, shape: Shape, binding: Binding) -> Iterator[Binding]:
    sizes = dict(binding.sizes)
    for expected, actual in zip(pattern, shape, strict=True):
        if (name := lone(expected)) is not None:
            sizes.setdefault(name, actual)
        elif (found := unsolved(expected, sizes)) is not None:
            quotient = divided(actual, found[1])
            if quotient is None:
                return
            sizes[found[0]] = quotient
        if letters(expected) <= sizes.keys() and substitute(expected, sizes) != actual:
            return
    yield Binding(binding.terms, sizes)


def each_matches(patterns: Sequence[Term], terms: Sequence[Term], binding: Binding = EMPTY) -> Iterator[Binding]:
    """The ways in which terms are, one by one, instances of patterns."""
    if not patterns:
        yield binding
        return
    for found in matches(patterns[0], terms[0], binding):
        yield from each_matches(patterns[1:], terms[1:], found)


def _sequence(patterns: Sequence[Term], terms: Sequence[Term], binding: Binding) -> Iterator[Binding]:
    """All factors of a product, each pattern one of them."""
    if len(patterns) == len(terms):
        yield from each_matches(patterns, terms, binding)


def _any_order(patterns: Sequence[Term], terms: Sequence[Term], binding: Binding) -> Iterator[Binding]:
    if len(patterns) != len(terms):
        return
    if not patterns:
        yield binding
    for i, term in enumerate(terms):
        for found in matches(patterns[0], term, binding):
            yield from _any_order(patterns[1:], [*terms[:i], *terms[i + 1 :]], found)


def parts_matching(pattern: Term, term: Term) -> Iterator[tuple[Binding, tuple[Term, ...], tuple[Term, ...]]]:
    """The matches of a pattern with a term or, in a flat mark, with some of its operands.

    With each match come the operands left before it and after it.
    """
    if pattern.head != term.head or len(pattern.args) == len(term.args):
        yield from ((found, (), ()) for found in matches(pattern, term))
    elif pattern.head == "product":
        length = len(pattern.args)
        for i in range(len(term.args) - length + 1):
            segment = term.args[i : i + length]
            yield from ((b, term.args[:i], term.args[i + length :]) for b in each_matches(pattern.args, segment, EMPTY))
    elif pattern.head in ("sum", "hadamard"):
        for chosen in _choices(len(term.args), len(pattern.args)):
            some = [term.args[i] for i in chosen]
            rest = tuple(arg for i, arg in enumerate(term.args) if i not in chosen)
            yield from ((found, rest, ()) for found in _any_order(pattern.args, some, EMPTY))


def _choices(total: int, count: int) -> Iterator[tuple[int, ...]]:
    """Pairs of places; rules with more operands under a flat commuting mark would be slow and are not needed."""
    if count == 2:
        yield from pairwise(range(total))
        yield from ((i, j) for i in range(total) for j in range(i + 2, total))


def instantiate(result: Pattern, binding: Binding, algebra: Algebra, d: Callable[[Term], Term] | None = None) -> Term:
    """The term that a pattern becomes once its letters stand for terms; `d` makes the differentials."""
    sizes = dict(binding.sizes)
    made: dict[int, Term] = {}
    for part in result.parts:
        args = [made[arg.number] for arg in part.args]
        if part.head == "symbol":
            made[part.number] = binding.terms[str(part.data)]
        elif part.head == "number":
            made[part.number] = algebra.number(value_of(part))
        elif part.head == "size":
            made[part.number] = algebra.size(sizes[str(part.data)])
        elif part.head == "d" and d is not None:
            made[part.number] = d(args[0])
        else:
            rows, columns = (size if size == ONE else substitute(size, sizes) for size in part.shape)
            made[part.number] = algebra.rebuild(part.head, args, (rows, columns))
    return made[result.root.number]
