"""What is known of a term's structure: what was declared of a name, what that implies, and what operators grant."""

from collections.abc import Iterable, Mapping

from .operator import Operator
from .term import INDEX, Term, value_of

WORDS = frozenset(
    "symmetric skew diagonal spd psd orthogonal lower upper invertible positive nonnegative binary onehot".split()
)
STILL = ("orthogonal", "onehot", "binary")  # what has such a property cannot move freely
IMPLIED: Mapping[str, frozenset[str]] = {
    "spd": frozenset({"symmetric", "psd", "invertible"}),
    "psd": frozenset({"symmetric"}),
    "diagonal": frozenset({"symmetric", "lower", "upper"}),
    "positive": frozenset({"nonnegative"}),
    "binary": frozenset({"nonnegative"}),
    "onehot": frozenset({"binary", "nonnegative"}),
}
TURNED: Mapping[str, str] = {
    "lower": "upper",
    "upper": "lower",
    **{word: word for word in ("skew", "positive", "binary")},
}


def bound(words: Iterable[str]) -> str:
    """The property with which a variable cannot move freely; "" if there is none."""
    return next((word for word in words if word in STILL), "")


def implying(word: str) -> frozenset[str]:
    """The properties of which each implies this one, itself among them."""
    return frozenset({word, *(known for known, implied in IMPLIED.items() if word in implied)})


def closed(words: frozenset[str]) -> frozenset[str]:
    """Properties with all that they imply."""
    return words.union(*(IMPLIED.get(word, frozenset()) for word in words))


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
