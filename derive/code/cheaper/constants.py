"""Numbers that functions make of numbers alone, as sqrt(8*arctan(1)), computed when the code is written."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isfinite

from ...evaluate.evaluator import Evaluator
from ...numbers.balls import only_entry
from ...operators.marks import MARKS
from ...terms.algebra import Algebra
from ...terms.operator import Operator
from ...terms.rebuild import rebuilt_together
from ...terms.term import Term, below

MARK_KEYS = frozenset(mark.key for mark in MARKS)


def folded(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """Some terms with the values of such numbers, to the precision of a float."""
    values = _values(roots, algebra.operators)
    if not values:
        return list(roots)

    def change(term: Term, args: list[Term]) -> Term:
        value = values.get(term.number)
        return algebra.replaced(term, args) if value is None else algebra.number(Fraction(repr(value)))

    return rebuilt_together(roots, change)


def _values(roots: Sequence[Term], operators: Mapping[str, Operator]) -> dict[int, float]:
    """The values of those parts that have a function of numbers within and nothing that varies."""
    evaluator = Evaluator(operators, {}, {})
    constant: set[int] = set()
    computed: dict[int, float] = {}
    for term in below(roots):
        if (
            not term.is_scalar
            or term.head in ("symbol", "size")
            or any(arg.number not in constant for arg in term.args)
        ):
            continue
        constant.add(term.number)
        is_function = bool(term.args) and term.head not in MARK_KEYS
        if is_function or any(arg.number in computed for arg in term.args):
            value = float(only_entry(evaluator.value(term)))
            if isfinite(value):
                computed[term.number] = value
    return computed
