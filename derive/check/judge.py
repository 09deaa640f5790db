"""The verdict on a claim, by two routes that know nothing of one another: the normal form, and numbers."""

from collections.abc import Callable, Iterator
from functools import partial

from ...grammar.record import NamedTuple
from ...grammar.tree import Claimed
from ..differentiate import differentiated
from ..differentiate.structure import Structure
from ..differentiate.twofold import SecondDifferential
from ..elaborate.context import Context
from ..terms.term import Term
from ..verify.compare import CLAIM_POINTS, PROVED_POINTS
from ..verify.lines import verified
from .agreement import Separation, separation
from .claim import Claim, claims_of
from .normal_form import Normal, normal_forms
from .sampling import Undecided, domain_of, stands_in
from .trial import ClaimProgram, Trials
from .verdict import FINE_VERDICTS, Verdict


class Contradiction(Exception):
    """What is proved was found to be wrong: an error of matgrad, not of the input."""


class Routes(NamedTuple):
    """The two routes to a verdict on a claim; each keeps what it finds, for those who ask further."""

    normal: Normal
    trials: Trials

    def on(self, claim: Claim) -> "Routes":
        """The same for a claim that begins alike: what is known of the first side is kept. Raises Undecided."""
        return Routes(self.normal.on(claim), self.trials.on(domain_of(claim)))


class Judgement(NamedTuple):
    """What the two routes say of a claim: of a wrong one where it differs, and the routes for more."""

    claim: Claim
    verdict: Verdict
    message: str = ""
    separation: Separation | None = None
    routes: Routes | None = None

    @property
    def is_fine(self) -> bool:
        """Whether it is proved, or agrees wherever it was tried."""
        return self.verdict in FINE_VERDICTS


def judged(statement: Claimed, context: Context) -> Judgement:
    """The best verdict on what a statement may say, or else that on the likeliest; raises Mistake, Contradiction."""
    return _best(map(_judged, claims_of(statement, context)))


def judged_again(statement: Claimed, context: Context, before: Claim, routes: Routes) -> Judgement:
    """The same of a statement that differs in a side from a claim judged `before`: nothing is found twice."""
    claims = claims_of(statement, context, before.problem.algebra)
    return _best(map(partial(_judged_like, before, routes), claims))


def _best(every: Iterator[Judgement]) -> Judgement:
    """The first verdict that is fine, or else the first."""
    first = next(every)
    return first if first.is_fine else next((other for other in every if other.is_fine), first)


def _judged_like(before: Claim, routes: Routes, claim: Claim) -> Judgement:
    """The verdict on a claim, by what is known of another one where both speak of one function."""
    if not claim.begins_like(before):
        return _judged(claim)
    same = claim._replace(problem=before.problem, sides=(before.sides[0], *claim.sides[1:]))
    return _decided(same, partial(routes.on, same))


def _judged(claim: Claim) -> Judgement:
    """The verdict on a claim."""
    gradient = _gradient(claim)
    return _decided(
        claim,
        lambda: Routes(normal_forms(claim, gradient), Trials(claim, domain_of(claim), ClaimProgram(claim, gradient))),
    )


def _decided(claim: Claim, routes: Callable[[], Routes]) -> Judgement:
    """The verdict on a claim, undecided where one of the routes leads nowhere."""
    try:
        return _ruled(claim, routes())
    except Undecided as undecided:
        return Judgement(claim, Verdict.UNDECIDED, str(undecided))


def _ruled(claim: Claim, routes: Routes) -> Judgement:
    """The verdict on a claim: by its shapes, else by its normal form and by numbers. Raises Undecided."""
    if claim.misshapen:
        return Judgement(claim, Verdict.WRONG, claim.misshapen, routes=routes)
    proved = routes.normal.proved()
    found = separation(routes.trials, claim.sides[1:], PROVED_POINTS if proved else CLAIM_POINTS)
    if (size := stands_in(routes.trials.domain)) and (found or not proved):
        message = f"size {size} is too large to be evaluated; use a letter, which stands for any size"
        return Judgement(claim, Verdict.UNDECIDED, message)
    if found and proved:
        raise Contradiction(f"what was proved is wrong at {found}")
    if found:
        return Judgement(claim, Verdict.WRONG, "", found, routes)
    return Judgement(claim, Verdict.PROVED if proved else Verdict.AGREES)


def _gradient(claim: Claim) -> Term | None:
    """The verified first derivative as it is differentiated again, where the claim is about the second.

    Of an array by an array it is the first differential, its dX a constant.
    """
    problem = claim.problem
    if not problem.twice:
        return None
    once = verified(differentiated(problem._replace(twice=False)))
    if not problem.function.is_scalar and not problem.variables[0].is_scalar:
        return SecondDifferential(problem).first
    return Structure(claim.problem).varying(once.results[0].gradient)
