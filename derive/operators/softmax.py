"""The log of a sum of exponentials, its gradient, and the log of that (Boyd & Vandenberghe, section 3.1.5)."""

from matgrad.derive.numeric import Ball, Matrix, Value, each, total
from matgrad.derive.operator import Operator


def _logsumexp(a: Matrix) -> Ball:
    return total(each(Ball.exp, a)).log()


def _softmax(x: Matrix) -> Value:
    exponentials = each(Ball.exp, x)
    return exponentials / total(exponentials)


LOGSUMEXP = Operator(
    "logsumexp(A[m, n]) -> []",
    "The log of the sum of the exponentials of all entries.",
    value=_logsumexp,
    differential=("d logsumexp(x) = softmax(x) : dx", "d logsumexp(A) = exp(A - logsumexp(A)*ones(m,n)) : dA"),
    simplify=("logsumexp(s) = s", "logsumexp(A') = logsumexp(A)"),
    code={
        "numpy": "scipy.special.logsumexp({0})",
        "torch": "torch.logsumexp(torch.reshape({0}, (-1,)), 0)",
        "jax": "jax.scipy.special.logsumexp({0})",
    },
    example="logsumexp(x) wrt x == softmax(x) where x: n",
)

SOFTMAX = Operator(
    "softmax(x[n]) -> [n]",
    "exp(x) divided by the sum of its entries.",
    value=_softmax,
    differential=("d softmax(x) = softmax(x) .* dx - (softmax(x) : dx)*softmax(x)",),
    simplify=("softmax(s) = 1", "sum(softmax(x)) = 1", "log(softmax(x)) = logsoftmax(x)"),
    positive=True,
    code={"numpy": "scipy.special.softmax({0})", "torch": "torch.softmax({0}, 0)", "jax": "jax.nn.softmax({0})"},
    example="y' softmax(z) wrt z == y .* softmax(z) - (y' softmax(z)) softmax(z) where y: n, z: n",
)

LOGSOFTMAX = Operator(
    "logsoftmax(x[n]) -> [n]",
    "The log of softmax.",
    value=lambda x: each(Ball.log, _softmax(x)),
    differential=("d logsoftmax(x) = dx - (softmax(x) : dx)*ones(n)",),
    simplify=("logsoftmax(s) = 0", "exp(logsoftmax(x)) = softmax(x)"),
    code={
        "numpy": "scipy.special.log_softmax({0})",
        "torch": "torch.log_softmax({0}, 0)",
        "jax": "jax.nn.log_softmax({0})",
    },
    example="-y' logsoftmax(z) wrt z == sum(y) softmax(z) - y",
)
