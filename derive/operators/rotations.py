"""Rotations in space: the cross product, its matrix, and the axial vector (Gallego & Yezzi 2015; Solà et al. 2018).

hat(w) is the skew matrix of the map x ↦ w × x, and expm(hat(w)) the rotation about w by the angle norm2(w) (Rodrigues).
The adjoint of hat takes a matrix to its axial vector: of x y' that is y × x, the vector invariant of Gibbs, and of
hat(w) twice w, so that vee, the inverse of hat, is half of it.
"""

from ..numbers.rotations import axial, cross, hat
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator

HAT_CODE = """_hat({0})
def _hat(w):
    x, y, z = w[0], w[1], w[2]
    o = xp.zeros_like(x)
    return xp.reshape(xp.stack([o, -z, y, z, o, -x, -y, x, o]), (3, 3))
"""
AXIAL_CODE = """_axial({0})
def _axial(G):
    return xp.stack([G[2, 1] - G[1, 2], G[0, 2] - G[2, 0], G[1, 0] - G[0, 1]])
"""

# The matrix of hat on stacked columns; column j of hat(w) is w × e_j = -hat(e_j) w.
_OF_HAT = " + ".join(f"kron(e({j}, 3)', hat(e({j}, 3)))" for j in (1, 2, 3))

HAT = Operator(
    "hat(w[3]) -> [3, 3]",
    "The skew matrix of the cross product: hat(w) x = cross(w, x).",
    wiring="k, levi-civita[ikj] -> ij",
    value=hat,
    linear=Linear.EACH,
    across=("G : hat(dw) = axial(G) : dw",),
    stacked=("hat(dw) y = hat(y)' dw", f"vec(hat(dw)) = ({_OF_HAT})' dw"),
    simplify=(
        "hat(x) y = cross(x, y)",
        "y' hat(x) = cross(y, x)'",
        "hat(x) : hat(y) = 2*(x' y)",
        "tr(hat(x) hat(y)) = -2*(x' y)",
        "norm_F(hat(x)) = sqrt(2)*norm2(x)",
        "hat(axial(A)) = A - A'",
    ),
    forms=("hat(x) hat(y) = y x' - (x' y)*I", "hat(cross(x, y)) = y x' - x y'"),
    skew=True,
    code=ArrayCode(HAT_CODE),
    example="tr(A hat(w)) wrt w == -axial(A)",
)

CROSS = Operator(
    "cross(x[3], y[3]) -> [3]",
    "The cross product.",
    wiring="j, k, levi-civita[ijk] -> i",
    value=cross,
    linear=Linear.EACH,
    across=("g : cross(dx, y) = cross(y, g) : dx", "g : cross(x, dy) = cross(g, x) : dy"),
    stacked=("cross(dx, y) = hat(y)' dx", "cross(x, dy) = hat(x) dy"),
    simplify=(
        "cross(x, x) = zeros(3)",
        "cross(c*x, y) = c*cross(x, y)",
        "cross(x, c*y) = c*cross(x, y)",
        "-cross(x, y) = cross(y, x)",
        "cross(x, y) + cross(y, x) = zeros(3)",
        "x' cross(x, y) = 0",
        "y' cross(x, y) = 0",
        "x : cross(x, y) = 0",
        "y : cross(x, y) = 0",
    ),
    shorter=(
        "cross(x, y) + cross(x, z) = cross(x, y + z)",
        "cross(x, z) + cross(y, z) = cross(x + y, z)",
        "cross(x, y) + cross(z, x) = cross(x, y - z)",
    ),
    forms=(
        "cross(x, cross(y, z)) = (x' z)*y - (x' y)*z",
        "cross(x, y)' cross(z, w) = (x' z)*(y' w) - (x' w)*(y' z)",
        "norm2(cross(x, y))^2 = (x' x)*(y' y) - (x' y)^2",
    ),
    notation=Notation(Appearance.BETWEEN, "×"),
    code=ArrayCode("xp.cross({0}, {1})", {"torch": "torch.linalg.cross({0}, {1})"}),
    marks=("×",),
    example="y' cross(w, x) wrt w == cross(x, y)",
    hint="the cross product is of two vectors with 3 entries; the matrix product is A B or A * B",
)

AXIAL = Operator(
    "axial(A[3, 3]) -> [3]",
    "The adjoint of hat: [A32 - A23; A13 - A31; A21 - A12], twice the axial vector of the skew part.",
    wiring="ij, levi-civita[ikj] -> k",
    value=axial,
    linear=Linear.EACH,
    across=("w : axial(dA) = hat(w) : dA",),
    stacked=(f"axial(dA) = ({_OF_HAT}) vec(dA)",),
    simplify=(
        "axial(x y') = cross(y, x)",
        "axial(A') = -axial(A)",
        "axial(S) = zeros(3) where S: 3 x 3 symmetric",
        "axial(I) = zeros(3)",
        "axial(hat(w)) = 2*w",
        "axial(A - A') = 2*axial(A)",
        "axial(A + A') = zeros(3)",
    ),
    collecting=("axial(A + B) = axial(A) + axial(B)",),
    shorter=("axial(hat(x) A) = tr(A)*x - A x", "axial(A hat(x)) = tr(A)*x - A' x"),
    code=ArrayCode(AXIAL_CODE),
    example="y' axial(X) wrt X == hat(y)",
)

VEE = Operator(
    "vee(A[3, 3]) -> [3]",
    "The vector of a skew matrix, the inverse of hat; of any matrix that of its skew part.",
    definition="vee(A) = 1/2*axial(A)",
    example="y' vee(A) wrt A == 1/2 hat(y)",
)
