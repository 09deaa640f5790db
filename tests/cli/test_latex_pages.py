"""The pages of all statements in one document, as TeX sets it: it takes each, and no line is wider than the paper."""

from collections.abc import Callable, Iterable

from mathematics import HERE, cookbook, derived, pages, statement_of
from test_sheets import ARRAYS

from matgrad.cli.formats.latex import latex
from matgrad.cli.formats.outline import outline

NONSCALAR = [line for line in (HERE / "nonscalar.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
TWICE = [line for line in (HERE / "twice.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
STATEMENTS = [*map(statement_of, pages()), *cookbook(), *NONSCALAR, *TWICE, *ARRAYS]


def page(statement: str) -> str:
    """The page of a statement, or of what a claim is about, below its statement in a comment; not verified."""
    derivation = derived(statement, verify=False)
    return "\n".join([f"% {statement}", *latex(outline(derivation, statement, "normal", expand=False))])


def test_pages_compile(latex_compiles: Callable[[Iterable[str]], str]) -> None:
    log = latex_compiles(map(page, STATEMENTS))
    assert "Overfull" not in log
