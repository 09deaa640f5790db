"""What is known of a term's structure without looking further than one operator."""

from collections.abc import Mapping

from ..properties import TURNED, closed
from .operator import Operator
from .term import INDEX, Term, value_of


def properties_of(term: Term, operators: Mapping[str, Operator]) -> frozenset[str]:
    """The properties of a term that are known without looking further than one operator."""
    if term.head == "symbol":
        return closed(term.properties)
    if term.head in ("number", "size"):
        return INDEX if term.head == "number" and value_of(term) <= 0 else INDEX | closed(frozenset({"positive"}))
    if term.head == "transpose":
        words = closed(term.args[0].properties)
        square = {"orthogonal"} & words if term.shape[0] == term.shape[1] else set()
        return frozenset({TURNED[word] for word in words & TURNED.keys()} | square)
    operator = operators.get(term.head)
    granted = {"symmetric": operator.symmetric, "positive": operator.positive} if operator else {}
    return closed(frozenset(word for word, holds in granted.items() if holds))
