"""What is said of a name: its kind, sizes and properties."""

from typing import Literal, TypeAlias

from ...record import NamedTuple
from ...tree import Node, Number

SaidKind: TypeAlias = Literal["scalar", "vector", "matrix", "open"]


class Said(NamedTuple):
    """What words or a space say, before it is known of which name."""

    kind: SaidKind = "open"
    sizes: tuple[Node, ...] = ()
    properties: tuple[str, ...] = ()
    square: bool = False
    refused: str = ""
    is_ones: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == Said()


_KINDS_BY_SIZES: tuple[SaidKind, ...] = ("scalar", "vector", "matrix")


def of_sizes(sizes: tuple[Node, ...], properties: tuple[str, ...] = ()) -> Said:
    """No size is a scalar, one a column, two a matrix; n x 1 is a column too."""
    while sizes and is_one(sizes[-1]):
        sizes = sizes[:-1]
    return Said(_KINDS_BY_SIZES[len(sizes)], sizes, properties)


def joined(first: Said, second: Said) -> Said | None:
    """Both at once; None where they contradict each other."""
    kinds = {first.kind, second.kind} - {"open"}
    sizes = [said.sizes for said in (first, second) if said.sizes]
    if len(kinds) > 1 and not _is_row_called_vector(first, second):
        return None
    if len(sizes) == 2 and sizes[0] != sizes[1]:
        return None
    sized = sizes[0] if sizes else ()
    kind: SaidKind = _KINDS_BY_SIZES[len(sized)] if sized else kinds.pop() if kinds else "open"
    words = *first.properties, *(word for word in second.properties if word not in first.properties)
    return Said(
        kind,
        sized,
        words,
        first.square or second.square,
        first.refused or second.refused,
        first.is_ones or second.is_ones,
    )


def is_one(size: Node) -> bool:
    """Whether a size is the number 1."""
    return isinstance(size, Number) and size.value == 1


def is_row(said: Said) -> bool:
    """Whether it is 1 x n."""
    return len(said.sizes) == 2 and is_one(said.sizes[0])


def _is_row_called_vector(first: Said, second: Said) -> bool:
    return {first.kind, second.kind} == {"vector", "matrix"} and (is_row(first) or is_row(second))
