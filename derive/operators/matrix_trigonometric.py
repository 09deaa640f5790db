"""The sine and the cosine of a square matrix (Higham, Functions of Matrices, chapter 12).

They are the parts of exp(i A), and so are their derivatives those of the derivatives of exp.
"""

from ..numbers import rotating
from ..terms.operator import ArrayCode, Linear, Operator

_OF_NUMPY = """_{name}({{0}})
def _{name}(A):
    return scipy.linalg.{name}(A).astype(A.dtype)
"""
_DERIVATIVE = """_d{name}({{0}}, {{1}})
def _d{name}(A, D):
    n, block = len(A), {rows}
    return {exp}(1j*block).{part}[:n, n:]{kind}
"""
_SECOND = """_d2{name}({{0}}, {{1}}, {{2}})
def _d2{name}(A, D, E):
    n, O = len(A), {zeros}(A)
    block = {rows}
    return {exp}(1j*block).{part}[:n, 3*n:]{kind}
"""
_ONE = "[[A, D], [{zeros}(A), A]]"
_BOTH = "[[A, D, E, O], [O, A, O, E], [O, O, A, D], [O, O, O, A]]"
_EXP = {"numpy": "scipy.linalg.expm", "torch": "torch.linalg.matrix_exp", "jax": "jax.scipy.linalg.expm"}
_PREFIX = {"numpy": "np", "torch": "torch", "jax": "jnp"}


def _written(template: str, name: str, rows: str) -> ArrayCode:
    """A template for each library."""
    own: dict[str, str] = {}
    for library, exp in _EXP.items():
        zeros = f"{_PREFIX[library]}.zeros_like"
        matrix = rows.format(zeros=zeros)
        joined = f"torch.cat([torch.cat(row, 1) for row in {matrix}])"
        block = joined if library == "torch" else f"{_PREFIX[library]}.block({matrix})"
        kind = ".astype(A.dtype)" if library == "numpy" else ""
        part = {"sinm": "imag", "cosm": "real"}[name]
        own[library] = template.format(name=name, rows=block, exp=exp, zeros=zeros, part=part, kind=kind)
    return ArrayCode(own=own)


def _value_code(name: str, part: str) -> ArrayCode:
    own = {library: f"{_EXP[library]}(1j*{{0}}).{part}" for library in ("torch", "jax")}
    return ArrayCode(own={"numpy": _OF_NUMPY.format(name=name), **own})


SINM = Operator(
    "sinm(A[n, n]) -> [n, n]",
    "The sine of a matrix.",
    value=rotating.sine,
    differential=("d sinm(c*A) = dc*(A cosm(c*A))", "d sinm(A) = dsinm(A, dA)"),
    simplify=("sinm(c) = sin(c)", "sinm(-A) = -sinm(A)"),
    commutes_with_transposition=True,
    code=_value_code("sinm", "imag"),
    example="tr(sinm(X)) wrt X == cosm(X)'",
)

SINM_DIFFERENTIAL = Operator(
    "dsinm(A[n, n], D[n, n]) -> [n, n]",
    "The derivative of the sine of a matrix at A in the direction D.",
    value=rotating.sine_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    differential=("d dsinm(A, D) = dsinm(A, dD) + d2sinm(A, dA, D)",),
    across=("G : dsinm(A, dD) = dsinm(A', G) : dD",),
    normal=("tr(dsinm(A, D)) = tr(cosm(A) D)",),
    simplify=(
        "dsinm(A, I) = cosm(A)",
        "dsinm(A, A) = A cosm(A)",
        "dsinm(c*A, A) = A cosm(c*A)",
        "dsinm(A, sinm(A)) = sinm(A) cosm(A)",
        "dsinm(A, c*D) = c*dsinm(A, D)",
    ),
    commutes_with_transposition=True,
    code=_written(_DERIVATIVE, "sinm", _ONE),
    example="tr(A sinm(X)) wrt X == dsinm(X, A)'",
)

SINM_SECOND_DIFFERENTIAL = Operator(
    "d2sinm(A[n, n], D[n, n], E[n, n]) -> [n, n]",
    "The second derivative of the sine of a matrix at A in the directions D and E, in which it is symmetric.",
    value=rotating.sine_second_derivative,
    linear=Linear.EACH,
    linear_in=("D", "E"),
    across=("G : d2sinm(A, dD, E) = d2sinm(A', G, E') : dD", "G : d2sinm(A, D, dE) = d2sinm(A', G, D') : dE"),
    simplify=(
        "d2sinm(A, I, E) = dcosm(A, E)",
        "d2sinm(A, D, I) = dcosm(A, D)",
        "d2sinm(A, c*D, E) = c*d2sinm(A, D, E)",
        "d2sinm(A, D, c*E) = c*d2sinm(A, D, E)",
    ),
    normal=("tr(d2sinm(A, D, E)) = tr(dcosm(A, D) E)",),
    commutes_with_transposition=True,
    code=_written(_SECOND, "sinm", _BOTH),
    example="tr(P d2sinm(X, A, B)) wrt A == d2sinm(X, P, B)'",
)

COSM = Operator(
    "cosm(A[n, n]) -> [n, n]",
    "The cosine of a matrix.",
    value=rotating.cosine,
    differential=("d cosm(c*A) = -dc*(A sinm(c*A))", "d cosm(A) = dcosm(A, dA)"),
    simplify=("cosm(c) = cos(c)", "cosm(-A) = cosm(A)", "cosm(A) sinm(A) = sinm(A) cosm(A)"),
    normal=("cosm(A) cosm(A) = I - sinm(A) sinm(A)",),
    commutes_with_transposition=True,
    code=_value_code("cosm", "real"),
    example="tr(cosm(X)) wrt X == -sinm(X)'",
)

COSM_DIFFERENTIAL = Operator(
    "dcosm(A[n, n], D[n, n]) -> [n, n]",
    "The derivative of the cosine of a matrix at A in the direction D.",
    value=rotating.cosine_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    differential=("d dcosm(A, D) = dcosm(A, dD) + d2cosm(A, dA, D)",),
    across=("G : dcosm(A, dD) = dcosm(A', G) : dD",),
    normal=("tr(dcosm(A, D)) = -tr(sinm(A) D)",),
    simplify=(
        "dcosm(A, I) = -sinm(A)",
        "dcosm(A, A) = -(A sinm(A))",
        "dcosm(c*A, A) = -(A sinm(c*A))",
        "dcosm(A, cosm(A)) = -(sinm(A) cosm(A))",
        "dcosm(A, c*D) = c*dcosm(A, D)",
    ),
    commutes_with_transposition=True,
    code=_written(_DERIVATIVE, "cosm", _ONE),
    example="tr(A cosm(X)) wrt X == dcosm(X, A)'",
)

COSM_SECOND_DIFFERENTIAL = Operator(
    "d2cosm(A[n, n], D[n, n], E[n, n]) -> [n, n]",
    "The second derivative of the cosine of a matrix at A in the directions D and E, in which it is symmetric.",
    value=rotating.cosine_second_derivative,
    linear=Linear.EACH,
    linear_in=("D", "E"),
    across=("G : d2cosm(A, dD, E) = d2cosm(A', G, E') : dD", "G : d2cosm(A, D, dE) = d2cosm(A', G, D') : dE"),
    simplify=(
        "d2cosm(A, I, E) = -dsinm(A, E)",
        "d2cosm(A, D, I) = -dsinm(A, D)",
        "d2cosm(A, c*D, E) = c*d2cosm(A, D, E)",
        "d2cosm(A, D, c*E) = c*d2cosm(A, D, E)",
    ),
    normal=("tr(d2cosm(A, D, E)) = -tr(dsinm(A, D) E)",),
    commutes_with_transposition=True,
    code=_written(_SECOND, "cosm", _BOTH),
    example="tr(P d2cosm(X, A, B)) wrt A == d2cosm(X, P, B)'",
)

MATRIX_TRIGONOMETRIC = (
    *(SINM, SINM_DIFFERENTIAL, SINM_SECOND_DIFFERENTIAL),
    *(COSM, COSM_DIFFERENTIAL, COSM_SECOND_DIFFERENTIAL),
)
