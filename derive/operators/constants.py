"""Constants that know their size: the neutral elements of the product, of the Hadamard product and of the sum."""

from matgrad.derive.operator import Notation, Operator

EYE = Operator(
    "eye(n) -> [n, n]",
    "The identity matrix.",
    symmetric=True,
    notation=Notation("I", "I"),
    code={"any": "xp.eye({0})", "torch": "torch.eye({0}, {kind})"},
)

ONES = Operator(
    "ones(m, n) -> [m, n]",
    "A matrix of ones.",
    shorter=("ones(m) ones(n)' = ones(m,n)",),
    notation=Notation("𝟏", r"\mathbf{1}"),
    code={"any": "xp.ones({0})", "torch": "torch.ones({0}, {kind})"},
)

ZEROS = Operator(
    "zeros(m, n) -> [m, n]",
    "A matrix of zeros.",
    notation=Notation("𝟎", r"\mathbf{0}"),
    code={"any": "xp.zeros({0})", "torch": "torch.zeros({0}, {kind})"},
)
