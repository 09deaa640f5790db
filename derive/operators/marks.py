"""The marks: what the engine itself knows how to differentiate and to move across the colon.

Their rows are cited and tested like any other; the engine carries them out for any number of operands.
Magnus & Neudecker, Matrix Differential Calculus, chapters 8 and 9.
"""

from operator import add, mul

from ..numbers.balls import Matrix, hadamard, inner, power
from ..terms.operator import Linear, Operator

ADDITION = Operator(
    "A + B(A[m, n], B[m, n]) -> [m, n]",
    "The sum.",
    head="sum",
    marks=("+", "-"),
    value=add,
    linear=Linear.JOINTLY,
    differential=("d(A + B) = dA + dB",),
    across=("G : (dA + dB) = G : dA + G : dB",),
    collecting=(
        "c*A + c*B = c*(A + B)",
        "C A + C B = C (A + B)",
        "A C + B C = (A + B) C",
        "A .* C + B .* C = (A + B) .* C",
        "A' + B' = (A + B)'",
        "-(A - B) = B - A",
    ),
    example="tr(A' X) + tr(X' B) wrt X == A + B",
)

PRODUCT = Operator(
    "A B(A[m, k], B[k, n]) -> [m, n]",
    "The matrix product.",
    head="product",
    marks=("*",),
    value=mul,
    linear=Linear.EACH,
    differential=("d(A B) = dA B + A dB",),
    across=("G : dA B = G B' : dA", "G : A dB = A' G : dB"),
    stacked=("vec(A dX C) = kron(C', A) vec(dX)",),
    simplify=(
        "Q' Q = I where Q: n x p orthogonal",
        "Q Q' = I where Q: n x n orthogonal",
        "x' K x = 0 where K: n x n skew",
        "x' x = 1 where x: n unit",
    ),
    example="A : (B X C) wrt X == B' A C'",
)

COEFFICIENT = Operator(
    "s*A(s[], A[m, n]) -> [m, n]",
    "A scalar times a matrix.",
    head="scaled",
    marks=("*", "/"),
    value=mul,
    linear=Linear.EACH,
    differential=("d(s*A) = ds*A + s*dA",),
    across=("G : ds*A = (G : A)*ds", "G : s*dA = s*G : dA"),
    stacked=("vec(ds*A) = vec(A) ds",),
    collecting=("a/c + b/c = (a + b)/c",),
    example="tr(c*X) wrt c == tr(X)",
)

TRANSPOSE = Operator(
    "A'(A[m, n]) -> [n, m]",
    "The transpose; of a real matrix also the conjugate transpose.",
    head="transpose",
    marks=("'", "^T", "ᵀ"),
    value=Matrix.transpose,
    linear=Linear.EACH,
    differential=("d(A') = dA'",),
    across=("G : dA' = G' : dA",),
    stacked=("vec(dA') = commutation(m, n) vec(dA)",),
    example="p' X' q wrt X == q p'",
)

HADAMARD = Operator(
    "A .* B(A[m, n], B[m, n]) -> [m, n]",
    "The Hadamard product, entry by entry; of scalars their product.",
    head="hadamard",
    marks=(".*", "./", "∘", "⊙"),
    value=hadamard,
    linear=Linear.EACH,
    differential=("d(A .* B) = dA .* B + A .* dB",),
    across=("G : (A .* dB) = (A .* G) : dB", "G : (dA .* B) = (G .* B) : dA"),
    stacked=(
        "vec(A .* dB) = diag(vec(A)) vec(dB)",
        "(C .* (D diag(dx) F)) y = (D .* (C diag(y) F')) dx",
        "(C .* (A diag(dx))) y = (A .* (C diag(y))) dx",
        "(C .* (diag(dx) B)) y = diag((C .* B) y) dx",
        "(C .* (dx r)) y = diag(C (y .* r')) dx where r: 1 x n",
        "(C .* (x dr)) y = diag(x) C diag(y) dr' where r: 1 x n",
    ),
    example="norm_F(A .* X)^2 wrt X == 2 (A .* A .* X)",
)

ENTRY_POWER = Operator(
    "A.^t(A[m, n], t[]) -> [m, n]",
    "The Hadamard power, entry by entry; of a scalar its power.",
    head="power",
    marks=(".^", "./", "^"),
    value=power,
    differential=("d(A.^t) = t*A.^(t - 1) .* dA", "d(A.^t) = t*A.^(t - 1) .* dA + dt*(log(A) .* A.^t)"),
    simplify=(
        "eye(n).^2 = eye(n)",
        "M.^2 = M where M: m x n binary",
        "M.^3 = M where M: m x n binary",
    ),
    commutes_with_transposition=True,
    example="sum(X.^3) wrt X == 3 X.^2",
)

COLON = Operator(
    "A : B(A[m, n], B[m, n]) -> []",
    "The Frobenius product tr(A' B), the sum of the products of the entries.",
    head="colon",
    marks=(":",),
    value=inner,
    linear=Linear.EACH,
    differential=("d(A : A) = 2*A : dA", "d(A : B) = B : dA + A : dB"),
    across=("g*(A : dB) = g*A : dB",),
    stacked=("A : dB = vec(A)' vec(dB)",),
    shorter=("x : y = x' y", "A : x r = x' A r' where r: 1 x n"),
    forms=("A : B = tr(A' B)", "A : B = sum(A .* B)", "x' C y = C : (x y')", "x' C y = tr(C y x')"),
    collecting=("A : C + B : C = (A + B) : C",),
    example="A : (B X) wrt X == B' A",
)

MARKS = (ADDITION, PRODUCT, COEFFICIENT, TRANSPOSE, HADAMARD, ENTRY_POWER, COLON)
