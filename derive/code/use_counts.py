"""Which terms are written how often, and which are not written by themselves but within what they stand in."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from ..terms.operator import UNCODED, ArrayCode, Operator
from ..terms.shape import ONE
from ..terms.term import Term, below, value_of
from .entrywise import steps_of
from .precedence import SLOT
from .target import Target

SharedCall = tuple[str | int, ...]


def is_constant(term: Term) -> bool:
    """Whether all entries are one number."""
    return term.head == "ones" or (term.head == "scaled" and term.args[1].head == "ones")


def is_spread(term: Term) -> bool:
    """Whether a matrix repeats a column or a row: x ones(n)', ones(m) r, or such a matrix entry by entry."""
    if term.head in ("scaled", "power"):
        return is_spread(term.args[term.head == "scaled"])
    ends = (term.args[0], term.args[-1]) if term.head == "product" and ONE not in term.shape else ()
    return any(end.head == "ones" and ONE in end.shape for end in ends)


class Uses:
    """The terms under some roots, operands first, and how often each is written.

    Those that are `fused` are written within another; those that are `factored`, with what is computed of them once.
    """

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
        bare = [term for term in self.terms if self._is_fused(term)]
        self.factored = {term.number for term in bare if self._is_factored(term)}
        self.fused = {term.number for term in bare}
        self.fused |= {t.number for t in self.terms if self._is_turned(t) and t.args[0].number in self.fused}
        self.spread = self._spread()
        self.fused |= self.spread
        self.count = self._counted(roots)
        calls = Counter(call for term in self.terms if (call := self.call(term)))
        self.calls = {call for call, times in calls.items() if times > 1}

    def call(self, term: Term) -> SharedCall | None:
        """A call of which a term takes one of the results, slogdet(A) of slogdet(A)[1], with its arguments' numbers."""
        call, result, _ = self.target.template(self._code(term)).partition("({0})[")
        return (call, *(arg.number for arg in term.args)) if result and "(" not in call else None

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
        products = self._products(term)
        if not all(user is not None and user.head == "product" for user in products):
            return False
        of_matrices = [user for user in products if user is not None and ONE not in user.shape]
        powers = [user for user in of_matrices if all(self._bare(arg) is term for arg in user.args)]
        return len(of_matrices) <= beside.most_uses and not powers

    def _is_factored(self, term: Term) -> bool:
        """Whether a term stands in several products, and the library can compute something for all of them."""
        beside = self._code(term).beside
        return beside is not None and self.target.name in beside.factored and len(self._products(term)) > 1

    def _spread(self) -> set[int]:
        """The repeated columns and rows that only stand where the library repeats them itself."""
        found: set[int] = set()
        for term in reversed(self.terms):
            users = self.users[term.number]
            if is_spread(term) and all(user is not None and self._repeats(user, found) for user in users):
                found.add(term.number)
        return found

    def _repeats(self, user: Term, found: Set[int]) -> bool:
        """Whether a column stands for a matrix within an entrywise operation, as beside an entire matrix."""
        if user.head in ("sum", "hadamard"):
            return any(not arg.is_scalar and not is_constant(arg) and not is_spread(arg) for arg in user.args)
        return user.head in ("scaled", "power") and user.number in found

    def _products(self, term: Term) -> list[Term | None]:
        """What a term stands in, with a quote or without."""
        users = self.users[term.number]
        turned = [user for user in users if user is not None and self._is_turned(user)]
        others = [user for user in users if user not in turned]
        return others + [user for term in turned for user in self.users[term.number]]

    def _bare(self, term: Term) -> Term:
        return term.args[0] if self._is_turned(term) else term

    def _counted(self, roots: Sequence[Term]) -> Counter[int]:
        """How often each term will be written."""
        count = Counter(root.number for root in roots)
        for term in reversed(self.terms):
            times = count[term.number] if term.number in self.fused - self.factored else 1
            slots = self._slots(term)
            if term.is_reciprocal or self._is_divided(term):
                times *= steps_of(term.args[0], value_of(term.args[1]), self.operators) or 1
            for place, arg in enumerate(term.args):
                count[arg.number] += times * (slots[str(place)] if slots else 1)
        return count

    def _is_divided(self, term: Term) -> bool:
        """Whether a power with a number as exponent stands beside a divisor."""
        users = (user for user in self.users[term.number] if user is not None and user.head == "hadamard")
        is_power = term.head == "power" and term.args[1].head == "number"
        return is_power and any(factor.is_reciprocal for user in users for factor in user.args)

    def _slots(self, term: Term) -> Counter[str]:
        """How often each argument of an operator is written."""
        template = self.target.template(self._code(term))
        return Counter(SLOT.findall(template.partition("\n")[0]))
