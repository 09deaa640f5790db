"""Kinds of undeclared names: the letters' preferences, the fewest of them changed that make sense of a statement."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import comb

from matgrad.derive.infer import infer
from matgrad.derive.reading import Reading
from matgrad.derive.resolve import Part
from matgrad.derive.shape import ONE, SCALAR, Shape
from matgrad.derive.style import GREEK
from matgrad.derive.unify import Unifier
from matgrad.grammar.mistakes import Mistake

KINDS = ("scalar", "vector", "matrix")
SCALARS = GREEK.keys() | set("abcdefg")
MOST_CHANGES = 3
EMPTY: Mapping[str, str] = {}
MOST_WORK = 100_000  # parts looked at in all readings with as many changes


def preference(name: str) -> str:
    """The kind that a name suggests: a–g and Greek scalars, h–z and longer words vectors, capitals matrices."""
    base = name.rstrip("0123456789").partition("_")[0]
    if base[:1].isupper():
        return "matrix"
    return "scalar" if base in SCALARS else "vector"


def kind_of(shape: Shape) -> str:
    """The kind of a name with this shape."""
    return "scalar" if shape == SCALAR else "vector" if shape[1] == ONE else "matrix"


def kind_shape(kind: str, unifier: Unifier) -> Shape:
    """The shape of a name of which only the kind is known."""
    rows = ONE if kind == "scalar" else unifier.unknown()
    return (rows, unifier.unknown() if kind == "matrix" else ONE)


def read(
    text: str, parts: list[Part], declared: Mapping[str, Shape], free: list[str], settled: Mapping[str, str] = EMPTY
) -> tuple[Reading, list[str]]:
    """The reading that changes the fewest preferences of the free names, and the names whose preference it changed.

    `settled` has names of which the kind is known, but not the size.
    """
    first: Mistake | None = None
    for changes in range(min(MOST_CHANGES, len(free)) + 1):
        if comb(len(free), changes) * 2**changes * len(parts) > MOST_WORK and changes:
            break
        found: list[dict[str, str]] = []
        for kinds in _readings(free, changes):
            try:
                _attempt(text, parts, declared, {**kinds, **settled})
                found.append(kinds)
            except Mistake as mistake:
                first = first or mistake
        if len(found) > 1:
            raise first if first is not None and first.code in ("M206", "M207") else _ambiguous(found[0], found[1])
        if found:  # once more, as each attempt puts its own shapes in the parts
            changed = [name for name in free if found[0][name] != preference(name)]
            return _attempt(text, parts, declared, {**found[0], **settled}), changed
    assert first is not None
    raise first


def _attempt(text: str, parts: list[Part], declared: Mapping[str, Shape], kinds: Mapping[str, str]) -> Reading:
    unifier = Unifier()
    reading = Reading(text, {**declared, **{n: kind_shape(kind, unifier) for n, kind in kinds.items()}}, unifier)
    infer(reading, parts)
    return reading


def _readings(free: list[str], changes: int) -> Iterator[dict[str, str]]:
    """The kinds of the names with just so many preferences changed, in order of appearance."""
    usual = {name: preference(name) for name in free}
    for names in combinations(free, changes):
        others = ([kind for kind in KINDS if kind != usual[name]] for name in names)
        for kinds in product(*others):
            yield {**usual, **dict(zip(names, kinds, strict=True))}


def _ambiguous(one: Mapping[str, str], other: Mapping[str, str]) -> Mistake:
    differ = [name for name in one if one[name] != other[name]]
    readings = " or ".join(", ".join(f"{name} a {kinds[name]}" for name in differ) for kinds in (one, other))
    return Mistake("M207", f"this can be read in two ways: {readings}", None, f"declare {' and '.join(differ)}")
