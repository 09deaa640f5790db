"""The reports of a check. In: findings. Out: lines, in the format of a compiler, an editor, a build server, JSON.

Each report is a file with a class of the protocol `Report` (report.py), and an entry in REPORTS by its name.
"""

from collections.abc import Callable, Mapping

from ...core.write.style import Style
from . import concise, github, junit, record, sarif, text
from .report import Report

BRIEF = frozenset({"concise"})  # they do not say where the sides of a claim differ

REPORTS: Mapping[str, Callable[[Style], Report]] = {
    "text": lambda style: text.Text(style),
    "concise": lambda style: concise.Concise(style),
    "json": lambda style: record.Record(style),
    "github": lambda style: github.Github(style),
    "junit": lambda style: junit.Junit(style),
    "sarif": lambda style: sarif.Sarif(style),
}
