"""What the words of a text are about."""

import re

import pytest
from seam.parts import is_said_of

SYMMETRIC = re.compile("symmetric")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Let $A$ be symmetric.", True),
        ("where $B$ is a symmetric matrix. Then $A$ is used.", False),
        ("All matrices are symmetric.", True),
        ("Since it is symmetric, for $A, B \\in \\mathbb{R}^{n\\times n}$ this holds.", True),
        ("The matrix is a symmetric $n \\times n$ one in $\\mathbb S^n$.", True),
        ("$\\Sigma^T = \\Sigma$ is symmetric, and $A$ is not. ", False),
        ("Consider $f(A) = \\|A - M\\|^2$ with $M$ symmetric.", False),
        ("Let $M$, $A$ and $B$ be real symmetric matrices", True),
        ("Here $A$ is any matrix and $M$ is assumed to be positive definite and symmetric", False),
        ("For a symmetric positive definite matrix $M$ and any $A$ this holds", False),
        ("For symmetric matrices $M$ and $A$ this holds", True),
        ("Say that $A$ has a symmetric part", True),
        ("Let $A$ be a matrix that is not necessarily symmetric.", False),
        ("Here $A$ is nonsymmetric, non-symmetric, unsymmetric, skew-symmetric.", False),
        ("$A$ is not only invertible but, since it is a sum of such, symmetric", True),
        ("If $A$ is not symmetric this holds, otherwise that", True),
        ("Here $A$ is not zero, and symmetric", True),
        ("$$A = B$$\nHere $\\mathbf{S}$ is symmetric.", False),
    ],
)
def test_words_are_about_the_matrices_of_their_sentence(text, about):
    assert is_said_of(["A"], SYMMETRIC, text) is about


def test_what_is_about_no_name_is_said_of_all():
    assert is_said_of([], SYMMETRIC, "$B$ is symmetric")
