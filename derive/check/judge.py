"""The verdict on a claim, by two routes that know nothing of one another: the normal form, and numbers."""

from collections.abc import Iterator
from typing import NamedTuple

from ...grammar.tree import Claimed
from ..differentiate import differentiated
from ..elaborate.context import Context
from ..terms.term import Term
from ..verify.compare import CLAIM_POINTS, PROVED_POINTS
from ..verify.lines import verified
from .agreement import Separation, separation
from .claim import Claim, claims_of
from .normal_form import Normal
from .sampling import Undecided, domain_of, stands_in
from .verdict import FINE_VERDICTS, Verdict


class Contradiction(Exception):
    """What is proved was found to be wrong: an error of matgrad, not of the input."""


class Judgement(NamedTuple):
    """What the two routes say of a claim: of a wrong one where it differs; `gradient` is the function of a second
    derivative.
    """

    claim: Claim
    verdict: Verdict
    message: str = ""
    separation: Separation | None = None
    gradient: Term | None = None

    @property
    def is_fine(self) -> bool:
        """Whether it is proved, or agrees wherever it was tried."""
        return self.verdict in FINE_VERDICTS


def judged(statement: Claimed, context: Context) -> Judgement:
    """The best verdict on what a statement may say, or else that on the likeliest; raises Mistake, Contradiction."""
    every: Iterator[Judgement] = map(_judged, claims_of(statement, context))
    first = next(every)
    return first if first.is_fine else next((other for other in every if other.is_fine), first)


def _judged(claim: Claim) -> Judgement:
    """The verdict on a claim: by its shapes, else by its normal form and by numbers."""
    gradient = _gradient(claim)
    if claim.misshapen:
        return Judgement(claim, Verdict.WRONG, claim.misshapen, gradient=gradient)
    proved = Normal(claim, gradient).proved()
    try:
        domain = domain_of(claim)
        found = separation(claim, domain, PROVED_POINTS if proved else CLAIM_POINTS, gradient)
    except Undecided as undecided:
        return Judgement(claim, Verdict.UNDECIDED, str(undecided))
    if (size := stands_in(domain)) and (found or not proved):
        message = f"size {size} is too large to be evaluated; use a letter, which stands for any size"
        return Judgement(claim, Verdict.UNDECIDED, message)
    if found and proved:
        raise Contradiction(f"what was proved is wrong at {found}")
    if found:
        return Judgement(claim, Verdict.WRONG, "", found, gradient)
    return Judgement(claim, Verdict.PROVED if proved else Verdict.AGREES)


def _gradient(claim: Claim) -> Term | None:
    """The verified first derivative, where the claim is about the second."""
    if not claim.problem.twice:
        return None
    once = verified(differentiated(claim.problem._replace(twice=False)))
    return once.results[0].gradient
