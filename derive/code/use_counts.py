"""Which terms are written how often, and which are not written by themselves but within what they stand in."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ..terms.operator import UNCODED, ArrayCode, Operator
from ..terms.term import Term, below
from .precedence import SLOT
from .target import Target


def is_constant(term: Term) -> bool:
    """Whether all entries are one number."""
    return term.head == "ones" or (term.head == "scaled" and term.args[1].head == "ones")


class Uses:
    """The terms under some roots, operands first: `fused` are written within another, `count` says how often."""

    def __init__(self, target: Target, operators: Mapping[str, Operator], roots: Sequence[Term]) -> None:
        self.target = target
        self.operators = operators
        self.terms = below(roots)
        self.users: dict[int, list[Term | None]] = {term.number: [] for term in self.terms}
        for root in roots:
            self.users[root.number].append(None)
        for term in self.terms:
            for arg in term.args:
                self.users[arg.number].append(term)
        self.fused = {term.number for term in self.terms if self._is_fused(term)}
        self.fused |= {
            term.number for term in self.terms if self._is_turned(term) and term.args[0].number in self.fused
        }
        self.count = self._counted(roots)

    def _code(self, term: Term) -> ArrayCode:
        operator = self.operators.get(term.head)
        return operator.code if operator else UNCODED

    def _is_turned(self, term: Term) -> bool:
        """Whether a term is the transpose of f(A), which is f(A')."""
        return (
            term.head == "transpose"
            and (f := self.operators.get(term.args[0].head)) is not None
            and (f.commutes_with_transposition and f.code.beside is not None)
        )

    def _is_fused(self, term: Term) -> bool:
        """Whether a term stands only where it can be written together with its neighbour."""
        users = self.users[term.number]
        if term.head == "product":
            return len(users) == 1 and users[0] is not None and bool(self._code(users[0]).of_product)
        beside = self._code(term).beside
        if beside is None or beside.most_uses is None:
            return beside is not None
        turned = [user for user in users if user is not None and self._is_turned(user)]
        others = [user for user in users if user not in turned]
        final = others + [user for term in turned for user in self.users[term.number]]
        return len(final) <= beside.most_uses and all(user is not None and user.head == "product" for user in final)

    def _counted(self, roots: Sequence[Term]) -> Counter[int]:
        """How often each term will be written."""
        count = Counter(root.number for root in roots)
        for term in reversed(self.terms):
            times = count[term.number] if term.number in self.fused else 1
            slots = self._slots(term)
            for place, arg in enumerate(term.args):
                count[arg.number] += times * (slots[str(place)] if slots else 1)
        return count

    def _slots(self, term: Term) -> Counter[str]:
        """How often each argument of an operator is written."""
        template = self.target.template(self._code(term))
        return Counter(SLOT.findall(template.partition("\n")[0]))
