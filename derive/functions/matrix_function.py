"""g: matrix function, an analytic function of square matrices (Higham, Functions of Matrices, chapters 1 and 3).

Its derivative at A is a linear map dg(A, D) of the direction, its adjoint that at A'. Where D commutes with A it is
g'(A) D, g' the same function of matrices for the derivative of g.
"""

from collections.abc import Mapping
from functools import partial

from ..numbers.balls import Matrix
from ..numbers.smooth import AnalyticFunction, analytic_function
from ..terms.operator import Operator
from .entrywise import HIGHEST, ORDINALS
from .family import PRIME, FunctionFamily, linear_in

CUBE = ("a @ a @ a", "3*a @ a", "6*a", "6*xp.eye(len(a))")


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """g, its derivatives, and its derivative in a direction."""
    of.draw(lambda numbers, positive, _: analytic_function(numbers, positive))
    A, c = of.letter("ABM"), of.letter("cab")
    for order in range(HIGHEST + 1):
        g = of.name + PRIME * order
        rows = [f"d {g}({c}*{A}) = d{c}*({A} {g}{PRIME}({c}*{A}))"] if order < HIGHEST else []
        rows += [[f"d {g}({A}) = d{g}({A}, d{A})"], [f"d {g}({A}) = d2{of.name}({A}, d{A}, I)"], [], []][order]
        said = f"The matrix function {f'of the {ORDINALS[order]}derivative of ' if order else ''}{of.name}."
        known = {"differential": tuple(rows), "commutes_with_transposition": True}
        of.add(f"{g}({A}[n, n]) -> [n, n]", said, partial(_value, order), f"a: {CUBE[order]}", **known)
    _add_along(of, A, c)
    return of.operators


def _add_along(of: FunctionFamily, A: str, c: str) -> None:
    """The derivative in a direction."""
    g, D, G, E = of.name, of.letter("DUV"), of.letter("GKP"), of.letter("EHC")
    of.add(
        f"d{g}({A}[n, n], {D}[n, n]) -> [n, n]",
        f"The derivative of {g} at {A} in the direction {D}.",
        AnalyticFunction.along,
        "a, d: a @ a @ d + a @ d @ a + d @ a @ a",
        **linear_in(D),
        differential=(f"d d{g}({A}, {D}) = d{g}({A}, d{D}) + d2{g}({A}, d{A}, {D})",),
        across=(f"{G} : d{g}({A}, d{D}) = d{g}({A}', {G}) : d{D}",),
        normal=(f"tr(d{g}({A}, {D})) = tr({g}'({A}) {D})",),
        simplify=(
            f"d{g}({A}, I) = {g}'({A})",
            f"d{g}({A}, {A}) = {A} {g}'({A})",
            f"d{g}({c}*{A}, {A}) = {A} {g}'({c}*{A})",
        ),
        commutes_with_transposition=True,
    )
    _add_along_both(of, A, (D, E), G)


def _add_along_both(of: FunctionFamily, A: str, directions: tuple[str, str], G: str) -> None:
    """The derivative in two directions."""
    g, (D, E) = of.name, directions
    of.add(
        f"d2{g}({A}[n, n], {D}[n, n], {E}[n, n]) -> [n, n]",
        f"The second derivative of {g} at {A} in the directions {D} and {E}.",
        AnalyticFunction.along_both,
        "a, d, e: a @ (d @ e + e @ d) + (d @ e + e @ d) @ a + d @ a @ e + e @ a @ d",
        **linear_in(D, E),
        across=(
            f"{G} : d2{g}({A}, d{D}, {E}) = d2{g}({A}', {G}, {E}') : d{D}",
            f"{G} : d2{g}({A}, {D}, d{E}) = d2{g}({A}', {G}, {D}') : d{E}",
        ),
        commutes_with_transposition=True,
    )


def _value(order: int, function: AnalyticFunction, a: Matrix) -> Matrix:
    return function.at(a, order)
