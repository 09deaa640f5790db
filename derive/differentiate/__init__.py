"""Differentiation. In: a problem. Out: its derivation, the lines f = … and df = …, and what they end in.

The differential goes inward, an operator at a time. Of a scalar it is then moved across the colon until it reads
G : dX, and G is the gradient; of an array it stays a linear map of dX, of a vector by a vector a matrix times dx.
Structure that a variable has projects the result. What comes out has neither views nor checked lines yet.
"""

from ..derivation import Derivation
from ..problem import Problem
from . import closed_form, jacobian, second
from .gradient import gradients

__all__ = ["differentiated"]


def differentiated(problem: Problem) -> Derivation:
    """The derivation of the first or the second derivatives that a problem asks for.

    Raises Mistake where an operator has no rule (M291) or the result would be too long (M294).
    """
    derivation = _differentiated(problem)
    return closed_form.with_closed_forms(derivation) if problem.algebra.ranges else derivation


def _differentiated(problem: Problem) -> Derivation:
    if problem.twice:
        return second.second_derivatives(problem)
    return gradients(problem) if problem.function.is_scalar else jacobian.jacobians(problem)
