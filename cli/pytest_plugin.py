"""`pytest --matgrad`: the claims in files and documents as tests, one item each."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..core import Context
from ..core.check.verdict import Verdict
from ..core.write.style import UNICODE
from ..grammar.lines import CONTEXTUAL
from .input.document_settings import configured
from .input.documents import document_in, is_document
from .input.reading import sources_in, tasks
from .input.statement import Source
from .processes.limits import UNLIMITED
from .reports.finding import Finding
from .reports.found import FoundDocument
from .reports.text import block, unreadable
from .terminal.line import plain
from .work.checking import results
from .work.claims import finding
from .work.context import in_context

DEFAULT_FILES = ["*.mg", "*.md", "*.tex", "*.ipynb", "*.rst", "*.jl"]  # modules are tests of another kind


class Failed(Exception):
    """A claim that is wrong, or that cannot be read."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option without which nothing is collected, and which files hold claims."""
    group = parser.getgroup("matgrad")
    group.addoption("--matgrad", action="store_true", help="check the claims in *.mg and documents, one test each")
    parser.addini("matgrad_files", "which files hold claims", type="args", default=DEFAULT_FILES)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ClaimFile | DocumentClaims | None":
    """The claims of a file."""
    wanted = any(map(file_path.match, parent.config.getini("matgrad_files")))
    if not (parent.config.getoption("--matgrad") and wanted):
        return None
    if is_document(file_path.name):
        return DocumentClaims.from_parent(parent, path=file_path)
    return ClaimFile.from_parent(parent, path=file_path)


class ClaimFile(pytest.File):
    """A file of claims."""

    def collect(self) -> Iterator["ClaimItem"]:
        """An item for each claim; two of one name are distinguished by their lines."""
        found = [(a, c) for a, c in in_context(tasks(sources_in(str(self.path)))) if not re.match(CONTEXTUAL, a.text)]
        names = [source.name or " ".join(source.text.split()) for source, _ in found]
        for name, (source, context) in zip(names, found, strict=True):
            unique = name if names.count(name) == 1 else f"{name} (line {source.line})"
            yield ClaimItem.from_parent(self, name=unique, source=source, context=context)


class ClaimTest(pytest.Item):
    """A test whose failure is what `matgrad check` prints."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The block, without a traceback."""
        return str(excinfo.value) if isinstance(excinfo.value, Failed) else super().repr_failure(excinfo, style)


class ClaimItem(ClaimTest):
    """One claim; it fails if it is wrong, and is skipped if it is undecided."""

    def __init__(self, *, source: Source, context: Context, **rest: Any) -> None:
        super().__init__(**rest)
        self.source, self.context = source, context

    def runtest(self) -> None:
        """Check the claim."""
        found = finding(self.source, self.context)
        if found is not None:
            settle(found)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the claim stands."""
        return self.path, self.source.line - 1, self.name


class DocumentClaims(pytest.File):
    """A document, judged as a whole; what was not read of it is no test."""

    def collect(self) -> Iterator["RowItem"]:
        """An item for each row that claims something, with its line."""
        settings = configured(self.config.rootpath)
        items = [document_in(str(self.path))]
        for document in results(items, UNLIMITED, True, settings):
            assert isinstance(document, FoundDocument)
            for found in document.findings:
                name = f"{' '.join(found.source.text.split())} (line {found.source.line})".lstrip()
                yield RowItem.from_parent(self, name=name, found=found)


class RowItem(ClaimTest):
    """One row of a document; it fails if it is wrong."""

    def __init__(self, *, found: Finding, **rest: Any) -> None:
        super().__init__(**rest)
        self.found = found

    def runtest(self) -> None:
        """Report the verdict on the row."""
        settle(self.found)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the row stands."""
        return self.path, self.found.place.line - 1, self.name


def settle(found: Finding) -> None:
    """Fail if a claim is wrong, skip if it is undecided."""
    if found.verdict is Verdict.UNDECIDED:
        pytest.skip(found.message)
    if not found.fine:
        raise Failed(report(found))


def report(found: Finding) -> str:
    """A finding to be read."""
    return "\n".join(map(plain, unreadable(found) if found.of_file else block(found, UNICODE)))
