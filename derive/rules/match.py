"""A pattern against a term. Letters of the pattern stand for any term of a shape that fits, with their properties.

A pattern and a result have a store of their own, whose shapes are letters; the term and what is made for it are of the
statement's store. `matches` yields nothing where the term is no instance, and each way once where it is one; what it
yields gives every letter and every size of the pattern, and `instantiate` needs one for each in the result.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, reduce
from typing import TypeAlias

from ...grammar.record import NamedTuple
from ..terms.algebra import BUILD, Algebra
from ..terms.division import solved
from ..terms.granted import properties_of
from ..terms.operands import quotes
from ..terms.shape import (
    ONE,
    Shape,
    Size,
    is_composite,
    letter,
    letters,
    plus,
    substitute,
    times,
)
from ..terms.term import Term, value_of
from .glimpse import OF_ANY_ORDER
from .rule import Pattern

FOR_SEVERAL = frozenset({"symbol", "d"})  # of a pattern, with their differentials
LONGEST_SPLIT = 32  # factors of a product that letters may share among them
MOST_PATTERNS = 10_000


class Binding(NamedTuple):
    """What the letters of a pattern stand for, and what its sizes are."""

    terms: dict[str, Term]
    sizes: dict[str, Size]

    def copy(self) -> "Binding":
        """The same, to be filled in another way."""
        return Binding(self.terms.copy(), self.sizes.copy())


UNBOUND = Binding({}, {})

Goals: TypeAlias = tuple[tuple[Term, Term], ...]  # patterns, each with the term that is to be an instance of it


def matches(pattern: Term, term: Term, algebra: Algebra, binding: Binding = UNBOUND) -> Iterator[Binding]:
    """The ways in which a term is an instance of a pattern; the algebra makes the products that letters stand for."""
    return _reached(((pattern, term),), binding.copy(), algebra)


def each_matches(
    patterns: Sequence[Term], terms: Sequence[Term], algebra: Algebra, binding: Binding = UNBOUND
) -> Iterator[Binding]:
    """The ways in which terms are, one by one, instances of patterns."""
    return _reached(_and_each(patterns, terms, ()), binding.copy(), algebra)


def _and_each(patterns: Sequence[Term], terms: Sequence[Term], goals: Goals) -> Goals:
    """First that terms are, one by one, instances of patterns, then other goals."""
    return *zip(patterns, terms, strict=True), *goals


def _reached(goals: Goals, binding: Binding, algebra: Algebra) -> Iterator[Binding]:
    """The ways in which goals are reached, one goal after the other; the binding given is filled in."""
    while goals:
        (pattern, term), rest = goals[0], goals[1:]
        if pattern.head == term.head and pattern.head in OF_ANY_ORDER:
            yield from _in_any_order(pattern.args, term.args, rest, binding, algebra)
            return
        if pattern.head == term.head == "product" and len(pattern.args) < len(term.args):
            yield from _split(pattern.args, term.args, rest, binding, algebra)
            return
        left = _after(pattern, term, rest, binding, algebra)
        if left is None:
            return
        goals = left
    yield binding


def _after(pattern: Term, term: Term, rest: Goals, binding: Binding, algebra: Algebra) -> Goals | None:
    """The goals left after one that is reached in one way at most; None where it is not."""
    if pattern.head == "symbol":
        has_properties = not pattern.properties or pattern.properties <= properties_of(term, algebra.operators)
        return rest if has_properties and _stands_for(str(pattern.data), pattern.shape, term, binding) else None
    if pattern.head == "d":
        return rest if _stands_for(f"d{pattern.args[0].data}", pattern.shape, term, binding) else None
    if pattern.head == "size":
        return rest if _is_size(str(pattern.data), term, binding.sizes) else None
    if pattern.head == "transpose" and term.head == "product":
        turned = _with_fewer_quotes(term, algebra)
        return None if turned is None else ((pattern.args[0], turned), *rest)
    if pattern.head == "zeros" and term.is_zero:
        return rest if _fits(pattern.shape, term.shape, binding.sizes) else None
    if pattern.head != term.head or pattern.data != term.data or len(pattern.args) != len(term.args):
        return None
    if not pattern.args:
        return rest if _fits(pattern.shape, term.shape, binding.sizes) else None
    if len(pattern.args) == 1:
        return (pattern.args[0], term.args[0]), *rest
    if pattern.head == "product":
        return _and_each(pattern.args, term.args, rest)
    order = _order(pattern)
    return _and_each([pattern.args[i] for i in order], [term.args[i] for i in order], rest)


@lru_cache(MOST_PATTERNS)
def _order(pattern: Term) -> tuple[int, ...]:
    """The operands of a pattern in the order in which they are looked at: those of composite sizes last."""
    return tuple(sorted(range(len(pattern.args)), key=lambda i: is_composite(pattern.args[i].shape)))


def _stands_for(name: str, shape: Shape, term: Term, binding: Binding) -> bool:
    """Whether a letter may stand for a term; from now on it does."""
    bound = binding.terms.setdefault(name, term)
    return bound is term and _fits(shape, term.shape, binding.sizes)


def _fits(pattern: Shape, shape: Shape, sizes: dict[str, Size]) -> bool:
    """Whether a shape is an instance of a pattern's; its sizes have these values from now on."""
    for expected, actual in zip(pattern, shape, strict=True):
        names, number = expected[0]
        if number == 1 and len(names) == 1 and len(expected) == 1:
            known = sizes.setdefault(names[0], actual)
            if known is not actual and known != actual:
                return False
        elif not (_solved(expected, actual, sizes) if expected != ONE else actual == ONE):
            return False
    return True


def _solved(expected: Size, actual: Size, sizes: dict[str, Size]) -> bool:
    """The same of a size that is no letter, solved for the one in it that has no value yet."""
    unknown = letters(expected) - sizes.keys()
    if len(unknown) == 1:
        found = solved(expected, sizes, actual)
        sizes.update([found] if found is not None else [])
        return found is not None
    return bool(unknown) or substitute(expected, sizes) == actual


def _is_size(name: str, term: Term, sizes: dict[str, Size]) -> bool:
    """Whether a number that is written may be the size with a name; from now on it is."""
    size = size_in(term)
    return size is not None and sizes.setdefault(name, size) == size


def size_in(term: Term) -> Size | None:
    """The size that a scalar is, if it is a sum of products of sizes and of powers of them."""
    if term.head == "power" and term.args[0].head == "size" and term.args[1].head == "number":
        count = value_of(term.args[1])
        factors = [letter(str(term.args[0].data))] * (count if isinstance(count, int) and count > 0 else 0)
        return reduce(times, factors) if factors else None
    if term.head == "size":
        return letter(str(term.data))
    if term.head == "number":
        return (((), value_of(term)),) if term.data else ()
    parts = [size_in(arg) for arg in term.args] if term.head in ("sum", "hadamard") else [None]
    known = [part for part in parts if part is not None]
    return reduce(plus if term.head == "sum" else times, known) if len(known) == len(parts) else None


def _with_fewer_quotes(product: Term, algebra: Algebra) -> Term | None:
    """What a quoted letter stands for: the transpose of a product, if that has fewer quotes than the product."""
    count = quotes(product)
    turned = algebra.transpose(product) if count > 1 else product
    return turned if turned.head == "product" and quotes(turned) < count else None


def _in_any_order(
    patterns: Sequence[Term], terms: Sequence[Term], rest: Goals, binding: Binding, algebra: Algebra
) -> Iterator[Binding]:
    """Terms that are instances of as many patterns, whichever of which, and then other goals."""
    if not patterns and not terms:
        yield from _reached(rest, binding.copy(), algebra)
    for i, term in enumerate(terms) if len(patterns) == len(terms) else ():
        for found in matches(patterns[0], term, algebra, binding):
            yield from _in_any_order(patterns[1:], (*terms[:i], *terms[i + 1 :]), rest, found, algebra)


def _split(
    patterns: Sequence[Term], factors: Sequence[Term], rest: Goals, binding: Binding, algebra: Algebra
) -> Iterator[Binding]:
    """All factors of a product, of which a letter may stand for several, and then other goals."""
    if len(patterns) == len(factors):
        yield from _reached(_and_each(patterns, factors, rest), binding.copy(), algebra)
    elif patterns and len(patterns) < len(factors) <= LONGEST_SPLIT:
        longest = len(factors) - len(patterns) + 1 if patterns[0].head in FOR_SEVERAL else 1
        for length in range(longest, 0, -1):
            for found in matches(patterns[0], product_of(factors[:length], algebra), algebra, binding):
                yield from _split(patterns[1:], factors[length:], rest, found, algebra)


def product_of(factors: Sequence[Term], algebra: Algebra) -> Term:
    """The product of some factors, or the one that there is."""
    return factors[0] if len(factors) == 1 else algebra.product(factors)


def instantiate(result: Pattern, binding: Binding, algebra: Algebra, d: Callable[[Term], Term] | None = None) -> Term:
    """The term that a pattern becomes once its letters stand for terms; `d` makes the differentials."""
    terms, sizes = binding
    made: dict[int, Term] = {}
    for part in result.parts:
        head = part.head
        if head == "symbol":
            found = terms.get(str(part.data))
        else:
            found = terms.get(f"d{part.args[0].data}") if head == "d" else None
            if found is None:
                args = [made[arg.number] for arg in part.args]
                found = d(args[0]) if head == "d" and d is not None else _applied(part, args, sizes, algebra)
        if found is not None:  # a letter that stands for nothing stands under a d
            made[part.number] = found
    return made[result.root.number]


def _applied(part: Term, args: list[Term], sizes: dict[str, Size], algebra: Algebra) -> Term:
    """The head of a part applied to other arguments; a number or a size has none."""
    build = BUILD.get(part.head)
    if build is not None:  # a mark's shape is that of its arguments
        return build(algebra, args)
    if part.head == "number":
        return algebra.number(value_of(part))
    if part.head == "size":
        name = str(part.data)  # one that nothing binds is that of a declared function
        return algebra.size(sizes.get(name, letter(name)))
    rows, columns = part.shape
    return algebra.apply(part.head, tuple(args), (substitute(rows, sizes), substitute(columns, sizes)))
