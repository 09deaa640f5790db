"""The properties that may be declared of a name, a room each.

In: what stands behind a shape, the words of `S: n x n spd`. Out: what they imply, what the transpose of such a
matrix is, whether it can vary and in which subspace, and how one is drawn at random. A room is data: it knows the
arithmetic of values and no term. To add a property, write its room, put it in the list DECLARABLE, and its word in the
grammar.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from .binary import BINARY_ENTRIES, ONE_HOT
from .definite import POSITIVE_DEFINITE, POSITIVE_SEMIDEFINITE
from .diagonal import DIAGONAL_MATRIX
from .integer import WHOLE_NUMBER
from .invertible import INVERTIBLE_MATRIX
from .orthogonal import ORTHOGONAL_MATRIX
from .property import Property
from .sign import NONNEGATIVE_ENTRIES, POSITIVE_ENTRIES
from .skew import SKEW_MATRIX
from .symmetric import SYMMETRIC_MATRIX
from .triangular import LOWER_TRIANGULAR, UPPER_TRIANGULAR
from .unit import UNIT_VECTOR

# From the general to the special: a matrix of several properties is drawn in this order, and lives in the subspace of
# the last of them that has one.
DECLARABLE: tuple[Property, ...] = (
    SYMMETRIC_MATRIX,
    SKEW_MATRIX,
    POSITIVE_DEFINITE,
    POSITIVE_SEMIDEFINITE,
    ORTHOGONAL_MATRIX,
    LOWER_TRIANGULAR,
    UPPER_TRIANGULAR,
    DIAGONAL_MATRIX,
    INVERTIBLE_MATRIX,
    UNIT_VECTOR,
    POSITIVE_ENTRIES,
    NONNEGATIVE_ENTRIES,
    BINARY_ENTRIES,
    ONE_HOT,
    WHOLE_NUMBER,
)
BY_WORD: Mapping[str, Property] = {known.name: known for known in DECLARABLE}
WORDS = frozenset(BY_WORD)
MOST_TOGETHER = 1000  # sets of properties of which what follows is remembered


def declared(words: Iterable[str]) -> tuple[Property, ...]:
    """The properties that some words stand for, in their order; the letter of an index has none."""
    return tuple(BY_WORD[word] for word in words if word in BY_WORD)


def _implied(word: str) -> frozenset[str]:
    """A property with all that follow from it, by way of others too."""
    return frozenset({word}).union(*map(_implied, BY_WORD[word].implies))


IMPLIED: Mapping[str, frozenset[str]] = {word: _implied(word) for word in BY_WORD}


@lru_cache(MOST_TOGETHER)
def closed(words: frozenset[str]) -> frozenset[str]:
    """Properties with all that they imply."""
    return words.union(*(IMPLIED.get(word, frozenset()) for word in words))


def implying(word: str) -> frozenset[str]:
    """The properties of which each implies this one, itself among them."""
    return frozenset(known for known, implied in IMPLIED.items() if word in implied)


def with_trait(trait: Callable[[Property], bool]) -> frozenset[str]:
    """The properties of which something holds, and those that imply one of these."""
    return frozenset().union(*(implying(known.name) for known in DECLARABLE if trait(known)))


SUBSPACES = tuple(known.name for known in reversed(DECLARABLE) if known.projection)
EQUAL_TO_TRANSPOSE = with_trait(lambda known: known.parity == 1)
OPPOSITE_OF_TRANSPOSE = with_trait(lambda known: known.parity == -1)


def bound(words: Iterable[str]) -> str:
    """The property with which a variable cannot move freely; "" if there is none."""
    return next((known.name for known in declared(words) if not known.varies), "")


def fixed(words: Iterable[str]) -> str:
    """The property with which a variable cannot move even along curves; "" if there is none."""
    return next((known.name for known in declared(words) if not (known.varies or known.is_manifold)), "")


def turned(words: frozenset[str], square: bool) -> frozenset[str]:
    """The properties of the transpose of a matrix with these, whether it is square or not."""
    found = (known for known in declared(words) if known.turned and (square or not known.turned_if_square))
    return frozenset(known.turned for known in found)


def subspace(words: Collection[str]) -> Property | None:
    """The property that says in which subspace a variable with these moves; None where it moves freely."""
    if not words:
        return None
    known = closed(frozenset(words))
    return next((BY_WORD[word] for word in SUBSPACES if word in known), None)


def together(words: Iterable[str]) -> bool:
    """Whether structures may be declared together: one of them implies the others, or tells them as its company."""
    structures = [known for known in declared(words) if known.restricts == "structure"]
    names = {known.name for known in structures}
    return not names or any(names <= IMPLIED[known.name] | known.beside for known in structures)
