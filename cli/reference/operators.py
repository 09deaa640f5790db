"""The rules that a derivation may cite, and all that is known of one operator."""

import re
from collections.abc import Iterator, Sequence

from ...core import solve
from ...core.differentiate.conditions import convention
from ...core.differentiate.differential import statements_of
from ...core.operators import OPERATORS
from ...core.rules.formula import condition_on, requirement
from ...core.rules.rule import Row as RuleRow
from ...core.terms.algebra import Algebra
from ...core.terms.operator import Operator
from ...core.terms.shape import Argument, show_shape, signature
from ...core.write.notes import as_text, worded
from ...core.write.rules import shown, typed, written
from ...core.write.style import Style
from ...core.write.terms import Writer
from ...grammar.read import read_statement
from ...grammar.record import NamedTuple
from ..terminal.line import Line
from ..terminal.screen import Screen
from ..terminal.typeset import TextRow, typeset

ANSWER = re.compile(r" == .*?(?= where |$)")


class PageEntry(NamedTuple):
    """Something known of an operator, in formulas or in prose."""

    title: str
    lines: tuple[str, ...]
    prose: bool = False


def rules_of(room: Operator) -> dict[str, tuple[str, ...]]:
    """The rules of an operator by what they are for."""
    return {
        "definition": (room.definition,) if room.definition else (),
        "differential": statements_of(room),
        "colon": room.across,
        "stacked": room.stacked,
        "by marks": room.opened,
        "other forms": room.forms,
        "simplify": (*room.before, *room.simplify, *room.shorter),
        "collect": room.collecting,
        "normal form": room.normal,
    }


def table(style: Style) -> Iterator[TextRow]:
    """Every rule, the operator's name before its first."""
    widest = max(len(room.name) for room in OPERATORS.values()) + 3
    for room in OPERATORS.values():
        name = room.name
        for rule in sum(rules_of(room).values(), ()):
            yield TextRow(f" {name:{widest}}", cited(rule, room, style))
            name = ""


def leaves(rooms: Sequence[Operator], screen: Screen) -> list[Line]:
    """The pages of some operators; of none, the table of all rules."""
    rows: list[TextRow] = []
    for room in rooms:
        rows += [*[TextRow()] * bool(rows), *leaf(room, screen.style)]
    return typeset(rows or list(table(screen.style)), screen.width)


def leaf(room: Operator, style: Style) -> Iterator[TextRow]:
    """The page of one operator."""
    yield TextRow(" ", room.signature, tone="bold")
    yield TextRow(" ", style.prose(room.meaning))
    for entry in entries(room, style):
        for i, line in enumerate(entry.lines):
            yield TextRow(f" {'' if i else entry.title:14}", line)


def entries(room: Operator, style: Style) -> Iterator[PageEntry]:
    """What is known of an operator, apart from what it means."""
    form = written(room, style)
    if form != typed(room):
        yield PageEntry("written", (form,))
    yield PageEntry("shapes", (style.prose(shapes(room)),), prose=True)
    for title, rules in rules_of(room).items():
        if rules:
            yield PageEntry(title, tuple(cited(rule, room, style) for rule in rules))
    if room.requires:
        yield PageEntry("domain", (domain(room, style),), prose=True)
    if also := [name for name in (*room.aliases, *room.marks) if name.isascii() or not style.ascii]:
        yield PageEntry("also typed", (", ".join(also),))
    yield PageEntry("example", example(room, style))


def cited(rule: str, room: Operator, style: Style) -> str:
    """A rule as a derivation cites it."""
    return shown(RuleRow(rule, room.name), style)


def domain(room: Operator, style: Style) -> str:
    """Where an operator is differentiable, or what is taken where it is not."""
    algebra, arguments = Algebra(OPERATORS), signature(room.signature).arguments
    letters = [algebra.symbol(each.name, each.shape) for each in arguments if each.shape is not None]
    required = condition_on(algebra, requirement(room.requires), *letters)
    return as_text(worded(convention(room) or required, Writer(algebra, style)))


def shapes(room: Operator) -> str:
    """What an operator takes and gives: A: m×n, x: n×1 → m×1"""
    form = signature(room.signature)
    return f"{', '.join(f'{a.name}: {kind(a)}' for a in form.arguments)} → {show_shape(form.result)}"


def kind(argument: Argument) -> str:
    """What may stand for an argument."""
    return show_shape(argument.shape) if argument.shape else "index" if argument.is_index else "size"


def example(room: Operator, style: Style) -> tuple[str, str]:
    """A statement in which an operator occurs, and the gradient that is derived from it."""
    question = ANSWER.sub("", room.example)
    derivation = solve(read_statement(question))
    writer, (result,) = Writer(derivation.problem.algebra, style), derivation.results
    ratio = style.ratio("f", writer.write(result.variable))
    return question, f"{ratio} = {writer.write(result.gradient)}"


def names_of(room: Operator) -> tuple[str, ...]:
    """All by which an operator can be asked for."""
    return (room.name, *room.aliases, *room.marks)


def rooms_called(name: str) -> tuple[Operator, ...]:
    """The operators of a name, an alias or a mark."""
    return tuple(room for room in OPERATORS.values() if name in names_of(room))
