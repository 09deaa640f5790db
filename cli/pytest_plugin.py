"""`pytest --matgrad`: the claims in files as tests, one item each."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..core import Context
from ..core.check.verdict import Verdict
from ..core.write.style import UNICODE
from ..grammar.lines import CONTEXTUAL
from .input.reading import sources_in, tasks
from .input.statement import Source
from .reports.finding import Finding
from .reports.text import block
from .terminal.line import plain
from .work.claims import finding
from .work.context import in_context


class Failed(Exception):
    """A claim that is wrong, or that cannot be read."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option without which nothing is collected, and which files hold claims."""
    group = parser.getgroup("matgrad")
    group.addoption("--matgrad", action="store_true", help="check the claims in *.mg files, one test each")
    parser.addini("matgrad_files", "which files hold claims", type="args", default=["*.mg"])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ClaimFile | None":
    """The claims of a file."""
    wanted = any(map(file_path.match, parent.config.getini("matgrad_files")))
    return ClaimFile.from_parent(parent, path=file_path) if parent.config.getoption("--matgrad") and wanted else None


class ClaimFile(pytest.File):
    """A file of claims."""

    def collect(self) -> Iterator["ClaimItem"]:
        """An item for each claim; two of one name are distinguished by their lines."""
        found = [(a, c) for a, c in in_context(tasks(sources_in(str(self.path)))) if not re.match(CONTEXTUAL, a.text)]
        names = [source.name or " ".join(source.text.split()) for source, _ in found]
        for name, (source, context) in zip(names, found, strict=True):
            unique = name if names.count(name) == 1 else f"{name} (line {source.line})"
            yield ClaimItem.from_parent(self, name=unique, source=source, context=context)


class ClaimItem(pytest.Item):
    """One claim; it fails if it is wrong, and is skipped if it is undecided."""

    def __init__(self, *, source: Source, context: Context, **rest: Any) -> None:
        super().__init__(**rest)
        self.source, self.context = source, context

    def runtest(self) -> None:
        """Check the claim."""
        found = finding(self.source, self.context)
        if found is not None and found.verdict is Verdict.UNDECIDED:
            pytest.skip(found.message)
        if found is not None and not found.fine:
            raise Failed(report(found))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The block that `matgrad check` prints, without a traceback."""
        return str(excinfo.value) if isinstance(excinfo.value, Failed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the claim stands."""
        return self.path, self.source.line - 1, self.name


def report(found: Finding) -> str:
    """A finding to be read."""
    return "\n".join(map(plain, block(found, UNICODE)))
