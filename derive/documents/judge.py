"""A document judged: each claim in it that was wholly read, with a verdict on each of its rows."""

from collections.abc import Iterator, Sequence

from ...grammar.documents.parts import Declares, Defines, Document, NotRead, ReadRow, Whole
from .claims import GroupClaim
from .contexts import Contexts
from .directives import carried_out
from .excuses import excused
from .expectations import as_expected
from .groups import RowGroup, rows_of
from .mending import mended
from .mistaken import mistaken
from .remarks import LayoutOfGradients, remarked
from .restated import restated
from .rows import rulings_of
from .rulings import DocumentRuling, RowRuling
from .settings import NO_SETTINGS, Settings
from .settled import settled
from .spoken import declaring
from .surveyed import Surveyed, surveyed
from .trial import DocumentTrials, TriedClaim, trials_in, tried
from .written import written


def judged(document: Document, settings: Settings = NO_SETTINGS, contexts: Contexts | None = None) -> DocumentRuling:
    """What is found of each row of a document; `contexts` are those of the document as it was before.

    Raises Contradiction where the two routes of a check disagree.
    """
    misunderstood = mistaken(document)
    document, settings, expected = carried_out(document, settings)
    found_at_first = surveyed(document)
    trials = trials_in(found_at_first, settings, contexts or Contexts())
    survey = settled(found_at_first, trials)
    claims = [survey.claim(group) for group in survey.groups]
    judging = iter(_judging(survey, [claim for claim in claims if isinstance(claim, GroupClaim)], settings, trials))
    found: list[RowRuling | NotRead] = [item for item in document.items if isinstance(item, NotRead)]
    found += [*misunderstood, *_said(document)]
    for group, claim in zip(survey.groups, claims, strict=True):
        judged_here = restated(survey, group, (claim, next(judging)) if isinstance(claim, GroupClaim) else None)
        if judged_here is not None:
            rows = excused(_judged_rows(survey, *judged_here), document.page.text)
            found += [row if isinstance(row, NotRead) else mended(row, document, trials.contexts) for row in rows]
        else:
            found += _unjudged_rows(survey, group, claim if isinstance(claim, NotRead) else None)
    return _in_order([as_expected(each, expected) for each in found])


def _judging(
    survey: Surveyed, claims: Sequence[GroupClaim], settings: Settings, trials: DocumentTrials
) -> list[TriedClaim]:
    """What is found of each claim, with remarks on what is right in another convention."""
    found = list(tried(survey, claims, trials))
    layout = LayoutOfGradients(
        settings.layout, list(zip(claims, found, strict=True)), trials.contexts, survey.document.page.text
    )
    return [
        each._replace(sides=tuple(remarked(claim, side, each.above, layout) for side in each.sides))
        for claim, each in zip(claims, found, strict=True)
    ]


def _in_order(found: Sequence[RowRuling | NotRead]) -> DocumentRuling:
    """What is found, in the order of the document."""
    rows = sorted((each for each in found if isinstance(each, RowRuling)), key=lambda row: row.span)
    unread = sorted((each for each in found if isinstance(each, NotRead)), key=lambda each: each.span)
    return DocumentRuling(tuple(rows), tuple(unread))


def _said(document: Document) -> Iterator[RowRuling]:
    """What is declared and defined in words."""
    for item in document.items:
        if isinstance(item, Declares):
            yield RowRuling(item.span, "declaration", f"given {declaring(item.declaration).removesuffix(': ')}")
        elif isinstance(item, Defines):
            arguments = f"({', '.join(name.text for name in item.arguments)})" if item.arguments else ""
            yield RowRuling(item.span, "definition", f"let {item.name.text}{arguments} = {written(item.formula)}")


def _unjudged_rows(survey: Surveyed, group: RowGroup, why: NotRead | None) -> Iterator[RowRuling | NotRead]:
    """The rows of a group that claims nothing, or cannot be judged."""
    for _, row in rows_of(survey.document.items, group):
        yield NotRead(why.reason, row.span) if why else RowRuling(row.span, "condition", _equation(row))


def _equation(row: ReadRow) -> str:
    """A condition in the input language, as far as its sides are formulas."""
    left = row.left
    first = [left.formula] if isinstance(left, Whole) else []
    sides = [*first, *(side for side in row.sides if not isinstance(side, NotRead))]
    texts = [written(side) for side in sides]
    return " == ".join(texts) if isinstance(left, Whole) and len(texts) > 1 and all(texts) else ""


def _judged_rows(survey: Surveyed, claim: GroupClaim, found: TriedClaim) -> Iterator[RowRuling | NotRead]:
    """What is found of the rows of a group."""
    for number, row in rows_of(survey.document.items, claim.group):
        yield from rulings_of(claim, found.sides, found.above, row, number, survey.scope.definitions)
