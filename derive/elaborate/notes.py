"""How a statement was read, as notes, where that is not what its letters or signs suggest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..operators import NAMED, OPERATORS
from ..operators.norm import NORM_2
from ..terms.note import Note
from ..terms.operator import Operator
from ..terms.shape import ONE, signature
from .joined import Pieces
from .kinds import kind_of
from .part import Part, called
from .typing import Reading

OF_ENTRIES_AND_MATRICES = frozenset(key for key in OPERATORS if f"{key}m" in NAMED)  # exp beside expm
BY_ROWS = frozenset({"softmax of a matrix", "logsoftmax of a matrix"})


def joined_names(products: Mapping[str, Pieces]) -> Iterator[Note]:
    """Which names are read as products."""
    return (Note("product_read", words=(name, *pieces)) for name, pieces in products.items())


def changed_kinds(changed: list[str], reading: Reading, parts: Iterable[Part]) -> tuple[Note, ...]:
    """Which names are read against their letters' preference."""
    kinds: dict[str, list[str]] = {}
    for name in changed:
        kinds.setdefault(kind_of(reading.names[name]), []).append(called(name, parts))
    return tuple(Note("kinds_read", words=(kind, *names)) for kind, names in kinds.items())


def frobenius(calls: Iterable[Part], text: str) -> Iterator[Note]:
    """Which norms of matrices are read as Frobenius norms, though others mean the spectral norm by that sign."""
    found = [part.span for part in calls if part.operators[0] is NORM_2 and ONE not in part.args[0].shape]
    for place in dict.fromkeys(found):
        yield Note("frobenius", words=(text[slice(*place)],))


def by_rows(calls: Iterable[Part], text: str) -> Iterator[Note]:
    """Which functions of a vector are read of each row of a matrix."""
    found = [part.span for part in calls if part.operators[0].key in BY_ROWS]
    for place in dict.fromkeys(found):
        yield Note("by_rows", words=(text[slice(*place)],))


def exponential(parts: Iterable[Part]) -> Iterator[Note]:
    """That a power of e is that of a name like others."""
    if any(part.head == "^" and part.args[0].data == "e" for part in parts):
        yield Note("exponential")


def entrywise(calls: Sequence[Part]) -> Iterator[Note]:
    """Which functions go entry by entry where those of the matrix are likely meant, as in traces and inverses."""
    if all(part.operators[0].key not in OF_ENTRIES_AND_MATRICES for part in calls):
        return
    whole = [part.args[0] for part in calls if _is_of_square_matrix(part.operators[0])]
    inner = [part for part in _factors(whole) if part.head == "call" and ONE not in part.shape]
    for key in dict.fromkeys(part.operators[0].key for part in inner if _keeps_shape(part.operators[0])):
        if key in OF_ENTRIES_AND_MATRICES:
            yield Note("entrywise", words=(key,))


def _is_of_square_matrix(operator: Operator) -> bool:
    """Whether an operator takes nothing but a square matrix, as the trace and the inverse do."""
    first, *others = signature(operator.signature).arguments
    return not others and first.shape is not None and first.shape[0] == first.shape[1] != ONE


def _keeps_shape(operator: Operator) -> bool:
    """Whether an operator makes one matrix of another of the same shape, as what goes entry by entry does."""
    form = signature(operator.signature)
    return [argument.shape for argument in form.arguments] == [form.result]


def _factors(parts: Iterable[Part]) -> list[Part]:
    """Some parts, and what they are products, sums and multiples of; each once."""
    stack, found = list(parts), dict[Part, None]()
    while stack:
        part = stack.pop()
        if part not in found:
            found[part] = None
            stack += part.args if part.head in ("juxt", "*", "+", "/", "neg", "()") else []
    return list(found)
