"""Random points for a statement: small sizes, values that have the declared properties, directions that keep them."""

from collections.abc import Callable, Mapping
from random import Random

import numpy as np

from benchmarks.fuzz.grow import Statement
from benchmarks.fuzz.tree import below
from benchmarks.fuzz.values import Array, Point
from matgrad.core.terms.shape import Shape, letters

MOST_ENTRIES = 700
MANNERS = (0.8, 0.8, 0.3)


def _symmetric(A: Array) -> Array:
    return (A + A.T) / 2


def _orthogonal(A: Array) -> Array:
    return np.linalg.qr(A)[0]


def _diagonal(A: Array) -> Array:
    return np.diag(np.diag(A))


def _one_hot(A: Array) -> Array:
    return (A.max() == A) * 1.0


SHAPED: Mapping[str, Callable[[Array], Array]] = {
    "symmetric": _symmetric,
    "skew": lambda A: (A - A.T) / 2,
    "diagonal": _diagonal,
    "lower": np.tril,
    "upper": np.triu,
    "spd": lambda A: A @ A.T + np.eye(len(A)),
    "psd": lambda A: A @ A.T,
    "orthogonal": _orthogonal,
    "positive": lambda A: np.abs(A) + 0.1,
    "nonnegative": np.abs,
    "binary": lambda A: (A > 0) * 1.0,
    "onehot": _one_hot,
}
SUBSPACES: Mapping[str, Callable[[Array], Array]] = {
    **{word: SHAPED[word] for word in ("symmetric", "skew", "diagonal", "lower", "upper")},
    "spd": _symmetric,
    "psd": _symmetric,
}


def sizes_of(statement: Statement, random: Random, turn: int) -> dict[str, int]:
    """A small number for each letter, unequal ones mostly; where arrays become too large, 2 for all."""
    shapes = [node.shape for node in below(statement.formula)] + [name.shape for name in statement.names.values()]
    every = sorted({n for shape in shapes for size in shape for n in letters(size)})
    unequal = random.sample(range(2, 3 + len(every)), len(every))
    chosen = random.choices((1, 2, 3, 4), k=len(every)) if turn % 3 == 2 else unequal
    sizes = dict(zip(every, chosen, strict=True))
    sizes.update({name: int(name) for name in every if name.isdigit()})
    point = Point({}, sizes, {})
    if max(entries_of(shape, point) for shape in shapes) > MOST_ENTRIES:
        sizes = {name: size if name.isdigit() else 2 for name, size in sizes.items()}
    return sizes


def entries_of(shape: Shape, point: Point) -> int:
    """How many entries an array has."""
    return point.number(shape[0]) * point.number(shape[1])


def drawn(statement: Statement, random: Random, turn: int) -> Point:
    """A point: the values are of either sign, or positive, or small."""
    point = Point({}, sizes_of(statement, random, turn), dict.fromkeys("ij", 1))
    indices = {letter: random.choice((1, 1, 2)) for letter in "ij"}
    numbers = np.random.default_rng(random.getrandbits(32))
    names = {}
    for name in statement.names.values():
        A = numbers.normal(0, MANNERS[turn // 3 % 3], [point.number(size) for size in name.shape])
        names[name.name] = SHAPED.get(name.word, np.asarray)((A, np.abs(A), -np.abs(A))[turn % 3])
    return point._replace(names=names, indices=indices)


def direction(shape: tuple[int, ...], random: Random) -> Array:
    """A direction without properties."""
    return np.random.default_rng(random.getrandbits(32)).normal(0, 1, shape)


def along(word: str, D: Array) -> Array:
    """The part of a direction that lies in the subspace of a property."""
    return SUBSPACES.get(word, np.asarray)(D)
