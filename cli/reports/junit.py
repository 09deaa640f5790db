"""The report that build servers read. It has no standard; this is what GitLab, Jenkins and GitHub actions agree on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...core.check.verdict import Verdict
from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..terminal.line import Line, plain, raw
from .finding import Finding, tally
from .found import FoundDocument
from .identity import ordinals
from .remarks import one_line
from .text import block

OUTCOMES = {Verdict.WRONG: "failure", Verdict.ERROR: "error", Verdict.UNDECIDED: "skipped"}
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
FORBIDDEN = {*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {*b"\t\n\r"}  # by XML 1.0, also as references
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\r": "&#13;"}
ESCAPES = dict.fromkeys(FORBIDDEN) | str.maketrans(ENTITIES)


class Junit(NamedTuple):
    """A suite a file, a case a claim, those that are fine too."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """Nothing yet."""
        return []

    def document(self, document: FoundDocument) -> list[Line]:
        """Nothing of its own."""
        return []

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> list[Line]:
        """The whole document."""
        files: dict[str, list[Finding]] = {}
        for finding in findings:
            files.setdefault(finding.source.file, []).append(finding)
        suites = (line for file, found in files.items() for line in suite(file, found, self.style))
        return raw([DECLARATION, *element("testsuites", {"name": "matgrad", **counts(findings)}, suites)])


def suite(file: str, findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """The claims of one file."""
    titles = [title(finding) for finding in findings]
    named = zip(findings, titles, ordinals(titles), strict=True)
    cases = (line for finding, name, ordinal in named for line in case(finding, name, ordinal, style))
    return element("testsuite", {"name": file, **counts(findings)}, cases)


def case(finding: Finding, title: str, ordinal: int, style: Style) -> Iterator[str]:
    """One claim. Of two cases of one name in a class GitLab shows only one."""
    file, line = finding.source.file, str(finding.source.line)
    name = title if ordinal == 1 else f"{title} ({ordinal})"
    return element("testcase", {"classname": file, "name": name, "file": file, "line": line}, outcome(finding, style))


def outcome(finding: Finding, style: Style) -> Iterator[str]:
    """What was found of a claim that is not fine."""
    if not finding.fine:
        said = {"message": one_line(finding.message), "type": finding.code}
        text = "\n".join(plain(row) for row in block(finding, style))
        yield f"{opening(OUTCOMES[finding.verdict], said)}{safe(text)}</{OUTCOMES[finding.verdict]}>"


def title(finding: Finding) -> str:
    """The name of a claim, else its text."""
    return one_line(finding.name or finding.source.text)


def counts(findings: Sequence[Finding]) -> dict[str, str]:
    """How many cases there are, and how many of each outcome."""
    found = tally(findings)
    numbers = {"tests": len(findings), "failures": found[Verdict.WRONG], "errors": found[Verdict.ERROR]}
    return {key: str(number) for key, number in (numbers | {"skipped": found[Verdict.UNDECIDED]}).items()}


def element(tag: str, attributes: Mapping[str, str], content: Iterable[str]) -> Iterator[str]:
    """The lines of an element around others. A text with its own line breaks is one line here, and is not indented."""
    yield opening(tag, attributes)
    yield from (f"  {line}" for line in content)
    yield f"</{tag}>"


def opening(tag: str, attributes: Mapping[str, str]) -> str:
    """The tag with which an element begins."""
    pairs = (f'{key}="{safe(value)}"'.replace("\n", "&#10;") for key, value in attributes.items())
    return f"<{' '.join([tag, *pairs])}>"


def safe(text: str) -> str:
    """A text without what XML cannot hold, in ASCII."""
    return text.translate(ESCAPES).encode("ascii", "xmlcharrefreplace").decode()
