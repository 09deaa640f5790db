"""The product of all entries. Its gradient holds the products of all others, which are right where an entry is 0."""

from ..numbers.products import product, products_of_others
from ..terms.operator import ArrayCode, Operator

# The product of what stands before an entry times that of what stands behind it.
PRODUCTS_OF_OTHERS = """_prod_except({0})
def _prod_except(A):
    a = xp.reshape(A, (-1,))
    one = xp.ones_like(a[:1])
    before = xp.cumprod(xp.concatenate([one, a[:-1]]))
    behind = xp.cumprod(xp.concatenate([one, xp.flip(a[1:])]))
    return xp.reshape(before*xp.flip(behind), A.shape)
"""
TORCH_PRODUCTS_OF_OTHERS = """_prod_except({0})
def _prod_except(A):
    a = torch.reshape(A, (-1,))
    one = torch.ones_like(a[:1])
    before = torch.cumprod(torch.cat([one, a[:-1]]), 0)
    behind = torch.cumprod(torch.cat([one, torch.flip(a[1:], (0,))]), 0)
    return torch.reshape(before*torch.flip(behind, (0,)), A.shape)
"""

ENTRY_PRODUCT = Operator(
    "prod(A[m, n]) -> []",
    "The product of all entries.",
    value=product,
    differential=("d prod(A) = prod_except(A) : dA",),
    simplify=("prod(s) = s", "prod(A') = prod(A)", "prod(exp(A)) = exp(sum(A))"),
    ignores_transposition=True,
    code=ArrayCode("xp.prod({0})"),
    example="prod(x) wrt x == prod_except(x) where x: n",
)

PRODUCT_OF_OTHERS = Operator(
    "prod_except(A[m, n]) -> [m, n]",
    "In each place the product of all entries but that one.",
    value=products_of_others,
    differential=("d prod_except(A) = prod(A)*((ones ./ A : dA)*(ones ./ A) - dA ./ A.^2)",),
    simplify=(
        "prod_except(s) = 1",
        "A .* prod_except(A) = prod(A)*ones(m,n)",
        "prod(A)^-1*prod_except(A) = ones ./ A",
    ),
    commutes_with_transposition=True,
    requires="A != 0",
    code=ArrayCode(PRODUCTS_OF_OTHERS, {"torch": TORCH_PRODUCTS_OF_OTHERS}, takes_vectors=True),
    example="prod(A x) wrt x == A' prod_except(A x)",
)
