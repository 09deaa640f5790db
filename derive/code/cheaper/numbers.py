"""Numbers within entrywise operations, for a library that makes one loop of several: there they cost nothing.

2*(A B) is one more loop over the result, and (2*A) B is none where A is computed entry by entry.
"""

from collections.abc import Iterator, Mapping, Sequence

from ...terms.algebra import Algebra
from ...terms.rebuild import rebuilt_together
from ...terms.term import Term, below
from .rewriting import changed, remade, uses_of

ENTRYWISE_HEADS = ("hadamard", "power", "sum")


def numbers_inside(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """c*(X (A .* B)) = X (c*A .* B), also where several products with the same number have A .* B in common."""
    roots = _over_addends(algebra, roots)
    inside = _inside(roots)
    unwrapped = {scaled.number for claims in inside.values() for scaled in claims}

    def change(term: Term, args: list[Term]) -> Term:
        if term.number in unwrapped:
            return args[1]
        new = remade(algebra, term, tuple(args))
        claims = inside.get(term.number)
        return algebra.make("scaled", (claims[0].args[0], new), new.shape) if claims else new

    return rebuilt_together(roots, change)


def _over_addends(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """c*(A + X (B .* C)) = c*A + c*(X (B .* C))"""
    uses = uses_of(roots)

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if not _has_number(term) or term.args[1].head != "sum" or uses[term.args[1].number] > 1:
            return None
        bodies = (addend.args[1] if addend.head == "scaled" else addend for addend in term.args[1].args)
        if not any(True for body in bodies if uses[body.number] == 1 for _ in _places(body, uses)):
            return None
        return algebra.sum([algebra.scale(args[0], addend) for addend in args[1].args])

    return changed(algebra, roots, rewrite)


def _inside(roots: Sequence[Term]) -> dict[int, list[Term]]:
    """The entrywise terms that numbers go into, each with the terms whose number it is."""
    uses = uses_of(roots)
    claims: dict[int, list[Term]] = {}
    for term in below(roots):
        if _has_number(term) and uses[term.args[1].number] == 1:
            for place in _places(term.args[1], uses):
                claims.setdefault(place.number, []).append(term)
    occurrences = _occurrences(roots, uses)
    found: dict[int, list[Term]] = {}
    taken: set[int] = set()
    for number, terms in claims.items():
        factors = {term.args[0].number for term in terms}
        if len(terms) == occurrences[number] and len(factors) == 1 and taken.isdisjoint(t.number for t in terms):
            found[number] = terms
            taken.update(term.number for term in terms)
    return found


def _has_number(term: Term) -> bool:
    """Whether a term is a multiple by a number that has to be multiplied with."""
    return term.head == "scaled" and term.args[0].head == "number" and term.args[0].data not in (1, -1)


def _places(term: Term, uses: Mapping[int, int]) -> Iterator[Term]:
    """The entrywise factors of a product, and of those among its factors that are wanted for it alone."""
    for factor in term.args if term.head == "product" else ():
        bare = factor.args[0] if factor.head == "transpose" else factor
        if bare.head in ENTRYWISE_HEADS and not bare.is_scalar:
            yield bare
        elif uses[factor.number] == uses[bare.number] == 1:
            yield from _places(bare, uses)


def _occurrences(roots: Sequence[Term], uses: Mapping[int, int]) -> dict[int, int]:
    """How many terms each term stands in, with and without a quote."""
    times = dict(uses)
    for term in below(roots):
        if term.head == "transpose":
            times[term.args[0].number] += uses[term.number] - 1
    return times
