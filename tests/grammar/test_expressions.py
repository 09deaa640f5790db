"""Expressions as a table: what is typed, and the tree it becomes."""

import os
import sys

import pytest
from program import ran
from trees import mistake, tree

from matgrad.grammar import generate as build
from matgrad.grammar.read import read_equation, read_expression, read_statement

EXPRESSIONS = [
    ("A : B", "(: A B)"),
    ("2 Z:A + W:X", "(+ (: (juxt 2 Z) A) (: W X))"),
    ("A : -B C", "(: A (neg (juxt B C)))"),
    ("(A : B) : C", "(: (() (: A B)) C)"),
    ("A - B -C", "(- (- A B) C)"),
    ("A .+ B .- C .− D", "(.- (.- (.+ A B) C) D)"),
    ("A - B .+ -C'", "(.+ (- A B) (neg (' C)))"),
    ("2.+A : B", "(.+ 2 (: A B))"),
    ("A .* B * C", "(* (.* A B) C)"),
    ("A .* B C", "(.* A (juxt B C))"),
    ("A ./ B C", "(./ A (juxt B C))"),
    ("A ⊗ B ⊙ C ∘ D", "(.* (.* (kron A B) C) D)"),
    ("A · B − C", "(- (* A B) C)"),
    ("-x' y", "(neg (juxt (' x) y))"),
    ("A * -B", "(* A (neg B))"),
    ("x' A x", "(juxt (juxt (' x) A) x)"),
    ("x' y / z", "(/ (juxt (' x) y) z)"),
    ("(a / b) c", "(juxt (() (/ a b)) c)"),
    ("1/2 x' A x", "(juxt (juxt (juxt 1/2 (' x)) A) x)"),
    ("2*1/2", "(* 2 1/2)"),
    ("1/2n", None),
    ("x^(1/2)", "(^ x (() 1/2))"),
    ("X^3.^2", "(.^ (^ X 3) 2)"),
    ("0.1 + 1e-3 e", "(+ 1/10 (juxt 1/1000 e))"),
    ("2x1", "(juxt 2 x1)"),
    ("2.*A", "(.* 2 A)"),
    ("X'^2", "(^ (' X) 2)"),
    ("X^-1", "(^ X -1)"),
    ("X⁻¹ x² y³", "(juxt (juxt (^ X -1) (^ x 2)) (^ y 3))"),
    ("A.^-n", "(.^ A (neg n))"),
    ("2^3 x", "(juxt (^ 2 3) x)"),
    *((spelled, "(' X)") for spelled in ("X'", "X^T", "X.T", "Xᵀ", "X’", "X′")),
    *((spelled, "(' (^ X -1))") for spelled in ("X^-T", "X⁻ᵀ")),
    ("X.Test", None),
    ("2 X(A .* B)'", "(juxt 2 (' X[(.* A B)]))"),
    ("X(A)^2", "(^ X[A] 2)"),
    ("X (A)^2", "(juxt X (^ (() A) 2))"),
    ("X³(A)", "(juxt (^ X 3) (() A))"),
    ("eye() + E(i,j,n,p)", "(+ eye[] E[i j n p])"),
    ("((X .* A) 1_p)[k]", "([] (() (juxt (() (.* X A)) ones[p])) k)"),
    ("X[i,:] X[:,2]'", "(juxt ([] X i :) (' ([] X : 2)))"),
    ("A [i,j]", "([] A i j)"),
    ("‖A - B‖_F^2", "(^ norm_F[(- A B)] 2)"),
    ("‖x‖ ‖y‖_2", "(juxt norm2[x] norm2[y])"),
    ("‖A‖_1 + ‖B‖_*", "(+ norm1[A] norm_nuc[B])"),
    ("‖(‖x‖ y)‖", "norm2[(() (juxt norm2[x] y))]"),
    ("λ₁ α_2 Γ", "(juxt (juxt lambda_1 alpha_2) Gamma)"),
    ("norm_F(W1) x_0", "(juxt norm_F[W1] x_0)"),
    ("d inv(A)", "(juxt d inv[A])"),
]


SPELLINGS = [  # as others write, and as it is written here
    ("A @ B", "A * B"),
    ("x**2 + y.**2", "x^2 + y.^2"),
    ("||x|| ‖y‖_{2} + ||A||_F^2", "norm2(x) norm2(y) + norm_F(A)^2"),
    ("X^⊤ X^{T} X.mT X.t() X⊤", "X' X' X' X' X'"),
    ("A^{-T} A^(-T)", "A^-T A^-T"),
    ("A^{-1} x^{n+1}", "A^-1 x^(n+1)"),
    ("X^(2) X^((-2))", "X^2 X^-2"),
    ("x_{ij} λ_{1}", "x_ij λ_1"),
    ("X_{i,j} (A B)_{1,:}", "X[i,j] (A B)[1,:]"),
    ("A^+ b", "pinv(A) b"),
    ("A\\b", "inv(A) * b"),
    ("x^2/2", "x^2 / 2"),
    ("x^-3/2", "x^-3 / 2"),
    ("np.linalg.norm(x) torch.trace(X)", "norm(x) trace(X)"),
    ("la.T la", "la' la"),
    ("matmul(A, B) + np.multiply(A, B)", "A * B + A .* B"),
    ("np.linalg.solve(A, b)", "inv(A) * b"),
    ("max(0, s) + np.maximum(s, 0)", "relu(s) + relu(s)"),
    ("min(0, s)", "-relu(-s)"),
    ("log|det(X)|", "logdet(X)"),
    ("x^TAx + A^TA + w^Tx_1", "x'Ax + A'A + w'x_1"),
    ("½ x", "0.5 x"),
    ("√(s) x^∘2 ⊘ y", "sqrt((s)) x.^2 ./ y"),
    ("𝟏ᵀ x 𝟎", "ones' x zeros"),
    ("|a| |b|", "|a||b|"),
    ("|a + ||b|| c|", "|a + norm2(b) c|"),
]


@pytest.mark.parametrize(("text", "expected"), EXPRESSIONS)
def test_expression(text: str, expected: str | None) -> None:
    if expected is None:
        mistake(text)
    else:
        assert tree(read_expression(text)) == expected


@pytest.mark.parametrize(("text", "meant"), SPELLINGS)
def test_spelling(text: str, meant: str) -> None:
    assert tree(read_expression(text)) == tree(read_expression(meant))


def test_spans_are_those_of_the_source() -> None:
    text = "2 tr(A) .* B''"
    product = read_expression(text)
    assert text[slice(*product.span)] == text and text[slice(*product.place)] == ".*"
    left, right = product.args
    assert text[slice(*left.span)] == "2 tr(A)" and left.place == (1, 2)
    assert text[slice(*right.span)] == "B''" and right.args[0].span == (11, 13)


def test_equation() -> None:
    left, right, _ = read_equation("G : kron(dA, B) = unkron_left(G, B) : dA")
    assert (tree(left), tree(right)) == ("(: G kron[dA B])", "(: unkron_left[G B] dA)")


@pytest.mark.parametrize("text", ["(" * 10_000 + "X" + ")" * 10_000, "+".join(["a"] * 10_000), "X" + "'" * 10_000])
def test_deep_input_reads(text: str) -> None:
    assert read_statement(text).span == (0, len(text))


def test_tables_are_current() -> None:
    assert (build.HERE / "tables.py").read_text(encoding="utf-8") == build.tables()


def test_reading_does_not_load_lark() -> None:
    program = "import sys, matgrad.grammar.read; sys.exit('lark' in sys.modules)"
    paths = os.pathsep.join(filter(None, sys.path))
    ran([sys.executable, "-c", program], check=True, env=os.environ | {"PYTHONPATH": paths})
