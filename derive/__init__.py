"""From a statement to its derivation, stage by stage; README.md carries an example through all of them."""

from ..grammar.mistakes import Mistake
from ..grammar.tree import Continuation, Given, Statement
from . import third
from .define import after
from .derivation import Derivation
from .elaborate.codes import VARIABLE_MISSING
from .elaborate.context import EMPTY, Context
from .manifolds import curves
from .manifolds import gradient as manifold_gradients
from .pipeline import derivation_of
from .problem import elaborated, problem_of
from .properties import fixed
from .quantities import told
from .simplify import forms
from .verify.lines import verified

__all__ = ["EMPTY", "Context", "Derivation", "after", "equal_forms", "solve", "solve_on_manifolds"]


def solve(statement: Statement, verify: bool = True, context: Context = EMPTY) -> Derivation:
    """The derivation of a statement below the lines of its context, each line checked unless told otherwise.

    Raises Mistake where something is wrong with the input, WrongLine where a line that was derived does not hold.
    """
    problem = elaborated(statement, context)  # names, kinds and shapes; every formula a term
    if problem.thrice:
        return third.third_derivative(problem, verify)
    if problem.asked:
        return told.told(problem, verify)
    return derivation_of(problem, verify)  # the lines, and what they end in, seen from its sides and checked


def solve_on_manifolds(statement: Statement, verify: bool = True, context: Context = EMPTY) -> Derivation:
    """The same with the Riemannian gradients by variables that are declared to lie on a manifold.

    Raises Mistake where what is asked for is no gradient.
    """
    problem = elaborated(statement, context, standing=fixed)
    manifold_gradients.check_asked(problem, statement)
    derivation = manifold_gradients.riemannian(derivation_of(problem, verify))
    return curves.confirmed(derivation) if verify else derivation


def equal_forms(statement: Statement, verify: bool = True, context: Context = EMPTY) -> Derivation:
    """The equal forms of a statement's function as the lines of a derivation without results."""
    if isinstance(statement, Given | Continuation):
        raise Mistake(VARIABLE_MISSING, "there is no function here", statement.span)
    found = forms.forms(problem_of(statement, statement.formula, context))
    return verified(found) if verify else found
