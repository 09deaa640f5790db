"""A pattern against part of a term: some factors of a product in a row, some addends of a sum, one of a coefficient."""

from collections.abc import Iterator
from itertools import pairwise

from ..terms.algebra import Algebra
from ..terms.term import Term
from .frozen import OF_ANY_HEAD
from .match import Binding, each_matches, matches, product_of

PartMatch = tuple[Binding, tuple[Term, ...], tuple[Term, ...]]


def parts_matching(pattern: Term, term: Term, algebra: Algebra) -> Iterator[PartMatch]:
    """The matches of a pattern with a term or, in a flat mark, with some of its operands.

    With each match come the operands left before it and after it. Of a coefficient some factors may be left.
    """
    if pattern.head == term.head == "product":
        yield from _segments(pattern.args, term.args, algebra)
    elif pattern.head == term.head == "scaled":
        yield from _scaled(pattern, term, algebra)
    elif pattern.head == term.head and pattern.head in ("sum", "hadamard") and len(pattern.args) < len(term.args):
        yield from _some(pattern, term, algebra)
    else:
        for found in matches(pattern, term, algebra):
            yield found, (), ()


def _scaled(pattern: Term, term: Term, algebra: Algebra) -> Iterator[PartMatch]:
    """Matches with a scaled term or, of a coefficient with several factors, with one of these and what is scaled."""
    for found in matches(pattern, term, algebra):
        yield found, (), ()
    scalar, body = term.args
    for place, factor in enumerate(scalar.args) if scalar.head == "hadamard" else ():
        for found in each_matches(pattern.args, (factor, body), algebra):
            yield found, (algebra.hadamard([*scalar.args[:place], *scalar.args[place + 1 :]]),), ()


def _some(pattern: Term, term: Term, algebra: Algebra) -> Iterator[PartMatch]:
    """Matches with two of many operands that commute; rules with more would be slow and are not needed."""
    for i, j in _pairs(len(term.args)) if len(pattern.args) == 2 else ():
        first, second = term.args[i], term.args[j]
        rest = (*term.args[:i], *term.args[i + 1 : j], *term.args[j + 1 :])
        for pair in ((first, second), (second, first)):
            for found in each_matches(pattern.args, pair, algebra):
                yield found, rest, ()


def _pairs(total: int) -> Iterator[tuple[int, int]]:
    """Pairs of places, neighbours first."""
    yield from pairwise(range(total))
    yield from ((i, j) for i in range(total) for j in range(i + 2, total))


def _segments(patterns: tuple[Term, ...], factors: tuple[Term, ...], algebra: Algebra) -> Iterator[PartMatch]:
    """Segments of a product, found from the first pattern that is no letter outwards."""
    anchor = next((i for i, part in enumerate(patterns) if part.head != "symbol"), 0)
    wanted, others = patterns[anchor], patterns[anchor + 1 :]
    for place in range(anchor, len(factors) - len(others)):
        if factors[place].head != wanted.head and wanted.head not in OF_ANY_HEAD:
            continue
        for found in matches(wanted, factors[place], algebra):
            for left, before in _beside(patterns[:anchor], factors[:place], -1, algebra, found):
                for right, after in _beside(others, factors[place + 1 :], 1, algebra, left):
                    yield right, before, after


def _beside(
    patterns: tuple[Term, ...], factors: tuple[Term, ...], way: int, algebra: Algebra, binding: Binding
) -> Iterator[tuple[Binding, tuple[Term, ...]]]:
    """Matches with the nearest factors on one side (`way` 1 reads on, -1 back), and the factors left there.

    A letter that stands for a product takes its run of factors; one that stands for nothing yet takes one.
    """
    if not patterns:
        yield binding, factors
        return
    nearest, others = (patterns[0], patterns[1:]) if way == 1 else (patterns[-1], patterns[:-1])
    bound = binding.terms.get(str(nearest.data)) if nearest.head == "symbol" else None
    run = len(bound.args) if bound is not None and bound.head == "product" and not bound.is_scalar else 1
    if run > len(factors):
        return
    some, left = (factors[:run], factors[run:]) if way == 1 else (factors[-run:], factors[:-run])
    if bound is None:
        for found in matches(nearest, some[0], algebra, binding):
            yield from _beside(others, left, way, algebra, found)
    elif product_of(some, algebra) is bound:
        yield from _beside(others, left, way, algebra, binding)
