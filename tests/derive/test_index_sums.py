"""Derivatives of sums over an index, checked line by line, and the same in stacked arrays."""

from pathlib import Path

import pytest
from mathematics import derived, pages_with_sums, statement_of
from seam.engine import writer_of
from seam.parts import INDEX_SUM, OPERATORS, SCALAR, TEXT, Algebra, Term, declaration, letter, show_size

from matgrad.grammar.mistakes import Mistake

# A statement, its derivative, and what it is in stacked arrays where that is shorter.
DERIVED = [
    ("sum_i (x_i' w - y_i)^2 wrt w", "2 sum_i (x_i' w - y_i) x_i", "2 X' (X w - y)"),
    ("sum_i a_i*(x_i' w - y_i)^2 wrt w", "2 sum_i a_i (x_i' w - y_i) x_i", "2 X' (a .* (X w - y))"),
    ("log(sum_i exp(x_i' w)) wrt w", "(sum_i exp(x_i' w) x_i)/(sum_i exp(x_i' w))", "X' softmax(X w)"),
    (
        "sum_i log(1 + exp(-y_i*(x_i' w))) wrt w where x_i: n, w: n, y_i: scalar",
        "-sum_i y_i sigmoid(-y_i (x_i' w)) x_i",
        "-X' (y .* sigmoid(-y .* (X w)))",
    ),
    ("sum_i x_i' A x_i wrt A where x_i: n", "sum_i x_i x_i'", "X' X"),
    ("sum_i norm2(x_i - m)^2 wrt m where x_i: n, m: n", "2 sum_i (m - x_i)", None),
    (
        "sum_i (logsumexp(W' x_i) - y_i' W' x_i) wrt W",
        "sum_i x_i (softmax(W' x_i) - y_i)'",
        "X' (softmax(X W, rows) - Y)",
    ),
    (
        "sum_i (logsumexp(W x_i) - y_i' W x_i) wrt W",
        "sum_i (softmax(W x_i) - y_i) x_i'",
        "(softmax(W X', cols) - Y') X",
    ),
    ("sum_i norm_F(A_i X B_i - C_i)^2 wrt X", "2 sum_i A_i' (A_i X B_i - C_i) B_i'", None),
    (
        "-N/2*logdet(S) - 1/2*sum_i x_i' inv(S) x_i wrt S where x_i: n, S: n x n spd, i: N",
        "1/2 (inv(S) (sum_i x_i x_i') inv(S) - N inv(S))",
        "1/2 (inv(S) X' X inv(S) - N inv(S))",
    ),
    # by the members of a family, each with its own place: a double sum has both
    (
        "sum_i sum_j m_ij*(y_ij - u_i' v_j)^2 wrt u_i where m_ij: scalar, y_ij: scalar, u_i: k, v_j: k",
        "2 sum_j m_ij (u_i' v_j - y_ij) v_j",
        "2 (M .* (U V' - Y)) V",
    ),
    ("sum_i sum_j x_i' A x_j wrt x_i where x_i: n, A: n x n", "(A + A') sum_j x_j", None),
    ("sum_i norm2(x_i)^2 wrt x_k where x_i: n", "2 x_k", None),
    ("sum_i sum_j a_ij*b_ji wrt a_ij where a_ij: scalar, b_ij: scalar, i: N, j: N", "b_ji", None),
    ("norm2(A w - sum_i x_i)^2 wrt x_i where A: m x n, x_i: m", "2 (sum_j x_j - A w)", None),
    (
        "sum_i norm2(w_i - sum_j c_ij*x_j)^2 wrt x_i where w_i: n, x_i: n, c_ij: scalar",
        "2 sum_j c_ji (sum_k c_jk x_k - w_j)",
        "2 C' (C X - W)",
    ),
    # what does not depend on the index leaves the sum, and of what is constant there are N
    ("sum_i A x_i wrt A where x_i: n, A: m x n", "dA sum_i x_i", None),
    ("sum_i (x_i' w + c) wrt c where x_i: n, w: n, c: scalar, i: N", "N", None),
    # entries are matrix forms
    ("sum_i sum_j x[i]*A[i,j]*x[j] wrt x where A: n x n", "(A + A') x", None),
    ("sum_i x[i]^3 wrt x", "3 x.^2", None),
    ("sum_i sum_j A[i,j]*B[i,j] wrt A where A: m x n", "B", None),
    (
        "sum_i sum_j A[i,j]*(x[i] - x[j])^2 wrt x",
        "2 (A .* (x ones(n)' - ones(n) x') - (A .* (x ones(n)' - ones(n) x'))') ones(n)",
        None,
    ),
    ("sum_i A[i,i] wrt A", "eye(n)", None),
    ("sum_i logsumexp(X[i,:]) wrt X where X: m x n", "softmax(X, rows)", None),
    ("sum_i norm2(X[i,:]) wrt X where X: m x n", "diag(1 ./ norm2(X, rows)) X", None),
    ("sum_j max(X[:,j]) wrt X where X: m x n", "argmax(X, cols)", None),
    ("sum_i (1 + sum_j exp(A[i,j])*x[j])^3 wrt x where A: n x n", "3 exp(A)' (ones(n) + exp(A) x).^2", None),
]

SECOND = [
    ("sum_i (x_i' w - y_i)^2 wrt w twice", "2 sum_i x_i x_i'", "2 X' X"),
    (
        "(sum_i x_i' w) (w' w) wrt w twice",
        "2 ((sum_i x_i' w) eye(m) + (sum_i x_i) w' + w (sum_i x_i)')",
        "2 (sum(X w) eye(m) + X' ones(N) w' + w ones(N)' X)",
    ),
    ("sum_i exp(x_i' w) wrt w twice", "sum_i exp(x_i' w) x_i x_i'", "X' diag(exp(X w)) X"),
]
ALL = [*DERIVED, *SECOND]


@pytest.mark.parametrize(
    ("statement", "gradient", "closed"), [*DERIVED, *SECOND], ids=[s for s, *_ in [*DERIVED, *SECOND]]
)
def test_derivative(statement: str, gradient: str, closed: str | None) -> None:
    """Every line is checked at points with different numbers of members, one among them."""
    derivation = derived(statement)
    assert derivation.verification is not None
    (result,) = derivation.results
    writer = writer_of(derivation, TEXT)
    assert writer.write(result.gradient) == gradient
    assert (writer.write(result.closed.term) if result.closed and result.closed.is_shorter else None) == closed


# What is computed in stacked arrays, though the page keeps the shorter sum.
STACKED = [
    ("sum_{i,j} y_ij*(x_i - x_j)' M (x_i - x_j) wrt M", "X' (diag(Y' ones(N)) - Y - Y' + diag(Y ones(N))) X"),
    ("sum_{i,j} w_ij*norm2(x_i - x_j)^2 wrt x_i", "2 (diag((W + W') ones(N)) - W - W') X"),
    ("sum_{i,j} r_ij*norm2(x_i - m_j)^2 wrt m_j", "2 (diag(R' ones(N)) M - R' X)"),
]


@pytest.mark.parametrize(("statement", "stacked"), STACKED, ids=[statement for statement, _ in STACKED])
def test_stacked(statement: str, stacked: str) -> None:
    derivation = derived(statement)
    closed = derivation.results[0].closed
    assert closed is not None and not closed.is_shorter
    assert writer_of(derivation, TEXT).write(closed.term) == stacked


def families() -> Algebra:
    """A store with the indices i, j and k, each from 1 to N."""
    algebra = Algebra(OPERATORS)
    algebra.ranges.update(dict.fromkeys("ijk", letter("N")))
    return algebra


def test_letters_mean_nothing() -> None:
    """Σ_i Σ_j (a_i + b_j)² = Σ_j Σ_i (a_j + b_i)², and what is put into a sum is not caught by its letter."""
    algebra = families()
    a, b = (algebra.family(name, SCALAR) for name in "ab")
    i, j = map(algebra.index, "ij")

    def summed(*letters: str) -> Term:
        first, second = letters
        inner = algebra.index_sum(
            algebra.index(second), algebra.power(algebra.sum([member(a, first), member(b, second)]), two)
        )
        return algebra.index_sum(algebra.index(first), inner)

    def member(family: Term, index: str) -> Term:
        return algebra.member(family, [index])

    two = algebra.number(2)
    assert summed("i", "j") is summed("j", "i") is summed("k", "i")
    inner = algebra.index_sum(j, algebra.power(algebra.sum([member(a, "i"), member(b, "j")]), two))
    assert algebra.free(inner) == {"i"}
    assert algebra.free(algebra.renamed(inner, {"i": "j"})) == {"j"}
    assert algebra.renamed(algebra.renamed(inner, {"i": "j"}), {"j": "i"}) is inner
    assert algebra.index_sum(i, algebra.one) is algebra.count(i)


# Each row of the sum over an index, with a derivation in which it is cited; all of their lines are checked.
CITED = {
    INDEX_SUM.differential[0]: "sum_i (x_i' w)^2 wrt w",
    INDEX_SUM.collecting[0]: "sum_{i,j} norm2(x_i - x_j)^2 wrt x_i",
    INDEX_SUM.forms[0]: "sum_i x[i]*y[i] wrt x",
}


@pytest.mark.parametrize(("row", "statement"), CITED.items(), ids=list(CITED))
def test_cited(row: str, statement: str) -> None:
    steps = derived(statement).steps
    assert row in [rule.statement for step in steps for rule in step.rules]


@pytest.mark.parametrize("statement", ["sum_i b_ii wrt b_ij", "sum_{i,j} b_ij*exp(b_ii) wrt b_ij"])
def test_some_members_apart(statement: str) -> None:
    """What d(b_ii) contributes to ∂f/∂b_ij has no formula, be there another contribution or not."""
    with pytest.raises(Mistake, match="some members occur apart"):
        derived(f"{statement} where b_ij: scalar, i: N, j: N")


def test_second_derivatives_by_members() -> None:
    """Those of two members have a block for each pair of them."""
    with pytest.raises(Mistake, match="by the members of a family"):
        derived("sum_i exp(x_i' w) wrt x_i twice")


def test_differences_that_cannot_be_aligned() -> None:
    """1 - tanh(q)^2 stands both ways round, each of them shorter where it is."""
    gradient = derived("c*(w' w)*sum_i y_i - tanh((w' w)/(1 + (w' w)^2)) wrt w").results[0].gradient
    assert gradient.head == "scaled"


@pytest.mark.parametrize("page", pages_with_sums(), ids=[page.stem for page in pages_with_sums()])
def test_typed_again(page: Path) -> None:
    """The function as it is printed is read as it was."""
    statement = statement_of(page)
    first = derived(statement, verify=False)
    declared = ", ".join(map(declaration, first.problem.symbols))
    ranges = ", ".join(f"{letter}: {show_size(size)}" for letter, size in first.problem.ranges.items())
    asked = statement.partition(" wrt ")[2].partition(" where ")[0]
    printed = writer_of(first, TEXT).write(first.problem.function)
    again = derived(f"{printed} wrt {asked} where {declared}, {ranges}", verify=False)
    one, other = (writer_of(found, TEXT).write(found.results[0].gradient) for found in (first, again))
    assert one == other
