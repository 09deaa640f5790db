"""A pattern against a term. Letters of the pattern stand for any term of a shape that fits, with their properties.

A pattern and a result have a store of their own, whose shapes are letters; the term and what is made for it are of the
statement's store. `matches` yields nothing where the term is no instance, and each way once where it is one; what it
yields gives every letter and every size of the pattern, and `instantiate` needs one for each in the result.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from ..terms.algebra import Algebra
from ..terms.granted import properties_of
from ..terms.operands import quotes
from ..terms.shape import (
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
from ..terms.term import Term, value_of
from .rule import Pattern

COMMUTING = frozenset({"sum", "hadamard", "colon"})
LONGEST_SPLIT = 32  # factors of a product that letters may share among them


class Binding(NamedTuple):
    """What the letters of a pattern stand for, and what its sizes are."""

    terms: Mapping[str, Term]
    sizes: Mapping[str, Size]


UNBOUND = Binding({}, {})


def matches(pattern: Term, term: Term, algebra: Algebra, binding: Binding = UNBOUND) -> Iterator[Binding]:
    """The ways in which a term is an instance of a pattern; the algebra makes the products that letters stand for."""
    if pattern.head == "symbol":
        if not pattern.properties or pattern.properties <= properties_of(term, algebra.operators):
            yield from _letter(str(pattern.data), pattern.shape, term, binding)
    elif pattern.head == "d":
        yield from _letter(f"d{pattern.args[0].data}", pattern.shape, term, binding)
    elif pattern.head == "size":
        yield from _size(str(pattern.data), term, binding)
    elif pattern.head == "transpose" and term.head == "product":
        yield from _turned_product(pattern, term, algebra, binding)
    elif pattern.head != term.head or pattern.data != term.data:
        return
    elif pattern.head == "product":
        yield from _whole_product(pattern.args, term.args, algebra, binding)
    elif pattern.head in COMMUTING:
        yield from _any_order(pattern.args, term.args, algebra, binding)
    elif not pattern.args:
        yield from _shape(pattern.shape, term.shape, binding)
    elif len(pattern.args) == len(term.args):
        order = sorted(range(len(term.args)), key=lambda i: is_composite(pattern.args[i].shape))
        yield from each_matches([pattern.args[i] for i in order], [term.args[i] for i in order], algebra, binding)


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


def _turned_product(pattern: Term, term: Term, algebra: Algebra, binding: Binding) -> Iterator[Binding]:
    """A quoted letter stands for the transpose of a product that has fewer quotes than the product."""
    turned = algebra.transpose(term) if quotes(term) > 1 else term
    if turned.head == "product" and quotes(turned) < quotes(term):
        yield from matches(pattern.args[0], turned, algebra, binding)


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


def each_matches(
    patterns: Sequence[Term], terms: Sequence[Term], algebra: Algebra, binding: Binding = UNBOUND
) -> Iterator[Binding]:
    """The ways in which terms are, one by one, instances of patterns."""
    if not patterns:
        yield binding
        return
    for found in matches(patterns[0], terms[0], algebra, binding):
        yield from each_matches(patterns[1:], terms[1:], algebra, found)


def _whole_product(
    patterns: Sequence[Term], factors: Sequence[Term], algebra: Algebra, binding: Binding
) -> Iterator[Binding]:
    """All factors of a product; a letter may stand for a run of them."""
    if len(patterns) == len(factors):
        yield from each_matches(patterns, factors, algebra, binding)
    elif patterns and len(patterns) < len(factors) <= LONGEST_SPLIT:
        longest = len(factors) - len(patterns) + 1 if patterns[0].head == "symbol" else 1
        for length in range(longest, 0, -1):
            for found in matches(patterns[0], _product(factors[:length], algebra), algebra, binding):
                yield from _whole_product(patterns[1:], factors[length:], algebra, found)


def _product(factors: Sequence[Term], algebra: Algebra) -> Term:
    return factors[0] if len(factors) == 1 else algebra.product(factors)


def _any_order(
    patterns: Sequence[Term], terms: Sequence[Term], algebra: Algebra, binding: Binding
) -> Iterator[Binding]:
    if len(patterns) != len(terms):
        return
    if not patterns:
        yield binding
    for i, term in enumerate(terms):
        for found in matches(patterns[0], term, algebra, binding):
            yield from _any_order(patterns[1:], [*terms[:i], *terms[i + 1 :]], algebra, found)


PartMatch = tuple[Binding, tuple[Term, ...], tuple[Term, ...]]


def _coefficients(term: Term) -> tuple[Term, ...]:
    """The factors of a coefficient that has several."""
    return term.args[0].args if term.head == "scaled" and term.args[0].head == "hadamard" else ()


def parts_matching(pattern: Term, term: Term, algebra: Algebra) -> Iterator[PartMatch]:
    """The matches of a pattern with a term or, in a flat mark, with some of its operands.

    With each match come the operands left before it and after it. Of a coefficient some factors may be left.
    """
    if pattern.head == term.head == "scaled":
        yield from _scaled(pattern, term, algebra)
    elif pattern.head != term.head or pattern.head not in ("product", "sum", "hadamard"):
        yield from ((found, (), ()) for found in matches(pattern, term, algebra))
    elif pattern.head == "product":
        yield from _segments(pattern.args, term.args, algebra)
    elif len(pattern.args) == len(term.args):
        yield from ((found, (), ()) for found in matches(pattern, term, algebra))
    else:
        for chosen in _choices(len(term.args), len(pattern.args)):
            some = [term.args[i] for i in chosen]
            rest = tuple(arg for i, arg in enumerate(term.args) if i not in chosen)
            yield from ((found, rest, ()) for found in _any_order(pattern.args, some, algebra, UNBOUND))


def _scaled(pattern: Term, term: Term, algebra: Algebra) -> Iterator[PartMatch]:
    """Matches with a scaled term or, of a coefficient with several factors, with one of these and what is scaled."""
    yield from ((found, (), ()) for found in matches(pattern, term, algebra))
    factors = _coefficients(term)
    for place, factor in enumerate(factors):
        rest = algebra.hadamard([*factors[:place], *factors[place + 1 :]])
        found_parts = each_matches(pattern.args, (factor, term.args[1]), algebra)
        yield from ((found, (rest,), ()) for found in found_parts)


def _segments(patterns: tuple[Term, ...], factors: tuple[Term, ...], algebra: Algebra) -> Iterator[PartMatch]:
    """Segments of a product, found from the first pattern that is no letter outwards."""
    anchor = next((i for i, part in enumerate(patterns) if part.head != "symbol"), 0)
    for place, factor in enumerate(factors):
        for found in matches(patterns[anchor], factor, algebra):
            for left, before in _beside(patterns[:anchor], factors[:place], -1, algebra, found):
                for right, after in _beside(patterns[anchor + 1 :], factors[place + 1 :], 1, algebra, left):
                    yield right, before, after


def _beside(
    patterns: tuple[Term, ...], factors: tuple[Term, ...], way: int, algebra: Algebra, binding: Binding
) -> Iterator[tuple[Binding, tuple[Term, ...]]]:
    """Matches with the nearest factors on one side (`way` 1 reads on, -1 back), and the factors left there."""
    if not patterns:
        yield binding, factors
        return
    nearest, others = (patterns[0], patterns[1:]) if way == 1 else (patterns[-1], patterns[:-1])
    run = _run_length(nearest, binding)
    if run > len(factors):
        return
    some, left = (factors[:run], factors[run:]) if way == 1 else (factors[-run:], factors[:-run])
    for found in matches(nearest, _product(some, algebra), algebra, binding):
        yield from _beside(others, left, way, algebra, found)


def _run_length(pattern: Term, binding: Binding) -> int:
    """How many factors a letter stands for; one that stands for nothing yet takes one."""
    bound = binding.terms.get(str(pattern.data)) if pattern.head == "symbol" else None
    return len(bound.args) if bound is not None and bound.head == "product" and not bound.is_scalar else 1


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
        if part.head == "d" and (moving := binding.terms.get(f"d{part.args[0].data}")):
            made[part.number] = moving
            continue
        if part.head == "symbol" and str(part.data) not in binding.terms:
            continue  # it stands under the d
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
