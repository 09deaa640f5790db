"""A wrong side, and all that is known of what should stand in its place."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from ....grammar.mistakes import Mistake
from ...derivation import Addend, Derivation, Form
from ...differentiate import differentiated
from ...elaborate.statement import Symbol
from ...evaluate.sample import Domain, Point
from ...terms.algebra import Algebra
from ...terms.folding import Folding
from ...terms.term import Rational, Term, below
from ...verify.compare import CLAIM_POINTS, LINE_POINTS
from ...verify.lines import lines_of_results
from ...write.style import TEXT
from ...write.terms import Writer
from ..agreement import separation
from ..claim import Claim
from ..normal_form import Normal
from ..sampling import Undecided, domain_of
from .oracle import Bench
from .proposal import Guess


class Case:
    """A wrong side of a claim, what is right in its place, and the points at which to compare."""

    def __init__(self, claim: Claim, side: int, gradient: Term | None = None, at: Point | None = None) -> None:
        self.claim, self.side, self.gradient = claim, side, gradient
        self.algebra = claim.problem.algebra
        self.typed = claim.sides[side].term
        self.domain = domain_of(claim)
        likely = list(self._candidates())
        self.derived = likely[0] if likely and claim.is_derivative else None
        self.bench = Bench(claim, self.domain, side, gradient, self.derived, at)
        self.normal = Normal(claim)
        self.truths = [term for term in likely if self.bench.right(term)]

    def _candidates(self) -> Iterator[Term]:
        """Terms that should be right: what is derived, or the lines around."""
        with suppress(Mistake):
            yield from derived(self.claim)
        if not self.claim.is_derivative:
            yield self.claim.sides[self.side - 1].term
            yield from (side.term for side in self.claim.sides[self.side + 1 :])

    @property
    def size(self) -> int:
        """How many parts there are, of the side and of what is right."""
        return len(below([self.typed, *self.truths]))

    @property
    def symbols(self) -> list[Term]:
        """The names that occur in what was typed or is right, with their properties."""
        sides = (side.term for side in self.claim.sides)
        return [term for term in below([*sides, *self.truths]) if term.head == "symbol"]

    @property
    def constants(self) -> list[Symbol]:
        """What is declared but not varied."""
        varied = {variable.data for variable in self.claim.problem.variables}
        return [symbol for symbol in self.claim.problem.symbols if symbol.name not in varied]

    def under(self, domain: Domain, code: str, words: str) -> Iterator[Guess]:
        """The side is right on a part of the domain."""
        if self._factor_on(domain) == 1 and self.truths and self.agrees_on(domain):
            yield Guess(code, f"it is right if {words}, but not in general", self.truths[0])

    def multiple_under(self, domain: Domain, _: str, words: str) -> Iterator[Guess]:
        """A multiple of the side is right on a part of the domain."""
        factor = self._factor_on(domain)
        if factor and factor != 1 and self.truths and self._factor_on(domain, CLAIM_POINTS) == factor:
            code = "negative" if factor == -1 else "factor"
            yield Guess(code, f"multiplied by {factor} it is right if {words}, but not in general", self.truths[0])

    def agrees_on(self, domain: Domain) -> bool:
        """Whether the side agrees with what is right at all points that are tried there."""
        alone = self.claim._replace(sides=(self.claim.sides[0], self.claim.sides[self.side]), misshapen="")
        try:
            return separation(alone, domain, CLAIM_POINTS, self.gradient) is None
        except Undecided:
            return False

    def _factor_on(self, domain: Domain, points: Iterable[int] = LINE_POINTS) -> Rational | None:
        bench = Bench(self.claim, domain, self.side, self.gradient, self.derived, points=points)
        return bench.factor(self.typed)

    def declaring(self, names: Sequence[str], word: str) -> Domain:
        """The domain with one more property for some names."""
        symbols = (s._replace(properties=(*s.properties, word)) if s.name in names else s for s in self.domain.symbols)
        return self.domain._replace(symbols=tuple(symbols))

    def listed(self, terms: Sequence[Term]) -> str:
        """Some terms, with commas."""
        return ", ".join(map(self.written, terms))

    def written(self, term: Term) -> str:
        """A term in the input language, with the names that the user has given."""
        names = {
            formula: self.algebra.symbol(name, formula.shape)
            for formula, name in self.claim.problem.named.items()
            if formula.args
        }
        folded = Folding(self.algebra, names).fold(term)
        return Writer(self.algebra, TEXT).content(form_of(folded, self.algebra) or folded)


def derived(claim: Claim) -> Iterator[Term]:
    """The other side of a claim about a derivative, derived."""
    problem = claim.problem
    if claim.reading == "value" or claim.entry is not None:
        return
    if not claim.is_derivative:
        if claim.sides[0].term.head != "d":
            return
        problem = problem._replace(function=claim.sides[0].term.args[0], parts=())
    derivation = differentiated(problem)
    results = [result for result in derivation.results if (result.of is not None) == problem.twice]
    if claim.reading != "form":
        yield from (result.gradient for result in results)
    else:
        yield from _forms(derivation._replace(results=tuple(results)))


def _forms(derivation: Derivation) -> Iterator[Term]:
    """The lines df = … of some results."""
    algebra = derivation.problem.algebra
    for step in lines_of_results(derivation):
        content = step.content
        yield content if isinstance(content, Term) else algebra.sum([algebra.pairing(*addend) for addend in content])


def form_of(term: Term, algebra: Algebra) -> Form | None:
    """A sum of numbers times Frobenius products as G : dX + …, if it is one."""
    form: list[Addend] = []
    for part in term.args if term.head == "sum" else (term,):
        factors = part.args if part.head == "hadamard" and part.is_scalar else (part,)
        products = [factor for factor in factors if factor.head == "colon" and factor.moves]
        if len(products) != 1 or sum(arg.moves for arg in products[0].args) != 1:
            return None
        fixed, moving = sorted(products[0].args, key=lambda arg: arg.moves)
        scalar = algebra.hadamard([factor for factor in factors if factor is not products[0]])
        form.append(Addend(algebra.scale(scalar, fixed), moving))
    return tuple(form)
