"""F: n -> m, a smooth map of columns: d F(x) = jac_F(x) dx.

hess_F(x, w) is the Hessian of w' F, so that d(jac_F(x)' w) = hess_F(x, w) dx; djac_F(x, u) is the derivative of the
Jacobian in the direction u, and jacgrad_F(x, G), its adjoint, the gradient of G : jac_F(x). d2F(x, u, v) is the second
derivative of F in two directions.
"""

from collections.abc import Iterator, Mapping

from ..numbers.smooth import SmoothMap, smooth_map
from ..terms.operator import Operator
from .family import FunctionFamily, axes, linear_in


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """F, jac_F and what the second derivative of F is seen as."""
    of.draw(lambda numbers, positive, sizes: smooth_map(numbers, positive, sizes), (of.gives[0], of.takes[0]))
    F, (n, m), x = of.name, (axes(of.takes), axes(of.gives)), of.letter("xyzabc")
    of.add(
        f"{F}({x}[{n}]) -> [{m}]",
        f"The function {F}.",
        SmoothMap.value,
        "x: xp.sin({0} @ x) + 2",
        differential=(f"d {F}({x}) = jac_{F}({x}) d{x}",),
    )
    row = f"d jac_{F}({x}) = djac_{F}({x}, d{x})"
    form = f"jac_{F}({x}[{n}]) -> [{m}, {n}]"
    of.add(form, f"The Jacobian of {F}.", SmoothMap.jacobian, "x: xp.cos({0} @ x)[:, None]*{0}", differential=(row,))
    _add_of_jacobian(of, x, *map(of.letter, ("wkl", "vhi", "GAB")))
    return of.operators


def _add_of_jacobian(of: FunctionFamily, x: str, w: str, v: str, G: str) -> None:
    """The derivative of the Jacobian, its product with a direction, and its adjoint."""
    F, (n, m), u, h = of.name, (axes(of.takes), axes(of.gives)), of.letter("ustpqr"), of.letter("jro")
    of.add(
        f"djac_{F}({x}[{n}], {u}[{n}]) -> [{m}, {n}]",
        f"The derivative of the Jacobian of {F} at {x} in the direction {u}.",
        SmoothMap.jacobian_along,
        "x, u: -(xp.sin({0} @ x)*({0} @ u))[:, None]*{0}",
        **linear_in(u),
        across=(f"{G} : djac_{F}({x}, d{u}) = jacgrad_{F}({x}, {G}) : d{u}",),
        simplify=tuple(
            row
            for before in _before_column(of)
            for row in (
                f"djac_{F}({x}, {u})' {before}{w} = hess_{F}({x}, {before}{w}) {u}",
                f"djac_{F}({x}, {u}) {before}{h} = d2{F}({x}, {u}, {before}{h})",
            )
        ),
    )
    _add_adjoint(of, x, (w, v, G), h)
    _add_second(of, x, w, (u, h))


def _before_column(of: FunctionFamily) -> Iterator[str]:
    """What a column may begin with: of the factors of a product a letter in a row takes one."""
    letters = [letter for letter in "ABCDEHKM" if letter not in of.taken]
    yield from ("", f"{letters[0]} ", f"{letters[0]} {letters[1]} ")


def _add_adjoint(of: FunctionFamily, x: str, letters: tuple[str, str, str], h: str) -> None:
    """The gradient of G : jac_F(x)."""
    F, (n, m), (w, v, G) = of.name, (axes(of.takes), axes(of.gives)), letters
    of.add(
        f"jacgrad_{F}({x}[{n}], {G}[{m}, {n}]) -> [{n}]",
        f"The gradient of {G} : jac_{F}({x}).",
        SmoothMap.jacobian_back,
        "x, g: -{0}.T @ (xp.sin({0} @ x)*xp.sum(g*{0}, axis=1))",
        **linear_in(G),
        across=(f"{h} : jacgrad_{F}({x}, d{G}) = djac_{F}({x}, {h}) : d{G}",),
        normal=(f"jacgrad_{F}({x}, {G}) : {h} = {G} : djac_{F}({x}, {h})",),
        simplify=(f"jacgrad_{F}({x}, {w} {v}') = hess_{F}({x}, {w}) {v}",),
    )


def _add_second(of: FunctionFamily, x: str, w: str, directions: tuple[str, str]) -> None:
    """The Hessian of w' F, and the second derivative in two directions."""
    F, (n, m), (u, h) = of.name, (axes(of.takes), axes(of.gives)), directions
    form = f"hess_{F}({x}[{n}], {w}[{m}]) -> [{n}, {n}]"
    sample = "x, w: -{0}.T @ ((xp.sin({0} @ x)*w)[:, None]*{0})"
    of.add(form, f"The Hessian of {w}' {F} at {x}.", SmoothMap.hessian, sample, **linear_in(w), symmetric=True)
    of.add(
        f"d2{F}({x}[{n}], {u}[{n}], {h}[{n}]) -> [{m}]",
        f"The second derivative of {F} at {x} in the directions {u} and {h}.",
        SmoothMap.along_both,
        "x, u, v: -xp.sin({0} @ x)*({0} @ u)*({0} @ v)",
        **linear_in(u, h),
        across=(
            f"{w} : d2{F}({x}, d{u}, {h}) = hess_{F}({x}, {w}) {h} : d{u}",
            f"{w} : d2{F}({x}, {u}, d{h}) = hess_{F}({x}, {w}) {u} : d{h}",
        ),
        stacked=(
            f"d2{F}({x}, d{u}, {h}) = djac_{F}({x}, {h}) d{u}",
            f"d2{F}({x}, {u}, d{h}) = djac_{F}({x}, {u}) d{h}",
        ),
    )
