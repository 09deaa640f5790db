"""The table of operators is the test: every row of every room is an equation between numbers."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from mathematics import BITS, Formulas, both_sides, claim_holds, derived, equal_at_three_points
from seam.engine import writer_of
from seam.parts import (
    OPERATORS,
    ROOMS,
    SCALAR,
    TEXT,
    Algebra,
    Linear,
    Operator,
    declared_shape,
    entries,
    precision,
    rewriting_rows,
    signature,
    statements_of,
)

from matgrad.grammar.read import read_equation, read_expression

linalg = pytest.importorskip("scipy.linalg")
special = pytest.importorskip("scipy.special")


def twice_frechet(f: Any, A: Any, D: Any, E: Any) -> Any:
    """The second derivative of f at A along D and E, a corner of f of a matrix of four by four blocks."""
    n, zeros = len(A), np.zeros((2 * len(A), 2 * len(A)))
    block, both = np.block([[A, D], [np.zeros((n, n)), A]]), np.kron(np.eye(2), E)
    return np.real(f(np.block([[block, both], [zeros, block]])))[:n, 3 * n :]


def frechet(function: Callable[..., Any], A: Any, D: Any) -> Any:
    """The derivative of a matrix function at A along D, a block of its value at [A, D; 0, A]."""
    n = len(A)
    return np.real(function(np.block([[A, D], [np.zeros((n, n)), A]])))[:n, n:]


# What each operator is, said a second time. Columns are n×1 arrays here; a size is a number.
NUMPY: dict[str, Callable[..., Any]] = {
    "sum": lambda A, B: A + B,
    "product": lambda A, B: A @ B,
    "scaled": lambda s, A: s * A,
    "transpose": lambda A: A.T,
    "hadamard": lambda A, B: A * B,
    "power": lambda A, t: A**t,
    "colon": lambda A, B: np.trace(A.T @ B),
    "eye": lambda n: np.eye(n),
    "ones": lambda m, n: np.ones((m, n)),
    "zeros": lambda m, n: np.zeros((m, n)),
    "tr": lambda A: np.sum(np.diag(A)),
    "inv": lambda A: np.linalg.inv(A),
    "det": lambda A: np.linalg.det(A),
    "logdet": lambda A: np.log(np.abs(np.linalg.det(A))),
    "total": lambda A: np.sum(A),
    "mean": lambda A: np.mean(A),
    "rowsum": lambda A: np.sum(A, axis=1, keepdims=True),
    "colsum": lambda A: np.sum(A, axis=0, keepdims=True),
    "norm_F": lambda A: np.sqrt(np.sum(A**2)),
    "norm2": lambda A: np.sqrt(np.sum(A**2)),
    "dot": lambda x, y: np.sum(x * y),
    "outer": lambda x, y: np.outer(x, y),
    "inner": lambda A, B: np.sum(A * B),
    "hadamard word": lambda A, B: A * B,
    "transpose word": lambda A: A.T,
    "diag": lambda x: np.diag(x[:, 0]),
    "diagonal": lambda A: np.diag(A)[:, None],
    "tril": lambda A: np.tril(A),
    "triu": lambda A: np.triu(A),
    "mpow": lambda A, k: np.linalg.matrix_power(A, k),
    "dpow": lambda A, k, D: sum(
        np.linalg.matrix_power(A, i) @ D @ np.linalg.matrix_power(A, k - 1 - i) for i in range(k)
    ),
    "pinv": lambda A: np.linalg.pinv(A),
    "adj": lambda A: np.linalg.det(A) * np.linalg.inv(A),
    "chol": lambda A: np.linalg.cholesky(A),
    "sym": lambda A: (A + A.T) / 2,
    "skew": lambda A: (A - A.T) / 2,
    "cumsum": lambda x: np.cumsum(x)[:, None],
    "cumsum of a row": lambda r: np.cumsum(r)[None],
    "expm": lambda A: linalg.expm(A),
    "logm": lambda A: linalg.logm(A),
    "sqrtm": lambda A: linalg.sqrtm(A),
    "dexpm": lambda A, D: frechet(linalg.expm, A, D),
    "d2expm": lambda A, D, E: twice_frechet(linalg.expm, A, D, E),
    "d2logm": lambda A, D, E: twice_frechet(linalg.logm, A, D, E),
    "d2pow": lambda A, k, D, E: twice_frechet(lambda B: np.linalg.matrix_power(B, k), A, D, E),
    "dlogm": lambda A, D: frechet(linalg.logm, A, D),
    "dsqrtm": lambda A, D: frechet(linalg.sqrtm, A, D),
    "hat": lambda w: np.cross(np.eye(3), w[:, 0]),
    "cross": lambda x, y: np.cross(x[:, 0], y[:, 0])[:, None],
    "axial": lambda A: np.array([[A[2, 1] - A[1, 2]], [A[0, 2] - A[2, 0]], [A[1, 0] - A[0, 1]]]),
    "norm1": lambda A: np.sum(np.abs(A)),
    "norm_inf": lambda A: np.max(np.abs(A)),
    "norm_nuc": lambda A: np.sum(np.linalg.svd(A)[1]),
    "norm_spec": lambda A: np.linalg.svd(A)[1][0],
    "dnorm_spec": lambda A: np.outer(np.linalg.svd(A)[0][:, 0], np.linalg.svd(A)[2][0]),
    "max": lambda A: np.max(A),
    "min": lambda A: np.min(A),
    "argmax": lambda A: (np.max(A) == A) * 1.0,
    "logsumexp": lambda A: special.logsumexp(A),
    "softmax": special.softmax,
    "softmax of a row": special.softmax,
    "logsoftmax": special.log_softmax,
    "logsoftmax of a row": special.log_softmax,
    "exp": np.exp,
    "log": np.log,
    "log1p": np.log1p,
    "log2": np.log2,
    "log10": np.log10,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "arcsin": np.arcsin,
    "arccos": np.arccos,
    "arctan": np.arctan,
    "abs": np.abs,
    "sign": np.sign,
    "step": lambda A: (A > 0) + 0.5 * (A == 0),
    "relu": lambda A: np.where(A > 0, A, 0),
    "sigmoid": lambda A: 1 / (1 + np.exp(-A)),
    "softplus": lambda A: np.log(1 + np.exp(A)),
    "erf": special.erf,
    "gelu": lambda A: A * special.ndtr(A),
    "silu": lambda A: A / (1 + np.exp(-A)),
    "sqrt": np.sqrt,
    "square": lambda A: A**2,
}
EXPONENT = 6  # stands for a letter k that counts factors

# What the arguments of some operators are; elsewhere they are any matrices.
DOMAIN = {"chol": ("spd",)}
ONCE = {"dnorm_spec", "dnorm_nuc"}  # these have no differential

# Rows with the mistakes that people make: the shapes fit, and still they are no equations.
WRONG = [
    ("product", "d(A B) = dA B - A dB"),
    ("hadamard", "G : (A .* dB) = G ./ A : dB"),
    ("colon", "d(A : A) = A : dA"),
    ("power", "d(A.^t) = t*A.^t .* dA + dt*(log(A) .* A.^t)"),
    ("inv", "d inv(A) = inv(A) dA inv(A)"),
    ("inv", "inv(2*A) = 2*inv(A)"),
    ("det", "d det(A) = det(A)*inv(A) : dA"),
    ("tr", "g : tr(dA) = g*ones(n,n) : dA"),
    ("total", "g : sum(dA) = -g*ones(m,n) : dA"),
    ("norm_F", "d norm_F(A) = A : dA"),
    ("norm_F", "norm_F(A)^2 = 1/2*A : A"),
    ("tril", "G : tril(dA) = triu(G) : dA"),
    ("mpow", "d mpow(A, k) = k*mpow(A, k - 1) dA"),
    ("dpow", "G : dpow(A, k, dD) = dpow(A, k, G) : dD"),
    ("adj", "adj(2*A) = 2*adj(A)"),
    ("adj", "d adj(A) = det(A)*(inv(A) dA inv(A))"),
    ("pinv", "d pinv(A) = -(pinv(A) dA pinv(A))"),
    ("pinv", "pinv(A) A = I"),
    ("chol", "chol(A)' chol(A) = A"),
    ("chol", "d chol(A) = chol(A) tril(inv(chol(A)) dA inv(chol(A))')"),
    ("expm", "d expm(A) = expm(A) dA"),
    ("expm", "det(expm(A)) = exp(det(A))"),
    ("dexpm", "G : dexpm(A, dD) = dexpm(A, G) : dD"),
    ("dexpm", "dexpm(A, D) = D expm(A)"),
    ("dexpm", "d dexpm(A, D) = dexpm(A, dD) + d2expm(A, D, D)"),
    ("d2expm", "G : d2expm(A, dD, E) = d2expm(A', G, E) : dD"),
    ("d2expm", "d2expm(A, A, E) = A dexpm(A, E)"),
    ("d2logm", "G : d2logm(A, D, dE) = d2logm(A, G, D') : dE"),
    ("d2logm", "d2logm(A, A, E) = dlogm(A, E)"),
    ("d2pow", "d2pow(A, k, I, E) = k*dpow(A, k, E)"),
    ("dsqrtm", "d dsqrtm(A, D) = dsqrtm(A, dD) - dsqrtm(A, dsqrtm(A, dA) dsqrtm(A, D))"),
    ("dlogm", "dlogm(A, D) = inv(A) D"),
    ("dlogm", "dlogm(c*A, A) = I"),
    ("dsqrtm", "dsqrtm(A, D) = 1/2*inv(sqrtm(A)) D"),
    ("sqrtm", "d sqrtm(c*A) = dc/(2*c)*sqrtm(A)"),
    ("norm1", "d norm1(A) = A : dA"),
    ("norm_nuc", "d norm_nuc(A) = A : dA"),
    ("norm_spec", "d norm_spec(A) = A/norm_spec(A) : dA"),
    ("norm_inf", "d norm_inf(A) = argmax(abs(A)) : dA"),
    ("max", "max(-A) = -max(A)"),
    ("softmax", "d softmax(x) = softmax(x) .* (ones - softmax(x)) .* dx"),
    ("logsumexp", "logsumexp(2*A) = 2*logsumexp(A)"),
    ("logsoftmax", "d logsoftmax(x) = dx - (softmax(x) : dx)*softmax(x)"),
    ("cumsum", "cumsum(x) = triu(ones(n,n)) x"),
    ("tanh", "d tanh(A) = (ones - tanh(A)) .* dA"),
    ("erf", "d erf(A) = 1.12837916709551257389*exp(-A.^2) .* dA"),
    ("mean", "mean(A) = sum(A)/n"),
    ("hat", "hat(x) y = cross(y, x)"),
    ("cross", "g : cross(dx, y) = cross(g, y) : dx"),
    ("cross", "cross(x, cross(y, z)) = cross(cross(x, y), z)"),
    ("axial", "axial(x y') = cross(x, y)"),
]


def rows_of(room: Operator) -> list[str]:
    """All that a derivation may cite from a room, and what its words are short for."""
    rewriting = (*rewriting_rows(room), *room.collecting, *[room.definition] * bool(room.definition))
    return [*statements_of(room), *room.across, *room.stacked, *room.opened, *rewriting]


ROWS = [(room, row) for room in ROOMS for row in rows_of(room)]
by_key = pytest.mark.parametrize("room", ROOMS, ids=[room.key for room in ROOMS])


def counted(text: str, room: Operator) -> str:
    """A row with a number for a letter that counts."""
    return re.sub(r"\bk\b", str(EXPONENT), text) if "k[]" in room.signature else text


def letters_of(room: Operator) -> dict[str, Any]:
    """The arguments of an operator with their shapes."""
    return {a.name: a.shape for a in signature(room.signature).arguments if a.shape and f"{a.name}[]" != "k[]"}


def is_equation(row: str, room: Operator) -> bool:
    """Whether both sides of a row have one value. Letters without a differential on its right are constants."""
    left, right, declared = read_equation(counted(row, room))
    algebra = Algebra(OPERATORS)
    shapes = letters_of(room) | {asked.name.text: declared_shape(asked) for asked in declared}
    properties = {asked.name.text: frozenset(asked.properties) for asked in declared}
    terms = both_sides(left, right, shapes, algebra, properties)
    moving = frozenset(re.findall(r"\bd([A-Za-z])\b", row.partition(" = ")[2]))
    return equal_at_three_points(Formulas(algebra, terms, moving, DOMAIN.get(room.key, ())))


@pytest.mark.parametrize(("room", "row"), ROWS, ids=[f"{room.key}: {row}" for room, row in ROWS])
def test_row(room: Operator, row: str) -> None:
    assert is_equation(row, room)


@pytest.mark.parametrize(("key", "row"), WRONG, ids=[row for _, row in WRONG])
def test_wrong_row(key: str, row: str) -> None:
    assert not is_equation(row, OPERATORS[key])


def application(room: Operator) -> str:
    """An operator applied to the letters of its signature."""
    names = [argument.name for argument in signature(room.signature).arguments]
    return room.name if not room.name.isidentifier() else counted(f"{room.name}({', '.join(names)})", room)


def array(value: Any, shape: tuple[int, int]) -> Any:
    """A value in balls as a number or an array of floats."""
    numbers = np.array([float(x) for x in entries(value)])
    return numbers.reshape(shape) if shape != (1, 1) or numbers.size != 1 else numbers[0]


@by_key
def test_value(room: Operator) -> None:
    """An operator computes what numpy does; one that numpy does not know here gives at least the shape it promises."""
    algebra = Algebra(OPERATORS)
    node = read_expression(application(room))
    term, _ = both_sides(node, node, letters_of(room), algebra)
    names = [argument.name for argument in signature(room.signature).arguments]
    symbols = [algebra.symbol(name, shape) for name, shape in letters_of(room).items()]
    with precision(BITS):
        near, (value, *values) = Formulas(algebra, (term, *symbols), properties=DOMAIN.get(room.key, ())).at(0)
    sizes = near.sizes
    given = {str(s.data): array(v, near.dimensions(s.shape)) for s, v in zip(symbols, values, strict=True)}
    result = signature(room.signature).result
    shape = near.dimensions(result) if result != SCALAR else (1, 1)
    assert len(entries(value)) == shape[0] * shape[1]
    if room.key in NUMPY:
        known = {"k": EXPONENT, **sizes, **given}
        wanted = NUMPY[room.key](*[known[name] for name in names])
        np.testing.assert_allclose(array(value, shape), wanted, rtol=1e-12, atol=1e-12)


@by_key
def test_room_is_complete(room: Operator) -> None:
    """A room says how its operator is differentiated, once: opened, as a linear map, or by its differential."""
    if room.definition or signature(room.signature).arguments[0].shape is None:
        assert not (room.differential or room.across)
    elif room.linear is Linear.NOT:
        assert bool(room.differential) == (room.key not in ONCE) and not room.across and room.value
    else:
        assert room.across and room.value


@by_key
def test_example(room: Operator) -> None:
    """The example is true, names the operator, and states the gradient as it is printed."""
    assert claim_holds(room.example)
    assert all(sign in room.example for sign in called(room)) or any(mark in room.example for mark in room.marks)
    derivation = derived(room.example)
    printed = writer_of(derivation, TEXT).write(derivation.results[0].gradient)
    assert printed == room.example.partition(" == ")[2].partition(" where ")[0]


def called(room: Operator) -> list[str]:
    """What stands where an operator is used by its name: the function, or the signs around the letters."""
    return [f"{room.name}("] if room.name.isidentifier() else re.split(r"\w+", room.name)


def test_keys_are_unique() -> None:
    assert len(OPERATORS) == len(ROOMS) + 1  # the sum over an index, which has no rows that are patterns
