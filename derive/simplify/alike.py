"""Addends that are alike: sums over an index, and multiples of one array. None where no two addends are."""

from collections.abc import Sequence

from ..operators.index_sum import INDEX_SUM
from ..operators.marks import ADDITION
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.term import Term
from .addends import parts

MERGED_SUMS = Row(INDEX_SUM.collecting[0], INDEX_SUM.name)
GATHERED = Row(ADDITION.collecting[2], ADDITION.name)

Factored = tuple[Term, Row] | None


def merged(addends: Sequence[Term], algebra: Algebra) -> Factored:
    """Σ_i A_i + Σ_i B_i = Σ_i (A_i + B_i)"""
    bodies: dict[Term, list[Term]] = {}
    others: list[Term] = []
    for addend in addends:
        count, rest = algebra.split(addend)
        if rest.head == "indexed":
            bodies.setdefault(rest.args[0], []).append(algebra.multiple(count, rest.args[2]))
        else:
            others.append(addend)
    if len(bodies) + len(others) == len(addends):
        return None
    sums = [algebra.index_sum(index, algebra.sum(several)) for index, several in bodies.items()]
    return algebra.sum([*others, *sums]), MERGED_SUMS


def gathered(addends: Sequence[Term], algebra: Algebra) -> Factored:
    """a C + b C = (a + b) C, of scalars a and b."""
    if addends[0].is_scalar:
        return None
    coefficients: dict[Term, list[Term]] = {}
    for addend in addends:
        coefficient, body = parts(addend, algebra)
        coefficients.setdefault(body, []).append(coefficient)
    if len(coefficients) == len(addends):
        return None
    found = [algebra.scale(algebra.sum(several), body) for body, several in coefficients.items()]
    return algebra.sum(found), GATHERED
