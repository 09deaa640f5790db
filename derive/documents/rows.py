"""What is found of the rows of a document: of each row, from what is found of its sides."""

from collections.abc import Iterator, Sequence

from ...grammar.documents.parts import Differential, Nothing, NotRead, ReadRow, ValueOf, Whole
from ...grammar.tree import Name
from ..check.verdict import FINE_VERDICTS, Verdict
from .claims import GroupClaim, JudgedSide
from .contexts import LinesAbove
from .decided import SideRuling
from .definitions import NamedFormulas
from .groups import says_more
from .rulings import RowRole, RowRuling

_WORST = (Verdict.WRONG, Verdict.ERROR, Verdict.UNDECIDED, Verdict.AGREES, Verdict.PROVED)


def rulings_of(
    claim: GroupClaim,
    found: Sequence[SideRuling],
    above: LinesAbove,
    row: ReadRow,
    number: int,
    definitions: NamedFormulas,
) -> Iterator[RowRuling | NotRead]:
    """What is found of one row of a group, and which of its sides are not read."""
    yield from (why for item, why in claim.unread if item == number)
    own = [each for each in found if each.side.item == number]
    yield from (NotRead(each.why, each.side.span) for each in own if each.why)
    sides = [side for side in claim.sides if side.item == number]
    unsaid = {each.side for each in own if each.why}
    if all(side in unsaid for side in sides):
        return
    role = "rule" if any(each.is_rule for each in own) else role_of_row(row, number, definitions)
    made = RowRuling(row.span, role, _read_as(claim, sides, row), above=above)
    if not isinstance(row.left, Nothing):
        made = made._replace(head=None)
    elif claim.group.span != row.span:
        made = made._replace(head=claim.group.span)
    judged = [each for each in own if not each.why]
    whole = not says_more(row) and len(judged) == len(own) and all(item != number for item, _ in claim.unread)
    yield _with_verdict(made, judged, whole) if judged else made


def _with_verdict(made: RowRuling, judged: Sequence[SideRuling], whole: bool) -> RowRuling:
    """A row with the worst verdict on one of its sides; one that follows from a wrong row has none.

    Unless the `whole` row is read, it is not called fine.
    """
    own = [each for each in judged if not each.follows]
    if not own:
        return made._replace(remark="it follows from a row above that is wrong", statement=judged[0].statement)
    worst = min(own, key=lambda each: _WORST.index(each.verdict) if each.verdict else len(_WORST))
    if not whole and worst.verdict in FINE_VERDICTS:
        return made._replace(statement=worst.statement, remark="not all of it is read")
    ruling = None if worst.remark else worst.ruling
    remark = next((each.remark for each in own if each.remark), "")
    made = made._replace(verdict=worst.verdict, ruling=ruling, statement=worst.statement, remark=remark)
    return made._replace(place=worst.side.span) if worst.verdict in (Verdict.WRONG, Verdict.ERROR) else made


def role_of_row(row: ReadRow, number: int, definitions: NamedFormulas) -> RowRole:
    """What a row is."""
    left = row.left
    if isinstance(left, Nothing):
        return "link"
    if isinstance(left, ValueOf):
        return "function"
    if isinstance(left, Whole):
        name = left.formula.text if isinstance(left.formula, Name) else ""
        return "definition" if any(d.place == number for d in definitions.by_name.get(name, ())) else "identity"
    if isinstance(left, Differential) and isinstance(left.of, Name) and left.of.text not in definitions.by_name:
        return "definition"
    return "claim"


def _read_as(claim: GroupClaim, sides: Sequence[JudgedSide], row: ReadRow) -> str:
    """A row in the input language."""
    texts = [side.text for side in sides]
    if isinstance(row.left, Nothing):
        return " ".join(f"{claim.relation} {text}" for text in texts)
    left = row.left
    if claim.ways:
        return claim.statement(claim.ways[0], sides)
    if isinstance(left, Whole) and isinstance(left.formula, Name):
        return f"let {left.formula.text} = " + " == ".join(texts)
    if isinstance(left, ValueOf):
        arguments = ", ".join(name.text for name in left.arguments)
        return f"let {left.function.text}({arguments}) = " + " == ".join(texts)
    if isinstance(left, Differential) and isinstance(left.of, Name):
        return " = ".join([f"d({left.of.text})", *texts])
    return f" {claim.relation} ".join(texts)
