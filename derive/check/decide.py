"""The verdict on a claim, by two routes that know nothing of one another: the normal form, and numbers."""

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Literal, NamedTuple

from ...grammar.mistakes import Mistake
from ...grammar.read import read_expression, read_statement
from ...grammar.tree import Claimed, DerivativeClaim, Span, Statement, question_of
from ..differentiate import differentiated
from ..differentiate.codes import NOT_A_MATRIX, SECOND_OF_ARRAY
from ..elaborate.codes import (
    DIVISION_BY_MATRIX,
    NO_MATRIX,
    NOT_DERIVABLE,
    SHAPE_NOT_TAKEN,
    SIZES_DIFFER,
    UNDEFINED_POWER,
)
from ..elaborate.context import EMPTY, Context
from ..elaborate.statement import where_clause
from ..problem import elaborated
from ..simplify.codes import NO_RULE
from ..terms.codes import TOO_LONG
from ..terms.term import Term
from ..verify.codes import NO_POINT, UNDECIDED_LINE
from ..verify.compare import CLAIM_POINTS, PROVED_POINTS
from ..verify.lines import verified
from ..write.style import TEXT
from ..write.terms import Writer
from .agreement import Separation, separation
from .claim import Claim, claimed, claims_of
from .diagnosis.only_square import ONLY_SQUARE
from .diagnosis.search import edits, proposals
from .diagnosis.wrong_claim import Case
from .meaning import EqualForms
from .normal_form import Normal
from .sampling import Undecided, domain_of, stands_in

MOST_PROPOSALS = 5  # that are looked at closely

# The shapes cannot fit; a small change of the text may be all that is wrong.
SHAPES = frozenset({SIZES_DIFFER, DIVISION_BY_MATRIX, UNDEFINED_POWER, SHAPE_NOT_TAKEN, NO_MATRIX})
# It can be read, but not be derived.
BEYOND = frozenset({NO_POINT, UNDECIDED_LINE, NOT_DERIVABLE, NO_RULE, SECOND_OF_ARRAY, TOO_LONG, NOT_A_MATRIX})


class Contradiction(Exception):
    """What is proved was found to be wrong; the tool is at fault."""


class Advice(NamedTuple):
    """A diagnosis in words, and the side as it should be, in the input language."""

    code: str
    message: str
    corrected: str


Verdict = Literal["proved", "agrees", "wrong", "undecided", "error"]
FINE: tuple[Verdict, ...] = ("proved", "agrees")


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
        return self.verdict in FINE


def check(statement: Statement, context: Context = EMPTY) -> Ruling:
    """The verdict on a claim or a chain; raises Contradiction where the two routes disagree."""
    try:
        return _check(claimed(statement), context)
    except Mistake as mistake:
        if mistake.code in BEYOND:
            return Ruling("undecided", mistake.message, mistake.span or statement.span, mistake=mistake)
        advice = _misfit(statement, mistake, context)
        right = _derived(statement, context) if advice is None and mistake.code in SHAPES else ""
        place = mistake.span or statement.span
        return Ruling("error", mistake.message, place, diagnosis=advice, corrected=right, mistake=mistake)


def _misfit(statement: Statement, mistake: Mistake, context: Context) -> Advice | None:
    """What would make a claim right whose shapes cannot fit."""
    if not isinstance(statement, Claimed) or mistake.code not in SHAPES or mistake.span is None:
        return None
    for diagnosis, edit, side in edits(statement, mistake.span, lambda other: _found(other, context).verdict in FINE):
        if diagnosis is ONLY_SQUARE:
            return Advice(diagnosis.code, edit.message, _derived(statement, context))
        again = claimed(read_statement(edit.text)).sides[side - 1]
        return Advice(diagnosis.code, edit.message, edit.text[slice(*again.span)])
    return None


def _derived(statement: Statement, context: Context) -> str:
    """The derivative that a claim is about, if it can be derived."""
    if isinstance(statement, DerivativeClaim):
        with suppress(Mistake):
            derivation = verified(differentiated(elaborated(question_of(statement), context)))
            result = derivation.results[0]
            if (result.of is not None) == statement.twice:
                return Writer(derivation.problem.algebra, TEXT).write(result.gradient)
    return ""


def _check(statement: Claimed, context: Context) -> Ruling:
    found = _found(statement, context)
    if found.verdict == "wrong":
        ruling = _wrong(statement, context, found)
    else:
        ruling = Ruling(found.verdict, found.message, statement.span)
    return ruling._replace(read_as=_read_as(found.claim), varying=_varying(found.claim), alone=found.claim.alone)


def _read_as(claim: Claim) -> str:
    return where_clause([symbol for symbol in claim.problem.symbols if symbol.name not in claim.alone])


def _varying(claim: Claim) -> str:
    """The names that vary in a chain."""
    if not isinstance(claim.meaning, EqualForms):
        return ""
    return ", ".join(str(variable.data) for variable in claim.problem.variables)


class Found(NamedTuple):
    """What the two routes say of a claim."""

    claim: Claim
    verdict: Verdict
    message: str = ""
    separation: Separation | None = None
    gradient: Term | None = None


def _found(statement: Claimed, context: Context) -> Found:
    """The verdict on a statement, without the mistake that was made: the best of what it may say, else the first."""
    first: Found | None = None
    for claim in claims_of(statement, context):
        found = _judged(claim)
        if found.verdict in FINE:
            return found
        first = first or found
    assert first is not None
    return first


def _judged(claim: Claim) -> Found:
    """The verdict on a claim."""
    gradient = _gradient(claim)
    if claim.misshapen:
        return Found(claim, "wrong", claim.misshapen, gradient=gradient)
    proved = Normal(claim, gradient).proved()
    try:
        domain = domain_of(claim)
        found = separation(claim, domain, PROVED_POINTS if proved else CLAIM_POINTS, gradient)
    except Undecided as undecided:
        return Found(claim, "undecided", str(undecided))
    if (size := stands_in(domain)) and (found or not proved):
        return Found(claim, "undecided", f"{size} is too large a size to be evaluated; a letter stands for any size")
    if found and proved:
        raise Contradiction(f"what was proved is wrong at {_place(found)}")
    if found:
        return Found(claim, "wrong", "", found, gradient)
    return Found(claim, "proved" if proved else "agrees")


def _place(found: Separation) -> str:
    """The point of a separation."""
    sizes = ", ".join(f"{name} = {size}" for name, size in found.sizes.items())
    return f"{sizes or 'a point'}, seed {found.point.seed}: {found.left} and {found.right}"


def _gradient(claim: Claim) -> Term | None:
    """The verified first derivative, where the claim is about the second."""
    if not claim.problem.twice:
        return None
    once = verified(differentiated(claim.problem._replace(twice=False)))
    return once.results[0].gradient


def _wrong(statement: Claimed, context: Context, found: Found) -> Ruling:
    """A wrong claim, with the mistake that was made in it."""
    claim, separated = found.claim, found.separation
    side = separated.side if separated else 1
    case = Case(claim, side, found.gradient, separated.point if separated else None)
    advice = _advice(case, statement, context)
    message = advice.message if advice else found.message or _difference(claim, side)
    corrected = advice.corrected if advice else _right(case, statement, context)
    line = side if len(claim.sides) > 2 else None
    return Ruling("wrong", message, claim.sides[side].span, separated, advice, corrected, line)


def _advice(case: Case, statement: Claimed, context: Context) -> Advice | None:
    """The first diagnosis with which the claim is fine."""
    for guess in islice(proposals(case), MOST_PROPOSALS):
        text = case.written(guess.corrected)
        if _is_right(text, case, statement, context):
            return Advice(guess.code, guess.message, text)
    return None


def _right(case: Case, statement: Claimed, context: Context) -> str:
    """What should stand in the place of the wrong side, if it is known."""
    first = case.claim.sides[0].term
    texts = (case.written(term) for term in case.truths if term is not first)
    return next((text for text in texts if _is_right(text, case, statement, context)), "")


def _is_right(text: str, case: Case, statement: Claimed, context: Context) -> bool:
    """Whether a claim is fine, up to one side, with a text in the place of that side."""
    with suppress(Mistake):
        sides = (*statement.sides[: case.side - 1], read_expression(text))
        mended = replace(statement, sides=sides)
        return _found(mended, context).verdict in FINE
    return False


def _difference(claim: Claim, side: int) -> str:
    if side > 1:
        return "this line does not follow from the one before"
    return "this is not the derivative" if claim.is_derivative else "the two sides differ"
