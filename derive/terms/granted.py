"""What is known of a term's structure without looking further than one operator."""

from collections.abc import Mapping

from ..properties import IMPLIED, closed, turned
from ..properties.sign import POSITIVE_ENTRIES
from ..properties.skew import SKEW_MATRIX
from ..properties.symmetric import SYMMETRIC_MATRIX
from .operator import Operator
from .term import INDEX, Term, value_of

NO_PROPERTIES: frozenset[str] = frozenset()
SYMMETRIC_RESULT = IMPLIED[SYMMETRIC_MATRIX.name]
SKEW_RESULT = IMPLIED[SKEW_MATRIX.name]
POSITIVE_RESULT = IMPLIED[POSITIVE_ENTRIES.name]


def properties_of(term: Term, operators: Mapping[str, Operator]) -> frozenset[str]:
    """The properties of a term that are known without looking further than one operator."""
    if term.head == "symbol":
        return closed(term.properties)
    if term.head in ("number", "size"):
        return INDEX if term.head == "number" and value_of(term) <= 0 else INDEX | POSITIVE_RESULT
    if term.head == "transpose":
        return turned(closed(term.args[0].properties), term.shape[0] == term.shape[1])
    operator = operators.get(term.head)
    if operator is None:
        return NO_PROPERTIES
    if operator.drawn and operator.drawn.words and operator.name == operator.drawn.function:
        return closed(frozenset(operator.drawn.words))
    structure = SYMMETRIC_RESULT if operator.symmetric else SKEW_RESULT if operator.skew else NO_PROPERTIES
    return structure | POSITIVE_RESULT if operator.positive else structure
