"""A derivation for a notebook or an answer: Markdown with aligned blocks of LaTeX."""

from collections.abc import Iterator, Sequence

from ...core.derivation import Derivation
from ...core.write.style import Style
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Source
from ..reference.markdown import escaped
from ..terminal.excerpt import error_lines
from ..terminal.line import Line, plain, raw
from .aligned import EquationLine, aligned
from .format import Wish, title
from .outline import Outline
from .sheet import in_prose, sheet


def markdown(outline: Outline) -> Iterator[str]:
    """The lines of a derivation to be pasted into an answer or a notebook; words in the marks of prose."""
    parts = sheet(outline)
    names = ", ".join(f"${text}$" for text in parts.symbols())
    yield from (*display([parts.function()]), "", f"with {names}.")
    if parts.definitions():
        yield from ("", *display(parts.definitions()))
    if parts.moves():
        yield from ("", "Line by line:", "", *display(parts.moves()))
    for i, result in enumerate(outline.results):
        yield from ("", f"The derivative ${parts.equations.ratio(result)}$:", "", *display(parts.result(i)))
    said = [*(f"- {in_prose(note, escaped)}" for note in parts.notes())]
    yield from (*[""] * bool(said), *said)
    yield from ("", parts.checked()) if parts.checked() else ()


def display(lines: Sequence[EquationLine]) -> list[str]:
    """Lines as a block of Markdown."""
    return ["$$", *aligned(lines, "aligned"), "$$"]


class Notebooks(NamedTuple):
    """Markdown; where there are many, each under its title."""

    style: Style
    titled: bool = False

    def derivation(self, source: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """Blocks of equations, and below them the code."""
        words = (self.style.prose(line) for line in markdown(wish.outline(source, derivation)))
        lines = [*self.title(source), *words]
        for text in wish.sources(derivation).values():
            lines += ["", "```python", *text.rstrip().split("\n"), "```"]
        return raw([*lines, *[""] * self.titled])

    def mistake(self, source: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it."""
        said = [plain(line) for line in error_lines(source, mistake, self.style)]
        return raw([*self.title(source), "```", *said, "```", *[""] * self.titled])

    def title(self, source: Source) -> list[str]:
        """Where a statement stands, and its name."""
        return [f"### {escaped(title(source))}", ""] * self.titled
