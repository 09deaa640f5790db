"""Functions of each entry around the gamma function (Abramowitz & Stegun, chapter 6)."""

from ..numbers.balls import Ball, each
from ..numbers.special import polygamma, trigamma
from ..terms.operator import ArrayCode, Operator

LGAMMA = Operator(
    "lgamma(A[m, n]) -> [m, n]",
    "The logarithm of the gamma function of each entry.",
    value=Ball.lgamma,
    differential=("d lgamma(A) = digamma(A) .* dA",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > 0",
    aliases=("gammaln", "loggamma"),
    code=ArrayCode(
        own={
            "numpy": "scipy.special.gammaln({0})",
            "torch": "torch.lgamma({0})",
            "jax": "jax.scipy.special.gammaln({0})",
        }
    ),
    example="sum(lgamma(x)) wrt x == digamma(x) where x: n",
)

DIGAMMA = Operator(
    "digamma(A[m, n]) -> [m, n]",
    "The derivative of lgamma at each entry.",
    value=Ball.digamma,
    differential=("d digamma(A) = trigamma(A) .* dA",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > 0",
    code=ArrayCode(
        own={"numpy": "scipy.special.psi({0})", "torch": "torch.digamma({0})", "jax": "jax.scipy.special.digamma({0})"}
    ),
    example="y' digamma(x) wrt x == y .* trigamma(x) where x: n",
)

TRIGAMMA = Operator(
    "trigamma(A[m, n]) -> [m, n]",
    "The derivative of digamma at each entry.",
    value=trigamma,
    differential=("d trigamma(A) = polygamma(2, A) .* dA",),
    elementwise=True,
    commutes_with_transposition=True,
    positive=True,
    requires="A > 0",
    code=ArrayCode(
        own={
            "numpy": "scipy.special.polygamma(1, {0})",
            "torch": "torch.special.polygamma(1, {0})",
            "jax": "jax.scipy.special.polygamma(1, {0})",
        }
    ),
    example="sum(trigamma(x)) wrt x == polygamma(2, x) where x: n",
)

POLYGAMMA = Operator(
    "polygamma(k[], A[m, n]) -> [m, n]",
    "The k-th derivative of digamma at each entry, k a whole number.",
    value=lambda k, A: each(lambda x: polygamma(k, x), A),
    differential=("d polygamma(k, A) = polygamma(k + 1, A) .* dA",),
    simplify=("polygamma(0, A) = digamma(A)", "polygamma(1, A) = trigamma(A)"),
    code=ArrayCode(
        own={
            "numpy": "scipy.special.polygamma({0}, {1})",
            "torch": "torch.special.polygamma({0}, {1})",
            "jax": "jax.scipy.special.polygamma({0}, {1})",
        },
        takes_vectors=True,
    ),
    example="sum(polygamma(2, x)) wrt x == polygamma(3, x) where x: n",
)

GAMMA_FUNCTIONS = (LGAMMA, DIGAMMA, TRIGAMMA, POLYGAMMA)
