"""The rules that a derivation may cite, and the page of one operator."""

from collections.abc import Iterator

from matgrad.cli.screen import spelled
from matgrad.cli.typeset import Row
from matgrad.derive import rulebook
from matgrad.derive.citation import shown
from matgrad.derive.differential import statements_of
from matgrad.derive.operator import Operator
from matgrad.derive.operators import NAMED, ROOMS
from matgrad.derive.operators.marks import MARKS
from matgrad.derive.shape import signature
from matgrad.derive.style import Style


def rules_of(room: Operator) -> dict[str, tuple[str, ...]]:
    """The rules of an operator by what they are for."""
    return {
        "definition": (room.definition,) if room.definition else (),
        "differential": statements_of(room),
        "colon": room.across,
        "simplify": rulebook.rewriting_rows(room),
        "collect": room.collecting,
    }


def table(style: Style) -> Iterator[Row]:
    """Every rule, the operator's name before its first."""
    widest = max(len(room.name) for room in ROOMS) + 3
    for room in ROOMS:
        name = room.name
        for rule in sum(rules_of(room).values(), ()):
            yield Row(f" {name:{widest}}", cited(rule, room, style))
            name = ""


def leaf(room: Operator, style: Style) -> Iterator[Row]:
    """The page of one operator."""
    yield Row(" ", room.signature, tone="bold")
    yield Row(" ", spelled(room.meaning, style))
    for title, rules in rules_of(room).items():
        for i, rule in enumerate(rules):
            yield Row(f" {'' if i else title:14}", cited(rule, room, style))
    if room.domain:
        yield Row(f" {'domain':14}", spelled(room.domain.format(*letters(room)), style))
    if room.aliases:
        yield Row(f" {'also called':14}", ", ".join(room.aliases))


def cited(rule: str, room: Operator, style: Style) -> str:
    """A rule as a derivation cites it."""
    return shown(rulebook.Row(rule, room.name), style)


def letters(room: Operator) -> list[str]:
    """The letters of an operator's arguments."""
    return [argument.name for argument in signature(room.signature).arguments]


def rooms_called(name: str) -> tuple[Operator, ...]:
    """The operators of a name, an alias or a mark."""
    return NAMED.get(name) or tuple(room for room in MARKS if name == room.name or name in room.name.split())
