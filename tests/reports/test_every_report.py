"""Every report in the list takes every finding, in every notation of a terminal."""

import pytest
from findings import AGREES, CHAIN, PROVED, REFUSED, WRONG
from seam.parts import TEXT, UNICODE, Style

from matgrad.cli.reports import REPORTS
from matgrad.cli.terminal.line import plain

FINDINGS = [PROVED, AGREES, WRONG, CHAIN, REFUSED]


@pytest.mark.parametrize("style", [TEXT, UNICODE], ids=lambda style: style.name)
@pytest.mark.parametrize("name", REPORTS)
def test_report(name: str, style: Style) -> None:
    report = REPORTS[name](style)
    lines = [plain(line) for found in FINDINGS for line in report.finding(found)]
    lines += [plain(line) for line in report.end(FINDINGS)]
    text = "\n".join(lines)
    assert text.isascii() or style is UNICODE
    assert all(found.source.file in text and str(found.place.line) in text for found in FINDINGS if not found.fine)
