"""The check of each line: it finds every mistake that is planted, keeps to the domain, and says the same every time."""

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from mathematics import derived
from program import ran
from seam.parts import (
    MARKED,
    OPERATORS,
    Addend,
    Crossing,
    Opening,
    Operator,
    Row,
    WrongLine,
    compiled,
    index,
    read_rewriting,
)
from seam.parts import verified as check

from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.plain import replaced

# A mistake, the operator in whose room it is planted, the row there, the wrong row, and a statement that needs it.
PLANTED = [
    ("transposed adjoint", "det", "d det(A) = det(A)*inv(A) : dA", "det(X) wrt X"),
    ("transposed adjoint", "tril", "G : tril(dA) = triu(G) : dA", "sum(A .* tril(X)) wrt X"),
    ("transposed adjoint", "dpow", "G : dpow(A, k, dD) = dpow(A, k, G) : dD", "tr(A X^7) wrt X"),
    ("missing transpose", "logdet", "d logdet(A) = inv(A) : dA", "logdet(A X) wrt X where A: n x n, X: n x n"),
    ("lost factor", "norm_F", "norm_F(A)^2 = 1/2*A : A", "norm_F(X)^2 wrt X"),
    ("lost factor", "dpow", "dpow(A, k, I) = mpow(A, k - 1)", "tr(X^9) wrt X"),
    ("lost factor", "mpow", "d mpow(A, k) = mpow(A, k - 1) dA", "tr(A X^8) wrt X"),
    ("lost factor", "sigmoid", "d sigmoid(A) = sigmoid(A) .* dA", "sum(sigmoid(X)) wrt X"),
    ("wrong sign", "inv", "d inv(A) = inv(A) dA inv(A)", "tr(A inv(X)) wrt X"),
    ("wrong sign", "cos", "d cos(A) = sin(A) .* dA", "sum(cos(X)) wrt X"),
    ("wrong sign", "tr", "g : tr(dA) = -g*I : dA", "tr(A X) wrt X"),
    ("wrong order", "inv", "d inv(A) = -(dA inv(A) inv(A))", "tr(A inv(X)) wrt X"),
    ("not the derivative", "tanh", "d tanh(A) = (ones - tanh(A)) .* dA", "sum(tanh(X)) wrt X"),
    ("1e-12 too much", "exp", "d exp(A) = 1.000000000001*exp(A) .* dA", "sum(exp(X)) wrt X"),
    ("1e-30 too much", "total", "g : sum(dA) = (1 + 1e-30)*g*ones(m,n) : dA", "sum(X) wrt X where X: n x p"),
    ("right if symmetric", "inv", "d inv(A) = -(inv(A)' dA inv(A))", "tr(A inv(X)) wrt X"),
    ("right if positive", "abs", "d abs(A) = dA", "sum(abs(X .* A)) wrt X"),
    ("right if square", "total", "g : sum(dA) = g*ones(m,n)*m/n : dA", "sum(X .* Y) wrt X where X: n x p"),
    ("right if of size 1", "norm2", "d norm2(A) = sign(A) : dA", "norm2(x - y) wrt x"),
    ("right if of size 1", "diagonal", "y : diag(dA) = ones(n) y' : dA", "x' diag(X) wrt X"),
]


def transposed(right: Callable[..., object]) -> Callable[..., object]:
    """Adjoints that come out transposed."""

    def cross(self: Crossing, addend: Addend) -> object:
        addends, row = right(self, addend)  # type: ignore[misc]
        return [Addend(self.algebra.transpose(a.adjoint), a.differential) for a in addends], row

    return cross


def negative(right: Callable[..., object]) -> Callable[..., object]:
    """Adjoints that come out with the other sign."""

    def cross(self: Crossing, addend: Addend) -> object:
        addends, row = right(self, addend)  # type: ignore[misc]
        minus = self.algebra.minus_one
        return [Addend(self.algebra.scale(minus, a.adjoint), a.differential) for a in addends], row

    return cross


def one_addend(right: Callable[..., object]) -> Callable[..., object]:
    """A product rule that forgets all addends but one."""

    def open(self: Opening, term: object) -> object:
        found = right(self, term)
        return found.args[0] if found.head == "sum" else found  # type: ignore[attr-defined]

    return open


# The marks have no rows that could be replaced: there the engine itself is spoilt.
SPOILT = [
    (Crossing, "cross", transposed, "tr(A X B) wrt X where A: n x n, X: n x n, B: n x n"),
    (Crossing, "cross", negative, "x' A y wrt x"),
    (Opening, "open", one_addend, "x' A x wrt x"),
    (Opening, "open", one_addend, "sum(X .* exp(X)) wrt X"),
    (Opening, "open", one_addend, "norm_F(W X - A)^2 wrt W, X"),
]

# Statements that are defined in some places only.
DEFINED_SOMEWHERE = """
sum(log(A x)) wrt x
log(log(x' x)) wrt x
log(log(log(x' A x))) wrt x where A: n x n spd
log(1 - x' x) wrt x
sum(log(ones - x)) wrt x
sqrt(x' A x) wrt x
sqrt(1 - x' x) wrt x
sqrt(c - b)/sqrt(b) wrt b
logdet(X' X) wrt X where X: n x p
logdet(X X') wrt X where X: n x p
det(A)^(-1/2) wrt A where A: n x n
det(X)^(1/3) wrt X
inv(X) : A wrt X
tr(inv(X' X) A) wrt X where X: n x p
tr(inv(A - A' + I) A) wrt A
tr(inv(I - 2*x x')) wrt x
sum(arcsin(X)) wrt X
sum(arccos(X Y)) wrt X where X: n x p, Y: p x m
arcsin(x' x)*arccos(y' y) wrt x, y
sum(log1p(X)) wrt X
sum(X.^c) wrt X, c
sum(X.^Y) wrt Y
sum(abs(X) ./ X) wrt X
sum(tan(X)) wrt X
norm2(x)/norm2(x - y) wrt x
x' A x wrt x where A: n x n psd
sum(log(A X)) wrt X where A: m x n positive, X: n x p positive
sum(sqrt(x)) wrt x where x: n nonnegative
norm_F(Q X - B)^2 wrt X where Q: n x n orthogonal, X: n x p, B: n x p
norm_F(Q X - B)^2 wrt X where Q: m x n orthogonal, X: n x p, B: m x p
logdet(S) wrt S where S: n x n spd
sum(log(diag(D))) wrt D where D: n x n diagonal
tr(A inv(L)) wrt L where L: n x n lower, A: n x n
log(det(S)) wrt S where S: n x n spd
log(det(I + K' K)) wrt K where K: n x n skew
x' S x wrt x where S: n x n symmetric invertible
sum(exp(exp(exp(X)))) wrt X
sum(log(sum(X)*X)) wrt X where X: 9 x 2
""".strip().splitlines()

# Statements that are defined nowhere, and the condition that cannot be met.
DEFINED_NOWHERE = [
    # these are defined where each size is 1, and nowhere else
    ("V : chol(K) wrt K where K: n x n, V: n x n", "K is symmetric positive definite"),
    ("tril(B).^0.5 wrt B where B: n x p", "tril(B) > 0"),
    ("logdet(x x') wrt x where x: n", "det(x xᵀ) ≠ 0"),
    ("sum(log(D)) wrt D where D: n x n diagonal", "D > 0"),
    ("log(-x' x) wrt x", "> 0"),
    ("sqrt(-1 - x' x) wrt x", ""),
    ("sum(log(-X)) wrt X where X: n x p positive", "> 0"),
    ("arcsin(2 + x' x) wrt x", "< 1"),
    ("log(-sum(exp(X))) wrt X", "> 0"),
    ("logdet(x y' - y x') wrt x where x: 3, y: 3", "≠ 0"),
    ("tr(inv(x y')) wrt x where x: 3, y: 3", "≠ 0"),
    ("log1p(-1 - x' x) wrt x", "> −1"),
    ("log(det(-A A')) + log(det(A A')) wrt A where A: 3 x 3", "> 0"),
]


@pytest.fixture
def fresh() -> Iterator[None]:
    """No rule is kept from one set of rooms to the next."""
    filed = (index.statements, index.filed_row, index.filed, index.rows_of, index.rows_by_head)
    found = (index.fitting_rows, index.conditional, index.may_ask, index.rewriting_rules)
    for cache in (caches := (*filed, *found, compiled.differential_rules, compiled.crossing_rules)):
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def plant(wrong: str, room: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    """File a row that rewrites where the row with the same left side is."""
    rule, filed_rule = read_rewriting(Row(wrong, room.name), room), index.rewriting
    filed = ((*index.PURPOSES,), *index.place_of(rule), (), ())
    monkeypatch.setitem(index.REWRITINGS, room.key, {wrong: filed, **index.REWRITINGS.get(room.key, {})})
    monkeypatch.setattr(index, "rewriting", lambda row, room: rule if row.statement == wrong else filed_rule(row, room))


@pytest.mark.parametrize(("mistake", "key", "wrong", "statement"), PLANTED, ids=[f"{p[0]}: {p[2]}" for p in PLANTED])
def test_planted_row_is_found(
    mistake: str, key: str, wrong: str, statement: str, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    """With a wrong row in a room the tool refuses its own derivation."""
    right = OPERATORS[key]
    left = wrong.partition(" = ")[0]
    kinds = {kind: getattr(right, kind) for kind in ("across", "differential", "simplify", "before")}
    spoilt = {k: tuple(wrong if r.partition(" = ")[0] == left else r for r in rows) for k, rows in kinds.items()}
    assert spoilt != kinds, "the right row has another left side now"
    room = replaced(right, **spoilt)
    monkeypatch.setitem(OPERATORS._known, key, room)
    if wrong in (*room.simplify, *room.before):
        plant(wrong, room, monkeypatch)
    with pytest.raises(WrongLine):
        derived(statement)


@pytest.mark.parametrize(("owner", "name", "spoil", "statement"), SPOILT, ids=[s[-1] for s in SPOILT])
def test_spoilt_engine_is_found(
    owner: type, name: str, spoil: Callable[..., object], statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived(statement)
    monkeypatch.setattr(owner, name, spoil(getattr(owner, name)))
    with pytest.raises(WrongLine):
        derived(statement)


@pytest.mark.parametrize("statement", [planted[-1] for planted in PLANTED])
def test_nothing_is_found_without_a_mistake(statement: str) -> None:
    assert derived(statement).verification is not None


@pytest.mark.parametrize("statement", DEFINED_SOMEWHERE)
def test_points_lie_in_the_domain(statement: str) -> None:
    assert derived(statement).verification is not None


@pytest.mark.parametrize(("statement", "condition"), DEFINED_NOWHERE, ids=[s for s, _ in DEFINED_NOWHERE])
def test_empty_domain_is_refused(statement: str, condition: str) -> None:
    with pytest.raises(Mistake) as caught:
        derived(statement)
    assert caught.value.code == "M240"
    assert condition in caught.value.message


PROGRAM = """
import sys
from matgrad import (derive)
from matgrad.core.write.naming import (name_parts)
from matgrad.core.write.notes import (as_text, sentences)
from matgrad.core.write.terms import (Writer)
from matgrad.core.write.style import (UNICODE)
for statement in sys.stdin.read().splitlines():
    found = derive(statement)
    named = name_parts(found, {})
    writer = Writer(found.problem.algebra, UNICODE)
    for definition in named.definitions:
        print(writer.write(definition.name), "=", writer.write(definition.term))
    for content, step in zip(named.contents, found.steps):
        print(writer.content(content), step.rules)
    for result in found.results:
        print(writer.write(result.gradient), *map(as_text, sentences(result.notes, writer)))
"""
SAME_EVERY_TIME = """
norm_F(A .* (Y - W' X))^2 wrt W, X
norm2(W_3 tanh(W_2 tanh(W_1 x)) - y)^2 wrt W_1, W_2, W_3
logdet(W W' + D) + tr(inv(W W' + D) B) wrt W, D, B where D: n x n spd, B: n x n spd
sum(log(ones + exp(X w))) - y' X w wrt w, X
(x' A x)/(x' x) + c*norm2(x - y) wrt x, y, A
sum(softplus(X .* Y .* Z ./ (ones + X.^2))) wrt X, Y, Z
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Neither hashes nor what was derived before leave a trace in what is printed."""
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    statements = SAME_EVERY_TIME.strip()
    printed = {
        ran(
            [sys.executable, "-c", PROGRAM],
            text.encode(),
            check=True,
            env=os.environ | paths | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed, text in [("1", statements), ("2", statements), ("3", f"{statements}\n{statements}")]
    }
    assert len(printed) == 2
    once, twice = sorted(printed, key=len)
    assert twice == once + once


MISREAD = [
    ("'", lambda algebra, args, shape: args[0], "tr(X' A X B) wrt X where X: n x n, A: n x n, B: n x n"),
    (":", lambda algebra, args, shape: algebra.colon(args[0], args[0]), "A : X wrt X"),
    (".*", lambda algebra, args, shape: algebra.product(args), "sum(A .* X) wrt X where A: n x n, X: n x n"),
    ("neg", lambda algebra, args, shape: args[0], "x' A x - x' y wrt x"),
]


@pytest.mark.parametrize(("mark", "misreading", "statement"), MISREAD, ids=[statement for *_, statement in MISREAD])
def test_misread_function_is_found(
    mark: str, misreading: Callable[..., object], statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A function that is not what was typed is refused, though its derivation holds."""
    monkeypatch.setitem(MARKED, mark, misreading)  # type: ignore[arg-type]
    with pytest.raises(WrongLine):
        derived(statement)


RESULTS = [
    "tr(A X) wrt X",
    "A x wrt x",
    "relu(W x) wrt W, x where W: m x n",
    "x' A x wrt x twice",
    "t*X wrt X, t where t: scalar",
]


@pytest.mark.parametrize("statement", RESULTS)
def test_a_result_that_is_no_coefficient_of_the_last_line_is_found(statement: str) -> None:
    right = derived(statement)
    algebra = right.problem.algebra
    for i, result in enumerate(right.results):
        wrong = result._replace(gradient=algebra.scale(algebra.number(2), result.gradient))
        with pytest.raises(WrongLine):
            check(right._replace(results=(*right.results[:i], wrong, *right.results[i + 1 :])))
