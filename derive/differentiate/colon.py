"""Across the colon: what stands around a differential moves to the other side, as its adjoint.

A : B C = B' A : C = A C' : B and A : (B .* C) = (A .* B) : C; operators say in their rooms how they cross.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ...grammar.mistakes import Mistake
from ..derivation import Addend
from ..operators.index_sum import INDEX_SUM
from ..operators.marks import ADDITION, COEFFICIENT, HADAMARD, PRODUCT, TRANSPOSE
from ..rules.compile import crossing_rules
from ..rules.match import Binding, instantiate, matches
from ..rules.rule import CrossingRule, Row, Rule
from ..simplify.codes import NO_RULE
from ..terms.algebra import Algebra
from ..terms.operator import Linear, Operator
from ..terms.shape import ONE
from ..terms.term import Term
from . import indices

Moving = TypeVar("Moving", Rule, CrossingRule)
Crossed = tuple[list[Addend], tuple[Row, ...]]


def cited(mark: Operator) -> tuple[tuple[Row, ...], ...]:
    """The rows by which a mark crosses the colon, each as it is cited."""
    return tuple([(Row(statement, mark.name),) for statement in mark.across])


(OF_SUM,) = cited(ADDITION)
OF_FIRST, OF_OTHERS = cited(PRODUCT)
OF_MOVING_COEFFICIENT, OF_COEFFICIENT = cited(COEFFICIENT)
OF_HADAMARD, _ = cited(HADAMARD)
(OF_TRANSPOSE,) = cited(TRANSPOSE)


def moving_place(term: Term) -> int:
    """The place of the operand in which the differential occurs."""
    for place, arg in enumerate(term.args):
        if arg.moves:
            return place
    raise ValueError("no differential occurs in an operand")


def parted(term: Term, algebra: Algebra) -> list[Term]:
    """What is linear in all its arguments together, one at a time: [dA; dB] = [dA; 0] + [0; dB]."""
    operator = algebra.operators.get(term.head)
    if operator is None or term.head == "sum" or operator.linear is not Linear.JOINTLY:
        return [term]
    zeros = [algebra.constant("zeros", arg.shape) for arg in term.args]
    moving = [place for place, arg in enumerate(term.args) if arg.moves]
    alone = [(*zeros[:place], term.args[place], *zeros[place + 1 :]) for place in moving]
    return [algebra.apply(term.head, args, term.shape) for args in alone] if len(moving) > 1 else [term]


def differential_in(binding: Binding) -> Term:
    """What the letter with the d stands for."""
    return next(term for name, term in binding.terms.items() if name[0] == "d" and len(name) > 1)


def fitting(rules: Sequence[Moving], term: Term, algebra: Algebra) -> Iterator[tuple[Moving, Binding]]:
    """The rules that fit a term, and how, where the letter with the d stands for what moves."""
    for rule in rules:
        for binding in matches(rule.pattern.root, term, algebra):
            if differential_in(binding).moves:
                yield rule, binding


def crossed(adjoint: Term, term: Term, algebra: Algebra) -> tuple[Term, Row] | None:
    """The adjoint after the outermost operator of a term has crossed to it, and the row that says so.

    None where no rule fits. The row of a sum over an index is no such rule, as it leaves the index to be summed over.
    """
    if term.head == INDEX_SUM.key:
        return None
    for rule, binding in fitting(crossing_rules(algebra.operators[term.head]), term, algebra):
        letters = {**binding.terms, rule.adjoint: adjoint}
        return instantiate(rule.result, Binding(letters, binding.sizes), algebra), rule.row
    return None


class Crossing:
    """Moves operands across the colon, one operator at a time."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra

    def settle(self, addends: list[Addend]) -> list[Addend]:
        """The addends after all that changes nothing but brackets: sums, numbers and colons."""
        settled: list[Addend] = []
        for addend in addends:
            inner = None if addend.differential.head == "d" else self._through(addend)
            if inner is None:
                settled.append(self._narrowed(addend) if addend.over else addend)
            elif addend.over:
                settled += self.settle([Addend(a.adjoint, a.differential, a.over or addend.over) for a in inner])
            else:
                settled += self.settle(inner)
        return settled

    def _narrowed(self, addend: Addend) -> Addend:
        """An addend that is summed only over what its differential depends on."""
        return Addend(*indices.narrowed(indices.Under(*addend), self.algebra))

    def _through(self, addend: Addend) -> list[Addend] | None:
        """What an addend becomes without a row, if its outermost mark asks for none."""
        adjoint, term = addend.adjoint, addend.differential
        if term.head == "sum" and (term.is_scalar or adjoint.head == "number"):
            return [Addend(adjoint, part) for part in term.args]
        if term.head == "indexed":
            return [Addend(*indices.taken_apart(indices.Under(*addend), self.algebra))]
        if term.head == "scaled" and not term.args[0].moves:
            return [Addend(self.algebra.scale(term.args[0], adjoint), term.args[1])]
        if term.head == "colon" or (term.head == "hadamard" and term.is_scalar):
            moving, others = self._around(term)
            return [Addend(self.algebra.hadamard([*others, adjoint]), moving)]
        if term.head == "transpose" and term.shape[0] == ONE:
            return [Addend(self.algebra.transpose(adjoint), term.args[0])]
        return None

    def _around(self, term: Term) -> tuple[Term, list[Term]]:
        """The operand that moves, and the others."""
        place = moving_place(term)
        return term.args[place], [*term.args[:place], *term.args[place + 1 :]]

    def cross(self, addend: Addend) -> Crossed:
        """An addend after its outermost operator has crossed, and the rows that say so; a sum over an index settles."""
        if addend.differential.head in ("d", INDEX_SUM.key):
            return [addend], ()
        addends, rows = self._crossed(addend.adjoint, addend.differential)
        return [a._replace(over=addend.over) for a in addends] if addend.over else addends, rows

    def _crossed(self, adjoint: Term, term: Term) -> Crossed:
        """The same of one without indices."""
        if term.head == "sum":
            return self._sum(adjoint, term)
        if term.head == "scaled":
            return self._coefficient(adjoint, term)
        if term.head == "product":
            return self._product(adjoint, term)
        if term.head == "hadamard":
            moving, others = self._around(term)
            return [Addend(self.algebra.hadamard([*others, adjoint]), moving)], OF_HADAMARD
        if term.head == "transpose":
            return [Addend(self.algebra.transpose(adjoint), term.args[0])], OF_TRANSPOSE
        parts = parted(term, self.algebra)
        return self._operator(adjoint, term) if len(parts) == 1 else self._each(adjoint, parts)

    def _sum(self, adjoint: Term, term: Term) -> Crossed:
        addends, rows = self._each(adjoint, term.args)
        return addends, rows or OF_SUM

    def _each(self, adjoint: Term, terms: Sequence[Term]) -> Crossed:
        """The addends of a sum, each crossed by itself."""
        parts = [self.cross(Addend(adjoint, part)) for part in terms]
        rows = tuple(dict.fromkeys(row for _, some in parts for row in some))
        return [addend for addends, _ in parts for addend in addends], rows

    def _coefficient(self, adjoint: Term, term: Term) -> Crossed:
        scalar, body = term.args
        if scalar.moves:
            return [Addend(self.algebra.pairing(adjoint, body), scalar)], OF_MOVING_COEFFICIENT
        addends, rows = self.cross(Addend(self.algebra.scale(scalar, adjoint), body))
        return addends, rows or OF_COEFFICIENT

    def _product(self, adjoint: Term, term: Term) -> Crossed:
        place = moving_place(term)
        left = self.algebra.product_of_transposes(term.args[:place])
        right = self.algebra.product_of_transposes(term.args[place + 1 :])
        moved = Addend(self.algebra.product([*left, adjoint, *right]), term.args[place])
        return [moved], OF_OTHERS if place else OF_FIRST

    def _operator(self, adjoint: Term, term: Term) -> Crossed:
        moving, _ = self._around(term)
        if found := crossed(adjoint, term, self.algebra):
            return [Addend(found[0], moving)], (found[1],)
        raise Mistake(NO_RULE, f"no rule takes {self.algebra.operators[term.head].name} across the colon here", None)
