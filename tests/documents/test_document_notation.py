"""The notation of a side, which the document decides: the same in the language, or why it is not read."""

import pytest

from matgrad.grammar.documents.conventions import conventions_of
from matgrad.grammar.documents.normal import normal
from matgrad.grammar.documents.notation import formula_of
from matgrad.grammar.documents.parts import DocumentPage, PageFormula, Paragraph, Prose
from matgrad.grammar.latex.pieces import pieces
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_expression
from matgrad.grammar.tree import Name, Node, Number


def page(words: str, *formulas: str) -> DocumentPage:
    found = [PageFormula("display", tuple(pieces(text)), (0, len(text))) for text in formulas]
    return DocumentPage("", (Paragraph((*found, Prose(words, (0, 0))), 0),))


def read(latex: str, words: str = "", *formulas: str) -> Node:
    """A side in a document with these words and further formulas."""
    return formula_of(normal(pieces(latex)), conventions_of(page(words, latex, *formulas)))


def shown(node: Node) -> object:
    """A formula without its places and brackets."""
    if isinstance(node, Name):
        return node.text
    if isinstance(node, Number):
        return node.value
    args = tuple(map(shown, node.args))
    head = getattr(node, "head", None) or getattr(node, "name", None) or type(node).__name__
    return args[0] if head == "()" else (head.text if isinstance(head, Name) else head, args)


ALONE = [
    (r"X^TAX", "X' A X"),
    (r"\mathbf{X}^\top \mathbf{y}", "X' y"),
    (r"{\rm tr}\log (X^TBX)", "logdet(X' B X)"),
    (r"\operatorname{tr}\left(\log\left(M\right)\right)", "logdet(M)"),
    (r"tr log M", "logdet(M)"),
    (r"Xsig(X^Tw)", "X sigmoid(X' w)"),
    (r"Xdiag(sig(w))", "X diag(sigmoid(w))"),
    (r"|Ax-b|^2", "norm2(A x - b)^2"),
    (r"e^{-x^2/2}", "exp(-x^2 / 2)"),
    (r"e^{x^TAx}", "exp(x' A x)"),
    (r"{\tt1}^T x", "ones' x"),
    (r"1_K\circ X", "one_K .* X"),
    (r"Q^0 P + W^{(2)}", "Q_0 P + W_2"),
    (r"W^{[2]T} x", "W_2' x"),
    (r"X'X w", "X' X w"),
    (r"\text{log(det(}A\text{))}", "log(det(A))"),
    (r"\log\det X^TX", "logdet(X' X)"),
    (r"(\det X^TX) X", "(det(X' X)) X"),
    (r"\mathrm{d}X\,A + {\rm d} B", "dX A + dB"),
    (r"\sin 2x", "sin(2 x)"),
    (r"<A,B>", "A : B"),
    (r"A_1 x_0", "A_1 x_0"),
    (r"A\circ x1^T + 1b^T", "A .* x ones' + ones b'"),
    (r"1^TX1 - 1:X", "ones' X ones - ones : X"),
    (r"\tfrac 12 11^T - 1", "(1 / 2) ones ones' - 1"),
    (r"\det A \det B^T", "det(A) det(B')"),
    (r"\frac{xe^{z}}{1^Te^{z}}", "x exp(z) / (ones' exp(z))"),
    (r"w \cdot x + b", "w : x + b"),
    (r"\exp(Xw)", "exp(X w)"),
    (r"\exp(-\|X\|_F^2)", "exp(-norm_F(X)^2)"),
    (r"\log\det(A) + \log(x^TAx)", "logdet(A) + log(x' A x)"),
    (r"X\mathbf{1}_n", "X ones(n)"),
    (r"S_{xx} f_3 M_H", "S_xx f_3 M_H"),
    (r"e^T x", "e' x"),
    (r"dx^T A x + x^T A dx", "dx' A x + x' A dx"),
    (r"dX X^{-1}", "dX X^-1"),
    (r"\operatorname{tr}[A\, B]", "tr(A B)"),
    (r"X(X^TX)^{-1}X^T", "X (X' X)^-1 X'"),
]
IN_A_DOCUMENT: list[tuple[str, str, tuple[str, ...], str]] = [
    (r"\sigma(Xw)", "the sigmoid function", (), "sigmoid(X w)"),
    (r"\|X - Y\|_2^2", "", (r"\|X - Y\|_F^2",), "norm_F(X - Y)^2"),
    (r"|b|", "", (r"|Ax-b|",), "norm2(b)"),
    (r"\mathbf{x} x", "", (r"x + \mathbf{x}",), "x_bold x"),
    (r"\mathbf{x}", "", ("x",), "x"),
    (r"{\cal J}", "", ("J",), "J_cal"),
    (r"\partial X^T Y", "", (r"\partial f",), "dX' Y"),
    (r"\delta X", "", (r"\delta f = x",), "dX"),
    (r"X'X", "", (r"y^T y",), "X' X"),
    (r"\lambda(x-y)", "", (r"\lambda",), "lambda (x - y)"),
    (r"x d^2", "", ("d = 3",), "x d^2"),
    (r"I_1 - 3 + I_{2}^2", "", (), "I_1 - 3 + I_2^2"),
    (r"e_x^T K e_x + E_{\rm kin}", "", (), "e_x' K e_x + E_kin"),
    (r"\delta_2 x^T", "", (r"\delta_1 = 2",), "delta_2 x'"),
    (r"\delta x^T", "", (r"\delta = Wx - y",), "delta x'"),
    (r"\Delta x", "", (r"\Delta^T\Delta",), "Delta x"),
    (r"\exp(-X)", "applied element-wise", (), "exp(-X)"),
    (r"a \otimes b", "", (r"\operatorname{vec}(ba^T)",), "kron(a, b)"),
]
NOT_READ: list[tuple[str, tuple[str, ...], str]] = [
    (r"\sum_i x_i", (), "index notation"),
    (r"\delta_{ij}", (), "index notation"),
    (r"x_i y", ("x",), "index notation"),
    (r"x_i + x_j", (), "index notation"),
    (r"a_{11} x", (), "index notation"),
    (r"W^{[l]} x", (), "index notation"),
    (r"e_i^T x", (), "index notation"),
    (r"x_1", ("x",), "index notation"),
    (r"a \cdots b", (), "left out"),
    (r"\min_x f", (), "optimum"),
    (r"2 \nabla f", (), "derivative inside"),
    (r"f'(x) X", (), "prime"),
    (r"X'", ("f''(x)",), "prime"),
    (r"d x", ("d^T x",), "d is a name"),
    (r"h\circ g", ("h(x) = 2", "g(x) = 3"), "composition"),
    (r"\sin\theta K", (), "sin may end"),
    (r"\det A\, A^{-T}", (), "det may end"),
    (r"\omega \times r", (), "cross product"),
    (r"e^{A}", (), "exponential"),
    (r"n!", (), "factorial"),
    (r"\exp(-X)", (), "each entry"),
    (r"\sqrt{A}", (), "each entry"),
    (r"\operatorname{sym}(X)", (r"\operatorname{sym}(A) = A + A^T",), "defined in the document"),
    (r"h * x", (), "star"),
    (r"a \otimes b", (), "two columns"),
    (r"{\cal E} X", (r"{\cal E}_{ijkl} = 1",), "tensor"),
    (r"P:1\otimes R", (), "ones"),
    (r"\begin{cases} a & b \end{cases}", (), "not known"),
    (r"a_{ij}", (), "index notation"),
    (r"\Delta x", (), "change of what follows"),
    (r"\Delta x", (r"\Delta = 3", r"f(x + \Delta x)"), "change of what follows"),
    (r"W1 x + b1", (), "may be a name"),
    (r"W1 x", ("W2 x",), "may be a name"),
    (r"{\mathcal B}_{ij} x", (), "index notation"),
    (r"e_1", (), "index notation"),
    (r"W^2 x", ("W^1 x",), "index notation"),
    (r"\frac{\mathrm d f}{\mathrm d x}", (), "derivative inside"),
    (r"dx/dt", (), "derivative inside"),
    (r"d^2 f", (), "second differential"),
    (r"d\phi(x)", (), "of a value"),
    (r"d\, x^T A x", (), "of the product"),
    (r"E[x x^T]", (), "E may be a function"),
    (r"\rho(Wx+b)", (r"\rho(z)",), "rho may be a function"),
    (r"|x|_1", (), "a norm without a name"),
    (r"\epsilon", (r"\varepsilon",), "variant"),
    (r"A^{T^{-1}}", (), "the T in this exponent"),
    (r"[A \; B]", (), "blocks side by side"),
    (r"\mathbb R", (), "a set"),
    (r"\widehat{AB}", (), "more than a letter"),
    (r"A x = ?", (), ""),
]


@pytest.mark.parametrize(("latex", "plain"), ALONE)
def test_a_side_is_read_as_in_the_language(latex: str, plain: str) -> None:
    assert shown(read(latex)) == shown(read_expression(plain))


@pytest.mark.parametrize(("latex", "words", "formulas", "plain"), IN_A_DOCUMENT)
def test_the_document_decides(latex: str, words: str, formulas: tuple[str, ...], plain: str) -> None:
    assert shown(read(latex, words, *formulas)) == shown(read_expression(plain))


@pytest.mark.parametrize(("latex", "formulas", "reason"), NOT_READ)
def test_what_has_two_meanings_is_not_read(latex: str, formulas: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Mistake) as refused:
        read(latex, "", *formulas)
    assert reason in refused.value.message


def test_sigma_is_no_sigmoid_where_nothing_says_so() -> None:
    assert shown(read(r"\sigma(X)")) == ("sigma", ("X",))


def test_basis_vectors_are_read_where_they_are_spoken_of() -> None:
    assert shown(read(r"e_i", "the canonical basis")) != "e_i"


def test_a_function_of_the_document_is_called_whatever_its_brackets_hold() -> None:
    assert shown(read(r"u(Ax)", "", "u(x) = x^T x")) == ("u", (("juxt", ("A", "x")),))
    activation = Paragraph((Prose("with the activation ", (0, 0)), *page("", r"\rho").formulas), 0)
    conventions = conventions_of(DocumentPage("", (activation,)))
    with pytest.raises(Mistake, match="rho may be a function"):
        formula_of(normal(pieces(r"\rho(Wx+b)")), conventions)
