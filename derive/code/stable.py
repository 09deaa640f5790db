"""The same formulas where they would overflow, or divide by zero: by the rows of the operators' rooms for code.

A row c*f(A) = g(A) is carried out wherever c is a coefficient of what f(A) stands in and depends on linearly, as in
det(A)*(x' inv(A) y) = x' adj(A) y. The other rows rewrite what they find.
"""

from collections.abc import Iterator, Sequence

from ..rules.index import rewriting_rules, statements
from ..rules.match import matches
from ..rules.rewrite import Simplifier
from ..rules.rule import Rule
from ..terms.algebra import BUILD, Algebra
from ..terms.operator import Linear, carried
from ..terms.shape import signature
from ..terms.term import Term, below, value_of
from .cheaper.shared import segments

PURPOSE = "code"
DEEPEST_CARRIED = 12  # how far a coefficient is carried into a term
REPEATED = range(2, 9)  # so many of one base are carried in one by one


def stable(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """Some terms, rewritten; the same ones where no row applies."""
    if not any(rules(algebra, head) for head in statements(PURPOSE)):
        return list(roots)
    absorbing = Absorbing(algebra)
    simplifier = Simplifier(algebra, PURPOSE)
    return [simplifier.simplify(absorbing.rewritten(root))[0] for root in roots]


def rules(algebra: Algebra, head: str) -> tuple[Rule, ...]:
    """The rows that may rewrite a term with this head."""
    return rewriting_rules(PURPOSE, head, frozenset(algebra.heads))


class Absorbing:
    """Carries coefficients into what they are coefficients of, where a row says what the two are together."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.simplifier = Simplifier(algebra, PURPOSE)
        self.done: dict[int, Term] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rows for what occurs by now."""
        return rules(self.algebra, "scaled")

    def rewritten(self, root: Term) -> Term:
        """A term in which all coefficients are where they belong; outer ones go in before inner ones are looked at."""
        for term in below([root]):
            args = [self.done[arg.number] for arg in term.args]
            self.done[term.number] = self._all(self._power(self.algebra.replaced(term, args)))
        return self.done.get(root.number, root)

    def _power(self, term: Term) -> Term:
        """A power after the row that says what else it is."""
        found = self.simplifier.fire(term) if term.head == "power" else None
        return found[0] if found else term

    def _all(self, term: Term) -> Term:
        """A term after all its coefficients have been tried."""
        while (new := self._one(term)) is not None and new is not term:
            term = new
        return term

    def _one(self, term: Term) -> Term | None:
        """A term after one factor of its coefficient has gone into the rest of it."""
        for coefficient, rest in _parts(term, self.algebra) if self.rules else ():
            if any(matches_any(rule.pattern.root.args[0], coefficient, self.algebra) for rule in self.rules):
                new = self._into(coefficient, rest, 0)
                if new is not None:
                    return new
        return None

    def _into(self, coefficient: Term, term: Term, depth: int) -> Term | None:
        """The product of a coefficient and a term, the one within the other; None where there is no such."""
        new = self._by_row(coefficient, term)
        if new is not None or depth == DEEPEST_CARRIED:
            return new
        if term.head == "sum":
            return self._spread(coefficient, term, depth)
        return next(self._inside(coefficient, term, depth), None)

    def _inside(self, coefficient: Term, term: Term, depth: int) -> Iterator[Term]:
        """The term with the coefficient in one of the operands on which it depends linearly, or in some factors."""
        if term.head == "product":
            yield from self._runs(coefficient, term.args)
        for place in self._linear(term):
            new = self._into(coefficient, term.args[place], depth + 1)
            if new is not None:
                args = [*term.args[:place], new, *term.args[place + 1 :]]
                yield self.algebra.rebuild(term.head, args, term.shape)

    def _runs(self, coefficient: Term, factors: tuple[Term, ...]) -> Iterator[Term]:
        """The product with the coefficient in a run of its factors: A' (A X)/norm(A X) = A' normalized(A X)."""
        for start, end in segments(len(factors)):
            part = self.algebra.product(factors[start:end])
            new = self._by_row(coefficient, part) if part.head == "product" else None
            if new is not None:
                yield self.algebra.product([*factors[:start], new, *factors[end:]])

    def _by_row(self, coefficient: Term, term: Term) -> Term | None:
        """What a row says that the coefficient and the term are together."""
        whole = self.algebra.make("scaled", (coefficient, term), term.shape)
        found = (self.simplifier.apply(rule, whole) for rule in self.rules)
        return next((new for new in found if new is not None), None)

    def _spread(self, coefficient: Term, term: Term, depth: int) -> Term | None:
        """c*(A + B), where c goes into one of the addends at least."""
        parts = [self._into(coefficient, arg, depth + 1) for arg in term.args]
        if not any(parts):
            return None
        both = zip(parts, term.args, strict=True)
        return self.algebra.sum([part or self.algebra.scale(coefficient, arg) for part, arg in both])

    def _linear(self, term: Term) -> list[int]:
        """The places of the operands on which a term depends linearly."""
        operator = self.algebra.operators.get(term.head)
        if operator is None or operator.linear is not Linear.EACH:
            return []
        if operator.key in BUILD:
            return list(range(len(term.args)))
        names = [argument.name for argument in signature(operator.signature).arguments]
        return [place for place, name in enumerate(names) if name in carried(operator)]


def matches_any(pattern: Term, term: Term, algebra: Algebra) -> bool:
    """Whether a term is an instance of a pattern."""
    return next(matches(pattern, term, algebra), None) is not None


def _parts(term: Term, algebra: Algebra) -> Iterator[tuple[Term, Term]]:
    """A term as a scalar factor times the rest, in all ways; of an integer power one factor is taken."""
    if term.head not in ("scaled", "hadamard"):
        return
    scalars, body = ([term.args[0]], [term.args[1]]) if term.head == "scaled" else (list(term.args), [])
    factors = [f for s in scalars for f in (s.args if s.head == "hadamard" else (s,))]
    for place, factor in enumerate(factors):
        if not factor.is_scalar:
            continue
        one, left = _unit(factor, algebra)
        others = [*factors[:place], *left, *factors[place + 1 :]]
        if body:
            yield one, algebra.scale(algebra.hadamard(others), body[0]) if others else body[0]
        elif others:
            yield one, algebra.hadamard(others)


def _unit(factor: Term, algebra: Algebra) -> tuple[Term, list[Term]]:
    """b or 1/b of a power of b with an integer as exponent, and the power that is left."""
    if factor.head != "power" or factor.args[1].head != "number":
        return factor, []
    base = factor.args[0]
    exponent = value_of(factor.args[1])
    if exponent.denominator != 1 or abs(exponent) not in REPEATED:
        return factor, []
    sign = 1 if exponent == abs(exponent) else -1
    rest = algebra.power(base, algebra.number(exponent - sign))
    return algebra.power(base, algebra.number(sign)), [rest]
