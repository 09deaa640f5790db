"""A statement answered: its derivation or its mistake, in the format that is wanted."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matgrad.cli.complaint import Asked, ended, fault
from matgrad.cli.formats import Format, Layout, Wish
from matgrad.cli.limit import Overtime, limited
from matgrad.cli.screen import Line
from matgrad.cli.source import Question
from matgrad.derive import CONTEXTUAL, EMPTY, Context, after, equal_forms, solve
from matgrad.derive.scalar import forget
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement


class Answer(NamedTuple):
    """What is printed, and the mistake where it is one. A line that only adds to the context has no lines."""

    lines: list[Line]
    mistake: Mistake | None = None

    @property
    def counts(self) -> bool:
        """Whether something was to be derived."""
        return bool(self.lines)


def answers(questions: Iterable[Question], layout: Layout, wish: Wish, seconds: float = 0) -> Iterator[Answer]:
    """The answer to each statement, which may take so many seconds; 0 is no limit."""
    format = layout.opened()
    for asked, context in in_context(questions):
        try:
            with limited(seconds):
                answer = answered(asked, format, wish, context)
        except Overtime:
            forget()
            answer = refused(asked, format, overtime(seconds))
        yield answer


def in_context(questions: Iterable[Question]) -> Iterator[tuple[Asked, Context]]:
    """Each statement with what the lines above it have said; of those, a wrong one adds nothing."""
    given: tuple[Asked, ...] = ()
    read, context = 0, EMPTY
    for question in questions:
        asked = question.asked
        if question.given is not given or (read and given[read - 1].line >= asked.line):
            given, read, context = question.given, 0, EMPTY
        while read < len(given) and given[read].line < asked.line:
            context = extended(context, given[read])
            read += 1
        yield asked, context


def extended(context: Context, asked: Asked) -> Context:
    """What holds below a line; what goes wrong with it is reported where it stands."""
    try:
        statement = read_statement(asked.text, asked.line)
        return after(context, statement) if statement.kind in CONTEXTUAL else context
    except Exception:
        return context


def answered(asked: Asked, format: Format, wish: Wish, context: Context = EMPTY) -> Answer:
    """The answer to a statement. Whatever goes wrong on the way is an answer too: a fault of the tool."""
    try:
        statement = read_statement(asked.text, asked.line)
        if statement.kind in CONTEXTUAL:
            after(context, statement)
            return Answer([])
        found = equal_forms if wish.forms else solve
        return Answer(format.derivation(asked, found(statement, wish.verify, context), wish))
    except Mistake as mistake:
        return refused(asked, format, mistake)
    except Exception as error:
        return refused(asked, format, fault(error))


def refused(asked: Asked, format: Format, mistake: Mistake) -> Answer:
    """The answer to a statement that has no derivation."""
    return Answer(format.mistake(asked, mistake), mistake)


def overtime(seconds: float) -> Mistake:
    """The mistake of a statement that takes too long."""
    return Mistake(
        "M296", f"took longer than {seconds:g} s", None, "--timeout gives it more, and 0 all the time it takes"
    )


def lost(question: Question, layout: Layout) -> Answer:
    """The answer to a statement whose process was ended from outside."""
    return refused(question.asked, layout.opened(), ended())
