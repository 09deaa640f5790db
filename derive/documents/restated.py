"""Identities of a document that are rules stated again, tried with letters of their own where they do not hold here."""

from collections.abc import Iterator

from ...grammar.documents.parts import Declares, Differential, NotRead, Whole
from ...grammar.tree import Name, Node
from ..check.verdict import Verdict
from .claims import GroupClaim, JudgedSide
from .decided import SideRuling
from .groups import GroupSide, RowGroup
from .heads import WayToSay
from .names import has_differential
from .rules import as_rule
from .scope import NeededLines
from .surveyed import Surveyed
from .trial import TriedClaim
from .written import written

Judging = tuple[GroupClaim, TriedClaim]


def restated(survey: Surveyed, group: RowGroup, judged: Judging | None) -> Judging | None:
    """What is found of a group in which a rule may be stated again; the same where none is. Raises Contradiction."""
    head = _head(group)
    open_sides = [side for side in group.sides if not _is_settled(side, judged)] if head else []
    rules = [rule for side in open_sides if (rule := _ruled(survey, head, side)) is not None]
    return _with_rules(group, head, judged, rules) if rules else judged


def _head(group: RowGroup) -> str:
    """The left side of a group, where it may be that of a rule."""
    left = group.left
    if group.is_condition:
        return ""
    if isinstance(left, Whole) and not isinstance(left.formula, Name):
        return written(left.formula)
    if isinstance(left, Differential) and not isinstance(left.of, Name) and (text := written(left.of)):
        return f"d({text})"
    return ""


def _is_settled(side: GroupSide, judged: Judging | None) -> bool:
    """Whether a side is not read, or is fine where it stands."""
    if isinstance(side.formula, NotRead):
        return True
    found = judged[1].sides if judged else ()
    return any(
        each.side.span == side.span and each.verdict not in (None, Verdict.WRONG, Verdict.ERROR) for each in found
    )


def _ruled(survey: Surveyed, head: str, side: GroupSide) -> SideRuling | None:
    """The ruling on a side as one of a rule; None if it is none."""
    formula = side.formula
    if isinstance(formula, NotRead) or not (text := written(formula)):
        return None
    relation = "=" if head.startswith("d(") or _moves(survey, formula) else "=="
    statement = f"{head} {relation} {text}"
    ruling = as_rule(statement, _known(survey))
    return (
        None if ruling is None else SideRuling(JudgedSide(text, side.span, side.item), ruling, statement, is_rule=True)
    )


def _moves(survey: Surveyed, formula: Node) -> bool:
    return has_differential(formula, survey.scope.whole)


def _known(survey: Surveyed) -> frozenset[str]:
    """The names that a document declares or defines."""
    declared = (item.declaration.name.text for item in survey.document.items if isinstance(item, Declares))
    return frozenset((*declared, *survey.scope.definitions.by_name))


def _with_rules(group: RowGroup, head: str, judged: Judging | None, rules: list[SideRuling]) -> Judging:
    """The group with what is found of its rules in the place of what was found of them before."""
    spans = {rule.side.span for rule in rules}
    before = judged or _unjudged(group, head)
    claim, tried = before
    kept = tuple(each for each in tried.sides if each.side.span not in spans)
    sides = {side.span: side for side in (*claim.sides, *(rule.side for rule in rules))}
    unread = tuple(_still_unread(claim, spans))
    return claim._replace(sides=tuple(sides.values()), unread=unread), tried._replace(sides=(*kept, *rules))


def _still_unread(claim: GroupClaim, spans: set[tuple[int, int]]) -> Iterator[tuple[int, NotRead]]:
    return ((item, why) for item, why in claim.unread if why.span not in spans)


def _unjudged(group: RowGroup, head: str) -> Judging:
    """A group of which nothing was judged."""
    unread = tuple((side.item, NotRead("it is no rule", side.span)) for side in group.sides)
    claim = GroupClaim(group, (WayToSay(head),), "==", (), NeededLines((), ()), unread, (), ())
    return claim, TriedClaim((), ())
