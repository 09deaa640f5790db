"""From a statement to its derivation."""

from ..grammar.mistakes import Mistake
from ..grammar.tree import Statement
from .context import EMPTY, Context
from .define import CONTEXTUAL, after
from .derivation import Derivation
from .elaborate import elaborate, problem_of
from .forms import forms
from .nonscalar import derive
from .rulebook import define
from .verify import verified as check

__all__ = ["CONTEXTUAL", "EMPTY", "Context", "Derivation", "after", "equal_forms", "solve"]


def solve(statement: Statement, verified: bool = True, context: Context = EMPTY) -> Derivation:
    """The derivation of a statement below the lines of its context, each line checked unless told otherwise.

    Raises Mistake where the input is at fault, and Fault where a line that was derived does not hold.
    """
    derivation = derive(elaborate(statement, define, context))
    return check(derivation) if verified else derivation


def equal_forms(statement: Statement, verified: bool = True, context: Context = EMPTY) -> Derivation:
    """The equal forms of a statement's function as the lines of a derivation without results."""
    if statement.formula is None:
        raise Mistake("M209", "there is no function here", statement.span)
    found = forms(problem_of(statement, statement.formula, define, context))
    return check(found) if verified else found
