"""The Euclidean norm of all entries, of a vector and of a matrix."""

from matgrad.derive.numeric import euclidean
from matgrad.derive.operator import Notation, Operator


def _norm(name: str, meaning: str, aliases: tuple[str, ...], bars: Notation) -> Operator:
    """The same norm under one of its names."""
    return Operator(
        f"{name}(A[m, n]) -> []",
        meaning,
        aliases=aliases,
        value=euclidean,
        forms=(f"{name}(A)^2 = tr(A' A)",),
        differential=(f"d {name}(A) = A/{name}(A) : dA",),
        simplify=(f"{name}(s) = abs(s)", f"{name}(A') = {name}(A)"),
        before=(f"{name}(A)^2 = A : A",),
        normal=(f"{name}(A) = (A : A)^(1/2)",),
        shorter=(f"{name}(x)^2 = x' x", f"{name}(x)^-2 = 1/(x' x)"),
        domain="{0} ≠ 0",
        notation=bars,
        code={"any": "xp.linalg.norm({0})"},
        marks=(bars.unicode.format("A"),),
        example=f"{name}(A X - B)^2 wrt X == 2 A' (A X - B)",
    )


NORM_F = _norm("norm_F", "The Frobenius norm.", (), Notation("‖{0}‖_F", r"\lVert {0} \rVert_F"))
NORM_2 = _norm("norm2", "The Euclidean norm.", ("norm",), Notation("‖{0}‖", r"\lVert {0} \rVert"))
