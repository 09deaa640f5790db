"""The mistake in a wrong side, found among the usual ones; what is said has been verified."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import combinations

from matgrad.derive.agreement import domain_of
from matgrad.derive.claim import Claim
from matgrad.derive.derivation import Derivation
from matgrad.derive.diagnosis.bench import Bench
from matgrad.derive.diagnosis.guess import Guess
from matgrad.derive.diagnosis.omissions import without_factors
from matgrad.derive.diagnosis.slips import Slips
from matgrad.derive.diagnosis.terms import compared
from matgrad.derive.folding import Folding
from matgrad.derive.formulas import Symbol
from matgrad.derive.networks.network import GaveUp
from matgrad.derive.nonscalar import derive
from matgrad.derive.normal import Normal
from matgrad.derive.notation import Writer
from matgrad.derive.project import subspace
from matgrad.derive.sample import Domain
from matgrad.derive.style import TEXT
from matgrad.derive.term import Term
from matgrad.derive.verify import lines_of_results
from matgrad.grammar.mistakes import Mistake

MOST_MISSING = 3


class Diagnosis:
    """Looks for the mistake in one side of a claim."""

    def __init__(self, claim: Claim, side: int, gradient: Term | None = None) -> None:
        self.claim, self.side, self.gradient = claim, side, gradient
        self.algebra = claim.problem.algebra
        self.typed = claim.sides[side].term
        self.domain = domain_of(claim)
        self.bench = Bench(claim, self.domain, side, gradient)
        self.normal = Normal(claim)
        self.truths = [term for term in self._candidates() if self.bench.right(term)]

    def _candidates(self) -> Iterator[Term]:
        """Terms that should be right: what is derived, or the lines around."""
        with suppress(Mistake):
            yield from derived(self.claim, self.gradient)
        if not self.claim.is_derivative:
            yield self.claim.sides[self.side - 1].term
            yield from (side.term for side in self.claim.sides[self.side + 1 :])

    def guess(self) -> Guess | None:
        """The first diagnosis that fits."""
        for look in LOOKS:
            for found in look(self):
                return found
        return None

    def corrected(self) -> Term | None:
        """The side as it should be."""
        return self.truths[0] if self.truths else None

    def under(self, domain: Domain, code: str, words: str) -> Iterator[Guess]:
        """The side is right on a part of the domain, of symmetric matrices perhaps times a number."""
        factor = Bench(self.claim, domain, self.side, self.gradient).factor(self.typed)
        right = self.corrected()
        if factor == 1 and right is not None:
            yield Guess(code, f"it is right only if {words}", right)
        elif factor and right is not None and code == "only-symmetric":
            message = f"times {factor} it is right, but only if {words}"
            yield Guess("negative" if factor == -1 else "factor", message, right)

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
        return Writer(self.algebra, TEXT).write(Folding(self.algebra, names).fold(term))


def derived(claim: Claim, gradient: Term | None) -> Iterator[Term]:
    """The other side of a claim about a derivative, derived."""
    problem = claim.problem
    if claim.reading == "value" or claim.entry is not None:
        return
    if claim.reading == "form" and claim.sides[0].term.head == "d":
        problem = problem._replace(function=claim.sides[0].term.args[0], parts=())
    elif claim.reading == "form" and gradient is None and claim.sides[0].term.moves:
        return
    derivation = derive(problem)
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


def transposed(self: Diagnosis) -> Iterator[Guess]:
    """The transpose."""
    if not self.typed.is_scalar and self.bench.right(turned := self.algebra.transpose(self.typed)):
        yield Guess("transposed", "the transpose of what is claimed is right", turned)


def transposed_multiple(self: Diagnosis) -> Iterator[Guess]:
    """A multiple of the transpose."""
    if not self.typed.is_scalar and (factor := self.bench.factor(turned := self.algebra.transpose(self.typed))):
        right = self.algebra.scale(self.algebra.number(factor), turned)
        if factor == -1:
            yield Guess("negative", "the negative of its transpose is right", right)
        else:
            yield Guess("factor", f"its transpose times {factor} is right", right)


def multiple(self: Diagnosis) -> Iterator[Guess]:
    """The negative, or another multiple."""
    factor = self.bench.factor(self.typed)
    if factor:
        right = self.algebra.scale(self.algebra.number(factor), self.typed)
        if factor == -1:
            yield Guess("negative", "the negative of what is claimed is right", right)
        else:
            yield Guess("factor", f"what is claimed is to be multiplied by {factor}", right)
    elif found := self.bench.sized_factor(self.typed):
        name, power, number = found
        size = self.algebra.power(self.algebra.size((((name,), 1),)), self.algebra.number(power))
        scalar = self.algebra.hadamard([self.algebra.number(number), size])
        words = Writer(self.algebra, TEXT).write(scalar)
        right = self.algebra.scale(scalar, self.typed)
        yield Guess("factor", f"what is claimed is to be multiplied by {words}", right)


def convention(self: Diagnosis) -> Iterator[Guess]:
    """The derivative by a structured variable, unprojected or by another convention."""
    if self.claim.reading != "gradient" or not self.truths:
        return
    symbol = self.claim.problem.symbol(self.claim.problem.variables[0])
    space = subspace(symbol.properties)
    if space is None:
        return
    right = self.truths[0]
    if space == "symmetric":
        diagonal = self.algebra.hadamard([self.algebra.constant("eye", right.shape), right])
        rival = self.algebra.sum([right, right, self.algebra.negative(diagonal)])
        if self.bench.proportion(rival, self.typed) == 1:
            message = f"this is the derivative by the free entries of {symbol.name}, G + G' - I .* G"
            yield Guess("rival-symmetric", f"{message}; the gradient is the projection (G + G')/2", right)
    free = self.claim.problem._replace(symbols=tuple(s._replace(properties=()) for s in self.claim.problem.symbols))
    unprojected = derive(free).results[0].gradient
    if self.bench.proportion(unprojected, self.typed) == 1:
        message = f"the gradient is not projected onto the {space} matrices, among which {symbol.name} is"
        yield Guess("unprojected", message, right)


def symmetric(self: Diagnosis) -> Iterator[Guess]:
    """Right where some square matrices are symmetric, perhaps times a number."""
    square = [s.name for s in self.claim.problem.symbols if _may_be_symmetric(s)]
    every = [tuple(square)] if len(square) > 1 else []
    for names in [*((name,) for name in square), *every]:
        words = f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} symmetric"
        yield from self.under(self.declaring(names, "symmetric"), "only-symmetric", words)


def _may_be_symmetric(symbol: Symbol) -> bool:
    square = symbol.shape[0] == symbol.shape[1] and symbol.axes == 2
    return square and not {"symmetric", "spd", "psd", "diagonal", "skew", "orthogonal"} & set(symbol.properties)


def binary(self: Diagnosis) -> Iterator[Guess]:
    """Right where a matrix has only 0 and 1 as entries."""
    for symbol in self.claim.problem.symbols:
        if symbol.axes and not symbol.properties:
            words = f"all entries of {symbol.name} are 0 or 1"
            yield from self.under(self.declaring([symbol.name], "binary"), "only-binary", words)


def sizes(self: Diagnosis) -> Iterator[Guess]:
    """Right where two sizes are one, or one of them is 1."""
    letters = self.domain.letters
    for one, other in combinations(letters, 2):
        yield from self.under(self.domain._replace(alike=frozenset({one, other})), "only-square", f"{one} = {other}")
    for name in letters:
        yield from self.under(self.domain._replace(fixed={name: 1}), "only-size-1", f"{name} = 1")


def terms(self: Diagnosis) -> Iterator[Guess]:
    """A term that is missing, one too many, or with another number before it."""
    with suppress(GaveUp, Mistake):
        for right in self.truths:
            found = compared(right, self.typed, self.normal)
            if found is not None:
                yield Guess(found.code, found.said(self.written), right)


def missing_factor(self: Diagnosis) -> Iterator[Guess]:
    """A factor that is missing, or one too many."""
    for right in self.truths:
        for left, out in without_factors(right, self.algebra):
            if self.bench.proportion(left, self.typed):
                yield Guess("missing-factor", f"a factor is missing: {self.listed(out)}", right)
    for left, out in without_factors(self.typed, self.algebra):
        if factor := self.bench.factor(left):
            scaled = self.algebra.scale(self.algebra.number(factor), left)
            yield Guess("factor", f"a factor is one too many: {self.listed(out)}", scaled)


def slips(self: Diagnosis) -> Iterator[Guess]:
    """A slip of the pen."""
    for guess in Slips(self.algebra).undone(self.typed):
        if self.bench.right(guess.corrected):
            yield guess


LOOKS: tuple[Callable[[Diagnosis], Iterator[Guess]], ...] = (
    transposed,
    multiple,
    transposed_multiple,
    convention,
    symmetric,
    terms,
    missing_factor,
    slips,
    binary,
    sizes,
)
