"""From a problem to its derivation: the stages that every question goes through, whatever it asks by."""

from .derivation import Derivation
from .differentiate import differentiated
from .problem import Problem
from .verify.lines import verified
from .views import viewed


def derivation_of(problem: Problem, verify: bool) -> Derivation:
    """The lines of a problem and its results, each line and view compared with the definition if that is asked for.

    Raises Mistake where it cannot be derived, WrongLine where a line that was derived does not hold.
    """
    derivation = differentiated(problem)  # the lines df = …, and the derivatives that they end in
    derivation = viewed(derivation)  # derivatives that are no gradients, from their other sides
    return verified(derivation) if verify else derivation
