"""The Khatri-Rao product, column by column (Khatri & Rao 1968; Kolda & Bader, Tensor decompositions, 2009)."""

from ..numbers.patterns import khatri_rao, unkhatri_left, unkhatri_right
from ..terms.operator import ArrayCode, Linear, Operator

COLUMN_PRODUCTS = "xp.reshape({0}[:, None, :]*{1}[None, :, :], (-1, {0}.shape[1]))"
LEFT_CODE = """_unkhatri_left({0}, {1})
def _unkhatri_left(G, B):
    return xp.einsum("ikj,kj->ij", xp.reshape(G, (-1, *B.shape)), B)
"""
RIGHT_CODE = """_unkhatri_right({0}, {1})
def _unkhatri_right(A, G):
    m, r = A.shape
    return xp.einsum("ikj,ij->kj", xp.reshape(G, (m, -1, r)), A)
"""

KHATRI_RAO = Operator(
    "khatri_rao(A[m, r], B[p, r]) -> [m p, r]",
    "The Khatri-Rao product: column j is the Kronecker product of the columns j.",
    wiring="mr, pr -> (mp)r",
    value=khatri_rao,
    linear=Linear.EACH,
    across=(
        "G : khatri_rao(dA, B) = unkhatri_left(G, B) : dA",
        "G : khatri_rao(A, dB) = unkhatri_right(A, G) : dB",
    ),
    stacked=(
        "khatri_rao(dA, B) x = kron(eye(m), B diag(x)) commutation(m, r) vec(dA)",
        "khatri_rao(A, dB) x = kron(A diag(x), eye(p)) vec(dB)",
    ),
    opened=(
        "khatri_rao(dA, B) = kron(dA, ones(p)) .* kron(ones(m), B)",
        "khatri_rao(A, dB) = kron(A, ones(p)) .* kron(ones(m), dB)",
    ),
    simplify=(
        "khatri_rao(c*A, B) = c*khatri_rao(A, B)",
        "khatri_rao(A, c*B) = c*khatri_rao(A, B)",
        "khatri_rao(A, B)' khatri_rao(C, D) = (A' C) .* (B' D)",
        "kron(C, D) khatri_rao(A, B) = khatri_rao(C A, D B)",
        "khatri_rao(A diag(x), B) = khatri_rao(A, B) diag(x)",
        "khatri_rao(A, B diag(x)) = khatri_rao(A, B) diag(x)",
        "khatri_rao(x, y) = vec(y x')",
        "khatri_rao(x', B) = B diag(x)",
        "khatri_rao(A, y') = A diag(y)",
        "norm_F(khatri_rao(A, B))^2 = diag(A' A)' diag(B' B)",
        "khatri_rao(A, B) : khatri_rao(C, D) = diag(A' C)' diag(B' D)",
    ),
    shorter=("vec(B diag(x) A') = khatri_rao(A, B) x",),
    forms=("khatri_rao(A, B) x = vec(B diag(x) A')",),
    code=ArrayCode(COLUMN_PRODUCTS),
    example="C : khatri_rao(X, B) wrt X == unkhatri_left(C, B) where X: m x r, B: p x r, C: m*p x r",
)

UNKHATRI_LEFT = Operator(
    "unkhatri_left(G[m p, r], B[p, r]) -> [m, r]",
    "The adjoint of A ↦ khatri_rao(A, B): in column j, each block of G in it times column j of B.",
    wiring="(mp)r, pr -> mr",
    value=unkhatri_left,
    linear=Linear.EACH,
    across=(
        "H : unkhatri_left(dG, B) = khatri_rao(H, B) : dG",
        "H : unkhatri_left(G, dB) = unkhatri_right(H, G) : dB",
    ),
    simplify=(
        "unkhatri_left(c*G, B) = c*unkhatri_left(G, B)",
        "unkhatri_left(G, c*B) = c*unkhatri_left(G, B)",
        "unkhatri_left(A, y') = A diag(y)",
        "unkhatri_left(khatri_rao(A, B), C) = A diag(diag(B' C))",
        "unkhatri_left(khatri_rao(A, B) C, D) = A (C .* (B' D))",
    ),
    code=ArrayCode(LEFT_CODE),
    example="H : unkhatri_left(X, B) wrt X == khatri_rao(H, B) where H: m x r, B: p x r, X: m*p x r",
)

UNKHATRI_RIGHT = Operator(
    "unkhatri_right(A[m, r], G[m p, r]) -> [p, r]",
    "The adjoint of B ↦ khatri_rao(A, B): in column j, the sum of the blocks of G in it, each times its entry of A.",
    wiring="mr, (mp)r -> pr",
    value=unkhatri_right,
    linear=Linear.EACH,
    across=(
        "H : unkhatri_right(dA, G) = unkhatri_left(G, H) : dA",
        "H : unkhatri_right(A, dG) = khatri_rao(A, H) : dG",
    ),
    simplify=(
        "unkhatri_right(c*A, G) = c*unkhatri_right(A, G)",
        "unkhatri_right(A, c*G) = c*unkhatri_right(A, G)",
        "unkhatri_right(x', B) = B diag(x)",
        "unkhatri_right(C, khatri_rao(A, B)) = B diag(diag(A' C))",
        "unkhatri_right(D, khatri_rao(A, B) C) = B (C .* (A' D))",
    ),
    code=ArrayCode(RIGHT_CODE),
    example="H : unkhatri_right(A, X) wrt X == khatri_rao(A, H) where H: p x r, A: m x r, X: m*p x r",
)
