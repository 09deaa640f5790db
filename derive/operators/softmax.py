"""The log of a sum of exponentials, its gradient, and the log of that (Boyd & Vandenberghe, section 3.1.5)."""

from ..numbers.balls import Ball, Matrix, Value, each, total
from ..terms.operator import ArrayCode, Operator


def _logsumexp(a: Matrix) -> Ball:
    return total(each(Ball.exp, a)).log()


def _softmax(x: Matrix) -> Value:
    exponentials = each(Ball.exp, x)
    return exponentials / total(exponentials)


LOGSUMEXP = Operator(
    "logsumexp(A[m, n]) -> []",
    "The log of the sum of the exponentials of all entries.",
    value=_logsumexp,
    differential=(
        "d logsumexp(x) = softmax(x) : dx",
        "d logsumexp(r) = softmax(r) : dr where r: 1 x n",
        "d logsumexp(A) = exp(A - logsumexp(A)*ones(m,n)) : dA",
    ),
    simplify=(
        "logsumexp(s) = s",
        "logsumexp(A') = logsumexp(A)",
        "ones(n)' exp(x) = sum(exp(x))",
        "exp(x)' ones(n) = sum(exp(x))",
        "log(sum(exp(A))) = logsumexp(A)",
    ),
    coded=(
        "sum(exp(A))^-1*exp(A) = exp(A - logsumexp(A)*ones(m,n))",
        "sum(exp(A))^-1*exp(B) = exp(B - logsumexp(A)*ones(p,q)) where B: p x q",
        "sum(exp(A))^(-1/2)*exp(A) = exp(A - 1/2*logsumexp(A)*ones(m,n))",
        "(1 + sum(exp(A)))^-1*exp(A) = exp(A - softplus(logsumexp(A))*ones(m,n))",
        "exp(s) .* sum(exp(A))^-1 = exp(s - logsumexp(A))",
    ),
    ignores_transposition=True,
    code=ArrayCode(
        own={
            "numpy": "scipy.special.logsumexp({0})",
            "torch": "torch.logsumexp(torch.reshape({0}, (-1,)), 0)",
            "jax": "jax.scipy.special.logsumexp({0})",
        }
    ),
    example="logsumexp(x) wrt x == softmax(x) where x: n",
)

SOFTMAX = Operator(
    "softmax(x[n]) -> [n]",
    "exp(x) divided by the sum of its entries.",
    value=_softmax,
    differential=("d softmax(x) = softmax(x) .* dx - (softmax(x) : dx)*softmax(x)",),
    simplify=(
        "softmax(s) = 1",
        "sum(softmax(x)) = 1",
        "log(softmax(x)) = logsoftmax(x)",
        "sum(exp(x))^-1*exp(x) = softmax(x)",
        "sum(exp(r))^-1*exp(r) = softmax(r) where r: 1 x n",
        "sum(exp(x))^-1*(y .* exp(x)) = y .* softmax(x)",
        "sum(exp(x))^-1*(A exp(x)) = A softmax(x)",
        "(y' exp(x)) .* sum(exp(x))^-1 = y' softmax(x)",
    ),
    coded=("(w' exp(x))^-1*exp(x) = (w' softmax(x))^-1*softmax(x)",),
    positive=True,
    code=ArrayCode(
        own={"numpy": "scipy.special.softmax({0})", "torch": "torch.softmax({0}, 0)", "jax": "jax.nn.softmax({0})"}
    ),
    example="y' softmax(z) wrt z == y .* softmax(z) - (y' softmax(z)) softmax(z) where y: n, z: n",
)

LOGSOFTMAX = Operator(
    "logsoftmax(x[n]) -> [n]",
    "The log of softmax.",
    aliases=("log_softmax",),
    value=lambda x: each(Ball.log, _softmax(x)),
    differential=("d logsoftmax(x) = dx - (softmax(x) : dx)*ones(n)",),
    simplify=("logsoftmax(s) = 0", "exp(logsoftmax(x)) = softmax(x)"),
    code=ArrayCode(
        own={
            "numpy": "scipy.special.log_softmax({0})",
            "torch": "torch.log_softmax({0}, 0)",
            "jax": "jax.nn.log_softmax({0})",
        }
    ),
    example="-y' logsoftmax(z) wrt z == sum(y) softmax(z) - y",
)


def _of_a_row(name: str, example: str, *aliases: str) -> Operator:
    """The same function of a row's entries, a row."""
    return Operator(
        f"{name}(r[1, n]) -> [1, n]",
        f"The {name} of a row, a row.",
        head=f"{name} of a row",
        aliases=aliases,
        definition=f"{name}(r) = {name}(r')'",
        example=example,
    )


ROW_SOFTMAX = _of_a_row("softmax", "softmax(r) y wrt y == softmax(r') where r: 1 x n, y: n")
ROW_LOGSOFTMAX = _of_a_row(
    "logsoftmax", "sum(logsoftmax(r)) wrt r == (ones(n) - n softmax(r'))' where r: 1 x n", "log_softmax"
)


def _of_a_matrix(name: str, example: str, *aliases: str) -> Operator:
    """The same function of each row of a matrix."""
    return Operator(
        f"{name}(A[m, n]) -> [m, n]",
        f"Of a matrix the {name} of each row.",
        head=f"{name} of a matrix",
        aliases=aliases,
        definition=f"{name}(A) = {name}(A, rows)",
        example=example,
    )


MATRIX_SOFTMAX = _of_a_matrix("softmax", "A : (softmax(X) B) wrt B == softmax(X, rows)' A where X: n x p")
MATRIX_LOGSOFTMAX = _of_a_matrix(
    "logsoftmax", "A : (logsoftmax(X) B) wrt B == logsoftmax(X, rows)' A where X: n x p", "log_softmax"
)
