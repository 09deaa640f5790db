"""The sides of a claim as terms that are equal just if the claim is right: values, or linear forms in dX."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from ...grammar.mistakes import Mistake
from ..differentiate.differential import Dependence, Opening
from ..differentiate.forward import opened, replaced, under_d
from ..differentiate.projection import projection
from ..differentiate.structure import Structure
from ..properties import subspace
from ..rules.rewrite import Simplifier
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.term import Term, below, is_compound
from .claim import Claim
from .meaning import BeforeDifferential, ClaimSide
from .networks.equality import Prover
from .networks.network import NetworkSum
from .networks.wiring import differential


class Normal:
    """The normal forms of one claim's terms."""

    def __init__(self, claim: Claim, forms: "Forms", rows: Simplifier, prover: Prover) -> None:
        self.claim, self.forms, self.prover = claim, forms, prover
        self.rows = (forms.before, rows, forms.simplifier)

    def on(self, claim: Claim) -> "Normal":
        """Those of a claim that begins alike, with all that is known."""
        return Normal(claim, self.forms, self.rows[1], self.prover)

    def proved(self) -> bool:
        """Whether all sides have the normal form of the first; False says nothing."""
        try:
            first, *others = map(self._rewritten, self.forms.of(self.claim.sides[1:]))
        except Mistake:
            return False
        return all(self.prover.equal(first, other) for other in others)

    def equal_if(self, a: Term, b: Term, properties: Mapping[str, Sequence[str]]) -> bool:
        """Whether two terms have one normal form where the symbols have some properties; False says nothing."""
        try:
            return Prover(self.forms.algebra, properties).equal(self._rewritten(a), self._rewritten(b))
        except Mistake:
            return False

    def networks(self, term: Term) -> NetworkSum:
        """The networks of a term; GaveUp where there are too many."""
        return self.prover.wiring.form(self._rewritten(term))

    def _rewritten(self, side: Term) -> Term:
        """A term by the rows of normal form, and what then cancels cancelled."""
        before, normal, after = self.rows
        simple = before.simplify(side)[0]
        prepared = normal.simplify(simple)[0]
        return prepared if prepared is simple else after.simplify(prepared)[0]


def _properties(claim: Claim) -> dict[str, tuple[str, ...]]:
    """What is known of the symbols, and in a form of their differentials."""
    words = {symbol.name: symbol.properties for symbol in claim.problem.symbols}
    if not claim.meaning.writes_differentials:
        return words
    moving = [claim.problem.symbol(variable) for variable in claim.problem.variables]
    spaces = {differential(symbol.name): subspace(symbol.properties) for symbol in moving}
    return {**words, **{name: (space.name,) for name, space in spaces.items() if space}}


def normal_forms(claim: Claim, gradient: Term | None = None) -> Normal:
    """Those of a claim; the function of a second derivative is the `gradient`."""
    algebra = claim.problem.algebra
    return Normal(claim, Forms(claim, gradient), Simplifier(algebra, "normal"), Prover(algebra, _properties(claim)))


class OpeningAtOnce(Opening):
    """Opens differentials down to the variables, each part's once: the lines on the way are not asked for."""

    def __init__(self, algebra: Algebra, depending: Dependence) -> None:
        super().__init__(algebra, depending)
        self.known: dict[int, Term] = {}

    def differential(self, function: Term) -> Term:
        """The differential of a function; raises Mistake where a part has none."""
        for term in below([function], self.known):
            if term in self.depending:
                self.known[term.number] = self.open(term) if is_compound(term) else self.algebra.d(term)
        return self.d(function)

    def d(self, term: Term) -> Term:
        """dA, zero for a constant."""
        return self.known.get(term.number) or super().d(term)

    def _carried(self, term: Term, depth: int = 0) -> Term:
        return self.d(term)


class Forms:
    """Puts the sides of one claim into terms of dX alone."""

    def __init__(self, claim: Claim, gradient: Term | None) -> None:
        self.claim, self.gradient = claim, gradient
        self.algebra: Algebra = claim.problem.algebra
        self.before = Simplifier(self.algebra, "before")
        self.simplifier = Simplifier(self.algebra)
        self.structure = Structure(claim.problem)

    def of(self, others: Sequence[ClaimSide]) -> list[Term]:
        """The first side and some others."""
        sides = [self._first, *(self._other(side.term) for side in others)]
        return [self._within(side) for side in sides] if self.structure.is_there else sides

    def _within(self, side: Term) -> Term:
        """A side with the structure of the variables, which what is differentiated had not: X as P(X) where the
        networks know nothing of it, and dX too.
        """
        inside: dict[Term, Term] = {}
        for variable, symbol in self.claim.problem.varying.items():
            space = subspace(symbol.properties)
            if space is not None and space.parity != 1 and not space.is_diagonal:
                for part in (variable, self.algebra.d(variable)):
                    found = projection(self.algebra, symbol, part)
                    inside[part] = found.gradient if found else part
        return self.structure.known.fold(Folding(self.algebra, inside).fold(side) if inside else side)

    @cached_property
    def _first(self) -> Term:
        """The first side, or the differential of the function along the variable's subspace."""
        function = self.gradient if self.gradient is not None else self.claim.sides[0].term
        meaning = self.claim.meaning
        if not meaning.is_derivative:
            return self._opened(function)
        line = self._opened(self.algebra.d(function))
        if self.gradient is not None:
            line = self._both(line)
        if not meaning.writes_differentials:
            along = {self.algebra.d(v): self._along(v) for v in under_d(line)}
            if any(new is not d for d, new in along.items()):
                line = replaced(self._apart(line, along), along, self.algebra)
        return meaning.turned(line, self.algebra)

    def _both(self, line: Term) -> Term:
        """A second differential with dX in the place of the first direction too."""
        variables = self.claim.problem.variables
        return Folding(self.algebra, {self.algebra.direction(v): self.algebra.d(v) for v in variables}).fold(line)

    def _apart(self, line: Term, along: Mapping[Term, Term]) -> Term:
        """A line in which no sum binds a letter that is to be put in for a differential without it."""
        free = self.algebra.free
        letters = [letter for d, new in along.items() for letter in free(new) - free(d)]
        return self.algebra.apart(line, frozenset(letters)) if letters else line

    def _along(self, variable: Term) -> Term:
        """What stands for dX, along the variable's subspace."""
        differential = self.claim.meaning.differential(variable, self.algebra)
        inside = projection(self.algebra, self.claim.problem.symbol(variable), differential)
        return differential if inside is None else inside.gradient

    def _other(self, term: Term) -> Term:
        """Another side as a form."""
        if not isinstance(self.claim.meaning, BeforeDifferential):
            return self._opened(self.structure.varying(term))
        term = self.structure.varying(term)
        variable = self.claim.problem.variables[0]
        form = self.claim.meaning.as_form(self.before.simplify(term)[0], self.algebra.d(variable), self.algebra)
        for index in reversed(variable.args[1:]):
            form = self.algebra.index_sum(index, form)
        return form

    def _opened(self, line: Term) -> Term:
        """A line with every d carried inward to the variables."""
        simple = self.before.simplify(line)[0]
        if not simple.moves:
            return simple
        depending = Dependence(simple, self.claim.problem.variables)
        opening = OpeningAtOnce(self.algebra, depending)
        values = {self.algebra.d(part): opening.differential(part) for part in under_d(simple)}
        whole = self.simplifier.simplify(replaced(simple, values, self.algebra))[0]
        if all(part in depending and not is_compound(part) for part in under_d(whole)):
            return whole
        return opened(whole, depending, self.algebra, self.simplifier).term
