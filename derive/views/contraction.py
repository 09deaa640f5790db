"""Sums of products of entries, at a point: tables by the values of letters, contracted one letter after the other."""

from collections.abc import Mapping
from functools import reduce
from itertools import product

from ...grammar.record import NamedTuple
from ..numbers.balls import Ball, Matrix


class EntryTable(NamedTuple):
    """Entries by the values of some letters."""

    letters: tuple[str, ...]
    values: Mapping[tuple[int, ...], Ball]


def table(value: Matrix, indices: tuple[str, ...], known: Mapping[str, int]) -> EntryTable:
    """The entries of an array, those letters fixed that are known; an index beyond its axis begins anew."""
    letters = tuple(dict.fromkeys(i for i in indices if i not in known))
    axes = (value.nrows(), value.ncols())[: len(indices)]
    values = {}
    for places in product(*map(range, axes)):
        at = dict(zip(indices, places, strict=True))
        agrees = all(known[i] % n == place for i, place, n in zip(indices, places, axes, strict=True) if i in known)
        if agrees and tuple(at[i] for i in indices) == places:
            values[tuple(at[i] for i in letters)] = value[places[0], places[1] if len(places) == 2 else 0]
    return EntryTable(letters, values)


def contraction(tables: list[EntryTable]) -> Ball:
    """The product of some tables, summed over all letters, one after the other."""
    while letters := [letter for table in tables for letter in table.letters]:
        letter = letters[0]
        inside = [table for table in tables if letter in table.letters]
        tables = [*(table for table in tables if letter not in table.letters), _summed(inside, letter)]
    return reduce(lambda a, b: a * b, (table.values.get((), Ball(0)) for table in tables), Ball(1))


def _summed(tables: list[EntryTable], letter: str) -> EntryTable:
    """The product of some tables, summed over one letter."""
    joined = reduce(_joined, tables)
    place = joined.letters.index(letter)
    values: dict[tuple[int, ...], Ball] = {}
    for at, value in joined.values.items():
        rest = (*at[:place], *at[place + 1 :])
        values[rest] = values.get(rest, Ball(0)) + value
    return EntryTable((*joined.letters[:place], *joined.letters[place + 1 :]), values)


def _joined(a: EntryTable, b: EntryTable) -> EntryTable:
    """The products of the entries that agree in the letters that both have."""
    new = [i for i, letter in enumerate(b.letters) if letter not in a.letters]
    common = [(a.letters.index(letter), i) for i, letter in enumerate(b.letters) if letter in a.letters]
    values = {
        (*at, *(other[i] for i in new)): value * factor
        for at, value in a.values.items()
        for other, factor in b.values.items()
        if all(at[i] == other[j] for i, j in common)
    }
    return EntryTable((*a.letters, *(b.letters[i] for i in new)), values)
