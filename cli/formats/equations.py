"""What a page says of a derivation, in one notation and without a layout: equations, and the rules that made them."""

from bisect import bisect
from collections.abc import Iterator
from typing import Literal

from ...core.derivation import Result
from ...core.rules.rule import Row as Rule
from ...core.terms.note import Note
from ...core.terms.shape import Shape
from ...core.terms.term import Term
from ...core.views import room_of
from ...core.views import viewer as viewing
from ...core.write import notes as worded
from ...core.write.fragment import Level
from ...core.write.naming import Definition
from ...core.write.style import Style
from ...core.write.terms import Writer
from ...grammar.record import NamedTuple
from .outline import Outline

MOST_RULES = 3  # cited beside one line
UNCHANGED = Note("unchanged")


def first_line(definition: Definition) -> int:
    """The line above which a name is defined: none is above the first."""
    return max(definition.step, 1)


class Kind(NamedTuple):
    """What is said of names that are alike; an index has no shape, but perhaps a number of values."""

    shape: Shape | None
    properties: tuple[str, ...]
    values: str = ""


class Equation(NamedTuple):
    """left = right; without a left side it goes on from the one before. `where` begins definitions, `and` goes on."""

    left: str
    right: str
    rules: tuple[Rule, ...] = ()
    remark: str = ""
    role: Literal["line", "where", "and"] = "line"


class Equations(NamedTuple):
    """The equations of an outline, written by one writer."""

    outline: Outline
    writer: Writer

    @property
    def style(self) -> Style:
        """The notation."""
        return self.writer.style

    def function(self) -> Equation:
        """What is differentiated."""
        return Equation(self.style.symbol(self.outline.function_letter), self.writer.write(self.outline.function))

    def symbols(self) -> dict[Kind, list[str]]:
        """The names that are alike in shape and properties."""
        alike: dict[Kind, list[str]] = {}
        problem = self.outline.derivation.problem
        for symbol in problem.symbols:
            kind = Kind(None if symbol.is_integer else symbol.shape, symbol.properties)
            alike.setdefault(kind, []).append(self.style.member(symbol.name, symbol.indices))
        for function in problem.functions:
            alike.setdefault(Kind(None, (), self.style.kind(function)), []).append(
                self.style.function(function.function)
            )
        for letter, size in problem.ranges.items():
            alike.setdefault(Kind(None, (), self.style.size(size)), []).append(self.style.symbol(letter))
        return alike

    def definitions(self, after: int, until: int) -> Iterator[Equation]:
        """The names that come up in the lines after one place, up to another."""
        role: Literal["where", "and"] = "where"
        first, last = (bisect(self.outline.definitions, place, key=first_line) for place in (after, until))
        for definition in self.outline.definitions[first:last]:
            yield Equation(self.writer.write(definition.name), self.writer.write(definition.term), role=role)
            role = "and"

    def opening(self) -> Iterator[Equation]:
        """The names that stand in the first lines."""
        return self.definitions(0, self.outline.first_form)

    def lines(self) -> Iterator[Equation]:
        """The lines f = … and df = …, each kind named once; names that come up late just before they are used."""
        place, last, of = self.outline.first_form, "", None
        for move in self.outline.moves:
            yield from self.definitions(place, move.place)
            place = max(place, move.place)
            if move.of is not of:
                yield from self.first(move.of)
                of = move.of
            left = self.outline.left_side(move, self.style)
            yield Equation("" if left == last else left, move.right(self.writer), move.rules)
            last = left

    def first(self, gradient: Term | None) -> Iterator[Equation]:
        """g = …, a first derivative that is differentiated again."""
        for first in self.outline.firsts:
            if first.gradient is gradient:
                yield Equation(self.style.symbol(self.outline.name_of(first)), self.writer.write(first.named))
                return

    def results(self, result: Result, written_out: Term | None) -> Iterator[Equation]:
        """A derivative as named and as written out, once where they are the same; none where it is no matrix."""
        if result.gradient.moves:
            return
        terms = [result.gradient] + ([] if written_out is None else [written_out])
        left = self.ratio(result)
        for right in dict.fromkeys(map(self.writer.write, terms)):
            yield Equation(left, right)
            left = ""

    def closed(self, result: Result) -> Iterator[Equation]:
        """A derivative in stacked arrays, and what these are."""
        if result.closed is not None and result.closed.is_shorter:
            variable, term, arrays, _ = result.closed
            left = "" if variable is result.variable else self.ratio(result._replace(variable=variable))
            said = worded.stacked(arrays, self.writer)
            remark = "".join([phrase.text if phrase.is_formula else self.style.words(phrase.text) for phrase in said])
            yield Equation(left, self.writer.write(term), remark=remark)

    def differential(self, result: Result) -> Equation:
        """df = …, which says of an array what a gradient says of a scalar."""
        return Equation(
            self.style.differential(self.style.symbol(self.outline.function_name(result))),
            self.writer.write(result.gradient),
        )

    def ratio(self, result: Result) -> str:
        """What a result is: ∂f/∂x, ∂²f/∂x², ∂²f/∂U∂V."""
        name = self.writer.at(result.variable, Level.SUFFIX)
        function = self.style.symbol(self.outline.function_letter)
        if result.manifold:
            return self.style.gradient(function, self.outline.by_of(result.variable, self.style))
        if result.before is None:
            return self.style.ratio(function, name)
        if result.kind == "third":
            return self.style.third_ratio(function, name)
        return self.style.second(function, self.writer.write(result.before), name)

    def views(self, result: Result) -> Iterator[Equation]:
        """The readings of a derivative that are wanted; a rule is cited where it first comes up."""
        function = self.style.symbol(self.outline.function_name(result))
        cited: set[Rule] = set()
        for view in self.outline.views_of(result):
            viewer = viewing.Viewer(self.writer, function, result.variable, result.axes, result.before)
            new = tuple(rule for rule in view.rules if rule not in cited)
            cited |= {*view.rules}
            room = room_of(result, view)
            short = room.short(viewer, result.views)
            right = room.right(viewer, view) + (f" = {short.text}" if short else "")
            yield Equation(room.left(viewer, view), right, new, short.meaning if short else "")

    def notes(self, result: Result) -> "list[worded.Sentence]":
        """What must be known of a result, and of the views of it that are shown."""
        of_views = (room_of(result, view).note(view) for view in self.outline.views_of(result))
        return self._worded((*result.notes, *filter(None, of_views)))

    def last_notes(self) -> "list[worded.Sentence]":
        """What must be known of all."""
        derivation = self.outline.derivation
        left_out = (UNCHANGED,) * any(move.unchanged for move in self.outline.moves)
        return self._worded(left_out + derivation.notes + derivation.problem.notes)

    def _worded(self, notes: tuple[Note, ...]) -> "list[worded.Sentence]":
        return worded.sentences(notes, self.writer) if notes else []
