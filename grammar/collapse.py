"""The automaton without the rules that only hand their part on, of which precedence makes a dozen to an operand.

States through which such rules lead one after the other become one, which has the marks that any of them takes and what
follows from them.
"""

from collections.abc import Iterator, Mapping, Sequence

from .record import NamedTuple
from .state import Expected

Units = Mapping[int, str]  # what a rule that only hands on makes of its part, by its number in a row


class Merged(NamedTuple):
    """A state of the automaton, and those to which its part may be handed on, by what it is there."""

    state: int
    others: tuple[tuple[str, int], ...] = ()


def collapsed(rows: Sequence[Expected], units: Units) -> Sequence[Expected]:
    """Rows that lead to the same reading in fewer steps."""
    waiting, numbers, found = [Merged(0)], {Merged(0): 0}, list[Expected]()
    for merged in waiting:
        pairs = set(_row(merged, rows, units))
        row = dict(sorted(pairs))
        assert len(row) == len(pairs), "a part would have two states behind it"
        targets = {symbol: _target(row, symbol, rows, units) for symbol, target in row.items() if target >= 0}
        waiting += [target for target in dict.fromkeys(targets.values()) if target not in numbers]
        numbers = {target: number for number, target in enumerate(waiting)}
        found.append(row | {symbol: numbers[target] for symbol, target in targets.items()})
    return _distinct(found)


def _row(merged: Merged, rows: Sequence[Expected], units: Units) -> Iterator[tuple[str, int]]:
    """What follows in a state: from each token what the last rule of a chain leads to, from each part its state."""
    others = dict(merged.others)
    for symbol in rows[merged.state]:
        if symbol.isupper() and (target := _landing(merged.state, symbol, others, rows, units)) is not None:
            yield symbol, target
    for state in dict.fromkeys((merged.state, *others.values())):
        yield from ((symbol, target) for symbol, target in rows[state].items() if not symbol.isupper())


def _landing(state: int, token: str, others: Expected, rows: Sequence[Expected], units: Units) -> int | None:
    """What a token leads to once all has been handed on; None where it cannot stand."""
    while (target := rows[state].get(token)) is not None and units.get(target) in others:
        state = others[units[target]]
    return target


def _target(row: Expected, symbol: str, rows: Sequence[Expected], units: Units) -> Merged:
    """The state behind a part, and those behind all that it may be handed on as."""
    found = {symbol: row[symbol]}
    for part in (waiting := [symbol]):
        handed = {units[target] for target in rows[found[part]].values() if target in units}
        waiting += sorted(handed - found.keys())
        found |= {left: row[left] for left in handed}
    merged, plain = Merged(row[symbol], tuple(sorted(found.items()))), Merged(row[symbol])
    return plain if symbol.isupper() and _tokens(merged, rows, units) != _tokens(plain, rows, units) else merged


def _tokens(merged: Merged, rows: Sequence[Expected], units: Units) -> set[str]:
    """What may stand next; of a word it is asked before it is read."""
    return {symbol for symbol, _ in _row(merged, rows, units) if symbol.isupper()}


def _distinct(rows: Sequence[Expected]) -> Sequence[Expected]:
    """The rows, of states that lead to the same only one."""
    while True:
        first: dict[tuple[tuple[str, int], ...], int] = {}
        new = [first.setdefault(tuple(sorted(row.items())), len(first)) for row in rows]
        if len(first) == len(rows):
            return rows
        rows = [{symbol: new[to] if to >= 0 else to for symbol, to in row} for row in first]
