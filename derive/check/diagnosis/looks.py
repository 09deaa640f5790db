"""The usual mistakes, looked for one after the other; what is said of one has been verified."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import combinations

from ....grammar.mistakes import Mistake
from ...differentiate import differentiated
from ...differentiate.projection import rival_of
from ...elaborate.statement import Symbol
from ...properties import EQUAL_TO_TRANSPOSE, closed, subspace, together
from ...properties.binary import BINARY_ENTRIES
from ...properties.sign import NONNEGATIVE_ENTRIES
from ...properties.symmetric import SYMMETRIC_MATRIX
from ...write.style import TEXT
from ...write.terms import Writer
from ..networks.network import GaveUp
from .edits import Slips
from .omissions import without_factors
from .others import nothing, other_name, powers
from .proposal import Guess
from .sums import compared
from .wrong_claim import Case

LONGEST = 150  # parts of a side; beyond, to change each part in turn takes too long


def guesses(case: Case) -> Iterator[Guess]:
    """The mistakes that fit; in a long side only those that the whole of it can have are looked for."""
    looks = LOOKS if case.size <= LONGEST else WHOLE
    return (guess for look in looks for guess in look(case))


def transposed(case: Case) -> Iterator[Guess]:
    """The transpose."""
    if not case.typed.is_scalar and case.bench.right(turned := case.algebra.transpose(case.typed)):
        yield Guess("transposed", "the transpose of what is claimed is right", turned)


def transposed_multiple(case: Case) -> Iterator[Guess]:
    """A multiple of the transpose."""
    if not case.typed.is_scalar and (factor := case.bench.factor(turned := case.algebra.transpose(case.typed))):
        right = case.algebra.scale(case.algebra.number(factor), turned)
        if factor == -1:
            yield Guess("negative", "the negative of its transpose is right", right)
        else:
            yield Guess("factor", f"its transpose times {factor} is right", right)


def multiple(case: Case) -> Iterator[Guess]:
    """The negative, or another multiple."""
    factor = case.bench.factor(case.typed)
    if factor and factor != 1:
        right = case.algebra.scale(case.algebra.number(factor), case.typed)
        if factor == -1:
            yield Guess("negative", "the negative of what is claimed is right", right)
        else:
            yield Guess("factor", f"what is claimed is to be multiplied by {factor}", right)
    elif not factor and (found := case.bench.sized_factor(case.typed)):
        name, power, number = found
        size = case.algebra.power(case.algebra.size((((name,), 1),)), case.algebra.number(power))
        scalar = case.algebra.hadamard([case.algebra.number(number), size])
        words = Writer(case.algebra, TEXT).write(scalar)
        right = case.algebra.scale(scalar, case.typed)
        yield Guess("factor", f"what is claimed is to be multiplied by {words}", right)


def convention(case: Case) -> Iterator[Guess]:
    """The derivative by a structured variable, unprojected or by another convention."""
    if case.claim.reading != "gradient" or not case.truths:
        return
    symbol = case.claim.problem.symbol(case.claim.problem.variables[0])
    space = subspace(symbol.properties)
    if space is None:
        return
    right = case.truths[0]
    if space.rival is not None and case.bench.factor(rival_of(case.algebra, space.rival, right), case.typed) == 1:
        message = f"this is the derivative by the free entries of {symbol.name}, {space.rival.of_gradient}"
        yield Guess("rival-symmetric", f"{message}; the gradient is the projection (G + G')/2", right)
    free = case.claim.problem._replace(symbols=tuple(s._replace(properties=()) for s in case.claim.problem.symbols))
    unprojected = differentiated(free).results[0].gradient
    if case.bench.factor(unprojected, case.typed) == 1:
        message = f"the gradient is not projected onto the {space.name} matrices, among which {symbol.name} is"
        yield Guess("unprojected", message, right)


def symmetric(case: Case) -> Iterator[Guess]:
    """Right where some square constants are symmetric."""
    yield from _symmetric(case, [constant.name for constant in case.constants])


def any_symmetric(case: Case) -> Iterator[Guess]:
    """Right where square matrices are symmetric, the variable among them, perhaps times a number."""
    names = [s.name for s in case.claim.problem.symbols]
    yield from _symmetric(case, names)
    if case.bench.factor(case.typed) is None:  # else the number alone is the mistake
        yield from _symmetric(case, names, multiples=True)


def _symmetric(case: Case, names: list[str], multiples: bool = False) -> Iterator[Guess]:
    square = [s.name for s in case.claim.problem.symbols if s.name in names and _may_be_symmetric(s)]
    every = [tuple(square)] if len(square) > 1 else []
    for some in [*((name,) for name in square), *every]:
        words = f"{' and '.join(some)} {'is' if len(some) == 1 else 'are'} symmetric"
        domain = case.declaring(some, SYMMETRIC_MATRIX.name)
        yield from (case.multiple_under if multiples else case.under)(domain, "only-symmetric", words)


def _may_be_symmetric(symbol: Symbol) -> bool:
    square = symbol.shape[0] == symbol.shape[1] and symbol.axes == 2
    is_so = EQUAL_TO_TRANSPOSE & closed(frozenset(symbol.properties))
    return square and not is_so and together([*symbol.properties, SYMMETRIC_MATRIX.name])


def binary(case: Case) -> Iterator[Guess]:
    """Right where a constant has only 0 and 1 as entries."""
    for constant in case.constants:
        if constant.axes and not constant.properties:
            words = f"all entries of {constant.name} are 0 or 1"
            if not case.agrees_on(case.declaring([constant.name], NONNEGATIVE_ENTRIES.name)):
                yield from case.under(case.declaring([constant.name], BINARY_ENTRIES.name), "only-binary", words)


def sizes(case: Case) -> Iterator[Guess]:
    """Right where two sizes are one."""
    letters = [name for name in case.domain.letters if not name.isdigit()]
    for one, other in combinations(letters, 2):
        yield from case.under(case.domain._replace(alike=frozenset({one, other})), "only-square", f"{one} = {other}")


def size_of_one(case: Case) -> Iterator[Guess]:
    """Right where a size is 1."""
    letters = [name for name in case.domain.letters if not name.isdigit()]
    for name in letters if case.domain.least == 1 else ():
        yield from case.under(case.domain._replace(fixed={name: 1}), "only-size-1", f"{name} = 1")


def terms(case: Case) -> Iterator[Guess]:
    """A term that is missing, one too many, or with another number before it."""
    with suppress(GaveUp, Mistake):
        for right in case.truths:
            found = compared(right, case.typed, case.normal)
            if found is not None and found.alone:
                yield Guess(found.code, found.said(case.written), right)


def some_terms(case: Case) -> Iterator[Guess]:
    """Terms that are missing where another number stands before others."""
    with suppress(GaveUp, Mistake):
        for right in case.truths:
            found = compared(right, case.typed, case.normal)
            if found is not None and not found.alone:
                yield Guess(found.code, found.said(case.written), right)


def signs(case: Case) -> Iterator[Guess]:
    """One term of a sum with the other sign."""
    for addend, whole in Slips(case.algebra).signed(case.typed):
        if case.bench.right(whole):
            yield Guess("negative", f"a term has the wrong sign: {case.written(addend)}", whole)


def missing_factor(case: Case) -> Iterator[Guess]:
    """A factor that is missing, or one too many."""
    for right in case.truths:
        for left, out in without_factors(right, case.algebra):
            if number := case.bench.factor(left, case.typed):
                also = "" if number == 1 else f"; and the number in front is to be multiplied by {1 / Fraction(number)}"
                yield Guess("missing-factor", f"a factor is missing: {case.listed(out)}{also}", right)
    for left, out in without_factors(case.typed, case.algebra):
        if out and (factor := case.bench.factor(left)):
            scaled = case.algebra.scale(case.algebra.number(factor), left)
            yield Guess("factor", f"there is a factor too many: {case.listed(out)}", scaled)


def slips(case: Case) -> Iterator[Guess]:
    """A slip of the pen."""
    for guess in Slips(case.algebra).undone(case.typed):
        if case.bench.right(guess.corrected):
            yield guess


def distributed(case: Case) -> Iterator[Guess]:
    """A Hadamard product pulled out of a product of matrices, perhaps with a factor missing too."""
    message = "a Hadamard product does not go out of a product: X (A .* B) is not (X A) .* (X B)"
    for gathered in Slips(case.algebra).gathered(case.typed):
        if case.bench.right(gathered):
            yield Guess("hadamard-for-product", message, gathered)
        for right in case.truths:
            for left, out in without_factors(right, case.algebra):
                if case.bench.factor(left, gathered) == 1:
                    yield Guess(
                        "hadamard-for-product", f"{message}; and a factor is missing: {case.listed(out)}", right
                    )


WHOLE: tuple[Callable[[Case], Iterator[Guess]], ...] = (transposed, multiple, transposed_multiple, convention)
LOOKS = (
    nothing,
    *WHOLE,
    signs,
    terms,
    missing_factor,
    slips,
    other_name,
    distributed,
    symmetric,
    some_terms,
    powers,
    sizes,
    binary,
    any_symmetric,
    size_of_one,
)
