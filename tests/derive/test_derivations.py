"""Golden pages: whole derivations as they are printed, each a text that a mathematician can review.

`pytest tests/derive/test_derivations.py --update` writes them anew; a new page begins as a file with a statement in it.
"""

import os
import sys
from pathlib import Path

import pytest
from mathematics import HERE, derived, pages, pages_with_sums, statement_of
from program import ran
from seam.parts import UNICODE

from matgrad.cli.formats.outline import outline
from matgrad.cli.formats.text import page
from matgrad.cli.terminal.line import plain


def printed(statement: str) -> str:
    """A statement and the page that it gives."""
    sheet = page(outline(derived(statement), statement, "normal", expand=False), UNICODE)
    return "\n".join([statement, "", *(plain(line).rstrip() for line in sheet), ""])


GOLDEN = [*pages(), *pages_with_sums()]


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.stem for golden in GOLDEN])
def test_page(golden: Path, request: pytest.FixtureRequest) -> None:
    found = printed(statement_of(golden))
    if request.config.getoption("--update"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


SEPARATOR = "\n---\n"
BACKWARDS = f"""
from test_derivations import GOLDEN, printed, statement_of
print({SEPARATOR!r}.join(printed(statement_of(page)) for page in reversed(GOLDEN)))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_pages_depend_on_nothing_else(seed: str) -> None:
    """Neither on what was derived before, nor on the order of hashes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    run = ran([sys.executable, "-c", BACKWARDS], env=environment, check=True)
    found = run.stdout.decode().removesuffix("\n").split(SEPARATOR)
    assert found == [page.read_text(encoding="utf-8") for page in reversed(GOLDEN)]


def test_a_page_depends_on_no_place_in_memory() -> None:
    statement = "det(X) inv(X)' wrt X where X: n x n"
    made = [(derived(statement), [object() for _ in range(7 * i)]) for i in range(20)]
    assert len({tuple(step.rules for step in derivation.steps) for derivation, _ in made}) == 1
