"""What is known of a term's structure: what was declared of a name, what that implies, and what operators grant."""

from collections.abc import Iterable, Mapping

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
