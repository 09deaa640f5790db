"""Constants that know their size: the neutral elements of the product, of the Hadamard product and of the sum."""

from ..terms.operator import Appearance, ArrayCode, Notation, Operator

EYE = Operator(
    "eye(n) -> [n, n]",
    "The identity matrix.",
    symmetric=True,
    simplify=("eye(n)[i,i] = 1",),
    notation=Notation(Appearance.CONSTANT, "I"),
    code=ArrayCode("xp.eye({0}, {kind})"),
    marks=("I",),
    example="norm_F(X - eye(n))^2 wrt X == 2 (X - eye(n))",
)

ONES = Operator(
    "ones(m, n) -> [m, n]",
    "A matrix of ones.",
    simplify=("ones(m,n) ones(n,p) = n*ones(m,p)",),
    shorter=("ones(m) ones(n)' = ones(m,n)",),
    notation=Notation(Appearance.CONSTANT, "1"),
    code=ArrayCode("xp.ones({0}, {kind})"),
    marks=("1_n",),
    example="sum(X) wrt X == ones(m,n) where X: m x n",
)

ZEROS = Operator(
    "zeros(m, n) -> [m, n]",
    "A matrix of zeros.",
    notation=Notation(Appearance.CONSTANT, "0"),
    code=ArrayCode("xp.zeros({0}, {kind})"),
    example="sum(step(x)) wrt x == zeros(n) where x: n",
)
