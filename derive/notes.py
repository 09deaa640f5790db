"""How a statement was read, in the words of the page, where that is not what its letters or signs suggest."""

from collections.abc import Iterable, Iterator, Mapping

from matgrad.derive.joined import Pieces
from matgrad.derive.kinds import kind_of
from matgrad.derive.reading import Reading
from matgrad.derive.resolve import Part
from matgrad.derive.shape import ONE

PLURALS = {"scalar": "scalars", "vector": "vectors", "matrix": "matrices"}


def joined_names(products: Mapping[str, Pieces]) -> Iterator[str]:
    """Which names are read as products."""
    return (f"{name} is read as {' '.join(pieces)}" for name, pieces in products.items())


def changed_kinds(changed: list[str], reading: Reading) -> tuple[str, ...]:
    """Which names are read against their letters' preference."""
    kinds: dict[str, list[str]] = {}
    for name in changed:
        kinds.setdefault(kind_of(reading.names[name]), []).append(name)
    return tuple(_reading_note(names, kind) for kind, names in kinds.items())


def _reading_note(names: list[str], kind: str) -> str:
    if len(names) == 1:
        return f"{names[0]} is read as a {kind}"
    return f"{', '.join(names[:-1])} and {names[-1]} are read as {PLURALS[kind]}"


def frobenius(parts: Iterable[Part], text: str) -> Iterator[str]:
    """Which norms of matrices are read as Frobenius norms, though others mean the spectral norm by that sign."""
    found = [part for part in parts if part.head == "call" and part.operators[0].key == "norm2"]
    for part in dict.fromkeys(part.span for part in found if ONE not in part.args[0].shape):
        yield f"{text[slice(*part)]} is read as the Frobenius norm"
