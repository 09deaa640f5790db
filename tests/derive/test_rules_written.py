"""Rules in each notation: as they were typed, sizes kept."""

import re

import pytest
from seam.parts import LATEX, ROOMS, TEXT, UNICODE, Row, shown

from matgrad.cli.reference.operators import rules_of

ROWS = [Row(row, room.name) for room in ROOMS for rows in rules_of(room).values() for row in rows]

# a rule; the same in Unicode, in LaTeX
RULES = [
    ("tr(eye(n)) = n", "tr(Iₙ) = n", r"\operatorname{tr}(I_{n}) = n"),
    ("sum(ones(m,n)) = m*n", "sum(𝟏ₘₓₙ) = m n", r"\operatorname{sum}(\mathbf{1}_{m \times n}) = m n"),
    ("ones(n)' ones(n) = n", "𝟏ₙᵀ 𝟏ₙ = n", r"\mathbf{1}_{n}^{\top} \mathbf{1}_{n} = n"),
    (
        "vec(kron(A, dB)) = kron(kron(eye(n), commutation(q, m)), eye(p)) kron(vec(A), eye(p*q)) vec(dB)",
        "vec(A ⊗ dB) = ((Iₙ ⊗ K_q,m) ⊗ Iₚ) (vec(A) ⊗ I_pq) vec(dB)",
        r"\operatorname{vec}(A \otimes \mathrm{d}B) = ((I_{n} \otimes K_{q,m}) \otimes I_{p})"
        r" (\operatorname{vec}(A) \otimes I_{p q}) \operatorname{vec}(\mathrm{d}B)",
    ),
    ("kron(c*A, B) = c*kron(A, B)", "(c A) ⊗ B = c (A ⊗ B)", r"(c A) \otimes B = c (A \otimes B)"),
    ("norm_F(kron(A, B)) = norm_F(A)*norm_F(B)", "‖A ⊗ B‖_F = ‖A‖_F ‖B‖_F", None),
    ("inv(inv(A)) = A", "(A⁻¹)⁻¹ = A", "(A^{-1})^{-1} = A"),
    ("A' inv(A)' = I", "Aᵀ A⁻ᵀ = I", r"A^{\top} A^{-\top} = I"),
    ("pinv(x) = x'/(x' x)", "pinv(x) = xᵀ/(xᵀ x)", r"\operatorname{pinv}(x) = \frac{x^{\top}}{x^{\top} x}"),
    ("norm_F(x)^-2 = 1/(x' x)", "‖x‖_F⁻² = 1/(xᵀ x)", r"\lVert x \rVert_F^{-2} = \frac{1}{x^{\top} x}"),
    ("d tr(A) = tr(dA)", "d tr(A) = tr(dA)", r"\mathrm{d} \operatorname{tr}(A) = \operatorname{tr}(\mathrm{d}A)"),
    ("d(A B) = dA B + A dB", "d(A B) = dA B + A dB", r"\mathrm{d}(A B) = \mathrm{d}A \, B + A \, \mathrm{d}B"),
    ("-(A - B) = B - A", "−(A − B) = B − A", "-(A - B) = B - A"),
    (
        "d inv(A) = -(inv(A) dA inv(A))",
        "d(A⁻¹) = −(A⁻¹ dA A⁻¹)",
        r"\mathrm{d}(A^{-1}) = -(A^{-1} \, \mathrm{d}A \, A^{-1})",
    ),
    ("d(A.^t) = t*A.^(t - 1) .* dA", "d(A^∘t) = t A^∘(t − 1) ∘ dA", None),
    ("mpow(A, 5) = A A A A A", "A⁵ = A A A A A", "A^{5} = A A A A A"),
    ("E(i, j, n, 1) = e(i, n)", "E(i, j, n, 1) = e_i", r"\operatorname{E}(i, j, n, 1) = e_{i}"),
    ("A .* E(i, j, n, p) = A[i,j]*E(i, j, n, p)", "A ∘ E_ij = A_ij E_ij", r"A \circ E_{ij} = A_{ij} E_{ij}"),
    ("tr(E(i, j, n, n)) = eye(n)[i,j]", "tr(E_ij) = δ_ij", r"\operatorname{tr}(E_{ij}) = \delta_{ij}"),
    (
        "Q' Q = I where Q: n x p orthogonal",
        "Qᵀ Q = I where Q: n×p orthogonal",
        r"Q^{\top} Q = I\text{ where }Q\colon n \times p\text{ orthogonal}",
    ),
]


@pytest.mark.parametrize(("rule", "unicode", "latex"), RULES, ids=[rule for rule, *_ in RULES])
def test_notations(rule: str, unicode: str, latex: str | None) -> None:
    assert shown(Row(rule, ""), UNICODE) == unicode
    assert latex in (None, shown(Row(rule, ""), LATEX))


def test_input_language() -> None:
    """Where everything can be typed, a rule stands as it was typed."""
    assert [row.statement for row in ROWS if shown(row, TEXT) != row.statement] == []


def test_one_notation_in_a_line() -> None:
    """No name of the input language is left where the notation has a mark; norms of each row have none."""
    names = r"\b(inv|norm_F|kron|eye|ones|zeros|commutation|logdet|sqrt)\b"
    spelled = re.compile(rf"{names}|\bnorm2\((?!\S+, (?:rows|cols)\))")
    assert [found for row in ROWS if spelled.search(found := shown(row, UNICODE))] == []
