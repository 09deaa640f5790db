"""What there is to say of a finding, in words that several reports share."""

from collections.abc import Iterator

from ...grammar.record import NamedTuple
from ..terminal.excerpt import printable
from .finding import Counterexample, Finding, RowReading

FEW, ALL = 6, 17  # digits; 17 distinguish any two floats


class Remark(NamedTuple):
    """Something to know besides the message; `result` is the formula that it ends with."""

    text: str
    result: str = ""


def remarks(finding: Finding) -> Iterator[Remark]:
    """What the diagnosis is, the point where the sides differ, how the names were read, and a fix."""
    yield from advice(finding)
    if finding.row:
        yield from reading(finding.row)
    if finding.counterexample:
        yield Remark(point(finding.counterexample))
    if finding.read_as:
        yield Remark(f"read {finding.read_as}")
    if finding.varying:
        yield Remark(f"what varies: {finding.varying}")
    if finding.mistake and finding.mistake.help:
        yield Remark(f"help: {one_line(finding.mistake.help)}")


def advice(finding: Finding) -> Iterator[Remark]:
    """What a mistake in the shapes comes from, and the formula as it should be."""
    if finding.mistake and finding.diagnosis:
        yield Remark(f"{finding.diagnosis.code}: {one_line(finding.diagnosis.message)}")
    right = finding.diagnosis.corrected if finding.diagnosis else finding.corrected
    right = finding.row.corrected or right if finding.row else right
    if right:
        yield Remark("it should be: ", one_line(right))


def reading(row: RowReading) -> Iterator[Remark]:
    """How a row of a document was read, and what it goes on from."""
    head = f", which goes on from line {row.head}" if row.head else ""
    given = f"; given {row.given}" if row.given else ""
    if row.read_as:
        yield Remark(f"read as {row.read_as}{head}{given}")
    if row.remark:
        yield Remark(row.remark)


def point(found: Counterexample) -> str:
    """at m = 2, n = 3, seed 1000, entry (1, 2): left 0.5, right -0.5"""
    where = [f"{name} = {size}" for name, size in found.sizes.items()]
    where.append(f"seed {found.seed}")
    if found.entry:
        where.append(f"entry ({', '.join(map(str, found.entry))})")
    left, right = distinguishable(found.left, found.right)
    return f"at {', '.join(where)}: left {left}, right {right}"


def distinguishable(left: float, right: float) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to distinguish them."""
    digits = next((n for n in range(FEW, ALL) if f"{left:.{n}g}" != f"{right:.{n}g}"), ALL)
    return f"{left:.{digits}g}", f"{right:.{digits}g}"


def sentence(finding: Finding) -> str:
    """The message, and the name of the claim where it has one."""
    name = finding.name
    return one_line(f"{finding.message} [{name}]" if name else finding.message)


def account(finding: Finding) -> str:
    """All that is to be said, a line each."""
    return "\n".join([sentence(finding), *(f"{remark.text}{remark.result}" for remark in remarks(finding))])


def one_line(text: str) -> str:
    """A text without line breaks and characters that move the cursor."""
    return printable(" ".join(text.split()))
