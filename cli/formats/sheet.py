"""The parts of a derivation as lines of LaTeX, for a paper or a notebook."""

from collections.abc import Callable

from ...core.derivation import Result
from ...core.write.notes import Sentence
from ...core.write.style.latex import LATEX
from ...core.write.terms import Writer
from ...grammar.record import NamedTuple
from .aligned import EquationLine, line, shape
from .equations import Equations
from .outline import Outline


class Sheet(NamedTuple):
    """The parts of a derivation as lines of LaTeX."""

    equations: Equations

    @property
    def outline(self) -> Outline:
        """What is shown."""
        return self.equations.outline

    def function(self) -> EquationLine:
        """f = …"""
        return line(self.equations.function())

    def symbols(self) -> tuple[str, ...]:
        """Each name with its shape, those alike together."""
        return tuple(
            LATEX.declared(names, shape(kind.shape) if kind.shape else kind.values, kind.properties)
            for kind, names in self.equations.symbols().items()
        )

    def definitions(self) -> list[EquationLine]:
        """The names that stand in the first lines."""
        return list(map(line, self.equations.opening()))

    def moves(self) -> list[EquationLine]:
        """The lines f = … and df = …; what goes on after a definition says again of what."""
        lines: list[EquationLine] = []
        left, defined = "", False
        for equation in self.equations.lines():
            again = defined and not equation.left
            lines.append(line(equation._replace(left=left) if again else equation))
            defined = equation.role != "line"
            left = left if defined else equation.left or left
        return lines

    def result(self, i: int) -> list[EquationLine]:
        """One derivative, and its readings; the shape stands beside the first line."""
        result = self.outline.results[i]
        own = self.equations.results(result, self.outline.written_out[i])
        found = [*own, *self.equations.closed(result), *self.equations.views(result)]
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

    def notes(self) -> tuple[Sentence, ...]:
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


def in_prose(sentence: Sentence, words: Callable[[str], str]) -> str:
    """A sentence with its formulas between dollars, the words as the document has them."""
    return "".join(f"${phrase.text}$" if phrase.is_formula else words(phrase.text) for phrase in sentence)
