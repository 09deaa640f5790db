"""What of a derivation is shown: which lines, with which names for intermediates."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Literal

from ...core.derivation import Derivation, Form, Result, Step, View, excerpt, new_terms, terms_of
from ...core.operators import NAMED, OPERATORS
from ...core.problem import Problem
from ...core.rules.rule import Row
from ...core.terms.term import Term
from ...core.write.lengths import written_length
from ...core.write.naming import Definition, Meanings, NamedLines, name_parts
from ...core.write.style import TEXT, Style
from ...core.write.terms import Writer
from ...grammar.record import NamedTuple

BUILT_IN = frozenset(NAMED)
LONGEST_EXPANDED = 50_000  # characters of a line
Detail = Literal["brief", "normal", "full"]
Selection = Callable[[int, Term | Form], bool]
LONGEST_LINE = 3  # times the longest of the function and its gradients
FUNCTIONS = "fFLJ"  # for what is differentiated
LETTERS = "ghpqruvwz"  # for first derivatives
LONG = 500  # characters; beyond, an estimate does


class Move(NamedTuple):
    """A line that is shown: its place among all, and every rule since the line shown before it.

    `content` is what is written: the line, or where many addends stand as in the line before what it changes; these are
    then `unchanged`, and `whole` is the line if it is the last about its left side. `by` is the variable of grad f = …
    """

    place: int
    content: Term | Form
    rules: tuple[Row, ...]
    is_differential: bool
    of: Term | None
    unchanged: int = 0
    whole: Form | None = None
    by: Term | None = None
    is_second: bool = False

    @property
    def moves(self) -> bool:
        """Whether a differential is left in it."""
        return any(term.moves for term in terms_of(self.content))

    def right(self, writer: Writer) -> str:
        """The right-hand side as text."""
        if self.unchanged and not isinstance(self.content, Term):
            return writer.changes(self.content)
        return writer.content(self.content)


class First(NamedTuple):
    """A first derivative that is differentiated again; `named` has the intermediates' names."""

    variable: Term
    gradient: Term
    named: Term


class Outline(NamedTuple):
    """The lines after the function itself, and what their names stand for.

    `function` has the names that the user gave, and `results` those of all intermediates; `written_out` holds the same
    gradients without them, None where that would be far longer than what was typed. `taken` are the names of symbols,
    of the user's functions and of intermediates, which a page gives to nothing else. `writer` writes in the input
    language, and has written what had to be measured.
    """

    derivation: Derivation
    function: Term
    definitions: tuple[Definition, ...]
    moves: tuple[Move, ...]
    results: tuple[Result, ...]
    written_out: tuple[Term | None, ...]
    wanted: Sequence[str]
    firsts: tuple[First, ...]
    taken: set[str]
    writer: Writer

    def views_of(self, result: Result) -> list[View]:
        """The readings of a derivative that are shown: those asked for, or all of one that is no matrix."""
        if not self.wanted:
            return list(result.views) if result.gradient.moves else []
        return [view for view in result.views if view.name in self.wanted]

    @property
    def function_letter(self) -> str:
        """What the function is called: f, where that names nothing else."""
        for letter in FUNCTIONS:
            if letter not in self.taken and letter not in BUILT_IN:
                return letter
        return "function"

    def function_name(self, result: Result) -> str:
        """What is differentiated: f, or its gradient."""
        if result.twofold and result.of is None and self.derivation.problem.thrice:
            return self.letter
        if result.before is None or (result.twofold and result.of is None):
            return self.function_letter
        return next((self.name_of(first) for first in self.firsts if first.variable is result.before), self.letter)

    def name_of(self, first: First) -> str:
        """What a first derivative is called: g, or where there are several g_1, g_2, …, or another letter."""
        same = next(i for i, other in enumerate(self.firsts, 1) if other.gradient is first.gradient)
        return f"{self.letter}_{same}" if len(self.firsts) > 1 else self.letter

    @property
    def letter(self) -> str:
        """A letter for first derivatives that with their indices names nothing else."""
        ends = [f"_{i}" for i in range(1, len(self.firsts) + 1)] if len(self.firsts) > 1 else [""]
        taken = self.taken | BUILT_IN
        return next((g for g in LETTERS if taken.isdisjoint(g + end for end in ends)), "gradient")

    def left_side(self, move: Move, style: Style) -> str:
        """What a line is about: f, df, or of a gradient g, dg."""
        if move.of is None:
            name = self.function_letter
        else:
            name = next((self.name_of(first) for first in self.firsts if first.gradient is move.of), self.letter)
        function = style.symbol(name)
        if move.by is not None:
            return style.gradient(function, self.by_of(move.by, style))
        if move.is_second:
            return style.second_differential(function)
        return style.differential(function) if move.is_differential else function

    def by_of(self, variable: Term, style: Style) -> str:
        """By what a gradient is, where there are several."""
        return (
            Writer(self.derivation.problem.algebra, style).write(variable)
            if len(self.results) > 1 or variable.head == "member"
            else ""
        )

    @property
    def first_form(self) -> int:
        """The place of the first line df = …"""
        return next((move.place for move in self.moves if move.is_differential), 0)


def outline(derivation: Derivation, typed: str, detail: Detail, expand: bool, wanted: Sequence[str] = ()) -> Outline:
    """The outline of the derivation of what was typed."""
    lengths: dict[int, int] = {}
    writer = Writer(derivation.problem.algebra, TEXT)
    named = expanded(derivation, lengths) if expand else name_parts(derivation, lengths)
    shown = selection(derivation, detail, lengths, writer)
    moves = moves_of(zip(derivation.steps, named.contents, strict=False), shown, detail != "full")
    limit = 4 * len(typed) + 400
    full = (result.gradient for result in derivation.results)
    written_out = tuple(gradient if written_length(gradient, lengths) <= limit else None for gradient in full)
    function = function_of(named)
    firsts = firsts_of(derivation, named)
    names = needed(named, function, moves)
    taken = taken_names(derivation.problem, names)
    return Outline(derivation, function, names, moves, named.results, written_out, wanted, firsts, taken, writer)


def taken_names(problem: Problem, definitions: Iterable[Definition]) -> set[str]:
    """The names of symbols, of the user's functions and of intermediates."""
    operators = problem.algebra.operators
    own = () if operators is OPERATORS else operators.keys() - OPERATORS.keys()
    names = {symbol.name for symbol in problem.symbols}
    names.update([operators[key].name for key in own], [str(definition.name.data) for definition in definitions])
    return names


def firsts_of(derivation: Derivation, named: NamedLines) -> tuple[First, ...]:
    """The first derivatives that are differentiated again; those of a scalar stand in the last line df = …"""
    place = last_of_function(derivation.steps)
    if place is None:
        return ()
    full, short = derivation.steps[place].content, named.contents[place]
    if isinstance(full, Term) or isinstance(short, Term):
        again = {result.before: result.of for result in derivation.results if result.before and result.of}
        return tuple(First(variable, of, of) for variable, of in again.items())
    pairs = zip(full, short, strict=True)
    firsts = tuple(First(one.differential.args[0], one.adjoint, other.adjoint) for one, other in pairs)
    known = {first.gradient for first in firsts}
    results = derivation.results if derivation.problem.thrice else ()
    return (*firsts, *(First(r.before, r.of, r.of) for r in results if r.before and r.of and r.of not in known))


def last_of_function(steps: Sequence[Step]) -> int | None:
    """The place of the last line df = …, where lines about derivatives come after it."""
    if steps[-1].of is None and steps[-1].first is None:
        return None
    firsts = (i for i, step in enumerate(steps) if step.of is None and step.first is None and step.is_differential)
    return max(firsts, default=None)


def expanded(derivation: Derivation, lengths: dict[int, int]) -> NamedLines:
    """The derivation without names for intermediates; with them, where some line could not be written without."""
    longest = max(written_length(term, lengths) for terms in new_terms(derivation.steps) for term in terms)
    named = NamedLines((), [step.content for step in derivation.steps], derivation.results)
    return named if longest <= LONGEST_EXPANDED else name_parts(derivation, lengths)


def function_of(named: NamedLines) -> Term:
    """The function, which is the first line."""
    content = named.contents[0]
    assert isinstance(content, Term)
    return content


class Allowance:
    """How long the lines of a derivation may be; lengths are estimated, and only then worked out."""

    def __init__(self, derivation: Derivation, lengths: dict[int, int], writer: Writer) -> None:
        self.writer = writer
        self.ends = [derivation.problem.function, *[result.gradient for result in derivation.results]]
        self.lengths = lengths
        self.estimated = max([written_length(end, lengths) for end in self.ends])

    def fits(self, written: Term | Form) -> bool:
        """Whether what is written of a line is not many times as long as the function and its gradients."""
        lengths = self.lengths
        line = sum([lengths.get(term.number) or written_length(term, lengths) for term in terms_of(written)])
        if 2 * line <= LONGEST_LINE * self.estimated or self.estimated > LONG:
            return line <= LONGEST_LINE * self.estimated
        return len(f"df = {self.writer.content(written)}") <= LONGEST_LINE * self.longest_end

    @cached_property
    def longest_end(self) -> int:
        """The length of the longest of the function and its gradients."""
        return max(len(self.writer.write(end)) for end in self.ends)


def selection(derivation: Derivation, detail: Detail, lengths: dict[int, int], writer: Writer) -> Selection:
    """Which lines to show, by their places and by what is written of them; the first line stands above them.

    Full detail shows all; else minor lines are left out, and those that have grown much longer than both ends.
    """
    steps = derivation.steps
    last = len(steps) - 1
    ends = {last, last_of_function(steps) or last}
    if detail == "full":
        return lambda place, written: True
    if detail == "normal":
        fits = Allowance(derivation, lengths, writer).fits
        return lambda place, written: place in ends or (not steps[place].minor and fits(written))
    forms = [place for place in range(1, last + 1) if steps[place].is_differential]
    few = {*forms[:1], *forms[-1:], *ends}
    return lambda place, written: place in few


def moves_of(lines: Iterable[tuple[Step, Term | Form]], is_shown: Selection, elides: bool) -> tuple[Move, ...]:
    """The lines that are shown, each citing the rules of those left out before it."""
    moves: list[Move] = []
    rules: list[Row] = []
    places = enumerate(lines)
    _, (shown, said) = next(places)
    for place, (step, named) in places:
        rules += step.rules
        content, unchanged = written_of(named, said) if elides else (named, 0)
        if is_shown(place, content):
            about = (shown.of, shown.is_differential, shown.by, shown.first)
            if moves and about != (step.of, step.is_differential, step.by, step.first):
                moves[-1] = with_whole(moves[-1], said)
            cited, second = tuple(dict.fromkeys(rules)), step.first is not None
            move = Move(place, content, cited, step.is_differential, step.of, unchanged, by=step.by, is_second=second)
            moves.append(move)
            rules, shown, said = [], step, named
    return tuple([*moves[:-1], *(with_whole(move, said) for move in moves[-1:])])


def written_of(content: Term | Form, before: Term | Form) -> tuple[Term | Form, int]:
    """What is written of a line below another, and how many addends are not."""
    changes = excerpt(before, content)
    if changes is None or isinstance(content, Term):
        return content, 0
    return changes, len(content) - len(changes)


def with_whole(move: Move, said: Term | Form) -> Move:
    """A line of which something is not written, as a whole too."""
    return move if isinstance(said, Term) or not move.unchanged else move._replace(whole=said)


def needed(named: NamedLines, function: Term, moves: Iterable[Move]) -> tuple[Definition, ...]:
    """The definitions whose names occur in what is shown, or in one another."""
    if not named.definitions:
        return ()
    roots = [function, *[term for move in moves for term in terms_of(move.content)]]
    roots += [result.gradient for result in named.results]
    meanings = Meanings({definition.name: definition.term for definition in named.definitions})
    found = set(meanings.with_needed(meanings.names_in(roots, set())))
    return tuple([definition for definition in named.definitions if definition.name in found])
