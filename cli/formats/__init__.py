"""What is printed of a statement, in each format: its derivation, or its mistake."""

import json
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from ...core import Derivation
from ...core.code import TARGETS
from ...core.code.emit import source
from ...core.code.target import Target
from ...core.write.style import STYLES, TEXT, Style
from ...grammar.mistakes import Mistake
from ..input.statement import Source
from ..reference.markdown import escaped
from ..terminal.excerpt import complaint
from ..terminal.screen import Line, plain, raw, spelled
from .aligned import prose
from .chain import chain
from .outline import Detail, Outline, outline
from .record import Json, record, refusal
from .sheet import latex, markdown
from .text import page


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

    def outline(self, asked: Source, derivation: Derivation) -> Outline:
        """The lines that are wanted."""
        return outline(derivation, asked.text, self.detail, self.expand, self.views)

    def sources(self, derivation: Derivation) -> dict[str, str]:
        """The functions that are wanted, by target."""
        return {target: _source(derivation, TARGETS[target], self.check) for target in self.code}


def _source(derivation: Derivation, target: Target, check: bool) -> str:
    """A function's source, or why there is none, as a comment; the derivation stands all the same."""
    try:
        return source(derivation, target, check)
    except Mistake as mistake:
        return f"# {mistake.message} ({mistake.code})\n"


def title(asked: Source) -> str:
    """Where a statement stands, and its name."""
    return f"{asked.file}:{asked.line}" + (f" [{asked.name}]" if asked.name else "")


class Format(Protocol):
    """Puts an answer into lines."""

    def derivation(self, asked: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """The answer to a statement that was derived."""

    def mistake(self, asked: Source, mistake: Mistake) -> list[Line]:
        """The answer to one that could not be."""


class Pages(NamedTuple):
    """Text to be read; where there are many, each under its title."""

    style: Style
    width: int | None = None
    titled: bool = False

    def derivation(self, asked: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """A page, and below it the code."""
        lines = self.title(asked) + page(wish.outline(asked, derivation), self.style, self.width)
        for text in wish.sources(derivation).values():
            lines += [(), *(((line, ""),) for line in text.rstrip().split("\n"))]
        return lines + self.gap()

    def mistake(self, asked: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it."""
        return complaint(asked, mistake, self.style) + self.gap()

    def title(self, asked: Source) -> list[Line]:
        """Where a statement stands, and its name."""
        return [((title(asked), "dim"),)] * self.titled

    def gap(self) -> list[Line]:
        """What parts a page from the next."""
        return [()] * self.titled


class Papers(NamedTuple):
    """LaTeX; where there are many, each under its title."""

    titled: bool = False

    def derivation(self, asked: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """An align*, and below it the code."""
        lines = [*self.title(asked), *latex(wish.outline(asked, derivation))]
        for text in wish.sources(derivation).values():
            lines += [r"\begin{verbatim}", *text.rstrip().split("\n"), r"\end{verbatim}"]
        return raw([*lines, *[""] * self.titled])

    def mistake(self, asked: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it, as a comment."""
        said = [f"% {plain(line)}" for line in complaint(asked, mistake, TEXT)]
        return raw([*self.title(asked), *said, *[""] * self.titled])

    def title(self, asked: Source) -> list[str]:
        """Where a statement stands, and its name."""
        return [rf"\subsubsection*{{{prose(title(asked))}}}"] * self.titled


class Notebooks(NamedTuple):
    """Markdown; where there are many, each under its title."""

    style: Style
    titled: bool = False

    def derivation(self, asked: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """Blocks of equations, and below them the code."""
        words = (spelled(line, self.style) for line in markdown(wish.outline(asked, derivation)))
        lines = [*self.title(asked), *words]
        for text in wish.sources(derivation).values():
            lines += ["", "```python", *text.rstrip().split("\n"), "```"]
        return raw([*lines, *[""] * self.titled])

    def mistake(self, asked: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it."""
        said = [plain(line) for line in complaint(asked, mistake, self.style)]
        return raw([*self.title(asked), "```", *said, "```", *[""] * self.titled])

    def title(self, asked: Source) -> list[str]:
        """Where a statement stands, and its name."""
        return [f"### {escaped(title(asked))}", ""] * self.titled


class Chains(NamedTuple):
    """Claims that `check` reads."""

    def derivation(self, asked: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """The lines of a file of claims."""
        return raw(chain(wish.outline(asked, derivation), asked.name))

    def mistake(self, asked: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it, as a comment."""
        return raw(f"# {plain(line)}" for line in complaint(asked, mistake, TEXT))


class Records(NamedTuple):
    """JSON, an object a line unless an indent is given."""

    style: Style
    indent: int | None = None

    def derivation(self, asked: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """The record of a derivation."""
        return self.lines(record(asked, wish.outline(asked, derivation), wish.notations, wish.sources(derivation)))

    def mistake(self, asked: Source, mistake: Mistake) -> list[Line]:
        """The record of a refusal."""
        return self.lines(refusal(asked, mistake))

    def lines(self, value: Json) -> list[Line]:
        """An object as text, escaped where the stream cannot carry it."""
        return [((json.dumps(value, indent=self.indent, ensure_ascii=self.style.ascii), ""),)]


INDENTS = {"json": 2, "jsonl": None}  # of the formats that are data
DATA = tuple(INDENTS)
FORMATS = ("text", "latex", "markdown", "chain", *DATA)
FOR_MANY = ("text", "latex", "markdown", "jsonl")  # what a file of statements can be printed as


class Layout(NamedTuple):
    """A format by its name and that of its notation: plain data, which another process can be told."""

    format: str
    style: str
    width: int | None = None
    titled: bool = False

    def opened(self) -> Format:
        """The format that is meant."""
        style = STYLES[self.style]
        if self.format in INDENTS:
            return Records(style, INDENTS[self.format])
        if self.format in ("latex", "chain"):
            return Papers(self.titled) if self.format == "latex" else Chains()
        return Notebooks(style, self.titled) if self.format == "markdown" else Pages(style, self.width, self.titled)
