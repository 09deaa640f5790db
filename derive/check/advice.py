"""What to tell whoever made a wrong claim: the mistake that was made, and what should stand there.

Nothing is proposed that was not checked: each proposal is put in the place of the wrong side, and judged as a claim.
"""

from contextlib import suppress
from itertools import islice

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.read import read_expression, read_statement
from ...grammar.record import NamedTuple
from ...grammar.tree import Claimed, DerivativeClaim, Statement, question_of
from ..differentiate import differentiated
from ..elaborate.codes import DIVISION_BY_MATRIX, NO_MATRIX, SHAPE_NOT_TAKEN, SIZES_DIFFER, UNDEFINED_POWER
from ..elaborate.context import Context
from ..problem import elaborated
from ..verify.lines import verified
from ..write.style import TEXT
from ..write.terms import Writer
from .claim import claimed
from .diagnosis.only_square import ONLY_SQUARE
from .diagnosis.search import edits, proposals
from .diagnosis.wrong_claim import Case
from .judge import judged, judged_again

MOST_PROPOSALS = 5  # that are judged: each is dear, and the likeliest come first

# The shapes cannot fit; a small change of the text may be all that is wrong.
SHAPES = frozenset({SIZES_DIFFER, DIVISION_BY_MATRIX, UNDEFINED_POWER, SHAPE_NOT_TAKEN, NO_MATRIX})


class Advice(NamedTuple):
    """A diagnosis in words, and the side as it should be, in the input language."""

    code: str
    message: str
    corrected: str


def about_wrong(case: Case, statement: Claimed, context: Context) -> tuple[Advice | None, str]:
    """The first diagnosis with which a wrong claim is fine, and what should stand in the place of the wrong side."""
    for proposal in islice(proposals(case), MOST_PROPOSALS):
        text = case.written(proposal.corrected)
        if _is_right(text, case, statement, context):
            return Advice(proposal.code, proposal.message, text), text
    return None, _right(case, statement, context)


def _right(case: Case, statement: Claimed, context: Context) -> str:
    """What should stand in the place of the wrong side; "" if it is not known."""
    first = case.claim.sides[0].term
    texts = (case.written(term) for term in case.truths if term is not first)
    return next((text for text in texts if _is_right(text, case, statement, context)), "")


def _is_right(text: str, case: Case, statement: Claimed, context: Context) -> bool:
    """Whether a claim is fine, up to one side, with a text in the place of that side."""
    with suppress(Mistake):
        sides = (*statement.sides[: case.side - 1], read_expression(text))
        return judged_again(replaced(statement, sides=sides), context, case.claim, case.routes).is_fine
    return False


def about_misfit(statement: Statement, mistake: Mistake, context: Context) -> tuple[Advice | None, str]:
    """The same for a statement whose shapes cannot fit; nothing for any other mistake."""
    if mistake.code not in SHAPES:
        return None, ""
    advice = _edited(statement, mistake, context) if isinstance(statement, Claimed) else None
    return advice, "" if advice else _derived(statement, context)


def _edited(statement: Claimed, mistake: Mistake, context: Context) -> Advice | None:
    """The first small change of the text that makes a claim fine."""
    if mistake.span is None:
        return None
    for diagnosis, edit, side in edits(statement, mistake.span, lambda other: judged(other, context).is_fine):
        if diagnosis is ONLY_SQUARE:
            return Advice(diagnosis.code, edit.message, _derived(statement, context))
        again = claimed(read_statement(edit.text)).sides[side - 1]
        return Advice(diagnosis.code, edit.message, edit.text[slice(*again.span)])
    return None


def _derived(statement: Statement, context: Context) -> str:
    """The derivative that a claim is about; "" if it cannot be derived."""
    if isinstance(statement, DerivativeClaim):
        with suppress(Mistake):
            derivation = verified(differentiated(elaborated(question_of(statement), context)))
            result = derivation.results[0]
            if (result.before is not None) == statement.twice:
                return Writer(derivation.problem.algebra, TEXT).write(result.gradient)
    return ""
