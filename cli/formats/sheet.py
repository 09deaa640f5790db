"""A derivation for a paper, as an align* of LaTeX, and for a notebook or an answer, as Markdown with aligned blocks."""

from collections.abc import Iterator
from typing import NamedTuple

from ...core.derivation import Result
from ...core.write.style import LATEX
from ...core.write.terms import Writer
from ..reference.markdown import escaped
from .aligned import Line, aligned, declared, line, on_pages, prose, shape
from .equations import Equations
from .outline import Outline

NEEDS = r"% needs \usepackage{amsmath}"


class Sheet(NamedTuple):
    """The parts of a derivation as lines of LaTeX."""

    equations: Equations

    @property
    def outline(self) -> Outline:
        """What is shown."""
        return self.equations.outline

    def function(self) -> Line:
        """f = …"""
        return line(self.equations.function())

    def symbols(self) -> tuple[str, ...]:
        """Each name with its shape, those alike together."""
        found = self.equations.symbols().items()
        return tuple(declared(names, shaped, properties) for (shaped, properties), names in found)

    def definitions(self) -> list[Line]:
        """The names that stand in the first lines."""
        return list(map(line, self.equations.opening()))

    def moves(self) -> list[Line]:
        """The lines f = … and df = …; what goes on after a definition says again of what."""
        lines: list[Line] = []
        left, defined = "", False
        for equation in self.equations.lines():
            again = defined and not equation.left
            lines.append(line(equation._replace(left=left) if again else equation))
            defined = equation.role != "line"
            left = left if defined else equation.left or left
        return lines

    def result(self, i: int) -> list[Line]:
        """One derivative, and its readings; the shape stands beside the first line."""
        result = self.outline.results[i]
        found = [*self.equations.results(result, self.outline.written_out[i]), *self.equations.views(result)]
        first, *rest = map(line, found or [self.equations.differential(result)])
        return [first._replace(remarks=(self.standing(result), *first.remarks)), *rest]

    def standing(self, result: Result) -> str:
        """The shape of a derivative; of an array, with its name."""
        if result.gradient.moves:
            return rf"{self.equations.ratio(result)}\colon {self.axes(result)}"
        return self.axes(result)

    def axes(self, result: Result) -> str:
        """The shape of a derivative."""
        return shape(result.axes if len(result.axes) > 2 else result.gradient.shape)

    def notes(self) -> tuple[str, ...]:
        """What must be known of the results."""
        each = [note for result in self.outline.results for note in self.equations.notes(result)]
        return tuple(dict.fromkeys([*each, *self.equations.last_notes()]))

    def checked(self) -> str:
        """How the lines were checked."""
        check = self.outline.derivation.verification
        return "" if check is None else f"Each line was checked at {check.points} random points."


def sheet(outline: Outline) -> Sheet:
    """The parts of an outline in LaTeX."""
    return Sheet(Equations(outline, Writer(outline.derivation.problem.algebra, LATEX)))


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
    said = [*(f"{prose(note)}." for note in parts.notes()), *filter(None, [parts.checked()])]
    yield from (rf"\noindent {text}\par" for text in said)


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
    said = [*(f"- {escaped(note)}" for note in parts.notes())]
    yield from (*[""] * bool(said), *said)
    yield from ("", parts.checked()) if parts.checked() else ()


def display(lines: list[Line]) -> list[str]:
    """Lines as a block of Markdown."""
    return ["$$", *aligned(lines, "aligned"), "$$"]
