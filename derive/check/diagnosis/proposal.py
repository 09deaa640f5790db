"""What a diagnosis says."""

from typing import NamedTuple

from ...terms.term import Term


class Guess(NamedTuple):
    """A mistake by its code, said in a sentence, and the side without it."""

    code: str
    message: str
    corrected: Term
