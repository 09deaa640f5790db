"""Other words for products: inner and outer products of vectors, the colon and the Hadamard product as functions."""

from ..terms.operator import Operator

DOT = Operator(
    "dot(x[n], y[n]) -> []",
    "The inner product x' y.",
    definition="dot(x, y) = x' y",
    hint="A : B is the inner product of matrices, A B their product",
    example="dot(x, y) wrt x == y",
)
OUTER = Operator(
    "outer(x[m], y[n]) -> [m, n]",
    "The outer product x y'.",
    definition="outer(x, y) = x y'",
    example="A : outer(x, y) wrt x == A y",
)
INNER_WORD = Operator(
    "inner(A[m, n], B[m, n]) -> []",
    "The Frobenius product A : B.",
    definition="inner(A, B) = A : B",
    example="inner(A, X) wrt X == A",
)
HADAMARD_WORD = Operator(
    "hadamard(A[m, n], B[m, n]) -> [m, n]",
    "The Hadamard product A .* B.",
    head="hadamard word",
    definition="hadamard(A, B) = A .* B",
    example="sum(hadamard(A, X)) wrt X == A",
)
TRANSPOSE_WORD = Operator(
    "transpose(A[m, n]) -> [n, m]",
    "The transpose A'.",
    head="transpose word",
    definition="transpose(A) = A'",
    example="tr(A transpose(X)) wrt X == A",
)
