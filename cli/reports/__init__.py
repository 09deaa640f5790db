"""The reports of a check, by the names of their formats."""

from collections.abc import Callable, Mapping

from matgrad.cli.reports.concise import Concise
from matgrad.cli.reports.github import Github
from matgrad.cli.reports.junit import Junit
from matgrad.cli.reports.record import Record
from matgrad.cli.reports.report import Report
from matgrad.cli.reports.sarif import Sarif
from matgrad.cli.reports.text import Text
from matgrad.derive.style import Style

REPORTS: Mapping[str, Callable[[Style], Report]] = {
    "text": Text,
    "concise": Concise,
    "json": Record,
    "github": Github,
    "junit": Junit,
    "sarif": Sarif,
}
