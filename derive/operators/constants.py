"""Constants that know their size: the neutral elements of the product, of the Hadamard product and of the sum."""

from matgrad.derive.operator import Notation, Operator

EYE = Operator(
    "eye(n) -> [n, n]",
    "The identity matrix.",
    symmetric=True,
    notation=Notation("I", "I"),
    marks=("I",),
    code={"numpy": "np.eye({0})"},
    example="norm_F(X - eye(n))^2 wrt X == 2 (X - eye(n))",
)

ONES = Operator(
    "ones(m, n) -> [m, n]",
    "A matrix of ones.",
    notation=Notation("𝟏", r"\mathbf{1}"),
    marks=("1_n",),
    code={"numpy": "np.ones({0})"},
    example="sum(X) wrt X == ones(m,n) where X: m x n",
)

ZEROS = Operator(
    "zeros(m, n) -> [m, n]",
    "A matrix of zeros.",
    notation=Notation("𝟎", r"\mathbf{0}"),
    code={"numpy": "np.zeros({0})"},
    example="sum(step(x)) wrt x == zeros(n) where x: n",
)
