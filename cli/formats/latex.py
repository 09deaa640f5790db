"""A derivation for a paper: align* environments of LaTeX, which need amsmath alone."""

from collections.abc import Iterator

from ...core.derivation import Derivation
from ...core.write.style import TEXT
from ...core.write.style.latex import LATEX
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Source
from ..terminal.excerpt import error_lines
from ..terminal.line import Line, plain, raw
from .aligned import on_pages
from .format import Wish, title
from .outline import Outline
from .sheet import in_prose, sheet

NEEDS = r"% needs \usepackage{amsmath}"


def latex(outline: Outline) -> Iterator[str]:
    """The lines of a derivation to be put in a paper."""
    parts = sheet(outline)
    first = parts.function()
    lines = [first._replace(remarks=parts.symbols()), *parts.definitions()]
    blocks = [parts.moves(), *(parts.result(i) for i in range(len(outline.results)))]
    for block in filter(None, blocks):
        lines += [block[0]._replace(apart=True), *block[1:]]
    yield NEEDS
    yield from on_pages(lines, "align*")
    for note in parts.notes():  # ragged: a formula in a line breaks at few places, and words would be spread
        yield rf"{{\raggedright\noindent {in_prose(note, LATEX.prose)}.\par}}"
    yield from (rf"\noindent {text}\par" for text in filter(None, [parts.checked()]))


class Papers(NamedTuple):
    """LaTeX; where there are many, each under its title."""

    titled: bool = False

    def derivation(self, source: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """An align*, and below it the code."""
        lines = [*self.title(source), *latex(wish.outline(source, derivation))]
        for text in wish.sources(derivation).values():
            lines += [r"\begin{verbatim}", *text.rstrip().split("\n"), r"\end{verbatim}"]
        return raw([*lines, *[""] * self.titled])

    def mistake(self, source: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it, as a comment."""
        said = [f"% {plain(line)}" for line in error_lines(source, mistake, TEXT)]
        return raw([*self.title(source), *said, *[""] * self.titled])

    def title(self, source: Source) -> list[str]:
        """Where a statement stands, and its name."""
        return [rf"\subsubsection*{{{LATEX.prose(title(source))}}}"] * self.titled
