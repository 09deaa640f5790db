"""The kinds of undeclared names in a statement: those with which it makes sense and that surprise the least."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import comb, inf

from ...grammar.codes import AMBIGUOUS, RESERVED_NOTATION
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..terms.operator import Operator
from ..terms.shape import Shape
from .codes import DIVISION_BY_MATRIX, OPEN_SHAPES, SHAPE_NOT_TAKEN, SIZES_DIFFER, UNDEFINED_POWER
from .infer import infer
from .kinds import Costs, kind_shape, named, preferred
from .ordinary import oddity
from .part import Part, called
from .typing import Reading
from .unify import Unifier

MOST_CHANGES = 3
MOST_WORK = 100_000  # parts looked at in all readings with as many changes
SETTLED = (
    OPEN_SHAPES,
    AMBIGUOUS,
    RESERVED_NOTATION,
)  # sizes that are not given, and what has two readings or none for such shapes
_EMPTY: Mapping[str, str] = {}
Kinds = dict[str, str]
Oddity = Callable[[Reading, list[Part], Collection[str]], float]


class _Formula(NamedTuple):
    """What is to be understood: its parts, what is known of its names, and what its free names may be.

    `settled` has names of which the kind is known, but not the size; `firm` are the free names that are scalars only
    if they are declared so. `choices` has the operators of each part that has several: which of them it is depends on
    the kinds. `oddity` says how odd a reading is; `integers` are the names that are declared so.
    """

    text: str
    parts: list[Part]
    declared: Mapping[str, Shape]
    settled: Mapping[str, str]
    costs: Mapping[str, Costs]
    firm: Collection[str]
    choices: Sequence[tuple[Part, tuple[Operator, ...]]]
    oddity: Oddity
    integers: Collection[str]

    def attempt(self, kinds: Mapping[str, str]) -> Reading:
        """The shapes of all parts where the free names are of these kinds; raises Mistake where that cannot be."""
        for part, operators in self.choices:
            part.operators = operators
        unifier = Unifier()
        shapes = {name: kind_shape(kind, unifier) for name, kind in {**kinds, **self.settled}.items()}
        reading = Reading(self.text, {**self.declared, **shapes}, unifier, self.integers)
        infer(reading, self.parts)
        return reading


class Attempt(NamedTuple):
    """Kinds that make sense, and the reading with them."""

    kinds: Kinds
    reading: Reading


class _Least(NamedTuple):
    """The kinds that surprise the least, several where it is a tie; the mistake if names are what they suggest; and
    the attempt whose shapes stand in the parts now, if it made sense.
    """

    found: list[Kinds]
    mistake: Mistake | None
    last: Attempt | None


def read(
    text: str,
    parts: list[Part],
    declared: Mapping[str, Shape],
    costs: Mapping[str, Costs],
    firm: Collection[str] = (),
    settled: Mapping[str, str] = _EMPTY,
    oddity: Oddity = oddity,
    integers: Collection[str] = (),
) -> tuple[Reading, list[str]]:
    """The reading that surprises the least, and the names that are not what they suggest.

    `costs` has the kinds that each free name may have; those that are `firm` are scalars only if they are declared so.
    Raises Mistake where there is no reading, no single one, or one that asks for a declaration.
    """
    choices = [(part, part.operators) for part in parts if len(part.operators) > 1]
    formula = _Formula(text, parts, declared, settled, costs, firm, choices, oddity, integers)
    if not costs:
        return formula.attempt({}), []
    least = _least(formula)
    kinds = _settled(formula, least)
    changed = [name for name, own in costs.items() if own[kinds[name]]]
    if least.last and least.last.kinds is kinds:
        return least.last.reading, changed
    return formula.attempt(kinds), changed  # once more, as each attempt puts its own shapes in the parts


def _settled(formula: _Formula, least: _Least) -> Kinds:
    """The one choice of kinds; raises Mistake where there is none, or several, or one that is to be declared."""
    found, mistake, _ = least
    if not found:
        trivial = "this can only be read so that a function has nothing to do"
        raise mistake or Mistake(OPEN_SHAPES, trivial, None, f"declare {', '.join(formula.costs)}")
    if len(found) > 1:
        raise mistake if mistake is not None and mistake.code == UNDEFINED_POWER else _ambiguous(formula, *found[:2])
    if scalars := _undeclared(formula, found[0]):
        raise _to_declare(scalars, formula, mistake)
    return found[0]


def _least(formula: _Formula) -> _Least:
    """The kinds that surprise the least."""
    found: list[Kinds] = []
    least, first = inf, None
    last: Attempt | None = None
    for cost, kinds in _candidates(formula):
        if cost > least:
            break
        last = None
        try:
            reading = formula.attempt(kinds)
            last = Attempt(kinds, reading)
            total = cost + formula.oddity(reading, formula.parts, formula.costs.keys())
        except Mistake as mistake:
            if mistake.code in SETTLED and not found:
                raise  # nothing speaks against these kinds
            if not cost or (mistake.code == UNDEFINED_POWER and _is_mild(formula, kinds) and _is_of_sizes(first)):
                first = mistake
            continue
        if total < least:
            found, least = [kinds], total
        elif total == least < inf:
            found.append(kinds)
    return _Least([kinds for kinds in found if not _undeclared(formula, kinds)] or found, first, last)


def _is_mild(formula: _Formula, kinds: Kinds) -> bool:
    """Whether kinds are no more surprising than that scalars are vectors, as b in (y - X b)^2."""
    return all(formula.costs[name][kind] <= 1 for name, kind in kinds.items())


def _is_of_sizes(mistake: Mistake | None) -> bool:
    """Whether a mistake, if it is one, is that of kinds that do not go together."""
    return mistake is None or mistake.code in (SIZES_DIFFER, DIVISION_BY_MATRIX)


def _undeclared(formula: _Formula, kinds: Kinds) -> list[str]:
    """The names that are read as scalars and would have to be declared so."""
    return [name for name, kind in kinds.items() if kind == "scalar" and name in formula.firm]


def _candidates(formula: _Formula) -> Iterator[tuple[int, Kinds]]:
    """The kinds that the free names may have and what they cost, the cheapest first: all as they suggest."""
    usual = {name: preferred(own) for name, own in formula.costs.items()}
    yield 0, usual
    others: list[tuple[int, Kinds]] = []
    for changes in range(1, min(MOST_CHANGES, len(usual)) + 1):
        if comb(len(usual), changes) * 2**changes * len(formula.parts) > MOST_WORK:
            break
        others.extend(_changed(formula.costs, usual, changes))
    yield from sorted(others, key=lambda candidate: candidate[0])


def _changed(costs: Mapping[str, Costs], usual: Kinds, changes: int) -> Iterator[tuple[int, Kinds]]:
    """The kinds with just so many names that are not what they suggest, in order of appearance."""
    for names in combinations(usual, changes):
        for kinds in product(*([kind for kind in costs[name] if costs[name][kind]] for name in names)):
            change = dict(zip(names, kinds, strict=True))
            yield sum(costs[name][kind] for name, kind in change.items()), {**usual, **change}


def _to_declare(scalars: Sequence[str], formula: _Formula, mistake: Mistake | None) -> Mistake:
    """The mistake of names that make sense only, or better, as scalars; none is made one to fit a function."""
    if mistake is not None and mistake.code == SHAPE_NOT_TAKEN:
        return mistake
    kinds = {called(name, formula.parts): preferred(formula.costs[name]) for name in scalars}
    declared = f"declare it: … where {', '.join(f'{name}: scalar' for name in kinds)}"
    meant = f"if {' and '.join(kinds)} {'is a scalar' if len(kinds) == 1 else 'are scalars'}, {declared}"
    if mistake is None:
        return Mistake(OPEN_SHAPES, f"this would be odd with {named(kinds, kinds)}", None, meant)
    help = f"{mistake.help}; {meant}" if mistake.help else meant
    return Mistake(mistake.code, mistake.message, mistake.span, help, mistake.labels)


def _ambiguous(formula: _Formula, one: Kinds, other: Kinds) -> Mistake:
    differ = {called(name, formula.parts): name for name in one if one[name] != other[name]}
    ways = (named(differ, {typed: kinds[name] for typed, name in differ.items()}) for kinds in (one, other))
    message = f"this can be read in two ways: {' or '.join(ways)}"
    return Mistake(OPEN_SHAPES, message, None, f"declare {' and '.join(differ)}")
