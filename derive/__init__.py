"""From a statement to its derivation."""

from matgrad.derive.context import EMPTY, Context
from matgrad.derive.define import CONTEXTUAL, after
from matgrad.derive.derivation import Derivation
from matgrad.derive.elaborate import elaborate, problem_of
from matgrad.derive.forms import forms
from matgrad.derive.nonscalar import derive
from matgrad.derive.rulebook import define
from matgrad.derive.verify import verified as check
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Statement

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
