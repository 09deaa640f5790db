"""What x_i is in a statement with sums over an index: a member of a family, an entry or a name; and the ranges."""

import pytest
from seam.engine import below, understood
from seam.parts import Problem, declaration, show_size

from matgrad.grammar.mistakes import Mistake

# A statement, its names as they would be declared, and how many values its indices have.
READ = [
    ("sum_i (x_i' w - y_i)^2 wrt w", "x_i: m, w: m, y_i: scalar", "i: N"),
    ("sum_i (x_i' w - y_i)^2 + lambda*w' w wrt w", "x_i: m, w: m, y_i: scalar, lambda: scalar", "i: N"),
    ("Σᵢ xᵢ' w wrt w", "x_i: m, w: m", "i: N"),
    ("Σ_α (x_α' w)^2 wrt w", "x_alpha: m, w: m", "alpha: N"),
    ("sum_{α,i} b_αi wrt b_αi where b_αi: scalar", "b_alphai: scalar", "alpha: N, i: M"),
    ("sum_i x_i' w wrt w where x_train: n, w: n", "x_i: n, w: n, x_train: n", "i: N"),
    ("sum_i (x_i - mu)' S (x_i - mu) wrt mu", "x_i: m, mu: m, S: m x m", "i: N"),
    ("sum_i norm2(A_i w - b_i)^2 wrt w", "A_i: m x n, w: n, b_i: m", "i: N"),
    ("sum_i w_i*norm2(A x_i - b_i)^2 wrt A", "w_i: scalar, A: m x n, x_i: n, b_i: m", "i: N"),
    ("sum_i sum(x_i) wrt x_i", "x_i: m", "i: N"),
    # members of one family have one shape, and indices that share a place have as many values
    ("sum_i sum_j (m_ij - u_i' v_j)^2 wrt u_i", "m_ij: scalar, u_i: n, v_j: n", "i: N, j: K"),
    ("sum_{i,j} w_ij*norm2(x_i - x_j)^2 wrt x_i", "w_ij: scalar, x_i: m", "i: N, j: N"),
    ("sum_i x_i' (sum_j x_j) wrt x_k", "x_i: m", "i: N, j: N, k: N"),
    ("sum_i x_i' w + sum_j y_j' w wrt w", "x_i: m, w: m, y_j: m", "i: N, j: M"),
    ("sum_{i,j} w_{i,j}*(x_i' A x_j) wrt A", "w_ij: scalar, x_i: m, A: m x m", "i: N, j: N"),
    # what is declared: a family with its index, and the number of values
    ("sum_i x_i' w wrt w where x_i: n, i: M", "x_i: n, w: n", "i: M"),
    ("sum_j x_j' w wrt w where x_i: n, i: M", "x_i: n, w: n", "j: M"),
    ("sum_i tr(S_i A) wrt A where S_i: n x n spd", "S_i: n x n spd, A: n x n", "i: N"),
    ("sum_{k,l} tr(G_kl A) wrt A where G_ij: n x n", "G_ij: n x n, A: n x n", "k: N, l: M"),
    ("sum_{i=1}^{12} x_i' w wrt w", "x_i: m, w: m", "i: 12"),
    ("1/M*sum_{i=1}^M x_i' w wrt w", "x_i: m, w: m", "i: M"),
    ("-M/2*logdet(S) - sum_i x_i' inv(S) x_i wrt S where i: M, x_i: n", "S: n x n, x_i: n", "i: M"),
    ("n*w' w + sum_i x_i' w wrt w where x_i: n", "w: n, x_i: n", "i: N"),
    ("sum_i N' x_i wrt N where N: n", "N: n, x_i: n", "i: M"),
    ("sum_n x_n' w wrt w where x_n: n", "x_n: n, w: n", "n: N"),
    # entries of what stands without its index, or is declared so
    ("sum_i x_i^2 wrt x", "x: m", "i: m"),
    ("sum_i x_i*y_i wrt x where x: n, y: n", "x: n, y: n", "i: n"),
    ("sum_i sum_j x_i*A_ij*x_j wrt x where A: n x n", "x: n, A: n x n", "i: n, j: n"),
    ("sum_i sum_j x[i]*A[i,j]*x[j] wrt x", "x: m, A: m x m", "i: m, j: m"),
    ("sum_i (X[i,:] w - y_i)^2 wrt w", "X: m x n, w: n, y_i: scalar", "i: m"),
    ("sum_i norm2(X[:,i] - mu)^2 wrt X", "X: m x n, mu: m", "i: n"),
    # a subscript that nothing binds, or that is declared, is part of a name
    ("sum_i x_i' w_k wrt w_k", "x_i: m, w_k: m", "i: N"),
    ("sum_i x_i' w_out wrt w_out", "x_i: m, w_out: m", "i: N"),
    ("sum_i norm2(x_i - mu_1)^2 wrt mu_1", "x_i: m, mu_1: m", "i: N"),
    ("sum_i (x_i' w_j)^2 wrt w_j where w_j: n", "x_i: n, w_j: n", "i: N"),
    ("x_i' A x_i wrt x_i", "x_i: m, A: m x m", ""),
    ("x_i' A x_i wrt x_i where i: N", "x_i: m, A: m x m, i: N", ""),
]

# What is refused: the code, the place, and what the help offers.
MISTAKES = [
    ("sum_i (x_i' w - y_j)^2 wrt w", "M221", "y_j", "sum_j …, or write y_i"),
    ("sum_i x_ij' w wrt w", "M221", "x_ij", "sum_j …"),
    ("sum_i a_i*w + b_i*w wrt w", "M221", "b_i", "sum_i (…)"),
    ("sum_i sum_j x_ij' w + x_i' w wrt w", "M221", "x_i", "sum_i (…)"),
    ("norm2(x_i)^2 + sum_i norm2(x_i)^2 wrt x_i", "M221", "x_i", "sum_i (…)"),
    ("sum_i (x_i' w_k - log(sum_k exp(x_i' w_k))) wrt w_k", "M221", "w_k", "sum_k …"),
    ("sum_i (x_i - x_t)' (x_i - x_t) wrt x_i", "M221", "x_t", "x_t: n"),
    ("sum_i c wrt c", "M221", "i", "sum_{i=1}^N …"),
    ("sum_i a_i*sum_a x_a wrt x_a where a_i: scalar", "M222", "a_i", "another letter"),
    ("sum_i sum_i x_i wrt x_i", "M222", "i", "another letter"),
    ("sum_i i*x_i wrt x_i", "M222", "i", "c_i: scalar"),
    ("sum_i x_i' x_i + i' i wrt x_i", "M222", "i", "another letter"),
    ("sum_i x_i wrt x_i where i: scalar", "M222", "i: scalar", "i: N"),
    ("sum_i x_i' eye(i) x_i wrt x_i", "M222", "i", "sizes"),
    ("sum_i sum_{j=1}^i m_ij wrt m_ij", "M222", "i", "sizes"),
    ("sum_{i=1}^N x_i' w wrt w where x: n x N, w: n", "M224", "x_i", "x[:,i]"),
    ("sum_i X_i w wrt w where X: N x n", "M224", "X_i", "X[i,:]"),
    ("sum_i x_i*w wrt w where x: scalar", "M224", "x_i", "x_i: scalar"),
    ("sum_i X_i^2 wrt X", "M224", "X_i", "X[i,j]"),
    ("sum_i x_i^2 wrt x where x_i: scalar", "M224", "x", "x_i"),
    ("sum_i x_i^2 wrt x_i where x: n", "M224", "x_i", "wrt x"),
    ("sum_{i,j} (x_ij' w + x_i' w) wrt w", "M224", "x_i", "another name"),
    ("sum_i x_i' w wrt w where x_ij: n", "M224", "x_ij", "another name"),
    ("sum_i x_i_j' w wrt w", "M224", "x_i_j", "x_ij"),
    ("sum_i x_in' x_i wrt x_i", "M224", "x_in", "x[i,n]"),
    ("sum_i norm2(x_i - x_1)^2 wrt x_i", "M224", "x_1", "x_1: n"),
    ("sum_i x_i' w wrt x", "M224", "x_i'", "x_i: n"),
    ("sum_i x_i' w wrt w where x: n, w: n", "M224", "x_i'", "x_i: n"),
    ("sum_i max_i x_i wrt x", "M224", "max_i", "maximum"),
    ("sum_i x_i' y_i wrt x_i where x_i: n, x_j: n", "M224", "x_j: n", "one declaration"),
    ("sum_i m_ii wrt m_ii", "M224", "m_ii", "m_ij"),
    ("sum_i norm2(Ax_i - b_i)^2 wrt A", "M207", "Ax_i", "A x_i"),
    ("sum_i e_i' A x_i wrt A", "M207", "e_i", "e(i, n)"),
    ("sum_{i,j} delta_ij*(x_i' x_j) wrt x_i", "M207", "delta_ij", "eye(n)[i,j]"),
    ("sum_{i,j} A_ij*x_i*x_j wrt x", "M207", "A_ij", "A: m x n"),
    ("1/N*sum_i x_i' w wrt w", "M207", "N", "sum_{i=1}^N"),
    ("sum_{i=1}^N x_i' z_i wrt x_i where i: M", "M203", "i", "say it once"),
    ("sum_{i=1}^3 x[i] wrt x where x: 4", "M203", "i", "another letter"),
    ("sum_i x_i' x_j wrt x_i, x_j", "M221", "x_j", "sum_j …"),
]


def names(problem: Problem) -> str:
    return ", ".join(map(declaration, problem.symbols))


def ranges(problem: Problem) -> str:
    return ", ".join(f"{letter}: {show_size(size)}" for letter, size in sorted(problem.ranges.items()))


@pytest.mark.parametrize(("text", "symbols", "counts"), READ)
def test_names_and_ranges(text: str, symbols: str, counts: str) -> None:
    problem = understood(text)
    assert (names(problem), ranges(problem)) == (symbols, counts)


@pytest.mark.parametrize(("text", "code", "marked", "help"), MISTAKES)
def test_mistakes(text: str, code: str, marked: str, help: str) -> None:
    with pytest.raises(Mistake) as caught:
        understood(text)
    assert caught.value.span is not None
    assert (caught.value.code, text[slice(*caught.value.span)]) == (code, marked)
    assert help in (caught.value.help or "")


@pytest.mark.parametrize(
    ("lines", "text", "symbols", "counts"),
    [
        (["given x_i: n, y_i: scalar, i: N"], "sum_i (x_i' w - y_i)^2 wrt w", "x_i: n, w: n, y_i: scalar", "i: N"),
        (["given X: n x p"], "sum_i norm2(X[i,:])^2 wrt X", "X: n x p", "i: n"),
        (["given i: p"], "i' i wrt i", "i: p", ""),
        (["let f = sum_i (x_i' w)^2"], "f + w' w wrt w", "x_i: m, w: m", "i: N"),
        (["let f = sum_i (x_i' w)^2"], "f wrt x_i where x_i: n, i: N", "x_i: n, w: n", "i: N"),
        (["let z = A b"], "sum_i z_i^2 wrt A where A: m x n", "A: m x n, b: n", "i: m"),
        (["given i: N, x_i: n", "let f = sum_i x_i' w"], "1/N*f wrt w", "x_i: n, w: n", "i: N"),
    ],
)
def test_below_other_lines(lines: list[str], text: str, symbols: str, counts: str) -> None:
    problem = understood(text, lines)
    assert (names(problem), ranges(problem)) == (symbols, counts)


def test_a_sum_is_no_function_of_one_number() -> None:
    with pytest.raises(Mistake) as caught:
        below(["let f(t) = sum_i t*x_i"])
    assert caught.value.code == "M216"
