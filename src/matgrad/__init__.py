"""Matrix derivatives, derived line by line with differentials and Frobenius products, each line checked."""

from matgrad.derive import Derivation, solve
from matgrad.grammar.read import read_statement

__all__ = ["Derivation", "__version__", "derive"]
__version__ = "0.1.0"


def derive(text: str) -> Derivation:
    """The derivation of a statement `E wrt X [where …]`, each line checked; raises Mistake where it has none."""
    return solve(read_statement(text))
