"""What words and formulas say of names: shapes, properties, definitions; and what must not be taken for that."""

import pytest

import matgrad.grammar.documents
from matgrad.grammar.documents.parts import Declares
from matgrad.grammar.documents.prose import said_in
from matgrad.grammar.documents.scan import scanned
from matgrad.grammar.tree import Name, Node, Number

assert matgrad.grammar.documents  # imported first: the reader of LaTeX waits until then

SHAPES = [
    (r"$X\in\mathbb R^{n\times p}$", "X: n x p"),
    (r"Let $\mathbf{x}, \mathbf{y} \in \mathbb{R}^{n}$ and $A\in\mathbb R^{n\times n}$.", "x: n; y: n; A: n x n"),
    (r"where $\lambda > 0$ and $w\in{\mathbb R}^d$", "lambda positive; w: d"),
    (r"$F \in \mathbb{R}^{N \times Nn},\ A \in \mathbb{R}^{NN \times 2n+1}$", "F: N x N*n; A: N*N x 2*n+1"),
    (r"$$\eqalign{ &u \in {\mathbb R}^{N\times 1},\quad &r,s \in {\mathbb R} \\ }$$", "u: N; r scalar; s scalar"),
    (r"$\nabla f = B = A \in \mathbb{R}^{m \times n}$", "A: m x n"),
    (r"Let $M\in\{0,1\}^{m\times n}$ and $X \in M_{n,p}(\mathbb R)$.", "M: m x n binary; X: n x p"),
    (r"$S\in\mathbb{S}^n_{++}$, $x\in\mathbb R^n_+$", "S: n x n spd; x: n nonnegative"),
    (r"$S$ is $n$ x $m$ and $U$ is $m\times t$.", "S: n x m; U: m x t"),
    (r"where $X$ and $B$ are $n\times n$ matrices?", "X: n x n; B: n x n"),
    (
        r"$X_{m\times m}$ symmetric, $B_{m\times m}$ symmetric and constant.",
        "X: m x m; B: m x m; X symmetric (below); B symmetric (below)",
    ),
    (r"For a non-square $X$ of size $n \times p$ ($n>p$) and $A$", "X: n x p"),
    (r"Let $x$ be an $n$-vector, $y$ a vector of length $m$.", "x: n; y: m"),
    (r"an $m \times n$ matrix $A$ and the $n$-dimensional vector $v$", "A: m x n; v: n"),
    (r"$y$, $W$ and $b$ are $1\times n$, $m\times n$ and $1\times n$, respectively.", "y: 1 x n; W: m x n; b: 1 x n"),
    (r"$A$ is a 3x3 matrix", "A: 3 x 3"),
    (r"$A$ is an n-by-p matrix", "A: n x p"),
]
PROPERTIES = [
    (
        r"$Y, X$ and $B$ are square and symmetric; the function is $f$",
        "Y matrix symmetric (below); X matrix symmetric (below); B matrix symmetric (below)",
    ),
    (r"For symmetric $A$ this is $2Ax$.", "A symmetric (case)"),
    (r"If $A=A^T$, then $\nabla f = 2Ax$.", "A symmetric (case)"),
    (r"where $A$ is an $n\times n$ symmetric positive definite matrix.", "A: n x n spd"),
    (r"Let $A$ be an invertible matrix and $s$ a scalar.", "A matrix invertible; s scalar"),
    (r"With $s$ scalar,", "s scalar"),
    (r"for a vector $x$", "x vector"),
    (r"$M$ is a binary mask.", "M binary (below)"),
    (r"$$f = x^TAx$$ $B$ is a symmetric matrix.", "B matrix symmetric (below)"),
    (r"where $x$ is a row vector", "x: 1 x ?"),
]
NOTHING = [
    r"$A$ is not symmetric.",
    r"We do not assume that $A$ is symmetric.",
    r"Unless $A$ is symmetric, this is wrong.",
    r"Suppose for contradiction that $A$ is invertible.",
    r"Is it true that $A$ is symmetric?",
    r"The product of $B$ and $A$ is symmetric.",
    r"The gradient with respect to $X$ is a symmetric matrix.",
    r"$A$ is symmetric if $B$ is.",
    r"Show that $A$ is symmetric.",
    r"It would be easier were $A$ symmetric.",
    r"Neither $A$ nor $B$ is diagonal.",
    r"$f$ is a symmetric function of $x$.",
    r"$A$ is block diagonal. The non-symmetric $B$.",
    r"Dabei ist $A$ nicht symmetrisch, und $x$ ist ein Vektor.",
    r"Sei $A$ eine symmetrische Matrix.",
    r"$\sum_{i\in S} x_i$ and $x_i\in\mathbb R^n$",
    r"$n > 0$, $i \in \{1,\ldots,n\}$, $f(x) \in \mathbb R$",
    r"$\nabla f(x)\in\mathbb R^n$",
]


def declared(text: str) -> str:
    """The declarations of a text, as they are written in the input language."""
    return "; ".join(as_declared(said) for said in said_in(scanned(text, ".md")) if isinstance(said, Declares))


def as_declared(said: Declares) -> str:
    what = said.declaration
    sizes = " x ".join(map(as_size, what.sizes))
    head = f"{what.name.text}: {sizes}" if sizes else " ".join(filter(None, (what.name.text, kind(what.kind))))
    reach = "" if said.holds == "section" else f"({said.holds})"
    return " ".join(filter(None, (head, *what.properties, reach)))


def kind(word: str) -> str:
    return "" if word == "open" else word


def as_size(size: Node) -> str:
    if isinstance(size, Name):
        return size.text or "?"
    return str(size.value) if isinstance(size, Number) else size.head.join(map(as_size, size.args))  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "said"), [*SHAPES, *PROPERTIES])
def test_what_is_declared(text: str, said: str) -> None:
    assert declared(text) == said


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not(text: str) -> None:
    assert declared(text) == ""
