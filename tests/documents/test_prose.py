"""What words and formulas say of names: shapes, properties, definitions; and what must not be taken for that."""

from time import perf_counter

import pytest

import matgrad.grammar.documents
from matgrad.grammar.documents.conventions import conventions_of
from matgrad.grammar.documents.parts import Declares, Defines
from matgrad.grammar.documents.prose import conditions_among, is_condition, said_in, without_zero
from matgrad.grammar.documents.rows import rows_of
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
        "X: m x m; X symmetric (below); B: m x m; B symmetric (below)",
    ),
    (r"For a non-square $X$ of size $n \times p$ ($n>p$) and $A$", "X: n x p"),
    (r"Let $x$ be an $n$-vector, $y$ a vector of length $m$.", "x: n; y: m"),
    (r"an $m \times n$ matrix $A$ and the $n$-dimensional vector $v$", "A: m x n; v: n"),
    (r"$y$, $W$ and $b$ are $1\times n$, $m\times n$ and $1\times n$, respectively.", "y: 1 x n; W: m x n; b: 1 x n"),
    (r"$A$ is a 3x3 matrix", "A: 3 x 3"),
    (r"$A$ is an n-by-p matrix", "A: n x p"),
    (r"Let $A$, $B$ and $C$ be $m\times n$, $n\times p$ and $p\times q$ matrices.", "A: m x n; B: n x p; C: p x q"),
    (r"| $X$ | $n \times p$ | the data |", "X: n x p"),
    (r"where the dimension of $X$ is $n\times p$", "X: n x p"),
    (r"$f:\mathbb{R}^{m\times n}\to\mathbb{R}$ with $\nabla f(X) = 2X$", "X: m x n"),
    (r"$g:\mathbb{R}^m\times\mathbb R^n\to\mathbb{R}$, and then $$g(u, v) = u^TAv$$", "u: m; v: n"),
    ("X : array of shape (n, p)\ny : (n,) array", "X: n x p; y: n"),
    ("W : ndarray, shape (k, 3)\nbeta : np.ndarray of shape (p,)", "W: k x 3; beta: p"),
    ("where A is an m x n matrix and B (n x p)", "A: m x n; B: n x p"),
    (r"$Df_x: h\in\mathbb{R}^n\rightarrow h^TAx$", "h: n"),
    (r"Let $X$ be an $n\times p$ matrix of full column rank", "X: n x p"),
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
    (r"the vector $x$ and $A$ is symmetric", "x vector; A symmetric (below)"),
    (r"The matrices $A$, $B$ and $x$ is a vector.", "A matrix; B matrix; x vector"),
    (r"where $M_{ij}\in\{0,1\}$", "M binary"),
    (r"with $W$ a diagonal matrix of weights", "W matrix diagonal"),
    (r"Let $A$ be positive definite, $\lambda$ a positive number.", "A spd; lambda scalar positive"),
    (r"$A = A^T\in\mathbb{R}^{n\times n}$", "A symmetric (case); A: n x n"),
    (r"$A$ is assumed symmetric.", "A symmetric (below)"),
    (r"where $\lambda,\mu>0$ are scalars", "lambda positive; mu positive; lambda scalar; mu scalar"),
    (r"The prior covariance $P$ is a symmetric $n\times n$ matrix", "P: n x n symmetric (below)"),
    (r"$y\in\mathbb R^n$, $Z$ an $n\times l$ matrix of instruments", "y: n; Z: n x l"),
    (r"$N$ is the number of samples", "N scalar"),
    (r"$X\in\mathbb R^{n\times p}$ denotes the data matrix, and the matrix $X$ is fixed.", "X: n x p"),
    (r"Now let $A^T=A$ and $B = -B^T$.", "A symmetric; B skew"),
]
NOTHING = [
    r"$x$ and $\mathbf{x}$ denote a $scalar$ and a column respectively.",
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
    r"$\frac{\partial y}{\partial x} = A^T$",
    r"The derivative of the symmetric part of $A$ is zero.",
    r"The eigenvectors of $A$ are orthogonal.",
    r"$A$ is nearly symmetric. $A$ is symmetric in $x$. This is only true if $A$ is symmetric.",
    r"Let $A$ be any matrix other than the symmetric $B$.",
    r"We can't assume $A$ is symmetric. Was $A$ a symmetric matrix, we could go on.",
    r"the matrix $A^{-1}$ is symmetric",
    r"Let $B = A^T$, $C = A^2$, $B = A^TA$.",
    "loss : float\nA is not an m x n matrix. word (n x p)",
    "data : array of shape (n, p), y : array of shape (m,) or (m, k)",
]


def said_of(text: str) -> list[Declares | Defines]:
    page = scanned(text, ".md")
    return said_in(page, conventions_of(page))


def declared(text: str) -> str:
    """The declarations of a text, as they are written in the input language."""
    return "; ".join(as_declared(said) for said in said_of(text) if isinstance(said, Declares))


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


CONDITIONS = [  # a text, and which of its rows are claims (.) or conditions (!)
    (r"$$ \frac{\partial f}{\partial x} = 0 $$", "!"),
    (r"$$\nabla f(x) = 2A^T(Ax-b) = \mathbf{0}$$", "."),
    (r"Set the gradient to zero: $$ A^T A x = A^T b $$ so $$ x = (A^TA)^{-1}A^Tb $$", "!."),
    (
        r"$$\frac{df}{dx} = 2Ax - 2b$$ $$\frac{df}{dx} = 0 \\ 2Ax = 2b \\ \hat{x} = A^{-1}b \\ x = A^{-1}b$$",
        ".!!!!",
    ),
    (r"$$y = Ax \\ dy = A\,dx \\ \hat y = Wx \\ f = y:y \\ A:B = B:A$$", "....."),
    (r"Let $A = A^T$ and $B = I$, $Q^TQ = I$, $x^Tx = 1$, $x = Ax + b$.", "!!!!!"),
    (r"If $AB = BA$, then $\nabla f = 2Ax$. Unless $\nabla g = 2Bx$.", "!.!"),
    (r"Let $Y = AX$. If $f = x^TAx$ then $df = 2x^TA\,dx$.", "..."),
    (r"$$ x^* = \arg\min_x f(x) $$ $$ f(x+h) = f(x) + g^Th + O(\|h\|^2)$$ $$h = \max(0, x)$$", "!!."),
    (r"Find $X$ such that $$AX = B$$ Solution: $$A:BC = B^TA:C$$", "!."),
    (r"Nullsetzen ergibt $$\nabla f = 0$$ $$A^TAx = A^Tb$$ $$df = 2\,dx^TAx$$", "!!."),
    (r"$$p = P, \quad Q = Q^0, \quad s = {\rm sig}(y)$$", "..."),
]


@pytest.mark.parametrize(("text", "kinds"), CONDITIONS)
def test_which_equations_are_no_claims(text: str, kinds: str) -> None:
    page = scanned(text, ".md")
    rows = [row for row in rows_of(page) if len(row.members) > 1]
    assert "".join(".!"[found] for found in conditions_among(rows, page)) == kinds


def test_a_gradient_that_is_set_to_zero_is_claimed_up_to_there() -> None:
    page = scanned(r"$$\nabla f(x) = 2A^T(Ax-b) = 0$$", ".md")
    rows = [without_zero(row) for row in rows_of(page)]
    assert [len(row.members) for row in rows] == [2]
    assert not is_condition(rows[0], page, rows)


DEFINITIONS = [
    (r"Let $Y = AX$ and $Z = BX$, then $f = Y:Y$.", "Y Z"),
    (r"where $$f={\rm vec}(F),\quad x={\rm vec}(X)$$", "f^ x^"),
    (r"For convenience, define the matrix $$Y=X^TX$$ whose differential is $$dY = X^TdX + dX^TX$$", "Y"),
    (r"Let $f(x) = x^TAx$ for $A \in \mathbb{R}^{n \times n}$.", "f(x)"),
    (r"Then $f = x^TAx$. We know that $g = Bx$.", ""),
    (r"We cannot write $Y = AX$. If $A = I$, let $x = 0$.", ""),
    (r"Let $u$ be the vector of all ones.", "u^"),
    (r"with $s = y:y$, and the scalar $t = x:x$.", "s^ t^"),
]


@pytest.mark.parametrize(("text", "names"), DEFINITIONS)
def test_what_words_define(text: str, names: str) -> None:
    found = [said for said in said_of(text) if isinstance(said, Defines)]
    assert " ".join(as_defined(said) for said in found) == names


def as_defined(said: Defines) -> str:
    arguments = ", ".join(name.text for name in said.arguments)
    return said.name.text + (f"({arguments})" if arguments else "") + "^" * said.above


@pytest.mark.parametrize("text", [r"When $A = I$, this is", r"Setting $x = 0$ gives", r"in the case $\lambda=1$"])
def test_a_special_case_is_told(text: str) -> None:
    (said,) = said_of(text)
    assert isinstance(said, Declares)
    assert (said.holds, said.refused) == ("case", "a special case is looked at")


REFUSED = [
    (r"Let $K$ be the commutation matrix.", "K"),
    (r"Dabei ist $K$ die commutation matrix.", "K"),
    (r"where $u$ is a unit vector, $\|v\| = 1$", "u v"),
    (r"$A\in\mathbb{C}^{n\times n}$, $T\in\mathbb R^{a\times b\times c}$", "A T"),
    (r"$A$ and $B$ commute.", "A B"),
    (r"Let $X = U\Sigma V^T$ be its singular value decomposition.", "X U Sigma V"),
    (r"If $x$ is a scalar, this is $2x$.", "x"),
    (r"a diagonal matrix $D$ with diagonal $d$", "d"),
    (r"where $n$ is the norm of $x$ and $\lambda$ is an eigenvalue of $A$", "n lambda"),
    (r"Here $P$ is the projection onto the column space of $A$, so that $H^2 = H$.", "P H"),
    (r"We have $K^3 = -K$, and always $A A^{-1} = I$.", "K"),
]


@pytest.mark.parametrize(("text", "names"), REFUSED)
def test_what_no_rule_knows_of_is_refused(text: str, names: str) -> None:
    found = [said.declaration.name.text for said in said_of(text) if isinstance(said, Declares) and said.refused]
    assert " ".join(dict.fromkeys(found)) == names


def test_a_sentence_without_end_is_read_in_time() -> None:
    start = perf_counter()
    assert said_of("where " + "$x$ and the matrix $A$ is big, " * 1000)
    assert said_of("| " + "$X_1 = A$ is symmetric | " * 1000 + "$B$ is symmetric") != []
    assert perf_counter() - start < 10
