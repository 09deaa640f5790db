"""Where a derivation holds: the conditions of its operators, as notes to the reader."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..operators.marks import ENTRY_POWER
from ..operators.matrix_power import MATRIX_POWER
from ..problem import Problem
from ..properties import implying
from ..properties.invertible import INVERTIBLE_MATRIX
from ..properties.orthogonal import ORTHOGONAL_MATRIX
from ..properties.sign import NONNEGATIVE_ENTRIES, POSITIVE_ENTRIES
from ..rules import formula
from ..terms.algebra import Algebra
from ..terms.note import Note
from ..terms.operator import Operator
from ..terms.shape import MOST_NAMES
from ..terms.term import Term, is_whole, value_of
from . import evident
from .differential import Dependence

POSITIVE, UNEQUAL = "A > 0", "A != 0"
RAISED_TO = frozenset({ENTRY_POWER.key, MATRIX_POWER.key})
NONNEGATIVE = implying(NONNEGATIVE_ENTRIES.name)
HAVE_RECIPROCALS = implying(INVERTIBLE_MATRIX.name) | implying(ORTHOGONAL_MATRIX.name) | implying(POSITIVE_ENTRIES.name)


def conditions(problem: Problem, depending: Dependence) -> tuple[Note, ...]:
    """The conditions under which a function is differentiable, apart from those declared and those evident."""
    algebra = problem.algebra
    asking = {head for head in algebra.heads if head in RAISED_TO or _requires(algebra.operators.get(head))}
    if not asking:
        return ()
    terms = [term for term in depending.parts if term.head in asking and term in depending]
    asked = [(term, text) for term in terms if (text := _required(algebra, term))]
    perhaps = [
        Note("if_negative", term.args) for term in terms if term.head in RAISED_TO and _may_be_negative(*term.args)
    ]
    return (*_not_granted(problem, asked), *perhaps) if asked or perhaps else ()


def _may_be_negative(base: Term, exponent: Term) -> bool:
    """Whether an exponent is an integer that may be negative, of a base that need not have a reciprocal."""
    if exponent.head in ("number", "size") or not is_whole(exponent):
        return False
    return exponent.properties.isdisjoint(NONNEGATIVE) and base.properties.isdisjoint(HAVE_RECIPROCALS)


def _not_granted(problem: Problem, asked: Sequence[tuple[Term, str]]) -> Iterable[Note]:
    """The conditions that neither declarations grant nor the form of a term."""
    algebra = problem.algebra
    words = {symbol.name: symbol.properties for symbol in problem.symbols if symbol.properties}
    evidence = evident.Evidence(algebra, [term.args[0] for term, _ in asked], words)
    found: dict[Note, None] = {}
    requirement = formula.requirement
    for term, text in asked:
        condition = requirement(text)
        if not evidence.grants(condition, term.args[0]):
            found[_note(algebra, term, condition)] = None
    return found


def _requires(operator: Operator | None) -> str:
    return operator.requires if operator else ""


def _note(algebra: Algebra, term: Term, condition: "formula.Requirement") -> Note:
    """A condition that is not granted; where there is a convention beyond it, that one."""
    operator = algebra.operators.get(term.head)
    taken = convention(operator) if operator and term.head != "power" else None
    return taken or formula.condition_on(algebra, condition, *term.args)


@lru_cache(MOST_NAMES)
def convention(operator: Operator) -> Note | None:
    """What is taken at 0 where the derivative jumps there, as a note."""
    at_zero = operator.at_zero
    return Note("taken", words=(at_zero.function, at_zero.value)) if at_zero else None


def _required(algebra: Algebra, term: Term) -> str:
    """The condition of an operator on its first argument; of a power it depends on the exponent."""
    if term.head != "power":
        return _requires(algebra.operators.get(term.head))
    base, exponent = term.args
    if is_whole(exponent) and exponent.head != "number":
        return ""
    if exponent.head != "number" or value_of(exponent).denominator != 1:
        return POSITIVE
    inner = algebra.operators.get(base.head)
    is_stated = inner is not None and inner.requires == UNEQUAL and inner.at_zero is None
    return UNEQUAL if value_of(exponent) < 0 and not is_stated else ""
