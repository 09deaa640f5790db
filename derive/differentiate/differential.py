"""The differential of a term, one operator at a time (Magnus & Neudecker, chapter 8).

Where an operator is linear, its differential stands in the place of each argument in turn; else its row says it. One
that is linear in some arguments alone has both: d dexpm(A, D) = dexpm(A, dD) where A is constant, and a row where not.
"""

from collections.abc import Callable
from functools import lru_cache

from ...grammar.mistakes import Mistake
from ..operators.index_sum import INDEX_SUM
from ..operators.marks import COEFFICIENT, MARKS
from ..rules.compile import differential_rules
from ..rules.match import instantiate, matches
from ..rules.rule import Row
from ..simplify.codes import NO_RULE
from ..terms.algebra import Algebra
from ..terms.codes import TOO_LONG
from ..terms.operator import Appearance, Linear, Operator, carried
from ..terms.shape import MOST_NAMES, signature
from ..terms.term import Term, below

CARRIED_OUT = (*MARKS, INDEX_SUM)  # by the engine, without rows that are compiled
CARRIERS = frozenset({"sum", "scaled", "product", "transpose"})
DEEPEST_OPENED = 20
MOST_WRITTEN = 200_000  # factors in all addends of the differential of a product


class Dependence:
    """Which parts of a function depend on its variables, and which are used more than once; variables are no parts."""

    def __init__(self, function: Term, variables: tuple[Term, ...]) -> None:
        self.numbers = {(v.args[0] if v.head == "member" else v).number for v in variables}
        self.seen: set[int] = set(self.numbers)
        used: set[int] = set()
        self.shared: set[int] = set()
        self.parts = self._look([function])
        for term in self.parts:
            for arg in term.args:
                if arg.number in used:
                    self.shared.add(arg.number)
                used.add(arg.number)

    def __contains__(self, term: Term) -> bool:
        if term.number not in self.seen:  # a part that has been rewritten since
            self._look([term])
        return term.number in self.numbers

    def places(self, term: Term) -> list[int]:
        """The places of the arguments of a term that depends on a variable in which it does."""
        if term.number not in self.seen:  # of a sum with another letter
            self._look([term])
        numbers = self.numbers
        return [place for place, arg in enumerate(term.args) if arg.number in numbers]

    def _look(self, roots: list[Term]) -> list[Term]:
        """Look through terms, and all below them that has not been looked at."""
        found = below(roots, self.seen)
        for term in found:
            self.seen.add(term.number)
            for arg in term.args:
                if arg.number in self.numbers:
                    self.numbers.add(term.number)
                    break
        return found


def outermost(parts: set[Term], depending: Dependence) -> set[Term]:
    """Those of some compound parts that no other of them contains."""
    if len(parts) < 2:
        return parts
    lowest = min(part.number for part in parts)
    inside: set[Term] = set()
    stack = [arg for part in parts for arg in part.args]
    while stack:
        term = stack.pop()
        if term.number >= lowest and term in depending and term not in inside:
            inside.add(term)
            stack.extend(term.args)
    return parts - inside


class Opening:
    """Opens the differential of one term; `rows` tells which rules were used.

    The marks that only carry a differential along are opened with it, nested up to `deepest`.
    """

    def __init__(self, algebra: Algebra, depending: Dependence, deepest: int = DEEPEST_OPENED) -> None:
        self.algebra = algebra
        self.depending = depending
        self.deepest = deepest
        self.rows: dict[Row, None] = {}

    def open(self, term: Term) -> Term:
        """The differential of a term that depends on a variable, one operator opened."""
        operator = self.algebra.operators[term.head]
        if operator.linear is Linear.NOT or self._bends(operator, term):
            return self._by_row(term)
        self._cite(operator, term)
        if operator is INDEX_SUM:
            return self._linear(term, self._summed)
        passes = term.head in CARRIERS or len(term.args) == 1 or self._is_of_blocks(term)
        return self._linear(term, self._carried if passes else self.d)

    def _bends(self, operator: Operator, term: Term) -> bool:
        """Whether an argument in which a linear operator is not linear varies: A in dexpm(A, D)."""
        return operator not in CARRIED_OUT and any([arg in self.depending for arg in bound(operator, term)])

    def d(self, term: Term) -> Term:
        """dA, zero for a constant."""
        if term not in self.depending:
            return self.algebra.constant("zeros", term.shape)
        return self._linear(term, self.d) if term.head == "transpose" else self.algebra.d(term)

    def _summed(self, term: Term) -> Term:
        """dA, of sums over an index within one that of what they sum."""
        nested = term.head == INDEX_SUM.key and term in self.depending and term.number not in self.depending.shared
        return self._linear(term, self._summed) if nested else self.d(term)

    def _linear(self, term: Term, d: Callable[[Term], Term]) -> Term:
        """The differential of a linear operator: d in the place of each argument in turn, or in all at once."""
        places = self.depending.places(term)
        if term.head == "sum":
            return self.algebra.sum([d(term.args[i]) for i in places])
        if self.algebra.operators[term.head].linear is Linear.JOINTLY:
            return self.algebra.rebuild(term.head, [d(arg) for arg in term.args], term.shape)
        if len(places) * len(term.args) > MOST_WRITTEN:
            raise Mistake(TOO_LONG, f"a product has {len(term.args):,} factors once it is written out", None)
        if term.head == "product" and term.args == self.algebra.product_of_transposes(term.args) and len(places) > 1:
            places.reverse()  # x' dx and dx' x are one term, and this way it is written as the former
        return self.algebra.sum([self._in_place(term, i, d(term.args[i])) for i in places])

    def _in_place(self, term: Term, place: int, differential: Term) -> Term:
        if term.head == "product":
            return self.algebra.with_factor(term, place, differential)
        args = [*term.args[:place], differential, *term.args[place + 1 :]]
        return self.algebra.rebuild(term.head, args, term.shape)

    def _carried(self, term: Term, depth: int = 0) -> Term:
        """dA, with the marks that only carry it along opened on the way."""
        if depth == self.deepest or not self._carries(term):
            return self.d(term)
        if term.head in ("sum", "product", INDEX_SUM.key) or self._is_of_blocks(term):
            self._cite(self.algebra.operators[term.head], term)
        if term.head == INDEX_SUM.key:
            return self._linear(term, self._summed)
        return self._linear(term, lambda arg: self._carried(arg, depth + 1))

    def _carries(self, term: Term) -> bool:
        """Whether a mark is opened together with what is around it: it is used once, and copies nothing."""
        if term not in self.depending or term.number in self.depending.shared:
            return False
        carrier = term.head in CARRIERS or (term.head == "hadamard" and term.is_scalar)
        alone = carrier and len(self.depending.places(term)) == 1
        return alone or term.head in ("sum", INDEX_SUM.key) or self._is_of_blocks(term)

    def _is_of_blocks(self, term: Term) -> bool:
        """Whether a term is put together of others, or cut out of one."""
        operator = self.algebra.operators.get(term.head)
        return operator is not None and (operator.joins or operator.cuts_out)

    def _by_row(self, term: Term) -> Term:
        for rule in differential_rules(self.algebra.operators[term.head]):
            for binding in matches(rule.pattern.root, term, self.algebra):
                if all(name in rule.moving for name, t in binding.terms.items() if t in self.depending):
                    self.rows[rule.row] = None
                    return instantiate(rule.result, binding, self.algebra, self.d)
        raise no_differential(self.algebra.operators[term.head])

    def _cite(self, operator: Operator, term: Term) -> None:
        if term.head == "hadamard" and term.is_scalar and len(self.depending.places(term)) == 1:
            operator = COEFFICIENT
        rows = _rows_of(operator)
        plain = operator not in CARRIED_OUT or len(rows) == 1 or len(set(term.args)) < len(term.args)
        self.rows[rows[0] if plain else rows[1]] = None


def no_differential(operator: Operator) -> Mistake:
    """The mistake of an operator that is not differentiated where it stands."""
    of = operator.drawn.function if operator.drawn else ""
    help = f"{operator.name} is the last derivative of {of} that has a name" if of else None
    return Mistake(NO_RULE, f"no rule gives the differential of {operator.name} here", None, help)


@lru_cache(MOST_NAMES)
def _rows_of(operator: Operator) -> tuple[Row, ...]:
    """The same as rows to cite."""
    return tuple(Row(statement, operator.name) for statement in statements_of(operator))


def statements_of(operator: Operator) -> tuple[str, ...]:
    """The rows of an operator's differential; that of a linear function is made from its signature.

    Its own are for where arguments vary in which it is not linear. What is no mere call, as A[i,j], has no others.
    """
    own = operator.linear is Linear.NOT or (operator.differential and not _is_call(operator))
    return operator.differential if own else (leibniz(operator), *operator.differential)


def _is_call(operator: Operator) -> bool:
    """Whether it is typed as its signature says."""
    return operator.name.isidentifier() and operator.notation.look is Appearance.CALL


def bound(operator: Operator, term: Term) -> list[Term]:
    """The arguments in which it is not linear: A in dexpm(A, D), the derivative of expm at A in the direction D."""
    names = [argument.name for argument in signature(operator.signature).arguments]
    return [arg for name, arg in zip(names, term.args, strict=True) if name not in carried(operator)]


def leibniz(operator: Operator) -> str:
    """The differential of a linear operator, from its signature: d kron(A, B) = kron(dA, B) + kron(A, dB)."""
    form, live = signature(operator.signature), carried(operator)
    names = [argument.name for argument in form.arguments]
    calls = [f"{form.name}({', '.join(f'd{n}' if n == name else n for n in names)})" for name in live]
    return f"d {form.name}({', '.join(names)}) = {' + '.join(calls)}"
