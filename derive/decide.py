"""The verdict on a claim, by two routes that know nothing of one another: the normal form, and numbers."""

from dataclasses import replace
from typing import Literal, NamedTuple

from matgrad.derive.agreement import Separation, Undecided, domain_of, separation
from matgrad.derive.claim import Claim, claim_of
from matgrad.derive.context import EMPTY, Context
from matgrad.derive.diagnosis.case import Case
from matgrad.derive.diagnosis.looks import diagnosis
from matgrad.derive.diagnosis.misfit import SHAPES, mended
from matgrad.derive.elaborate import elaborate
from matgrad.derive.nonscalar import derive
from matgrad.derive.normal import Normal
from matgrad.derive.notation import Writer
from matgrad.derive.rulebook import define
from matgrad.derive.style import TEXT
from matgrad.derive.term import Term
from matgrad.derive.verify import verified
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Span, Statement

POINTS, MORE_POINTS = 2, 12  # for what is proved, with unequal sizes and with ones; for what numbers alone tell


BEYOND = frozenset({"M240", "M241", "M290", "M291", "M292", "M294", "M295"})  # it can be read, but not be derived


class Contradiction(Exception):
    """What is proved was found to be wrong; the tool is at fault."""


class Advice(NamedTuple):
    """A diagnosis in words, and the side as it should be, in the input language."""

    code: str
    message: str
    corrected: str


Verdict = Literal["proved", "agrees", "wrong", "undecided", "error"]


class Ruling(NamedTuple):
    """A verdict; of a wrong claim, the place of the wrong side, where it differs, and the mistake that was made.

    `line` is the number of the wrong side in a chain. Of an error it has the `mistake`.
    """

    verdict: Verdict
    message: str
    span: Span
    separation: Separation | None = None
    diagnosis: Advice | None = None
    corrected: str = ""
    line: int | None = None
    mistake: Mistake | None = None


def check(statement: Statement, context: Context = EMPTY) -> Ruling:
    """The verdict on a claim or a chain; raises Contradiction where the two routes disagree."""
    try:
        return _check(statement, context)
    except Mistake as mistake:
        if mistake.code in BEYOND:
            return Ruling("undecided", mistake.message, mistake.span or statement.span, mistake=mistake)
        advice = _misfit(statement, mistake, context)
        return Ruling("error", mistake.message, mistake.span or statement.span, diagnosis=advice, mistake=mistake)


def _misfit(statement: Statement, mistake: Mistake, context: Context) -> Advice | None:
    """What would make a claim right whose shapes cannot fit."""
    if statement.kind not in ("claim", "chain", "equal") or mistake.code not in SHAPES or mistake.span is None:
        return None
    for mend in mended(statement, mistake.span, lambda other: _check(other, context).verdict in ("proved", "agrees")):
        if mend.code == "only-square":
            return Advice(mend.code, mend.message, _derived(statement, context) if statement.kind == "claim" else "")
        again = read_statement(mend.text)
        side = (again.claim, *again.links)[mend.side - 1]
        assert side is not None
        return Advice(mend.code, mend.message, mend.text[slice(*side.span)])
    return None


def _derived(statement: Statement, context: Context) -> str:
    """The derivative that a claim is about."""
    derivation = derive(elaborate(replace(statement, kind="derive", claim=None), define, context))
    return Writer(derivation.problem.algebra, TEXT).write(derivation.results[0].gradient)


def _check(statement: Statement, context: Context) -> Ruling:
    claim = claim_of(statement, define, context)
    gradient = _gradient(claim)
    if claim.misshapen:
        return _wrong(claim, gradient, None)
    proved = Normal(claim, gradient).proved()
    try:
        found = separation(claim, domain_of(claim), POINTS if proved else MORE_POINTS, gradient)
    except Undecided as undecided:
        return Ruling("undecided", str(undecided), statement.span)
    if found is None:
        return Ruling("proved" if proved else "agrees", "; ".join(claim.problem.notes), statement.span)
    if proved:
        raise Contradiction("what was proved is wrong at a point")
    return _wrong(claim, gradient, found)


def _gradient(claim: Claim) -> Term | None:
    """The verified first derivative, where the claim is about the second."""
    if not claim.problem.twice:
        return None
    once = verified(derive(claim.problem._replace(twice=False)))
    return once.results[0].gradient


def _wrong(claim: Claim, gradient: Term | None, found: Separation | None) -> Ruling:
    """A wrong claim, with the mistake that was made in it."""
    side = found.side if found else 1
    case = Case(claim, side, gradient)
    guess = diagnosis(case)
    advice = Advice(guess.code, guess.message, case.written(guess.corrected)) if guess else None
    right = case.truths[0] if case.truths else None
    message = advice.message if advice else claim.misshapen or _difference(claim, side)
    corrected = advice.corrected if advice else case.written(right) if right else ""
    return Ruling(
        "wrong", message, claim.sides[side].span, found, advice, corrected, side if len(claim.sides) > 2 else None
    )


def _difference(claim: Claim, side: int) -> str:
    if side > 1:
        return "this line does not follow from the one before"
    return "this is not the derivative" if claim.is_derivative else "the two sides differ"
