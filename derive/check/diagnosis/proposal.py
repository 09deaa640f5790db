"""What a diagnosis says of a claim: in a sentence, and with the claim as it should be."""

from ....grammar.record import NamedTuple
from ...terms.term import Term


class Guess(NamedTuple):
    """A mistake in a sentence, and the side without it."""

    message: str
    corrected: Term


class Proposal(NamedTuple):
    """The same with the code of the diagnosis."""

    code: str
    message: str
    corrected: Term
