"""Determinants (Magnus & Neudecker, sections 8.3 and 8.7)."""

from ..numbers.balls import Matrix, log_absolute
from ..terms.operator import Appearance, ArrayCode, Notation, Operator

ROOTS = ("1/2", "-1/2", "3/2", "-3/2", "1/3", "-1/3", "2/3", "-2/3")

DETERMINANT = Operator(
    "det(A[n, n]) -> []",
    "The determinant.",
    value=Matrix.det,
    differential=("d det(A) = det(A)*inv(A)' : dA",),
    simplify=(
        "det(s) = s",
        "det(A') = det(A)",
        "det(I) = 1",
        "det(s*eye(n)) = s^n",
        "det(I + x r) = 1 + r x where r: 1 x n",
        "det(I + c*x r) = 1 + c*r x where r: 1 x n",
    ),
    normal=(
        "det(A B) = det(A)*det(B) where A: n x n, B: n x n",
        "det(inv(A)) = 1/det(A)",
        "det(s*A) = s^n*det(A)",
    ),
    coded=(
        "det(K)*inv(K) = skew(adj(K)) where K: n x n skew",  # of odd size the cofactors are symmetric, and det is 0
        "det(A)*inv(A) = adj(A)",
        "det(A B)*inv(A) = signdet(B)*expadj(A, logdet(B)) where A: n x n, B: n x n",
        "det(B A)*inv(A) = signdet(B)*expadj(A, logdet(B)) where A: n x n, B: n x n",
        "det(B A C)*inv(A) = signdet(B)*signdet(C)*expadj(A, logdet(B) + logdet(C)) where A: n x n, B: n x n, C: n x n",
        "det(A)^-1*adj(A) = inv(A)",
        "det(A) .* det(B)^-1 = signdet(A)*signdet(B)*exp(logdet(A) - logdet(B)) where B: m x m",
        *(f"det(A)^({root}) = exp({root}*logdet(A)) where A: n x n spd" for root in ROOTS),
        *(f"det(A)^({root}) = sqrt(signdet(A))*exp({root}*logdet(A))" for root in ROOTS),  # no number where det(A) < 0
        "det(A)^(1/n) = sqrt(signdet(A))*exp(logdet(A)/n)",
        "exp(s) .* exp(c*logdet(A)) = exp(s + c*logdet(A)) where c: scalar",
    ),
    ignores_transposition=True,
    positive_of_definite=True,
    requires="det(A) != 0",
    code=ArrayCode("xp.linalg.det({0})"),
    example="det(X) wrt X == det(X) inv(X)'",
)

LOGDET = Operator(
    "logdet(A[n, n]) -> []",
    "The log of the absolute determinant.",
    value=lambda A: log_absolute(A.det()),
    differential=("d logdet(A) = inv(A)' : dA",),
    simplify=(
        "logdet(s) = log(abs(s))",
        "logdet(A') = logdet(A)",
        "logdet(I) = 0",
        "logdet(I + x r) = log(abs(1 + r x)) where r: 1 x n",
        "logdet(I + c*x r) = log(abs(1 + c*r x)) where r: 1 x n",
    ),
    normal=("logdet(A B) = logdet(A) + logdet(B) where A: n x n, B: n x n", "logdet(inv(A)) = -logdet(A)"),
    ignores_transposition=True,
    requires="det(A) != 0",
    notation=Notation(Appearance.LOG_ABS, "det"),
    code=ArrayCode("xp.linalg.slogdet({0})[1]"),
    example="logdet(X) wrt X == inv(X)'",
)

SIGN_OF_DETERMINANT = Operator(
    "signdet(A[n, n]) -> []",
    "The sign of the determinant.",
    value=lambda A: A.det().sgn(),
    differential=("d signdet(A) = 0*tr(dA)",),
    simplify=("signdet(s) = sign(s)", "signdet(A') = signdet(A)"),
    normal=("signdet(A) = sign(det(A))",),
    ignores_transposition=True,
    requires="det(A) != 0",
    code=ArrayCode("xp.linalg.slogdet({0})[0]"),
    example="signdet(A)*tr(X) wrt X == signdet(A) eye(n) where X: n x n, A: m x m",
)
