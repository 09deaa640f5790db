"""The five words that a claim can be answered with."""

from enum import StrEnum


class Verdict(StrEnum):
    """In the order in which they are counted; `matgrad explain` has a page on each."""

    PROVED = "proved"
    AGREES = "agrees"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    ERROR = "error"

    def __repr__(self) -> str:
        """The word: a verdict is a string wherever it is read."""
        return repr(self.value)


FINE_VERDICTS = frozenset({Verdict.PROVED, Verdict.AGREES})
