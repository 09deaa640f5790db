"""Where a derivation holds: the conditions of its operators, as notes to the reader."""

from collections.abc import Collection, Mapping

from ..problem import Problem
from ..terms.algebra import Algebra
from ..terms.term import Term, below, value_of
from ..write.naming import written_length
from ..write.style import UNICODE
from ..write.terms import Writer
from .differential import Dependence

MOST_NOTES = 6
LONGEST_NOTE = 80
GRANTED = {
    "{0} > 0": frozenset({"positive"}),
    "{0} ≠ 0": frozenset({"positive"}),
    "det({0}) ≠ 0": frozenset({"spd", "invertible", "orthogonal"}),
    "{0} has full rank": frozenset({"spd", "invertible", "orthogonal"}),
    "{0} has full rank, or keeps the rank that it has": frozenset({"spd", "invertible", "orthogonal"}),
    "{0} has full column rank": frozenset({"spd", "invertible", "orthogonal"}),
    "{0} has no eigenvalue ≤ 0": frozenset({"spd"}),
    "{0} is symmetric positive definite": frozenset({"spd"}),
}


def conditions(problem: Problem, function: Term, depending: Dependence) -> tuple[str, ...]:
    """The conditions under which a function is differentiable, apart from those declared and those evident."""
    algebra = problem.algebra
    if not any(head == "power" or algebra.operators[head].domain for head in algebra.heads & algebra.operators.keys()):
        return ()
    asked = [
        (term, pattern) for term in below([function]) if term in depending and (pattern := _pattern(algebra, term))
    ]
    words = {symbol.name: symbol.properties for symbol in problem.symbols}
    positive = evidently_positive(algebra, function, words) if asked else set()
    writer = Writer(algebra, UNICODE)
    found: dict[str, None] = {}
    lengths: dict[int, int] = {}
    for term, pattern in asked:
        arg = term.args[0]
        evident = pattern in ("{0} > 0", "{0} ≠ 0") and arg.number in positive
        short = written_length(arg, lengths) <= LONGEST_NOTE
        if short and not evident and GRANTED.get(pattern, frozenset()).isdisjoint(words.get(str(arg.data), ())):
            found[pattern.format(writer.write(arg))] = None
    notes = [note for note in found if len(note) <= LONGEST_NOTE]
    more = ("and so for the other operands of this kind",) if len(found) > MOST_NOTES else ()
    return (*notes[:MOST_NOTES], *more)


def evidently_positive(algebra: Algebra, function: Term, words: Mapping[str, Collection[str]]) -> set[int]:
    """The parts of a function whose entries are all evidently positive."""
    positive: set[int] = set()
    for term in below([function]):
        operator = algebra.operators.get(term.head)
        if (
            (term.head in ("sum", "hadamard") and all(arg.number in positive for arg in term.args))
            or (term.head == "number" and value_of(term) > 0)
            or (term.head == "symbol" and "positive" in words.get(str(term.data), ()))
            or term.head in ("ones", "size")
            or (operator is not None and operator.positive)
        ):
            positive.add(term.number)
    return positive


def _pattern(algebra: Algebra, term: Term) -> str:
    """How the condition of an operator reads; of a power, by its exponent."""
    operator = algebra.operators.get(term.head)
    if term.head != "power":
        return operator.domain if operator else ""
    base, exponent = term.args
    if exponent.head == "size":
        return ""
    if exponent.head != "number" or value_of(exponent).denominator != 1:
        return "{0} > 0"
    inner = algebra.operators.get(base.head)
    said = inner is not None and inner.domain == "{0} ≠ 0"
    return "{0} ≠ 0" if value_of(exponent) < 0 and not said else ""
