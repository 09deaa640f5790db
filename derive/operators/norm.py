"""The Euclidean norm of all entries, of a vector and of a matrix."""

from ..numbers.balls import Matrix, Value, euclidean
from ..terms.operator import Appearance, ArrayCode, Notation, Operator

# Scaled, so that no square of an entry overflows or vanishes.
NORM_CODE = """_norm({0})
def _norm(A):
    largest = xp.max(xp.abs(A))
    scale = xp.where((largest > 0) & xp.isfinite(largest), largest, xp.ones_like(largest))
    return scale*xp.linalg.norm(A/scale)
"""
NORMALIZED = """_normalized({0})
def _normalized(A):
    scaled = A/xp.max(xp.abs(A))
    return scaled/xp.linalg.norm(scaled)
"""
DIVISORS = {"-1/2": "-1", "-1": "-2", "-3/2": "-3", "-2": "-4", "-5/2": "-5", "-3": "-6"}


def _norm(name: str, meaning: str, aliases: tuple[str, ...], bars: Notation) -> Operator:
    """The same norm under one of its names."""
    return Operator(
        f"{name}(A[m, n]) -> []",
        meaning,
        aliases=aliases,
        value=euclidean,
        forms=(f"{name}(A)^2 = tr(A' A)",),
        differential=(f"d {name}(A) = A/{name}(A) : dA",),
        simplify=(f"{name}(s) = abs(s)", f"{name}(A') = {name}(A)", f"{name}(x) = 1 where x: n unit"),
        before=(f"{name}(A)^2 = A : A",),
        normal=(f"{name}(A) = (A : A)^(1/2)",),
        shorter=(f"{name}(x)^2 = x' x", f"{name}(x)^-2 = 1/(x' x)"),
        coded=(f"{name}(A)^-1*A = normalized(A)",),
        ignores_transposition=True,
        nonnegative=True,
        requires="A != 0",
        notation=bars,
        code=ArrayCode(NORM_CODE, stepwise=True),
        marks=("‖A‖" + f"_{bars.mark}" * bool(bars.mark),),
        example=f"{name}(A X - B)^2 wrt X == 2 A' (A X - B)",
    )


NORM_F = _norm("norm_F", "The Frobenius norm.", (), Notation(Appearance.NORM, "F"))
NORM_2 = _norm("norm2", "The Euclidean norm.", ("norm",), Notation(Appearance.NORM))


def _normalized(A: Matrix) -> Value:
    return A / euclidean(A)


NORMALIZED_ENTRIES = Operator(
    "normalized(A[m, n]) -> [m, n]",
    "A divided by its Euclidean norm.",
    value=_normalized,
    differential=("d normalized(A) = (dA - (normalized(A) : dA)*normalized(A))/norm_F(A)",),
    simplify=("normalized(s) = sign(s) where s: scalar",),
    normal=("normalized(A) = (A : A)^(-1/2)*A",),
    coded=(
        *(f"(x' x)^({half}) = norm2(x)^({whole})" for half, whole in DIVISORS.items()),
        *(f"(A : A)^({half}) = norm_F(A)^({whole})" for half, whole in DIVISORS.items()),
        *(f"tr(A' A)^({half}) = norm_F(A)^({whole})" for half, whole in DIVISORS.items()),
        "((x' x)*(y' y))^(-1/2) = norm2(x)^-1*norm2(y)^-1 where y: p",
        "((x' x)*(y' y))^(-3/2) = norm2(x)^-3*norm2(y)^-3 where y: p",
    ),
    commutes_with_transposition=True,
    requires="A != 0",
    code=ArrayCode(NORMALIZED, takes_vectors=True),
    example="y' normalized(x) wrt x == (y - (y' normalized(x)) normalized(x))/norm_F(x) where x: n, y: n",
)
