"""A derivation as people write it: one line a move, with the rule that made it at the right margin."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matgrad.cli.outline import Move, Outline
from matgrad.cli.screen import Line, Screen, spelled
from matgrad.cli.typeset import Row, typeset
from matgrad.derive.citation import shown
from matgrad.derive.derivation import Result
from matgrad.derive.notation import Writer
from matgrad.derive.rulebook import Row as Rule
from matgrad.derive.shape import show_shape, show_size
from matgrad.derive.style import TEXT, Style
from matgrad.derive.viewing import Viewer

MOST_RULES = 3


class Hand(NamedTuple):
    """The few words of a page that are not mathematics of the term language."""

    ratio: str
    square: str
    mixed: str
    checked: str
    more: str


PEN = Hand("∂f/∂{}", "∂²f/∂{}²", "∂²f/∂{}∂{}", "✓", "…")
KEYS = Hand("df/d{}", "d2f/d{}2", "d2f/d{}d{}", "ok:", "...")


class Page(NamedTuple):
    """Writes an outline in one style."""

    outline: Outline
    writer: Writer
    style: Style

    @property
    def hand(self) -> Hand:
        """The words that suit the style."""
        return KEYS if self.style is TEXT else PEN

    def rows(self) -> Iterator[Row]:
        """The page from top to bottom."""
        yield Row("  f = ", self.writer.write(self.outline.function), self.shapes())
        yield from self.definitions(0, self.outline.first_form)
        yield Row()
        yield from self.lines()
        for i in range(len(self.outline.results)):
            yield Row()
            yield from self.result(i)
        yield from self.notes(self.outline.derivation.notes + self.outline.derivation.problem.notes)

    def shapes(self) -> Line:
        """Each name with its shape, those alike together: A, Y: m×n   s: scalar"""
        alike: dict[str, list[str]] = {}
        for symbol in self.outline.derivation.problem.symbols:
            shape = [] if symbol.is_index else [spelled(show_shape(symbol.shape), self.style)]
            kind = " ".join([*shape, *symbol.properties])
            alike.setdefault(kind, []).append(self.style.symbol(symbol.name))
        groups = [f"{', '.join(names)}: {kind}" for kind, names in alike.items()]
        return breakable(groups, "   ")

    def definitions(self, after: int, until: int) -> Iterator[Row]:
        """The names that come up in the lines after one place, up to another."""
        lead = " where "
        for definition in self.outline.definitions:
            if after < max(definition.step, 1) <= until:
                yield Row(f"{lead}{self.writer.write(definition.name)} = ", self.writer.write(definition.term))
                lead = " " * len(lead)

    def lines(self) -> Iterator[Row]:
        """The lines f = … and df = …, each kind named once; names that come up late just before they are used."""
        place, last = self.outline.first_form, ""
        for move in self.outline.moves:
            yield from self.definitions(place, move.place)
            place = max(place, move.place)
            head = f"{self.outline.left_side(move):>3} = "
            yield Row("    = " if head == last else head, self.content(move), self.rules(move.rules))
            last = head

    def content(self, move: Move) -> str:
        """The right-hand side of a line."""
        return self.writer.content(move.content)

    def rules(self, rules: Sequence[Rule]) -> Line:
        """The rules that made a line."""
        cited = [shown(rule, self.style) for rule in rules[:MOST_RULES]]
        cited += [self.hand.more] * (len(rules) > MOST_RULES)
        return breakable(cited, ", ")

    def result(self, i: int) -> Iterator[Row]:
        """One gradient, with the intermediates' names and without, and its shape."""
        result = self.outline.results[i]
        if result.gradient.moves:
            yield Row(f" {self.ratio(result)}", "", self.standing(result, i == len(self.outline.results) - 1), "bold")
            yield from self.views(result)
            yield from self.notes(result.notes)
            return
        lead = f" {self.ratio(result)} = "
        bodies = self.gradients(i)
        for body in bodies[:-1]:
            yield Row(lead, body, tone="bold")
            lead = "= ".rjust(len(lead))
        yield Row(lead, bodies[-1], self.standing(result, i == len(self.outline.results) - 1), "bold")
        yield from self.views(result)
        yield from self.notes(result.notes)

    def views(self, result: Result) -> Iterator[Row]:
        """The readings of a derivative that are wanted, their signs of equality below one another."""
        wanted = self.outline.views_of(result)
        viewer = Viewer(self.writer, self.outline.function_name(result), result.variable)
        widest = max((len(viewer.left(view)) for view in wanted), default=0)
        for view in wanted:
            yield Row(f"  {viewer.left(view):>{widest}} = ", viewer.right(view), self.rules(view.rules), "bold")

    def ratio(self, result: Result) -> str:
        """What a result is: ∂f/∂x, ∂²f/∂x², ∂²f/∂U∂V."""
        name = self.writer.write(result.variable)
        if result.before is None:
            return self.hand.ratio.format(name)
        other = self.writer.write(result.before)
        return self.hand.square.format(name) if other == name else self.hand.mixed.format(other, name)

    def gradients(self, i: int) -> list[str]:
        """A gradient as named and as written out, once where they are the same."""
        written_out = self.outline.written_out[i]
        terms = [self.outline.results[i].gradient] + ([] if written_out is None else [written_out])
        return list(dict.fromkeys(map(self.writer.write, terms)))

    def standing(self, result: Result, last: bool) -> Line:
        """The shape of a result; after the last one, how the lines were checked."""
        axes = "×".join(map(show_size, result.axes)) if len(result.axes) > 2 else show_shape(result.gradient.shape)
        shape = spelled(axes, self.style)
        checked = self.outline.derivation.verification
        if checked is None or not last:
            return ((shape, "dim"),)
        verdict = f"{self.hand.checked} each line checked at {checked.points} random points"
        return (f"{shape}   ", "dim"), (verdict, "green")

    def notes(self, notes: tuple[str, ...]) -> Iterator[Row]:
        """What must be known of a result."""
        for note in dict.fromkeys(notes):
            yield Row(" ", spelled(note, self.style))


def breakable(texts: list[str], separator: str) -> Line:
    """A remark that may be broken after each separator."""
    return (*((f"{text}{separator}", "dim") for text in texts[:-1]), *((text, "dim") for text in texts[-1:]))


def page(outline: Outline, screen: Screen) -> list[Line]:
    """The lines of a page that fits a screen."""
    writer = Writer(outline.derivation.problem.algebra, screen.style)
    return typeset(list(Page(outline, writer, screen.style).rows()), screen.width)
