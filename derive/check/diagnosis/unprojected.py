"""The gradient by a structured variable as if it were free."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ...differentiate import differentiated
from ...properties import subspace
from ...properties.property import Property
from ..meaning import Gradient
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case


def unprojected(case: Case) -> Iterator[Guess]:
    """The gradient before it is projected onto the subspace of the variable."""
    for variable, space in structured_variables(case):
        free = tuple(symbol._replace(properties=()) for symbol in case.claim.problem.symbols)
        gradient = differentiated(case.claim.problem._replace(symbols=free)).results[0].gradient
        if case.bench.factor_between(gradient, case.typed) == 1:
            message = f"the gradient is not projected onto the {space.name} matrices, among which {variable} is"
            yield Guess(message, case.truths[0])


def structured_variables(case: Case) -> Iterator[tuple[str, Property]]:
    """The variable of a claim about a gradient and its subspace, where it has one."""
    if isinstance(case.claim.meaning, Gradient):
        symbol = case.claim.problem.symbol(case.claim.problem.variables[0])
        space = subspace(symbol.properties)
        if space is not None and case.truths:
            yield symbol.name, space


UNPROJECTED = Diagnosis(
    "unprojected",
    CodePage(
        "the gradient of a structured variable was not projected",
        "The claim is the gradient of a free matrix. That of a symmetric, skew, diagonal or triangular one lies in "
        "the variable's own subspace.",
        "tr(A X) wrt X == A' where A: n x n, X: n x n symmetric",
        "tr(A X) wrt X == 1/2 (A + A') where A: n x n, X: n x n symmetric",
    ),
    looks=(Look(Turn.WHOLE, unprojected),),
)
