"""The Kronecker product and its adjoints (Magnus & Neudecker, chapter 2; Van Loan 2000)."""

from ..numbers.blocks import kronecker, unkronecker_left, unkronecker_right
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator

# torch.kron does not take the transpose of an array.
TORCH_KRON = """_kron({0}, {1})
def _kron(A, B):
    (m, n), (p, q) = A.shape, B.shape
    return torch.reshape(A[:, None, :, None]*B[None, :, None, :], (m*p, n*q))
"""
UNKRON_LEFT_CODE = """_unkron_left({0}, {1})
def _unkron_left(G, B):
    (p, q), (rows, columns) = B.shape, G.shape
    return xp.einsum("ikjl,kl->ij", xp.reshape(G, (rows//p, p, columns//q, q)), B)
"""
UNKRON_RIGHT_CODE = """_unkron_right({0}, {1})
def _unkron_right(A, G):
    (m, n), (rows, columns) = A.shape, G.shape
    return xp.einsum("ikjl,ij->kl", xp.reshape(G, (m, rows//m, n, columns//n)), A)
"""

KRON = Operator(
    "kron(A[m, n], B[p, q]) -> [m p, n q]",
    "The Kronecker product: the block matrix of A_ij B.",
    wiring="mn, pq -> (mp)(nq)",
    value=kronecker,
    commutes_with_transposition=True,
    linear=Linear.EACH,
    across=("G : kron(dA, B) = unkron_left(G, B) : dA", "G : kron(A, dB) = unkron_right(A, G) : dB"),
    stacked=(
        "vec(kron(dA, B)) = kron(kron(eye(n), commutation(q, m)), eye(p)) kron(eye(m*n), vec(B)) vec(dA)",
        "vec(kron(A, dB)) = kron(kron(eye(n), commutation(q, m)), eye(p)) kron(vec(A), eye(p*q)) vec(dB)",
    ),
    simplify=(
        "kron(c*A, B) = c*kron(A, B)",
        "kron(A, c*B) = c*kron(A, B)",
        "kron(s, B) = s*B",
        "kron(A, s) = s*A",
        "kron(eye(m), eye(p)) = eye(m*p)",
        "kron(x, y') = x y'",
        "kron(x', y) = y x'",
        "kron(x, y) = vec(y x')",
        "kron(x', y') = vec(y x')'",
        "kron(A, B) kron(C, D) = kron(A C, B D)",
        "kron(A, B) vec(X) = vec(B X A')",
        "vec(X)' kron(A, B) = vec(B' X A)'",
        "tr(kron(C, D)) = tr(C)*tr(D)",
        "sum(kron(A, B)) = sum(A)*sum(B)",
        "norm_F(kron(A, B)) = norm_F(A)*norm_F(B)",
        "norm2(kron(A, B)) = norm2(A)*norm2(B)",
        "det(kron(A, B)) = det(A)^q*det(B)^n where A: n x n, B: q x q",
        "logdet(kron(A, B)) = q*logdet(A) + n*logdet(B) where A: n x n, B: q x q",
        "inv(kron(C, D)) = kron(inv(C), inv(D))",
        "kron(A, B) : kron(C, D) = (A : C)*(B : D)",
    ),
    notation=Notation(Appearance.BETWEEN, "⊗"),
    code=ArrayCode("xp.kron({0}, {1})", {"torch": TORCH_KRON}),
    marks=("⊗",),
    example="tr(kron(A, X)) wrt X == tr(A) eye(n) where A: m x m, X: n x n",
)

UNKRON_LEFT = Operator(
    "unkron_left(G[m p, n q], B[p, q]) -> [m, n]",
    "The adjoint of A ↦ kron(A, B): entry i, j is the Frobenius product of block i, j of G with B.",
    wiring="(mp)(nq), pq -> mn",
    commutes_with_transposition=True,
    value=unkronecker_left,
    linear=Linear.EACH,
    across=(
        "H : unkron_left(dG, B) = kron(H, B) : dG",
        "H : unkron_left(G, dB) = unkron_right(H, G) : dB",
    ),
    stacked=(
        "vec(unkron_left(dG, B)) = kron(eye(m*n), vec(B)') kron(kron(eye(n), commutation(m, q)), eye(p)) vec(dG)",
        "vec(unkron_left(G, dB)) = unvec(kron(kron(eye(n), commutation(m, q)), eye(p)) vec(G), p*q, m*n)' vec(dB)",
    ),
    simplify=(
        "unkron_left(c*G, B) = c*unkron_left(G, B)",
        "unkron_left(G, c*B) = c*unkron_left(G, B)",
        "unkron_left(kron(A, B), C) = (B : C)*A",
        "unkron_left(I, C) = tr(C)*I",
        "unkron_left(ones, B) = sum(B)*ones(m,n)",
    ),
    code=ArrayCode(UNKRON_LEFT_CODE),
    example="C : kron(X, B) wrt X == unkron_left(C, B) where X: m x n, B: p x q, C: m*p x n*q",
)

UNKRON_RIGHT = Operator(
    "unkron_right(A[m, n], G[m p, n q]) -> [p, q]",
    "The adjoint of B ↦ kron(A, B): the sum of the blocks of G, each times the entry of A.",
    wiring="mn, (mp)(nq) -> pq",
    commutes_with_transposition=True,
    value=unkronecker_right,
    linear=Linear.EACH,
    across=(
        "H : unkron_right(dA, G) = unkron_left(G, H) : dA",
        "H : unkron_right(A, dG) = kron(A, H) : dG",
    ),
    stacked=(
        "vec(unkron_right(A, dG)) = kron(vec(A)', eye(p*q)) kron(kron(eye(n), commutation(m, q)), eye(p)) vec(dG)",
        "vec(unkron_right(dA, G)) = unvec(kron(kron(eye(n), commutation(m, q)), eye(p)) vec(G), p*q, m*n) vec(dA)",
    ),
    simplify=(
        "unkron_right(c*A, G) = c*unkron_right(A, G)",
        "unkron_right(A, c*G) = c*unkron_right(A, G)",
        "unkron_right(A, kron(B, C)) = (A : B)*C",
        "unkron_right(C, I) = tr(C)*I",
        "unkron_right(A, ones) = sum(A)*ones(p,q)",
    ),
    code=ArrayCode(UNKRON_RIGHT_CODE),
    example="C : kron(A, X) wrt X == unkron_right(A, C) where A: m x n, X: p x q, C: m*p x n*q",
)
