"""Where a minus goes: -(A - B) is B - A, however deep in a product the difference stands."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from ..operators.marks import ADDITION
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.operator import Linear
from ..terms.term import NUMBER, Term, below
from ..terms.weight import Weights, all_negative, is_negative

DEEPEST_SIGN = 10
INSIDE = frozenset({"product", "hadamard", "scaled", "indexed"})  # heads of what a minus may go into
SIGN_ROW = Row(ADDITION.collecting[-1], ADDITION.name)


class Signs:
    """Turns differences round, apart from those that the user put in a Hadamard product that is still there."""

    def __init__(self, algebra: Algebra, own: Sequence[Term], weights: Weights) -> None:
        self.algebra = algebra
        self.own = own
        self.weights = weights
        self.known: dict[int, Term | None] = {}

    @cached_property
    def groups(self) -> Mapping[Term, list[set[Term]]]:
        """The factors of each Hadamard product that the user put a factor in."""
        groups: dict[Term, list[set[Term]]] = {}
        for term in self.own:
            if term.head == "hadamard" and not term.is_scalar:
                for factor in term.args:
                    groups.setdefault(factor, []).append(set(term.args))
        return groups

    def settle(self, root: Term) -> Term:
        """A term with the minus in front of it taken inside, where that saves it."""
        if root.head == "sum" and all_negative(root.args):
            for i, addend in enumerate(root.args):
                settled = self.settle(addend)
                if settled is not addend:
                    return self.algebra.sum([*root.args[:i], settled, *root.args[i + 1 :]])
        if root.head != "scaled":
            return root
        found = self.negated(self.algebra.negative(root)) if is_negative(root) else None
        return root if found is None or self._in_vain(found, root) else found

    def _in_vain(self, found: Term, root: Term) -> bool:
        """Whether turning round saves nothing, or leaves a difference both ways round."""
        if self.weights.of(found) >= self.weights.of(root):
            return True
        inside, before = below([found]), set(below([root]))
        turned = (self._turned(part) for part in inside if part.head == "sum" and part not in before)
        return not set(inside).isdisjoint(turned)

    def outward(self, term: Term) -> Term:
        """A product or a multiple with the minus of a sum of negatives in front."""
        for i, arg in enumerate(term.args):
            if arg.head == "sum" and all_negative(arg.args):
                args = [*term.args[:i], self._turned(arg), *term.args[i + 1 :]]
                return self.algebra.negative(self.algebra.rebuild(term.head, args, term.shape))
        return term

    def aligned(self, root: Term) -> Term | None:
        """A sum in which no difference stands both ways round, as A - B and B - A; None where none does."""
        known = {factor for addend in root.args for factor in _factors(addend) if factor.head == "sum"}
        if len(known) < 2:
            return None
        pairs = [(factor, self._turned(factor)) for factor in sorted(known, key=NUMBER)]
        later = {factor: other for factor, other in pairs if other in known and other.number < factor.number}
        return self.algebra.sum([self._put(addend, later) for addend in root.args]) if later else None

    def _put(self, addend: Term, turned: Mapping[Term, Term]) -> Term:
        """An addend with the negatives of some factors in their place."""
        algebra = self.algebra
        body, before = (addend.args[1], addend.args[0]) if addend.head == "scaled" else (addend, algebra.one)
        factors = _factors(addend)
        new = [turned.get(factor, factor) for factor in factors]
        count = sum(factor in turned for factor in factors)
        if not count:
            return addend
        whole = algebra.scale(before, algebra.rebuild(body.head, new, body.shape) if len(new) > 1 else new[0])
        return algebra.negative(whole) if count % 2 else whole

    def negated(self, term: Term, depth: int = 0) -> Term | None:
        """-A with no minus in front, if A holds a difference to turn round, not too deep in it."""
        if is_negative(term):
            return self.algebra.negative(term)
        if term.number not in self.known and depth < DEEPEST_SIGN:
            self.known[term.number] = self._sum(term, depth) if term.head == "sum" else self._within(term, depth)
        return self.known.get(term.number)

    def _within(self, term: Term, depth: int) -> Term | None:
        """-f(A) as f(-A), for an operator that is linear in the argument that has the difference."""
        operator = self.algebra.operators.get(term.head)
        if operator is None or not (term.head in INSIDE or (operator.linear is Linear.EACH and len(term.args) == 1)):
            return None
        for i, arg in enumerate(term.args):
            new = None if term.head == "hadamard" and self._grouped(arg, term) else self.negated(arg, depth + 1)
            if new is not None:
                return self.algebra.rebuild(term.head, [*term.args[:i], new, *term.args[i + 1 :]], term.shape)
        return None

    def _turned(self, term: Term) -> Term:
        return self.algebra.sum([self.algebra.negative(addend) for addend in term.args])

    def _sum(self, term: Term, depth: int) -> Term | None:
        """A sum with a minus somewhere; or one of which each addend can be turned round."""
        if any(map(is_negative, term.args)):
            return self._turned(term)
        turned = [self.negated(addend, depth + 1) for addend in term.args]
        known = [addend for addend in turned if addend is not None]
        return self.algebra.sum(known) if len(known) == len(turned) else None

    def _grouped(self, factor: Term, term: Term) -> bool:
        """Whether a factor stands in a Hadamard product of the user's, of which all factors are here."""
        here = {self.algebra.base_and_exponent(arg)[0] for arg in term.args}
        return any(group <= here for group in self.groups.get(factor, ()))


def _factors(addend: Term) -> tuple[Term, ...]:
    """The factors of a product, under a coefficient too."""
    body = addend.args[1] if addend.head == "scaled" else addend
    return body.args if body.head in ("product", "hadamard") else (body,)
