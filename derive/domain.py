"""Where a derivation holds: the conditions of its operators, as notes to the reader."""

from collections.abc import Iterator

from matgrad.derive.algebra import Algebra
from matgrad.derive.differential import Dependence
from matgrad.derive.notation import Writer
from matgrad.derive.style import UNICODE
from matgrad.derive.term import Term, below, value_of

MOST_NOTES = 6
LONGEST_NOTE = 80
GRANTED = {"> 0": {"positive", "spd"}, "≠ 0": {"positive", "spd", "invertible", "orthogonal"}}


def conditions(algebra: Algebra, function: Term, variables: tuple[Term, ...]) -> tuple[str, ...]:
    """The conditions under which a function is differentiable, those that are declared left out."""
    if not any(head == "power" or algebra.operators[head].domain for head in algebra.heads & algebra.operators.keys()):
        return ()
    depending = Dependence(function, variables)
    writer = Writer(algebra, UNICODE)
    found = dict.fromkeys(note for term in below([function]) if term in depending for note in _notes(writer, term))
    notes = [note for note in found if len(note) <= LONGEST_NOTE]
    more = ("and so for the other operands of this kind",) if len(found) > MOST_NOTES else ()
    return (*notes[:MOST_NOTES], *more)


def _notes(writer: Writer, term: Term) -> Iterator[str]:
    """The conditions of one application, if they do not hold by themselves."""
    pattern = _pattern(writer.algebra, term)
    granted = any(pattern.endswith(end) and term.args[0].properties & words for end, words in GRANTED.items())
    evident = pattern[-3:] in GRANTED and is_positive(writer.algebra, term.args[0])
    if pattern and not granted and not evident:
        yield pattern.format(writer.write(term.args[0]))


def is_positive(algebra: Algebra, term: Term) -> bool:
    """Whether a term is evidently positive, entry by entry."""
    if term.head in ("sum", "hadamard"):
        return all(is_positive(algebra, arg) for arg in term.args)
    if term.head == "number":
        return value_of(term) > 0
    operator = algebra.operators.get(term.head)
    return term.head == "ones" or "positive" in term.properties or (operator is not None and operator.positive)


def _pattern(algebra: Algebra, term: Term) -> str:
    """How the condition of an operator reads; of a power, by its exponent."""
    operator = algebra.operators.get(term.head)
    if term.head != "power":
        return operator.domain if operator else ""
    base, exponent = term.args
    if exponent.head != "number" or value_of(exponent).denominator != 1:
        return "{0} > 0"
    inner = algebra.operators.get(base.head)
    said = inner is not None and inner.domain.endswith("≠ 0")
    return "{0} ≠ 0" if value_of(exponent) < 0 and not said else ""
