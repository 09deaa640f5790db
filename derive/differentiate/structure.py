"""The structure that a problem's variables have: no rule of differentiation uses it, and the results do."""

from functools import cached_property

from ..problem import Problem
from ..properties import subspace
from ..rules.index import may_ask
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..terms.folding import Folding
from ..terms.term import Term


class Structure:
    """Variables as they vary, and as symbols with the properties that were declared of them."""

    def __init__(self, problem: Problem) -> None:
        self.algebra = problem.algebra
        known = problem.varying.items()
        useful = {v: frozenset(s.properties) for v, s in known if s.properties and self._matters(s.properties)}
        self.named = dict(self._with_properties(v, words) for v, words in useful.items())
        self.is_there = bool(self.named)

    def _with_properties(self, variable: Term, words: frozenset[str]) -> tuple[Term, Term]:
        """A variable, or the family of which it is a member, and the same with properties."""
        name, shape = str(variable.data), variable.shape
        if variable.head == "member":
            return variable.args[0], self.algebra.family(name, shape, words)
        return variable, self.algebra.symbol(name, shape, words)

    @cached_property
    def known(self) -> Folding:
        """What puts the symbols with properties in the place of the variables."""
        differentials = {self.algebra.d(symbol): self.algebra.d(variable) for variable, symbol in self.named.items()}
        return Folding(self.algebra, {**self.named, **differentials})

    @cached_property
    def free(self) -> Folding:
        """What puts the variables in the place of the symbols."""
        return Folding(self.algebra, {symbol: variable for variable, symbol in self.named.items()})

    def varying(self, term: Term) -> Term:
        """A term that is to be differentiated: with the variables, of which no rule uses the structure."""
        return self.free.fold(term) if self.is_there else term

    def _matters(self, words: tuple[str, ...]) -> bool:
        """Whether properties may change a result: those of a subspace, and those that a row may ask for."""
        return subspace(words) is not None or may_ask(frozenset(words), self.algebra.heads)

    def simplified(self, term: Term, simplifier: Simplifier) -> tuple[Term, tuple[Row, ...]]:
        """A term with the structure used, and the rows that fired then."""
        return simplifier.simplify(self.known.fold(term)) if self.is_there else (term, ())

    def kept(self, term: Term, before: Term) -> Term:
        """What a term was before, where the structure has changed nothing in it."""
        return before if not self.is_there or self.free.fold(term) is before else term
