"""The reports of a check, by the names of their formats."""

from collections.abc import Callable, Mapping

from ...core.write.style import Style
from .concise import Concise
from .github import Github
from .junit import Junit
from .record import Record
from .report import Report
from .sarif import Sarif
from .text import Text

REPORTS: Mapping[str, Callable[[Style], Report]] = {
    "text": Text,
    "concise": Concise,
    "json": Record,
    "github": Github,
    "junit": Junit,
    "sarif": Sarif,
}
