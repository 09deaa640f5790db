"""What was found of documents, counted: what closes each, and a check."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...core.check.verdict import FINE_VERDICTS, Verdict
from ..terminal.excerpt import plural, printable
from ..terminal.line import Line
from .finding import Finding, closing
from .found import FoundDocument, UnreadRow

FINE_WORDS = {Verdict.PROVED: "proved", Verdict.AGREES: "agree"}
CLAIMLESS: Mapping[str, tuple[str, ...]] = {
    "definition": ("definition", "function"),
    "condition": ("condition",),
    "not judged": ("claim", "link", "identity", "rule"),
}
MOST_REASONS = 6  # that are listed


def summary(findings: Sequence[Finding], documents: Sequence[FoundDocument], files: int) -> str:
    """`12 claims in 2 files: 11 fine, 1 wrong; 3 rows not read`"""
    unread = sum(len(document.unread) for document in documents)
    return closing(findings, files) + (f"; {plural(unread, 'row')} not read" if unread else "")


def account_of(document: FoundDocument) -> Iterator[tuple[str, str]]:
    """`notes.md: 14 rows: 11 fine (9 proved, 2 agree), 1 wrong, 2 not read` and why, in their tones."""
    if document.unread or any(row.role != "declaration" for row in document.rows):
        yield f"{printable(document.file)}: {count(document)}", "bold"
    if document.unread:
        yield f"not read: {reasons(document.unread)}", "dim"


def count(document: FoundDocument) -> str:
    """`14 rows: 11 fine (9 proved, 2 agree), 1 wrong, 2 not read`; what is declared in words alone is no row."""
    rows = [row for row in document.rows if row.role != "declaration"]
    parts = [*judged([row.verdict for row in rows if row.verdict]), *claimless([r.role for r in rows if not r.verdict])]
    parts += [f"{len(document.unread)} not read"] * bool(document.unread)
    return f"{plural(len(rows) + len(document.unread), 'row')}: {', '.join(parts)}"


def unread_lines(document: FoundDocument) -> list[Line]:
    """`notes.md:21:3: not read: index notation`, a line for each row that was not read."""
    file = printable(document.file)
    return [((f"{file}:{row.line}:{row.column}: not read: {printable(row.reason)}", "dim"),) for row in document.unread]


def share_read(documents: Sequence[FoundDocument]) -> float | None:
    """How many of a hundred rows were read; None where there is no row."""
    read = sum(row.role != "declaration" for document in documents for row in document.rows)
    rows = read + sum(len(document.unread) for document in documents)
    return 100 * read / rows if rows else None


def judged(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """How many rows have which verdict."""
    number = Counter(verdicts)
    fine = [f"{number[verdict]} {word}" for verdict, word in FINE_WORDS.items() if number[verdict]]
    total = sum(number[verdict] for verdict in FINE_VERDICTS)
    yield from [f"{total} fine ({', '.join(fine)})"] * bool(total)
    yield from (f"{number[each]} {each}" for each in (Verdict.WRONG, Verdict.UNDECIDED) if number[each])
    yield from [plural(number[Verdict.ERROR], "error")] * bool(number[Verdict.ERROR])


def claimless(roles: Sequence[str]) -> Iterator[str]:
    """How many rows are read and claim nothing, by what they are."""
    number = Counter(roles)
    for word, own in CLAIMLESS.items():
        total = sum(number[role] for role in own)
        yield from [f"{total} {word}" if word == "not judged" else plural(total, word)] * bool(total)


def reasons(unread: Iterable[UnreadRow]) -> str:
    """`12 index notation, 3 words`"""
    found = Counter(row.reason for row in unread)
    listed = found.most_common(MOST_REASONS)
    rest = found.total() - sum(number for _, number in listed)
    parts = [f"{number} {printable(reason)}" for reason, number in listed]
    return ", ".join([*parts, *[f"{rest} for other reasons"] * bool(rest)])
