"""A statement answered: its derivation or its mistake, in the format that is wanted."""

import json
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from matgrad.cli.aligned import prose
from matgrad.cli.chain import chain
from matgrad.cli.complaint import Asked, complaint, fault
from matgrad.cli.outline import Detail, Outline, outline
from matgrad.cli.page import page
from matgrad.cli.record import Json, record, refusal
from matgrad.cli.reference import escaped
from matgrad.cli.screen import Line, Screen, plain, raw, spelled
from matgrad.cli.sheet import latex, markdown
from matgrad.derive import CONTEXTUAL, EMPTY, Context, Derivation, after, equal_forms, solve
from matgrad.derive.code import TARGETS
from matgrad.derive.code.emit import source
from matgrad.derive.style import TEXT
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement


class Wish(NamedTuple):
    """What is to be shown of a derivation."""

    detail: Detail = "normal"
    expand: bool = False
    verify: bool = True
    code: Sequence[str] = ()
    notations: Sequence[str] = ()
    check: bool = False
    views: Sequence[str] = ()
    forms: bool = False

    def outline(self, asked: Asked, derivation: Derivation) -> Outline:
        """The lines that are wanted."""
        return outline(derivation, asked.text, self.detail, self.expand, self.views)

    def sources(self, derivation: Derivation) -> dict[str, str]:
        """The functions that are wanted, by target."""
        return {target: source(derivation, TARGETS[target], self.check) for target in self.code}


def title(asked: Asked) -> str:
    """Where a statement stands, and its name."""
    return f"{asked.source}:{asked.line}" + (f" [{asked.name}]" if asked.name else "")


class Format(Protocol):
    """Puts an answer into lines for a screen."""

    @property
    def screen(self) -> Screen:
        """Where the lines are shown."""

    def derivation(self, asked: Asked, derivation: Derivation, wish: Wish) -> list[Line]:
        """The answer to a statement that was derived."""

    def mistake(self, asked: Asked, mistake: Mistake) -> list[Line]:
        """The answer to one that could not be."""


class Pages(NamedTuple):
    """Text to be read; where there are many, each under its title."""

    screen: Screen
    titled: bool = False

    def derivation(self, asked: Asked, derivation: Derivation, wish: Wish) -> list[Line]:
        """A page, and below it the code."""
        lines = self.title(asked) + page(wish.outline(asked, derivation), self.screen)
        for text in wish.sources(derivation).values():
            lines += [(), *(((line, ""),) for line in text.rstrip().split("\n"))]
        return lines + self.gap()

    def mistake(self, asked: Asked, mistake: Mistake) -> list[Line]:
        """The place with carets under it."""
        return complaint(asked, mistake, self.screen.style) + self.gap()

    def title(self, asked: Asked) -> list[Line]:
        """Where a statement stands, and its name."""
        return [((title(asked), "dim"),)] * self.titled

    def gap(self) -> list[Line]:
        """What parts a page from the next."""
        return [()] * self.titled


class Papers(NamedTuple):
    """LaTeX; where there are many, each under its title."""

    screen: Screen
    titled: bool = False

    def derivation(self, asked: Asked, derivation: Derivation, wish: Wish) -> list[Line]:
        """An align*, and below it the code."""
        lines = [*self.title(asked), *latex(wish.outline(asked, derivation))]
        for text in wish.sources(derivation).values():
            lines += [r"\begin{verbatim}", *text.rstrip().split("\n"), r"\end{verbatim}"]
        return raw([*lines, *[""] * self.titled])

    def mistake(self, asked: Asked, mistake: Mistake) -> list[Line]:
        """The place with carets under it, as a comment."""
        said = [f"% {plain(line)}" for line in complaint(asked, mistake, TEXT)]
        return raw([*self.title(asked), *said, *[""] * self.titled])

    def title(self, asked: Asked) -> list[str]:
        """Where a statement stands, and its name."""
        return [rf"\subsubsection*{{{prose(title(asked))}}}"] * self.titled


class Notebooks(NamedTuple):
    """Markdown; where there are many, each under its title."""

    screen: Screen
    titled: bool = False

    def derivation(self, asked: Asked, derivation: Derivation, wish: Wish) -> list[Line]:
        """Blocks of equations, and below them the code."""
        words = (spelled(line, self.screen.style) for line in markdown(wish.outline(asked, derivation)))
        lines = [*self.title(asked), *words]
        for text in wish.sources(derivation).values():
            lines += ["", "```python", *text.rstrip().split("\n"), "```"]
        return raw([*lines, *[""] * self.titled])

    def mistake(self, asked: Asked, mistake: Mistake) -> list[Line]:
        """The place with carets under it."""
        said = [plain(line) for line in complaint(asked, mistake, self.screen.style)]
        return raw([*self.title(asked), "```", *said, "```", *[""] * self.titled])

    def title(self, asked: Asked) -> list[str]:
        """Where a statement stands, and its name."""
        return [f"### {escaped(title(asked))}", ""] * self.titled


class Chains(NamedTuple):
    """Claims that `check` reads."""

    screen: Screen
    titled: bool = False

    def derivation(self, asked: Asked, derivation: Derivation, wish: Wish) -> list[Line]:
        """The lines of a file of claims."""
        return raw(chain(wish.outline(asked, derivation), asked.name))

    def mistake(self, asked: Asked, mistake: Mistake) -> list[Line]:
        """The place with carets under it, as a comment."""
        return raw(f"# {plain(line)}" for line in complaint(asked, mistake, TEXT))


class Records(NamedTuple):
    """JSON, an object a line unless an indent is given."""

    screen: Screen
    indent: int | None = None

    def derivation(self, asked: Asked, derivation: Derivation, wish: Wish) -> list[Line]:
        """The record of a derivation."""
        return self.lines(record(asked, wish.outline(asked, derivation), wish.notations, wish.sources(derivation)))

    def mistake(self, asked: Asked, mistake: Mistake) -> list[Line]:
        """The record of a refusal."""
        return self.lines(refusal(asked, mistake))

    def lines(self, value: Json) -> list[Line]:
        """An object as text, escaped where the stream cannot carry it."""
        return [((json.dumps(value, indent=self.indent, ensure_ascii=self.screen.style is TEXT), ""),)]


class Answer(NamedTuple):
    """What is printed, the mistake where it is one, and the context of the next statement.

    A line that only adds to the context is answered by no line.
    """

    lines: list[Line]
    mistake: Mistake | None
    context: Context

    @property
    def counts(self) -> bool:
        """Whether something was to be derived."""
        return bool(self.lines)


def answered(asked: Asked, format: Format, wish: Wish, context: Context = EMPTY) -> Answer:
    """The answer to a statement. Whatever goes wrong on the way is an answer too: a fault of the tool."""
    try:
        statement = read_statement(asked.text, asked.line)
        if statement.kind in CONTEXTUAL:
            return Answer([], None, after(context, statement))
        found = equal_forms if wish.forms else solve
        derivation = found(statement, wish.verify, context)
        return Answer(format.derivation(asked, derivation, wish), None, context)
    except Mistake as found:
        mistake = found
    except Exception as error:
        mistake = fault(error)
    return Answer(format.mistake(asked, mistake), mistake, context)
