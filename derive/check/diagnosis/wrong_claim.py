"""A wrong side, and all that is known of what should stand in its place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property

from ....grammar.mistakes import Mistake
from ...derivation import Addend, Derivation, Form
from ...differentiate import differentiated
from ...elaborate.statement import Symbol
from ...evaluate.sample import Domain, Point
from ...terms.algebra import Algebra
from ...terms.folding import Folding
from ...terms.term import Rational, Term, below
from ...verify.compare import CLAIM_POINTS, PROVED_POINTS
from ...verify.lines import lines_of_results
from ...write.style import TEXT
from ...write.terms import Writer
from ..agreement import separation
from ..claim import Claim
from ..judge import Routes
from ..meaning import AlongEntry
from ..networks.network import GaveUp
from ..sampling import Undecided
from ..trial import Trials
from .occurrences import occurrences
from .oracle import SAMPLE_POINTS, Bench
from .proposal import Guess
from .sums import Comparison, Difference, compared

LONGEST_SIDE = 150  # parts; to change each in turn takes too long beyond
MOST_NAMED = 3  # terms in a sentence


class Case:
    """A wrong side of a claim, what is right in its place, and the points at which to compare."""

    def __init__(self, claim: Claim, side: int, routes: Routes, at: Point | None = None) -> None:
        self.claim, self.side, self.routes = claim, side, routes
        self.algebra = claim.problem.algebra
        self.typed = claim.sides[side].term
        self.domain = routes.trials.domain
        self.bench = Bench(routes.trials, side, at)
        self.factors: dict[tuple[Trials, Iterable[int]], Rational | None] = {}

    @cached_property
    def truths(self) -> list[Term]:
        """What is right in the place of the side."""
        return [term for term in self._candidates() if self.bench.right(term)]

    def _candidates(self) -> Iterator[Term]:
        """Terms that should be right: what is derived, or the lines around."""
        with suppress(Mistake):
            yield from derived(self.claim)
        if not self.claim.is_derivative:
            yield self.claim.sides[self.side - 1].term
            yield from (side.term for side in self.claim.sides[self.side + 1 :])

    @cached_property
    def is_short(self) -> bool:
        """Whether each part of the side, and of what is right, can be changed in turn."""
        return len(below([self.typed, *self.truths])) <= LONGEST_SIDE

    @cached_property
    def symbols(self) -> list[Term]:
        """The names that occur in what was typed or is right, with their properties; those of families too."""
        sides = (side.term for side in self.claim.sides)
        return [term for term in below([*sides, *self.truths]) if term.head in ("symbol", "family")]

    @cached_property
    def constants(self) -> list[Symbol]:
        """What is declared but not varied."""
        varied = {variable.data for variable in self.claim.problem.variables}
        return [symbol for symbol in self.claim.problem.symbols if symbol.name not in varied]

    @cached_property
    def letters(self) -> list[str]:
        """The letters of the sizes."""
        return [name for name in self.domain.letters if not name.isdigit()]

    @cached_property
    def factor(self) -> Rational | None:
        """The number by which the side is to be multiplied to be right, if one will do."""
        return self.bench.factor(self.typed)

    @cached_property
    def factor_of_transpose(self) -> Rational | None:
        """That by which its transpose is to be multiplied."""
        if self.claim.over:
            return self.bench.factor(self.algebra.transpose(self.typed))
        return None if self.typed.is_scalar else self.bench.factor_of_transpose(self.typed)

    @cached_property
    def comparisons(self) -> list[tuple[Term, Comparison]]:
        """What is right, and how the terms of the side differ from its terms, where that can be found."""
        with suppress(GaveUp, Mistake):
            found = [(right, compared(right, self.typed, self.routes.normal)) for right in self.truths]
            return [(right, comparison) for right, comparison in found if comparison is not None]
        return []

    def terms_that_differ(self, difference: Difference, message: str, alone: bool) -> Iterator[Guess]:
        """What is right where the terms of the side differ in one way from its terms."""
        for right, comparison in self.comparisons:
            if comparison.difference is difference and comparison.alone is alone:
                named = self.listed(comparison.terms) if len(comparison.terms) <= MOST_NAMED else ""
                yield Guess(f"{message}: {named}" if named else message, right)

    def slips(self, undone: Callable[[Term, Algebra], Iterator[Guess]]) -> Iterator[Guess]:
        """The side with one part of it changed, wherever that makes it right."""
        for place in occurrences(self.typed, self.algebra):
            for message, part in undone(place.part, self.algebra):
                whole = place.put(part)
                if whole is not None and whole is not self.typed and self._is_closed(whole) and self.bench.right(whole):
                    yield Guess(message, whole)

    def _is_closed(self, side: Term) -> bool:
        """Whether no index is free in a side but those that are asked for."""
        return self.algebra.free(side) <= {letter for letter, _ in self.claim.over}

    def right_on(self, domain: Domain, words: str) -> Iterator[Guess]:
        """The side is right on a part of the domain."""
        trials = self.routes.trials.on(domain)
        if self._factor_on(trials) == 1 and self.truths and self._agrees(trials, self._points(domain)):
            yield Guess(f"it is right if {words}, but not in general", self.truths[0])

    def multiple_on(self, domain: Domain) -> Rational | None:
        """The number, not 1, by which the side is to be multiplied to be right on a part of the domain."""
        trials = self.routes.trials.on(domain)
        factor = self._factor_on(trials)
        certain = factor and factor != 1 and self.truths and self._factor_on(trials, CLAIM_POINTS) == factor
        return factor if certain else None

    def agrees_on(self, domain: Domain) -> bool:
        """Whether the side agrees with what is right at all points that are tried there."""
        return self._agrees(self.routes.trials.on(domain), CLAIM_POINTS)

    def _agrees(self, trials: Trials, points: Iterable[int]) -> bool:
        try:
            return separation(trials, [self.claim.sides[self.side]], points) is None
        except Undecided:
            return False

    def _points(self, domain: Domain) -> Iterable[int]:
        """Where the side is tried there: fewer points do where the properties of its symbols prove it right."""
        words = {symbol.name: symbol.properties for symbol in domain.symbols}
        more = domain.symbols != self.domain.symbols
        is_proved = more and self.routes.normal.equal_if(self.typed, self.truths[0], words)
        return PROVED_POINTS if is_proved else CLAIM_POINTS

    def _factor_on(self, trials: Trials, points: Iterable[int] = SAMPLE_POINTS) -> Rational | None:
        if (trials, points) not in self.factors:
            bench = Bench(trials, self.side, points=points)
            self.factors[trials, points] = bench.factor(self.typed)
        return self.factors[trials, points]

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
        if self.claim.over:
            folded = self.algebra.apart(folded, frozenset([letter for letter, _ in self.claim.over]))
        return Writer(self.algebra, TEXT).content(form_of(folded, self.algebra) or folded)


def derived(claim: Claim) -> Iterator[Term]:
    """The other side of a claim about a derivative, derived."""
    problem = claim.problem
    if claim.meaning.is_exact or isinstance(claim.meaning, AlongEntry):
        return
    if not claim.is_derivative:
        if claim.sides[0].term.head != "d":
            return
        problem = problem._replace(function=claim.sides[0].term.args[0], parts=())
    derivation = differentiated(problem)
    results = [result for result in derivation.results if (result.before is not None) == problem.twice]
    if not claim.meaning.writes_differentials or any(result.twofold for result in results):
        yield from (result.gradient for result in results)
    else:
        yield from _forms(derivation._replace(results=tuple(results)))


def _forms(derivation: Derivation) -> Iterator[Term]:
    """The lines df = … of some results."""
    algebra = derivation.problem.algebra
    for step in lines_of_results(derivation):
        content = step.content
        yield content if isinstance(content, Term) else algebra.sum([_paired(addend, algebra) for addend in content])


def _paired(addend: Addend, algebra: Algebra) -> Term:
    """An addend as a term."""
    term = algebra.pairing(addend.adjoint, addend.differential)
    for index in reversed(addend.over):
        term = algebra.index_sum(index, term)
    return term


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
