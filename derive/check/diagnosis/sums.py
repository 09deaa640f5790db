"""Two sums compared term by term, in normal form."""

from collections.abc import Callable
from typing import NamedTuple

from ...terms.term import Rational, Term
from ..networks.network import Sum
from ..normal_form import Normal
from .omissions import addends

MOST_NAMED = 3


class Comparison(NamedTuple):
    """The code of what differs, and the terms that do, to be said."""

    code: str
    words: str
    named: tuple[Term, ...]
    alone: bool = True  # whether nothing else differs

    def said(self, written: Callable[[Term], str]) -> str:
        """What differs, in a sentence."""
        if not self.named or len(self.named) > MOST_NAMED:
            return self.words.format("").rstrip(": ")
        return self.words.format(", ".join(map(written, self.named)))


def compared(right: Term, typed: Term, normal: Normal) -> Comparison | None:
    """How the terms that are typed differ from those that are right, where some are the same."""
    wanted, found = normal.networks(right), normal.networks(typed)
    missing = {key for key in wanted if key not in found}
    extra = {key for key in found if key not in wanted}
    other = {key for key in wanted if key in found and wanted[key].number != found[key].number}
    if len(missing) == len(wanted) or (len(missing) + len(other) == len(wanted) and len(wanted) == 1):
        return None
    if not extra and missing:
        return Comparison("missing-term", "a term is missing: {}", _those(right, missing, normal), not other)
    if extra and not missing and not other:
        return Comparison("extra-term", "there is a term too many: {}", _those(typed, extra, normal))
    if other and not extra and len(other) < len(wanted):
        return _with_other_numbers(right, wanted, found, other, normal)
    return None


def _with_other_numbers(right: Term, wanted: Sum, found: Sum, other: set[str], normal: Normal) -> Comparison:
    """Terms with another number before them."""
    ratios: set[Rational] = {wanted[key].number / found[key].number for key in other}  # type: ignore[misc]
    if ratios == {-1}:
        return Comparison("negative", "a term has the wrong sign: {}", _those(right, other, normal))
    return Comparison("factor", "a term has the wrong factor: {}", _those(right, other, normal))


def _those(term: Term, keys: set[str], normal: Normal) -> tuple[Term, ...]:
    """The addends of a term in which some networks are; multiplied out only where others are among them."""
    coarse = term.args if term.head == "sum" else ()
    inside = {part: set(normal.networks(part)) for part in coarse}
    if inside and all(found <= keys or found.isdisjoint(keys) for found in inside.values()):
        return tuple(part for part, found in inside.items() if found <= keys)
    parts = addends(term, normal.forms.algebra)
    return tuple(part for part in parts if not keys.isdisjoint(normal.networks(part))) if len(parts) > 1 else ()
