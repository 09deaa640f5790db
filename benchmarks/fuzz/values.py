"""Formulas as numbers: each operator by NumPy and SciPy, apart from what matgrad knows of it.

Every value is an array with two axes. An operator that has no line here is computed by matgrad's own value of it,
which is no rule of differentiation either.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import scipy.linalg
import scipy.special

from benchmarks.fuzz.tree import Node
from matgrad.core.evaluate.evaluator import applied
from matgrad.core.numbers.balls import Ball, Matrix, Value, entries, matrix
from matgrad.core.operators import NAMED, OPERATORS
from matgrad.core.terms.shape import Size, count
from matgrad.grammar.tree import LAST_WORDS

Array = Any


class Point(NamedTuple):
    """Values for names, indices and letters of sizes."""

    names: Mapping[str, Array]
    sizes: Mapping[str, int]
    indices: Mapping[str, int]

    def number(self, extra: Size | str) -> int:
        """A size or an index."""
        if isinstance(extra, str):
            return self.indices.get(extra) or int(extra)
        return count(extra, {**self.sizes, **{n: int(n) for m, _ in extra for n in m if n.isdigit()}})


def _dpow(A: Array, k: Array, D: Array) -> Array:
    n = int(np.asarray(k).item())
    power = np.linalg.matrix_power
    return sum(power(A, i) @ D @ power(A, n - 1 - i) for i in range(n))


def _corner(function: Callable[[Array], Array]) -> Callable[[Array, Array], Array]:
    """The derivative of a matrix function: the corner of its value at a block triangular matrix (Mathias 1996)."""

    def derivative(A: Array, D: Array) -> Array:
        n = len(A)
        return np.real(function(np.block([[A, D], [np.zeros_like(A), A]])))[:n, n:]

    return derivative


def _entry(i: int, n: int) -> Array:
    return np.eye(n)[:, [i - 1]]


def _commutation(n: int, p: int) -> Array:
    return np.eye(n * p)[np.arange(n * p).reshape(p, n).T.ravel()]


def _blocks(G: Array, m: int, n: int) -> Array:
    return G.reshape(m, len(G) // m, n, G.shape[1] // n)


def _unkron_left(G: Array, B: Array) -> Array:
    p, q = B.shape
    return np.einsum("ikjl,kl->ij", _blocks(G, len(G) // p, G.shape[1] // q), B)


def _polar(A: Array) -> Array:
    U, s, V = np.linalg.svd(A, full_matrices=False)
    return U * (s > 1e-12 * s[0]) @ V


def _leading(A: Array) -> Array:
    U, _, V = np.linalg.svd(A)
    return U[:, [0]] @ V[[0], :]


def _adjugate(A: Array) -> Array:
    n = len(A)
    minors = [[np.delete(np.delete(A, j, 0), i, 1) for j in range(n)] for i in range(n)]
    return np.array([[(-1) ** (i + j) * np.linalg.det(minors[i][j]) for j in range(n)] for i in range(n)])


def _argmax(A: Array) -> Array:
    places = np.isclose(A, A.max(), 1e-12, 1e-12) * 1.0
    return places / places.sum()


def _signdet(A: Array) -> Array:
    if np.linalg.cond(A) > 1e12:
        raise ValueError("singular but for rounding")
    return np.linalg.slogdet(A)[0]


def _off_the_cut(A: Array) -> None:
    w = np.linalg.eigvals(A)
    near = 1e-9 * np.abs(w).max(initial=0)
    if np.any((w.real <= near) & (np.abs(w.imag) <= near)):
        raise ValueError("an eigenvalue on the cut")


def _logm(A: Array) -> Array:
    _off_the_cut(A)
    return np.real(scipy.linalg.logm(A))


def _sqrtm(A: Array) -> Array:
    _off_the_cut(A)
    return np.real(scipy.linalg.sqrtm(A))


def _chol(A: Array) -> Array:
    if not np.allclose(A, A.T, 1e-9, 1e-9):
        raise ValueError("not symmetric")
    return np.linalg.cholesky((A + A.T) / 2)


def _symmetric(S: Array) -> Array:
    if not np.allclose(S, S.T, 1e-9, 1e-9):
        raise ValueError("not symmetric")
    return (S + S.T) / 2


def _signed(Q: Array) -> Array:
    """Columns of which the first of the largest entries is positive."""
    first = np.argmax(np.abs(Q) > (1 - 1e-9) * np.abs(Q).max(0), axis=0)
    return Q * np.sign(Q[first, np.arange(Q.shape[1])])


def _eigvecs(S: Array) -> Array:
    w, Q = np.linalg.eigh(_symmetric(S))
    if np.any(np.diff(w) < 1e-7 * np.abs(w).max()):
        raise ValueError("eigenvalues that coincide")
    return _signed(Q)


def _tall(A: Array) -> Array:
    if A.shape[0] < A.shape[1]:
        raise ValueError("more columns than rows")
    return A


def _svdvals(A: Array) -> Array:
    return np.linalg.svd(_tall(A), compute_uv=False)[:, None]


def _svd_v(A: Array) -> Array:
    return _eigvecs(_tall(A).T @ A)[:, ::-1]


def _svd_u(A: Array) -> Array:
    w = _svdvals(A)
    if np.any(w < 1e-7 * w.max()):
        raise ValueError("a singular value that vanishes")
    return A @ _svd_v(A) / w.T


def _pinv_max(S: Array) -> Array:
    w, Q = np.linalg.eigh(_symmetric(S))
    return Q * _inv_gaps_max(w[:, None]).T @ Q.T


def _inv_gaps_max(x: Array) -> Array:
    gaps = x.max() - x
    if np.sum(gaps < 1e-7 * np.abs(x).max()) > 1:
        raise ValueError("largest entries that coincide")
    return np.where(gaps == 0, 0, 1 / np.where(gaps == 0, 1, gaps))


def _inv_gaps(x: Array) -> Array:
    gaps = x.T - x
    np.fill_diagonal(gaps, np.inf)
    return 1 / gaps


def _logsumexp(A: Array) -> Array:
    return scipy.special.logsumexp(A)


def _softmax(x: Array) -> Array:
    return scipy.special.softmax(x)


VALUES: Mapping[str, Callable[..., Array]] = {
    "sum": np.add,
    "product": np.matmul,
    "scaled": np.multiply,
    "transpose": np.transpose,
    "transpose word": np.transpose,
    "hadamard": np.multiply,
    "hadamard word": np.multiply,
    "power": lambda A, t: A**t if float(t.item()).is_integer() else np.where(A < 0, np.nan, np.abs(A) ** t),
    "colon": lambda A, B: np.sum(A * B),
    "inner": lambda A, B: np.sum(A * B),
    "dot": lambda x, y: np.sum(x * y),
    "outer": lambda x, y: x @ y.T,
    "eye": np.eye,
    "ones": lambda m, n: np.ones((m, n)),
    "zeros": lambda m, n: np.zeros((m, n)),
    "tr": np.trace,
    "inv": np.linalg.inv,
    "pinv": np.linalg.pinv,
    "det": np.linalg.det,
    "logdet": lambda A: np.linalg.slogdet(A)[1],
    "signdet": _signdet,
    "adj": _adjugate,
    "total": np.sum,
    "mean": np.mean,
    "rowlogsumexp": lambda A: scipy.special.logsumexp(A, 1, keepdims=True),
    "rowsum": lambda A: A.sum(1, keepdims=True),
    "colsum": lambda A: A.sum(0, keepdims=True),
    "cumsum": lambda x: np.cumsum(x, 0),
    "norm_F": np.linalg.norm,
    "norm2": np.linalg.norm,
    "norm1": lambda A: np.abs(A).sum(),
    "norm_inf": lambda A: np.abs(A).max(),
    "norm_nuc": lambda A: np.linalg.svd(A, compute_uv=False).sum(),
    "dnorm_nuc": _polar,
    "norm_spec": lambda A: np.linalg.norm(A, 2),
    "dnorm_spec": _leading,
    "eigmax": lambda S: np.linalg.eigvalsh(_symmetric(S))[-1],
    "eigmin": lambda S: np.linalg.eigvalsh(_symmetric(S))[0],
    "eigvals": lambda S: np.linalg.eigvalsh(_symmetric(S))[:, None],
    "eigvecs": _eigvecs,
    "q_max": lambda S: _eigvecs(S)[:, [-1]],
    "q_min": lambda S: _eigvecs(S)[:, [0]],
    "inv_gaps": _inv_gaps,
    "inv_gaps_max": _inv_gaps_max,
    "pinv_max": _pinv_max,
    "pinv_min": lambda S: -_pinv_max(-S),
    "svdvals": _svdvals,
    "svd_u": _svd_u,
    "svd_v": _svd_v,
    "max": np.max,
    "min": np.min,
    "argmax": _argmax,
    "logsumexp": _logsumexp,
    "softmax": _softmax,
    "logsoftmax": lambda x: x - _logsumexp(x),
    "diag": lambda x: np.diag(x.ravel()),
    "diagonal": lambda A: np.diag(A)[:, None],
    "tril": np.tril,
    "tril from": lambda A, k: np.tril(A, int(np.asarray(k).item())),
    "triu from": lambda A, k: np.triu(A, int(np.asarray(k).item())),
    "diag beside": lambda x, k: np.diag(x.ravel(), int(np.asarray(k).item())),
    "diagonal beside": lambda A, k: np.diag(A, int(np.asarray(k).item()))[:, None],
    "diag below": lambda x, k: np.diag(x.ravel(), -int(np.asarray(k).item())),
    "diagonal below": lambda A, k: np.diag(A, -int(np.asarray(k).item()))[:, None],
    "triu": np.triu,
    "vec": lambda A: A.T.reshape(-1, 1),
    "unvec": lambda x, n, p: x.reshape(p, n).T,
    "commutation": _commutation,
    "kron": np.kron,
    "unkron_left": _unkron_left,
    "unkron_right": lambda A, G: np.einsum("ikjl,ij->kl", _blocks(G, *A.shape), A),
    "e": _entry,
    "E": lambda i, j, n, p: _entry(i, n) @ _entry(j, p).T,
    "entry": lambda A, i, j: A[i - 1, j - 1],
    "component": lambda x, i: x[i - 1, 0],
    "row": lambda A, i: A[[i - 1], :],
    "column": lambda A, j: A[:, [j - 1]],
    "sym": lambda A: (A + A.T) / 2,
    "skew": lambda A: (A - A.T) / 2,
    "vee": lambda A: np.array([[A[2, 1] - A[1, 2]], [A[0, 2] - A[2, 0]], [A[1, 0] - A[0, 1]]]) / 2,
    "chol": _chol,
    "mpow": lambda A, k: np.linalg.matrix_power(A, int(np.asarray(k).item())),
    "dpow": _dpow,
    "expm": scipy.linalg.expm,
    "dexpm": _corner(scipy.linalg.expm),
    "logm": _logm,
    "dlogm": _corner(_logm),
    "sqrtm": _sqrtm,
    "dsqrtm": _corner(_sqrtm),
    "step": lambda A: np.heaviside(A, 0.5),
    "relu": lambda A: np.maximum(A, 0),
    "sigmoid": scipy.special.expit,
    "softplus": lambda A: np.logaddexp(0, A),
    "erf": scipy.special.erf,
    "gelu": lambda A: A * scipy.special.ndtr(A),
    "maximum": np.maximum,
    "where": lambda A, X, Y: np.where(A > 0, X, Y),
    "where kept": lambda A, X: np.where(A > 0, X, 0),
    "where elsewhere": lambda A, Y: np.where(A > 0, 0, Y),
    "minimum": np.minimum,
    "clip": lambda A, B, C: np.minimum(np.maximum(A, B), C),
    "logaddexp": np.logaddexp,
    "arctan2": np.arctan2,
    "hypot": np.hypot,
    "xlogy": lambda A, B: A * np.log(B),
    "logsigmoid": lambda A: -np.logaddexp(0, -A),
    "erfc": scipy.special.erfc,
    "leaky_relu": lambda A, c: np.where(A > 0, A, c * A),
    "elu": lambda A: np.where(A > 0, A, np.expm1(A)),
    "hardtanh": lambda A: np.clip(A, -1, 1),
    "relu6": lambda A: np.clip(A, 0, 6),
    "softsign": lambda A: A / (1 + np.abs(A)),
    "cbrt": np.cbrt,
    "rsqrt": lambda A: A**-0.5,
    "reciprocal": lambda A: 1 / A,
    "silu": lambda A: A * scipy.special.expit(A),
    **{name: getattr(np, name) for name in "exp log log1p log2 log10 sin cos tan sinh cosh tanh abs sign sqrt".split()},
    **{name: getattr(np, name) for name in "arcsin arccos arctan square exp2 expm1".split()},
}


def value(node: Node, point: Point) -> Array:
    """The value of a formula; raises where it has none."""
    if node.key == "name":
        return point.names[node.form]
    if node.key == "number":
        return np.array([[float(Fraction(node.form))]])
    if node.key == "size":
        return np.array([[float(point.sizes[node.form])]])
    parts = [value(part, point) for part in node.parts]
    if node.form in SIGNED:
        return SIGNED[node.form](*parts)
    extra = [point.number(part) for part in node.extra if part not in LAST_WORDS]
    found = np.asarray(reference(node.key)(*parts, *extra), float)
    found = found if found.ndim == 2 else found.reshape(1, 1)
    if not np.all(np.isfinite(found)):
        raise ValueError("outside of the domain")
    return found


OF_A_ROW = " of a row"  # the ends of the heads of functions of columns
OF_A_MATRIX = " of a matrix"  # and of those that are by rows
SIGNED: Mapping[str, Callable[..., Array]] = {
    "-": np.subtract,
    "neg": np.negative,
    "./": np.divide,
    "/": lambda s, A: A / s,
}


def reference(key: str) -> Callable[..., Array]:
    """What computes an operator."""
    if key.endswith(OF_A_ROW):
        column = reference(key.removesuffix(OF_A_ROW))
        return lambda r: column(r.T).T
    if key.endswith(OF_A_MATRIX):
        column = reference(key.removesuffix(OF_A_MATRIX))
        return lambda A: column(A) if A.shape[1] == 1 else of_each_row(column)(A)
    name, _, word = key.rpartition(" ")
    if word in LAST_WORDS:
        by_rows = of_each_row(reference(NAMED[name][0].key))
        return by_rows if word == "rows" else lambda A: by_rows(A.T).T
    return VALUES.get(key) or _own(key)


def of_each_row(function: Callable[..., Array]) -> Callable[..., Array]:
    """A function of a column for each row of a matrix."""
    return lambda A: np.vstack([np.reshape(function(row[:, None]), (1, -1)) for row in A])


def _own(key: str) -> Callable[..., Array]:
    """What matgrad says the value of an operator is, by a formula that holds nothing but the operator."""
    operator = OPERATORS[key]
    if operator.value is None:
        raise LookupError(f"{key} is but defined: say in VALUES what it is")

    def computed(*parts: Any) -> Array:
        found = applied(operator, [ball_of(part) for part in parts])
        return np.array([float(x.mid()) for x in entries(found)]).reshape(sides_of(found))

    return computed


def ball_of(part: Any) -> Value:
    """An array, a size or an index in balls."""
    if isinstance(part, int):
        return Ball(part)
    rows, columns = part.shape
    return matrix(rows, columns, [Ball(float(x)) for x in part.ravel()])


def sides_of(found: Value) -> tuple[int, int]:
    """How many rows and columns a value has."""
    return (found.nrows(), found.ncols()) if isinstance(found, Matrix) else (1, 1)
