"""What can only be told by trying: whether a name is defined anew, and which equations of differentials are conditions.

`f = F` below `f = E` says that both are equal where they are; elsewhere f is something new from there on. An equation
such as `A dX + dX B = 0` that does not hold of itself says how A, X and B vary together, so that nothing is judged in
which they vary.
"""

from collections.abc import Iterator

from ...grammar.documents.parts import NotRead, ValueOf, Whole
from ..check.verdict import Verdict
from .claims import GroupClaim
from .definitions import NamedFormula, NamedFormulas
from .groups import RowGroup
from .names import has_differential, names_in
from .poison import with_poison
from .surveyed import Surveyed
from .trial import DocumentTrials, tried


def settled(survey: Surveyed, trials: DocumentTrials) -> Surveyed:
    """The document with its redefinitions told from equalities, and the names poisoned that are bound together."""
    for made, group in _again(survey):
        fewer = survey.with_definitions(_without(survey.scope.definitions, made))
        first = group._replace(sides=group.sides[:1])
        if _holds(fewer, first, trials) or _above_in_formula(survey, made):
            survey = fewer
    bound = [group for group in survey.groups if _binds(survey, group)]
    loose = [group for group in bound if _is_loose(survey, group, trials)]
    return _poisoned(survey, loose) if loose else survey


def _again(survey: Surveyed) -> Iterator[tuple[NamedFormula, RowGroup]]:
    """The names that a row defines anew, unless it says so."""
    heads = {group.place: group for group in survey.groups}
    definitions = survey.scope.definitions
    for each in definitions.by_name.values():
        for made in each[1:]:
            group = heads.get(made.place)
            if group is not None and isinstance(group.left, Whole | ValueOf) and made.formula is not None:
                yield made, group


def _without(definitions: NamedFormulas, made: NamedFormula) -> NamedFormulas:
    kept = tuple(each for each in definitions.by_name[made.name] if each is not made)
    return definitions._replace(by_name={**definitions.by_name, made.name: kept})


def _above_in_formula(survey: Surveyed, made: NamedFormula) -> bool:
    """Whether a name is defined above in the same display."""
    before = survey.scope.definitions.at_or_above(made.name, made.place)
    spans = [formula.span for formula in survey.document.page.formulas]
    return before is not None and any(s <= before.span[0] and made.span[1] <= end for s, end in spans)


def _holds(survey: Surveyed, group: RowGroup, trials: DocumentTrials) -> bool:
    """Whether what a group claims can be judged and is fine."""
    claim = survey.claim(group)
    if not isinstance(claim, GroupClaim) or not claim.claimed:
        return False
    (found,) = tried(survey, [claim], trials)
    return found.is_fine


def _is_loose(survey: Surveyed, group: RowGroup, trials: DocumentTrials) -> bool:
    """Whether a group does not hold of itself, as far as it can be judged."""
    claim = survey.claim(group)
    if not isinstance(claim, GroupClaim):
        return False
    if not claim.claimed:
        return any(not isinstance(side.formula, NotRead) for side in group.sides)
    (found,) = tried(survey, [claim], trials)
    return any(side.ruling is not None and side.ruling.verdict is Verdict.WRONG for side in found.sides)


def _binds(survey: Surveyed, group: RowGroup) -> bool:
    """Whether a group is an equation between differentials."""
    whole = survey.scope.whole
    return isinstance(group.left, Whole) and has_differential(group.left.formula, whole) and not group.is_condition


def _poisoned(survey: Surveyed, loose: list[RowGroup]) -> Surveyed:
    """The names that vary in equations which do not hold of themselves are poisoned in their sections."""
    definitions = survey.scope.definitions
    poisoned = definitions.poisoned
    for group in loose:
        assert isinstance(group.left, Whole)
        sides = [side.formula for side in group.sides if not isinstance(side.formula, NotRead)]
        moved = names_in([group.left.formula, *sides], survey.scope.whole).moved
        poisoned = with_poison(poisoned, moved, "{} varies as an equation of differentials says", group.section)
    return survey.with_definitions(definitions._replace(poisoned=poisoned))
