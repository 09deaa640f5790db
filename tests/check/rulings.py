"""The verdicts on the claims of a text, and the files of claims."""

from collections.abc import Iterator

from mathematics import HERE
from seam.parts import Ruling, check

from matgrad.cli.input.reading import tasks
from matgrad.cli.input.statement import Source
from matgrad.cli.work.context import in_context
from matgrad.grammar.lines import statements
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Contextual

FINE = ("proved", "agrees")


def rulings(text: str) -> Iterator[Ruling]:
    """The verdicts on the claims of a text."""
    for source, context in in_context(tasks([Source(part, line) for line, part in statements(text)])):
        statement = read_statement(source.text, source.line)
        if not isinstance(statement, Contextual):
            yield check(statement, context)


def ruling(text: str) -> Ruling:
    """The verdict on the only claim of a text."""
    (found,) = rulings(text)
    return found


def claims(name: str) -> list[str]:
    """The claims of a file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
