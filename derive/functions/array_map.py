"""F: m x n -> p x q, a smooth map of arrays: its derivative is a map of directions, and the adjoint of that another.

They bear the names that libraries for automatic differentiation have for them: the product of the Jacobian with a
direction, jvp_F(X, D), and of its transpose with an adjoint, vjp_F(X, G). d2F(X, D, E) is the second derivative in two
directions, and hess_F(X, G, D) the derivative of vjp_F(X, G), which is the Hessian of G : F(X), in one.
"""

from collections.abc import Mapping

from ..numbers.smooth import SmoothMap, smooth_map
from ..terms.operator import Operator
from ..terms.shape import ONE, times
from .family import FunctionFamily, axes, in_columns, in_signature, linear_in, unstacked

AX, AD, AE = (f"{{0}} @ xp.reshape({letter}, (-1,))" for letter in "xde")
G_FLAT = "xp.reshape(g, (-1,))"
JACOBIAN_BY_ROWS = f"xp.reshape(xp.cos({AX})[:, None]*{{0}}, (*{{1}}.shape, *x.shape))"


SAMPLE_OF_DEFINITE = " + 9*{1}.shape[0]*xp.eye({1}.shape[0])"


def _given(flat: str) -> str:
    """A stacked value in its shape."""
    return f"xp.reshape({flat}, {{1}}.shape)"


def _taken(flat: str) -> str:
    """A gradient in the shape of what is taken."""
    return f"xp.reshape({{0}}.T @ ({flat}), x.shape)"


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """F, jac_F, jvp_F, vjp_F, d2F and hess_F."""
    weights = (times(*of.gives), times(*of.takes))
    of.draw(lambda numbers, positive, sizes: smooth_map(numbers, positive, sizes, of.words), weights, of.gives)
    column = of.takes[1] == ONE
    F, X, taken, given = of.name, of.letter("xyz" if column else "XYZ"), axes(of.takes), axes(of.gives)
    row = f"d {F}({X}) = jvp_{F}({X}, d{X})"
    of.add(
        f"{F}({X}[{taken}]) -> [{given}]",
        f"The function {F}.",
        SmoothMap.value,
        f"x: {_given(f'xp.sin({AX}) + 2')}{SAMPLE_OF_DEFINITE * ('spd' in of.words)}",
        differential=(row,),
        symmetric=bool(of.words),
    )
    D, E = map(of.letter, ("uvw", "stl") if column else ("DUV", "EHC"))
    G = of.letter("gkh" if of.gives[1] == ONE else "GKP")
    _add_forward(of, X, D, G)
    _add_back(of, X, D, G)
    _add_jacobian(of, X)
    _add_second(of, (X, D, E), G)
    (_add_hessian if column else _add_hessians)(of, (X, D, E), G)
    return of.operators


def _add_forward(of: FunctionFamily, X: str, D: str, G: str) -> None:
    """The derivative in a direction."""
    F, taken, given = of.name, axes(of.takes), axes(of.gives)
    of.add(
        f"jvp_{F}({X}[{taken}], {D}[{taken}]) -> [{given}]",
        f"The derivative of {F} at {X} in the direction {D}.",
        SmoothMap.forward,
        f"x, d: {_given(f'xp.cos({AX})*({AD})')}",
        **linear_in(D),
        differential=(f"d jvp_{F}({X}, {D}) = jvp_{F}({X}, d{D}) + d2{F}({X}, {D}, d{X})",),
        across=(f"{G} : jvp_{F}({X}, d{D}) = vjp_{F}({X}, {G}) : d{D}",),
        stacked=(f"vec(jvp_{F}({X}, d{D})) = jac_{F}({X}) vec(d{D})",),
        normal=(f"jvp_{F}({X}, {D}) = {unstacked(f'jac_{F}({X}) {in_columns(D, of.takes)}', of.gives)}",),
        symmetric=bool(of.words),
    )


def _add_back(of: FunctionFamily, X: str, D: str, G: str) -> None:
    """The adjoint of the derivative."""
    F, taken, given, column = of.name, axes(of.takes), axes(of.gives), of.takes[1] == ONE
    back, transposed = f"vjp_{F}({X}, {G})", f"jac_{F}({X})' {in_columns(G, of.gives)}"
    second = f"hess_{F}({X}, {G}) d{X}" if column else f"hess_{F}({X}, {G}, d{X})"
    of.add(
        f"vjp_{F}({X}[{taken}], {G}[{given}]) -> [{taken}]",
        f"The gradient of {G} : {F}({X}).",
        SmoothMap.back,
        f"x, g: {_taken(f'xp.cos({AX})*{G_FLAT}')}",
        **linear_in(G),
        differential=(f"d vjp_{F}({X}, {G}) = vjp_{F}({X}, d{G}) + {second}",),
        across=(f"{D} : vjp_{F}({X}, d{G}) = jvp_{F}({X}, {D}) : d{G}",),
        simplify=(f"vjp_{F}({X}, {G}') = vjp_{F}({X}, {G})",) if of.words else (),
        normal=(f"{back} = {unstacked(transposed, of.takes)}",),
        stacked=(f"vec(vjp_{F}({X}, d{G})) = jac_{F}({X})' vec(d{G})",),
    )


def _add_jacobian(of: FunctionFamily, X: str) -> None:
    """The Jacobian of stacked columns by stacked columns."""
    F, size, taken = of.name, in_signature(times(*of.gives)), in_signature(times(*of.takes))
    turned = "xp.swapaxes({}, 0, 1)" if of.gives[1] != ONE != of.gives[0] else "{}"
    last = "xp.swapaxes({}, -2, -1)" if ONE not in of.takes else "{}"
    sample = f"x: xp.reshape({last.format(turned.format(JACOBIAN_BY_ROWS))}, {{0}}.shape)"
    said = f"The Jacobian of vec({F}({X})) by vec({X})."
    form = f"jac_{F}({X}[{axes(of.takes)}]) -> [{size}, {taken}]"
    of.add(form, said, SmoothMap.jacobian_of_columns, sample)


def _add_hessian(of: FunctionFamily, at: tuple[str, str, str], G: str) -> None:
    """The Hessian of G : F(x), where x is a column."""
    F, n, shape, x = of.name, axes(of.takes), axes(of.gives), at[0]
    of.add(
        f"hess_{F}({x}[{n}], {G}[{shape}]) -> [{n}, {n}]",
        f"The Hessian of {G} : {F}({x}).",
        SmoothMap.hessian,
        f"x, g: -{{0}}.T @ ((xp.sin({AX})*{G_FLAT})[:, None]*{{0}})",
        **linear_in(G),
        simplify=(f"(hess_{F}({x}, {G}')) = hess_{F}({x}, {G})",) if of.words else (),
        symmetric=True,
    )


def _add_stacked_hessian(of: FunctionFamily, X: str, G: str) -> None:
    """The Hessian of G : F(X) by the stacked columns of X."""
    F, size = of.name, in_signature(times(*of.takes))
    hessian = f"-{{0}}.T @ ((xp.sin({AX})*{G_FLAT})[:, None]*{{0}})"
    if ONE not in of.takes:
        split = f"xp.reshape({hessian}, (*x.shape, *x.shape))"
        hessian = f"xp.reshape(xp.swapaxes(xp.swapaxes({split}, 0, 1), 2, 3), (xp.reshape(x, (-1,)).shape[0], -1))"
    of.add(
        f"vhess_{F}({X}[{axes(of.takes)}], {G}[{axes(of.gives)}]) -> [{size}, {size}]",
        f"The Hessian of {G} : {F}({X}) by vec({X}).",
        SmoothMap.hessian,
        f"x, g: {hessian}",
        **linear_in(G),
        symmetric=True,
    )


def _add_second(of: FunctionFamily, at: tuple[str, str, str], G: str) -> None:
    """The second derivative in two directions."""
    F, taken, given, (X, D, E) = of.name, axes(of.takes), axes(of.gives), at
    column = of.takes[1] == ONE
    adjoints = [f"hess_{F}({X}, {G}) {n}" if column else f"hess_{F}({X}, {G}, {n})" for n in (E, D)]
    of.add(
        f"d2{F}({X}[{taken}], {D}[{taken}], {E}[{taken}]) -> [{given}]",
        f"The second derivative of {F} at {X} in the directions {D} and {E}.",
        SmoothMap.along_both,
        f"x, d, e: {_given(f'-xp.sin({AX})*({AD})*({AE})')}",
        **linear_in(D, E),
        across=tuple(
            f"{G} : d2{F}({X}, {', '.join(f'd{n}' if n == moving else n for n in (D, E))}) = {adjoint} : d{moving}"
            for moving, adjoint in zip((D, E), adjoints, strict=True)
        ),
        symmetric=bool(of.words),
    )


def _add_hessians(of: FunctionFamily, at: tuple[str, str, str], G: str) -> None:
    """The Hessian of G : F(X) as a map of directions, and as a matrix."""
    _add_second_back(of, at, G)
    _add_stacked_hessian(of, at[0], G)


def _add_second_back(of: FunctionFamily, at: tuple[str, str, str], G: str) -> None:
    """The derivative of the adjoint, which is its own adjoint."""
    F, taken, given, (X, D, E) = of.name, axes(of.takes), axes(of.gives), at
    of.add(
        f"hess_{F}({X}[{taken}], {G}[{given}], {D}[{taken}]) -> [{taken}]",
        f"The derivative of vjp_{F}({X}, {G}) at {X} in the direction {D}.",
        SmoothMap.back_along,
        f"x, g, d: {_taken(f'-xp.sin({AX})*{G_FLAT}*({AD})')}",
        **linear_in(G, D),
        across=(
            f"{E} : hess_{F}({X}, d{G}, {D}) = d2{F}({X}, {D}, {E}) : d{G}",
            f"{E} : hess_{F}({X}, {G}, d{D}) = hess_{F}({X}, {G}, {E}) : d{D}",
        ),
        simplify=(f"(hess_{F}({X}, {G}', {D})) = hess_{F}({X}, {G}, {D})",) if of.words else (),
        stacked=(f"vec(hess_{F}({X}, {G}, d{D})) = vhess_{F}({X}, {G}) vec(d{D})",),
        normal=(f"(hess_{F}({X}, {G}, {D})) = {unstacked(f'vhess_{F}({X}, {G}) vec({D})', of.takes)}",),
    )
