"""The sides of a claim as terms that are equal just if the claim is right: values, or linear forms in dX."""

from ...grammar.mistakes import Mistake
from ..differentiate.differential import Dependence
from ..differentiate.forward import opened, replaced
from ..differentiate.projection import projection
from ..properties import subspace
from ..rules.rewrite import Simplifier
from ..terms.algebra import Algebra
from ..terms.shape import ONE
from ..terms.term import Term
from .claim import Claim
from .networks.equality import Prover
from .networks.network import Sum
from .networks.wiring import differential


class Normal:
    """The normal forms of one claim's terms; the function of a second derivative is the `gradient`."""

    def __init__(self, claim: Claim, gradient: Term | None = None) -> None:
        algebra = claim.problem.algebra
        self.forms = Forms(claim, gradient)
        self.rows = (self.forms.before, Simplifier(algebra, "normal"), self.forms.simplifier)
        self.prover = Prover(algebra, _properties(claim))

    def proved(self) -> bool:
        """Whether all sides have the normal form of the first; False says nothing."""
        try:
            first, *others = map(self._rewritten, self.forms.all())
        except Mistake:
            return False
        return all(self.prover.equal(first, other) for other in others)

    def networks(self, term: Term) -> Sum:
        """The networks of a term; GaveUp where there are too many."""
        return self.prover.wiring.keyed(self.prover.wiring.wired(self._rewritten(term)))

    def _rewritten(self, side: Term) -> Term:
        """A term by the rows of normal form, and what then cancels cancelled."""
        before, normal, after = self.rows
        simple = before.simplify(side)[0]
        prepared = normal.simplify(simple)[0]
        return prepared if prepared is simple else after.simplify(prepared)[0]


def _properties(claim: Claim) -> dict[str, tuple[str, ...]]:
    """What is known of the symbols, and in a form of their differentials."""
    words = {symbol.name: symbol.properties for symbol in claim.problem.symbols}
    if claim.reading != "form":
        return words
    moving = [claim.problem.symbol(variable) for variable in claim.problem.variables]
    spaces = {differential(symbol.name): subspace(symbol.properties) for symbol in moving}
    return {**words, **{name: (space.name,) for name, space in spaces.items() if space}}


class Forms:
    """Puts the sides of one claim into terms of dX alone."""

    def __init__(self, claim: Claim, gradient: Term | None) -> None:
        self.claim, self.gradient = claim, gradient
        self.algebra: Algebra = claim.problem.algebra
        self.before = Simplifier(self.algebra, "before")
        self.simplifier = Simplifier(self.algebra)

    def all(self) -> list[Term]:
        """The sides, the first one first."""
        return [self._first(), *(self._other(side.term) for side in self.claim.sides[1:])]

    def _first(self) -> Term:
        """The first side, or the differential of the function along the variable's subspace."""
        function = self.gradient if self.gradient is not None else self.claim.sides[0].term
        if not self.claim.is_derivative:
            return self._opened(function)
        line = self._opened(self.algebra.d(function))
        if self.claim.reading != "form":
            along = {self.algebra.d(v): self._along(v) for v in self.claim.problem.variables}
            line = replaced(line, along, self.algebra)
        return self.algebra.transpose(line) if self._is_turned(line) else line

    def _is_turned(self, line: Term) -> bool:
        """Whether a row is compared with a Jacobian times dx, a column."""
        return self.claim.reading == "jacobian" and line.shape[0] == ONE

    def _along(self, variable: Term) -> Term:
        """dX, along the variable's subspace, or where one entry alone varies."""
        differential = self.algebra.d(variable)
        if self.claim.entry is not None:
            differential = self._unit(self.claim.entry.term, variable)
        inside = projection(self.algebra, self.claim.problem.symbol(variable), differential)
        return differential if inside is None else inside.gradient

    def _unit(self, entry: Term, variable: Term) -> Term:
        """The single-entry array E_ij or e_i where X_ij is the entry."""
        indices = entry.args[1:]
        sizes = tuple(self.algebra.size(size) for size, _ in zip(variable.shape, indices, strict=False))
        return self.algebra.apply("E" if len(indices) == 2 else "e", (*indices, *sizes), variable.shape)

    def _other(self, term: Term) -> Term:
        """Another side as a form."""
        if self.claim.reading in ("value", "form", "entry"):
            return self._opened(term)
        side = self.before.simplify(term)[0]
        differential = self.algebra.d(self.claim.problem.variables[0])
        if self.claim.reading == "gradient":
            return self.algebra.colon(side, differential)
        if self.claim.reading == "rate":
            return self.algebra.scale(differential, side)
        return self.algebra.product([side, self._column(differential)])

    def _column(self, differential: Term) -> Term:
        return self.algebra.transpose(differential) if differential.shape[0] == ONE else differential

    def _opened(self, line: Term) -> Term:
        """A line with every d carried inward to the variables."""
        simple = self.before.simplify(line)[0]
        if not simple.moves:
            return simple
        depending = Dependence(simple, self.claim.problem.variables)
        return opened(simple, depending, self.algebra, self.simplifier).term
