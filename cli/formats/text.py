"""A derivation as people write it: one line a move, with the rule that made it at the right margin."""

from collections.abc import Iterator

from ...core.derivation import Derivation, Result
from ...core.terms.shape import show_axes, show_shape
from ...core.terms.term import Term
from ...core.write import notes as worded
from ...core.write.rules import shown
from ...core.write.style import Style
from ...core.write.terms import Writer
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Source
from ..terminal import excerpt
from ..terminal.line import Line
from ..terminal.typeset import TextRow, typeset
from .equations import MOST_RULES, Equation, Equations
from .format import Wish, title
from .outline import Outline

LEADS = {"where": " where {} = ", "and": "       {} = "}


class Page(NamedTuple):
    """Lays equations out as text."""

    equations: Equations

    @property
    def style(self) -> Style:
        """The notation."""
        return self.equations.style

    def rows(self) -> Iterator[TextRow]:
        """The page from top to bottom."""
        outline = self.equations.outline
        yield self.line(self.equations.function())._replace(remark=self.shapes())
        yield from map(self.line, self.equations.opening())
        yield TextRow()
        yield from self.lines()
        for i, result in enumerate(outline.results):
            yield TextRow()
            yield from self.result(result, outline.written_out[i], i == len(outline.results) - 1)
        yield from self.notes(self.equations.last_notes())

    def shapes(self) -> Line:
        """Each name with its shape, those alike together: A, Y: m×n   s: scalar"""
        groups = []
        for kind, names in self.equations.symbols().items():
            sizes = self.style.prose(show_shape(kind.shape)) if kind.shape else kind.values
            groups.append(self.style.declared(names, sizes, kind.properties))
        return breakable(groups, "   ")

    def lines(self) -> Iterator[TextRow]:
        """The lines f = … and df = …, signs of equality below that of the left side."""
        left = 3
        for equation in self.equations.lines():
            left = max(3, len(equation.left)) if equation.left and equation.role == "line" else left
            yield self.line(equation, left)

    def line(self, equation: Equation, left: int = 3) -> TextRow:
        """One line: a definition, or f = … with the rules that made it."""
        lead = LEADS.get(equation.role, "{:>{left}} = ").format(equation.left, left=left)
        return TextRow(lead, equation.right, self.remark(equation))

    def remark(self, equation: Equation) -> Line:
        """The rules that made a line."""
        cited = [shown(rule, self.style) for rule in equation.rules[:MOST_RULES]]
        cited += [self.style.prose("…")] * (len(equation.rules) > MOST_RULES)
        return breakable([equation.remark] * bool(equation.remark) + cited, ", ")

    def result(self, result: Result, written_out: Term | None, last: bool) -> Iterator[TextRow]:
        """One derivative with its shape, then the readings of it, and what must be known."""
        lead, right = f" {self.equations.ratio(result)}", ""
        for i, equation in enumerate(self.equations.results(result, written_out)):
            if i:
                yield TextRow(lead, right, tone="bold")
            lead, right = f"{lead} = " if not i else "= ".rjust(len(lead)), equation.right
        yield TextRow(lead, right, self.standing(result, last), "bold")
        for equation in self.equations.closed(result):
            yield TextRow(f"{equation.left} = ".rjust(len(lead)), equation.right, self.remark(equation), "bold")
        yield from self.views(result)
        yield from self.notes(self.equations.notes(result))

    def views(self, result: Result) -> Iterator[TextRow]:
        """The readings of a derivative that are wanted, their signs of equality below one another."""
        wanted = list(self.equations.views(result))
        widest = max((len(view.left) for view in wanted), default=0)
        for view in wanted:
            yield TextRow(f"  {view.left:>{widest}} = ", view.right, self.remark(view), "bold")

    def standing(self, result: Result, last: bool) -> Line:
        """The shape of a result; after the last one, how the lines were checked."""
        shape = self.style.prose(shown_axes(result))
        checked = self.equations.outline.derivation.verification
        if checked is None or not last:
            return ((shape, "dim"),)
        verdict = self.style.prose(f"✓ each line checked at {checked.points} random points")
        return (f"{shape}   ", "dim"), (verdict, "green")

    def notes(self, notes: "list[worded.Sentence]") -> Iterator[TextRow]:
        """What must be known of a result."""
        for note in notes:
            yield TextRow(" ", worded.as_text(note))


def shown_axes(result: Result) -> str:
    """The shape of a result, m×n or n×n×p."""
    return show_axes(result.axes) if len(result.axes) > 2 else show_shape(result.gradient.shape)


def breakable(texts: list[str], separator: str) -> Line:
    """A remark that may be broken after each separator."""
    return (*((f"{text}{separator}", "dim") for text in texts[:-1]), *((text, "dim") for text in texts[-1:]))


def page(outline: Outline, style: Style, width: int | None = None) -> list[Line]:
    """The lines of a page."""
    writer = Writer(outline.derivation.problem.algebra, style)
    return typeset(list(Page(Equations(outline, writer)).rows()), width)


class Pages(NamedTuple):
    """Text to be read; where there are many, each under its title."""

    style: Style
    width: int | None = None
    titled: bool = False

    def derivation(self, source: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """A page, and below it the code."""
        lines = self.title(source) + page(wish.outline(source, derivation), self.style, self.width)
        for text in wish.sources(derivation).values():
            lines += [(), *(((line, ""),) for line in text.rstrip().split("\n"))]
        return lines + self.gap()

    def mistake(self, source: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it."""
        return excerpt.error_lines(source, mistake, self.style) + self.gap()

    def title(self, source: Source) -> list[Line]:
        """Where a statement stands, and its name."""
        return [((title(source), "dim"),)] * self.titled

    def gap(self) -> list[Line]:
        """What parts a page from the next."""
        return [()] * self.titled
