"""Matrix derivatives, derived line by line with differentials and Frobenius products, each line checked."""

from matgrad.derive import Derivation, solve
from matgrad.derive.decide import Ruling
from matgrad.derive.decide import check as decide
from matgrad.grammar.read import read_statement

__all__ = ["Derivation", "Ruling", "__version__", "check", "derive"]
__version__ = "0.1.0"


def derive(text: str) -> Derivation:
    """The derivation of a statement `E wrt X [where …]`, each line checked; raises Mistake where it has none."""
    return solve(read_statement(text))


def check(text: str) -> Ruling:
    """The verdict on a claim `E wrt X == G` or `E == G`, or on a derivation; raises Mistake where it cannot be read."""
    return decide(read_statement(text))
