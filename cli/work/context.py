"""What holds for a statement: the declarations and definitions above it in its file."""

import re
from collections.abc import Iterable, Iterator

from ...core import EMPTY, Context, after
from ...core.elaborate.nodes import FUNCTION_WORDS
from ...grammar.read import read_statement
from ...grammar.tree import Contextual
from ..input.reading import Task
from ..input.statement import Source

DEFINED = r"\blet\s+\\?(\w+)"


def in_context(tasks: Iterable[Task]) -> Iterator[tuple[Source, Context]]:
    """Each statement with its context; lines with a mistake add nothing to it."""
    given: tuple[Source, ...] = ()
    read, context = 0, EMPTY
    for task in tasks:
        source = task.source
        if task.given is not given or (read and given[read - 1].line >= source.line):
            given, read, context = task.given, 0, EMPTY
        while read < len(given) and given[read].line < source.line:
            context = extended(context, given[read])
            read += 1
        yield source, context


def extended(context: Context, source: Source) -> Context:
    """The context below a line. A mistake in it is reported where the line stands; the name it defines is unusable."""
    try:
        statement = read_statement(source.text, source.line, source.macros)
        return after(context, statement) if isinstance(statement, Contextual) else context
    except Exception:
        name = {*re.findall(DEFINED, source.text)[:1]} - FUNCTION_WORDS  # built-in functions keep their meaning
        return context._replace(refused=context.refused | name)
