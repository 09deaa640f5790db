"""Where a derivation holds: the conditions of its operators, as notes to the reader."""

from functools import lru_cache

from ..problem import Problem
from ..rules import formula
from ..terms.algebra import Algebra
from ..terms.note import Note
from ..terms.operator import Operator
from ..terms.shape import MOST_NAMES
from ..terms.term import Term, value_of
from . import evident
from .differential import Dependence

POSITIVE, UNEQUAL = "A > 0", "A != 0"


def conditions(problem: Problem, depending: Dependence) -> tuple[Note, ...]:
    """The conditions under which a function is differentiable, apart from those declared and those evident."""
    algebra = problem.algebra
    asking = {head for head in algebra.heads if head == "power" or _requires(algebra.operators.get(head))}
    if not asking:
        return ()
    terms = [term for term in depending.parts if term.head in asking and term in depending]
    asked = [(term, text) for term in terms if (text := _required(algebra, term))]
    if not asked:
        return ()
    words = {symbol.name: symbol.properties for symbol in problem.symbols if symbol.properties}
    evidence = evident.Evidence(algebra, [term.args[0] for term, _ in asked], words)
    found: dict[Note, None] = {}
    requirement = formula.requirement
    for term, text in asked:
        condition = requirement(text)
        if not evidence.grants(condition, term.args[0]):
            found[_note(algebra, term, condition)] = None
    return tuple(found)


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
    if exponent.head == "size":
        return ""
    if exponent.head != "number" or value_of(exponent).denominator != 1:
        return POSITIVE
    inner = algebra.operators.get(base.head)
    is_stated = inner is not None and inner.requires == UNEQUAL and inner.at_zero is None
    return UNEQUAL if value_of(exponent) < 0 and not is_stated else ""
