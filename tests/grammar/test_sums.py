"""Sums over indices: what Σ takes in, how its indices are typed, and the mistakes that are made with them."""

import pytest
from trees import mistake, tree

from matgrad.grammar.lines import statements
from matgrad.grammar.read import read_expression, read_statement

EXTENTS = [  # products, quotients and colons to its right, up to a sign
    ("sum_i x_i' w y", "(Σ i: (juxt (juxt (' x_i) w) y))"),
    ("sum_i a_i*x_i : y_i / b", "(Σ i: (: (* a_i x_i) (/ y_i b)))"),
    ("sum_i x_i + b", "(+ (Σ i: x_i) b)"),
    ("a - sum_i x_i - b", "(- (- a (Σ i: x_i)) b)"),
    ("sum_i (x_i + b)^2", "(Σ i: (^ (() (+ x_i b)) 2))"),
    ("sum_i(x_i)^2", "(Σ i: (^ (() x_i) 2))"),
    ("sum_i -x_i", "(Σ i: (neg x_i))"),
    ("-sum_i x_i", "(neg (Σ i: x_i))"),
    ("2 sum_i x_i", "(juxt 2 (Σ i: x_i))"),
    ("A B sum_i x_i", "(juxt (juxt A B) (Σ i: x_i))"),
    ("-1/2*sum_i x_i", "(* (neg 1/2) (Σ i: x_i))"),
    ("1/N*sum_i x_i", "(* (/ 1 N) (Σ i: x_i))"),
    ("a .* sum_i x_i", "(.* a (Σ i: x_i))"),
    ("a*-2 sum_i x_i", "(* a (neg (juxt 2 (Σ i: x_i))))"),
    ("a : sum_i x_i : y_i", "(: a (Σ i: (: x_i y_i)))"),
    ("sum_i x_i sum_j y_j z_i", "(Σ i: (juxt x_i (Σ j: (juxt y_j z_i))))"),
    ("log(sum_i exp(x_i))", "log[(Σ i: exp[x_i])]"),
    ("|sum_i x_i|", "|  [(Σ i: x_i)]"),
    ("(sum_i x_i)' y", "(juxt (' (() (Σ i: x_i))) y)"),
]

INDICES = [
    ("sum_{i} x_i", "(Σ i: x_i)"),
    ("sum_{i,j} m_{ij}", "(Σ i j: m_ij)"),
    ("sum_{ i, j } m_ij", "(Σ i j: m_ij)"),
    ("sum_{i=1}^N x_i", "(Σ i≤N: x_i)"),
    ("sum_{i = 1}^{ N } x_i", "(Σ i≤N: x_i)"),
    ("sum_{i=1}^{12} x_i", "(Σ i≤12: x_i)"),
    ("sum_{i,j=1}^n m_ij", "(Σ i≤n j≤n: m_ij)"),
    ("sum_{i=1}^N sum_{j=1}^{M} m_ij", "(Σ i≤N: (Σ j≤M: m_ij))"),
    ("Σ_i x_i", "(Σ i: x_i)"),
    ("∑_{i=1}^N x_{i}", "(Σ i≤N: x_i)"),
    ("Σᵢ xᵢ y", "(Σ i: (juxt x_i y))"),
    ("Σᵢⱼ mᵢⱼ", "(Σ i j: m_ij)"),
    ("Σᵢ xᵢy", "(Σ i: (juxt x_i y))"),
    ("Σ_α x_α", "(Σ alpha: x_alpha)"),
    ("sum_alpha x_alpha", "(Σ alpha: x_alpha)"),
    ("sum_{alpha=1}^N x_{alpha}", "(Σ alpha≤N: x_alpha)"),
    ("sum_{i, mu} m_imu", "(Σ i mu: m_imu)"),
    ("sum_{i,j} w_{i,j}", "(Σ i j: ([] w i j))"),
]

MISTAKES = [  # what is typed, the code, the place, and how the help begins
    ("1/N sum_i x_i", "M114", "/", "write (1 / N) sum_i … or 1 / (N sum_i …)"),
    ("sum_ij m_ij", "M114", "sum_ij", "write sum_{i,j} E for the sum over i and j"),
    ("sum_{ij} m_ij", "M114", "sum_{ij}", "write sum_{i,j} E for the sum over i and j"),
    ("sum_{i=0}^{N-1} x_i", "M117", "sum_{i=0}^{N-1}", "write sum_{i=1}^N E"),
    ("sum_{i=1}^{n-1} x_i", "M117", "n-1", "write sum_{i=1}^N E"),
    ("sum_i^N x_i", "M117", "sum_i^N", "write sum_{i=1}^N E"),
    ("sum_{i=1} x_i", "M117", "sum_{i=1}", "write sum_{i=1}^N E"),
    ("sum_{i<j} m_ij", "M117", "sum_{i<j}", "write sum_i E, sum_{i,j} E"),
    ("sum_{i in S} x_i", "M117", "sum_{i in S}", "write sum_i E, sum_{i,j} E"),
    ("sum_{i=1}^{9999999999} x_i", "M118", "9999999999", None),
    ("a / sum_i x_i", "M101", "sum_i", "write (sum_i …)"),
    ("x ./ sum_i x_i", "M101", "sum_i", "write (sum_i …)"),
    ("x^sum_i", "M101", "sum_i", "write (sum_i …)"),
    ("sum_i", "M102", "sum_i", "write one"),
    ("sum_i + b", "M102", "sum_i", "write one"),
    ("Σ x", "M115", "Σ", "write sum_i E for a sum over i, or take another name"),
    ("x' Σ⁻¹ x", "M115", "Σ", "write sum_i E for a sum over i, or take another name"),
    ("x' Σ_k^{-1} x", "M115", "Σ_k^{-1}", "write sum_i E for a sum over i, or take another name"),
    ("tr(X) wrt X where Σ: n x n", "M115", "Σ", "write sum_i E for a sum over i, or take another name"),
]


@pytest.mark.parametrize(("text", "expected"), [*EXTENTS, *INDICES])
def test_sums(text: str, expected: str) -> None:
    assert tree(read_expression(text)) == expected


@pytest.mark.parametrize(("text", "code", "marked", "help"), MISTAKES)
def test_mistakes_of_sums(text: str, code: str, marked: str, help: str | None) -> None:
    found = mistake(text)
    assert found.span is not None
    assert (found.code, text[slice(*found.span)]) == (code, marked)
    assert (found.help or "").startswith(help or "")


def test_a_declared_name_is_no_sum() -> None:
    assert tree(read_statement("sum_i*x wrt x where sum_i: scalar").formula) == "(* sum_i x)"


def test_the_bounds_of_a_sum_are_no_equation_in_a_file() -> None:
    lines = "sum_{i=1}^N x_i' w wrt w\n(sum_{i=1}^N x_i)' w wrt w\n\ntr(X) wrt X"
    assert [text for _, text in statements(lines)] == [line for line in lines.split("\n") if line]
