"""Two sums compared term by term, in normal form."""

from enum import Enum, auto

from ....grammar.record import NamedTuple
from ...terms.term import Rational, Term
from ..networks.network import NetworkSum
from ..normal_form import Normal
from .omissions import addends


class Difference(Enum):
    """How the terms of two sums may differ."""

    MISSING = auto()
    EXTRA = auto()
    SIGN = auto()
    NUMBER = auto()


class Comparison(NamedTuple):
    """What differs, the terms that do so, and whether nothing else differs."""

    difference: Difference
    terms: tuple[Term, ...]
    alone: bool = True


def compared(right: Term, typed: Term, normal: Normal) -> Comparison | None:
    """How the terms that are typed differ from those that are right, where some are the same."""
    wanted, found = normal.networks(right), normal.networks(typed)
    missing = {key for key in wanted if key not in found}
    extra = {key for key in found if key not in wanted}
    other = {key for key in wanted if key in found and wanted[key].number != found[key].number}
    if len(missing) == len(wanted) or (len(missing) + len(other) == len(wanted) and len(wanted) == 1):
        return None
    if not extra and missing:
        return Comparison(Difference.MISSING, _those(right, missing, normal), not other)
    if extra and not missing and not other:
        return Comparison(Difference.EXTRA, _those(typed, extra, normal))
    if other and not extra and len(other) < len(wanted):
        return _with_other_numbers(right, wanted, found, other, normal)
    return None


def _with_other_numbers(
    right: Term, wanted: NetworkSum, found: NetworkSum, other: set[int], normal: Normal
) -> Comparison:
    """Terms with another number before them."""
    ratios: set[Rational] = {wanted[key].number / found[key].number for key in other}  # type: ignore[misc]
    if ratios == {-1}:
        return Comparison(Difference.SIGN, _those(right, other, normal))
    return Comparison(Difference.NUMBER, _those(right, other, normal))


def _those(term: Term, keys: set[int], normal: Normal) -> tuple[Term, ...]:
    """The addends of a term in which some networks are; multiplied out only where others are among them."""
    coarse = term.args if term.head == "sum" else ()
    inside = {part: set(normal.networks(part)) for part in coarse}
    if inside and all(found <= keys or found.isdisjoint(keys) for found in inside.values()):
        return tuple(part for part, found in inside.items() if found <= keys)
    parts = addends(term, normal.forms.algebra)
    return tuple(part for part in parts if not keys.isdisjoint(normal.networks(part))) if len(parts) > 1 else ()
