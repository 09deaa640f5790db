"""Entries, rows and columns, and the single-entry matrices that are their adjoints. Indices begin with 1."""

from ..numbers.blocks import basis, component_of, entry_of, single_entry
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator

IN_ENTRIES = "sum_i x[i]*e(i, n) = x where x: n"

BASIS = Operator(
    "e(i, n) -> [n]",
    "The basis vector with a 1 in place i.",
    wiring="i:n -> n",
    value=basis,
    simplify=(
        "e(i, 1) = 1",
        "e(i, n)' x = x[i]",
        "R e(i, n) = R'[i] where R: 1 x n",
        "e(i, n) : x = x[i]",
        "x .* e(i, n) = x[i]*e(i, n)",
        "sum(e(i, n)) = 1",
        "e(i, n)[j] = eye(n)[i,j]",
    ),
    collecting=(IN_ENTRIES,),
    notation=Notation(Appearance.UNIT, "e"),
    code=ArrayCode("xp.eye({1}, {kind})[{0} - 1]"),
    example="x[i]^2 wrt x == 2 x[i] e(i, n) where x: n",
)

SINGLE_ENTRY = Operator(
    "E(i, j, n, p) -> [n, p]",
    "The matrix with a 1 in row i and column j.",
    wiring="i:n, j:p -> np",
    value=single_entry,
    simplify=(
        "E(i, j, 1, 1) = 1",
        "E(i, j, n, 1) = e(i, n)",
        "E(i, j, 1, p) = e(j, p)'",
        "E(i, j, n, p)' = E(j, i, p, n)",
        "E(i, j, n, p) : A = A[i,j]",
        "E(i, j, n, p)[k,l] = eye(n)[i,k]*eye(p)[j,l]",
        "A .* E(i, j, n, p) = A[i,j]*E(i, j, n, p)",
        "E(i, j, n, p) ones(p) = e(i, n)",
        "ones(n)' E(i, j, n, p) = e(j, p)'",
        "E(i, j, n, p) x = x[j]*e(i, n)",
        "x' E(i, j, n, p) = x[i]*e(j, p)'",
        "diag(e(i, n)) = E(i, i, n, n)",
        "tr(E(i, j, n, n)) = eye(n)[i,j]",
        "tr(E(i, j, n, p) A) = A[j,i]",
        "tr(A E(i, j, n, p)) = A[j,i]",
        "sum(E(i, j, n, p)) = 1",
    ),
    notation=Notation(Appearance.UNIT, "E"),
    code=ArrayCode("xp.outer(xp.eye({2}, {kind})[{0} - 1], xp.eye({3}, {kind})[{1} - 1])"),
    example="X[i,j]^2 wrt X == 2 X[i,j] E(i, j, m, n) where X: m x n",
)

ENTRY = Operator(
    "A[i,j](A[m, n], i, j) -> []",
    "The entry in row i and column j.",
    head="entry",
    marks=("[]",),
    wiring="mn, i:m, j:n ->",
    value=entry_of,
    linear=Linear.EACH,
    differential=("d(A[i,j]) = dA[i,j]",),
    across=("g : dA[i,j] = g*E(i, j, m, n) : dA",),
    simplify=("s[i,j] = s", "C'[i,j] = C[j,i]"),
    notation=Notation(Appearance.ENTRY),
    code=ArrayCode("{0}[{1} - 1, {2} - 1]"),
    example="log(X[i,j]) wrt X == E(i, j, m, n)/X[i,j] where X: m x n",
)

COMPONENT = Operator(
    "x[i](x[n], i) -> []",
    "The entry of a column in place i.",
    head="component",
    marks=("[]",),
    wiring="n, i:n ->",
    value=component_of,
    linear=Linear.EACH,
    differential=("d(x[i]) = dx[i]",),
    across=("g : dx[i] = g*e(i, n) : dx",),
    simplify=("s[i] = s", "(s*x)[i] = s*x[i]"),
    shorter=("(x + y)[i] = x[i] + y[i]",),
    notation=Notation(Appearance.ENTRY),
    code=ArrayCode("{0}[{1} - 1]"),
    example="x[1] x[2] wrt x == x[2] e(1, n) + x[1] e(2, n) where x: n",
)

ROW = Operator(
    "A[i,:](A[m, n], i) -> [1, n]",
    "The row i.",
    head="row",
    marks=("[]",),
    definition="A[i,:] = e(i, m)' A",
    example="X[i,:] y wrt X == e(i, m) y' where X: m x n, y: n",
)

COLUMN = Operator(
    "A[:,j](A[m, n], j) -> [m]",
    "The column j.",
    head="column",
    marks=("[]",),
    definition="A[:,j] = A e(j, n)",
    example="y' X[:,j] wrt X == y e(j, n)' where X: m x n, y: m",
)
