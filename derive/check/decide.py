"""A claim decided: read, judged, and advised on where it is wrong.

| the claim | verdict |
|---|---|
| cannot be read, or its shapes do not fit | error |
| can be read, but not be differentiated, or has no point at which it could be decided | undecided |
| has a side that cannot be the derivative by its shape, or that differs at a point | wrong |
| has sides of one normal form, which are equal at three points | proved |
| has sides that are equal at twelve points | agrees |
"""

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Claimed, Span, Statement
from ..differentiate.codes import NOT_A_MATRIX
from ..elaborate.codes import NOT_DERIVABLE
from ..elaborate.context import EMPTY, Context
from ..elaborate.statement import where_clause
from ..simplify.codes import NO_RULE
from ..terms.codes import TOO_LONG
from ..verify.codes import NO_POINT, UNDECIDED_LINE
from .advice import Advice, about_misfit, about_wrong
from .agreement import Separation
from .claim import Claim, claimed
from .diagnosis.wrong_claim import Case
from .judge import Judgement, judged
from .meaning import EqualForms
from .verdict import FINE_VERDICTS, Verdict

# It can be read, but not be derived.
BEYOND = frozenset({NO_POINT, UNDECIDED_LINE, NOT_DERIVABLE, NO_RULE, TOO_LONG, NOT_A_MATRIX})


class Ruling(NamedTuple):
    """A verdict; of a wrong claim, the place of the wrong side, where it differs, and the mistake that was made.

    `line` is the number of the wrong side in a chain. Of an error it has the `mistake`. `read_as` declares the names
    that the claim does not declare, `varying` are the names that vary in a chain, of which those that are `alone` are
    defined, and yet vary by themselves. It is true, as in `assert check(…)`, if the claim is fine.
    """

    verdict: Verdict
    message: str
    span: Span
    separation: Separation | None = None
    diagnosis: Advice | None = None
    corrected: str = ""
    line: int | None = None
    mistake: Mistake | None = None
    read_as: str = ""
    varying: str = ""
    alone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.verdict in FINE_VERDICTS


def check(statement: Statement, context: Context = EMPTY) -> Ruling:
    """The verdict on a claim or a chain; raises Contradiction where the two routes disagree."""
    try:
        return _ruling(claimed(statement), context)
    except Mistake as mistake:
        return _refused(statement, mistake, context)


def _refused(statement: Statement, mistake: Mistake, context: Context) -> Ruling:
    """The ruling on a statement that is no claim, does not fit, or cannot be derived."""
    place = mistake.span or statement.span
    if mistake.code in BEYOND:
        return Ruling(Verdict.UNDECIDED, mistake.message, place, mistake=mistake)
    advice, right = about_misfit(statement, mistake, context)
    return Ruling(Verdict.ERROR, mistake.message, place, diagnosis=advice, corrected=right, mistake=mistake)


def _ruling(statement: Claimed, context: Context) -> Ruling:
    """The ruling on a claim whose shapes fit."""
    found = judged(statement, context)
    claim = found.claim
    wrong = found.verdict is Verdict.WRONG
    ruling = _wrong(statement, context, found) if wrong else Ruling(found.verdict, found.message, statement.span)
    read_as = where_clause([symbol for symbol in claim.problem.symbols if symbol.name not in claim.alone])
    return ruling._replace(read_as=read_as, varying=_varying(claim), alone=claim.alone)


def _varying(claim: Claim) -> str:
    """The names that vary in a chain."""
    if not isinstance(claim.meaning, EqualForms):
        return ""
    return ", ".join(str(variable.data) for variable in claim.problem.variables)


def _wrong(statement: Claimed, context: Context, found: Judgement) -> Ruling:
    """The ruling on a wrong claim, with the mistake that was made in it."""
    claim, separated, routes = found.claim, found.separation, found.routes
    assert routes is not None
    side = separated.number if separated else 1
    case = Case(claim, side, routes, separated.point if separated else None)
    advice, corrected = about_wrong(case, statement, context)
    message = advice.message if advice else found.message or _difference(claim, side)
    line = side if len(claim.sides) > 2 else None
    return Ruling(Verdict.WRONG, message, claim.sides[side].span, separated, advice, corrected, line)


def _difference(claim: Claim, side: int) -> str:
    """A wrong side in words, where no more is known of it."""
    if side > 1:
        return "this line does not follow from the one before"
    return "this is not the derivative" if claim.is_derivative else "the two sides differ"
