"""LaTeX: what is read, beside the same in the language; and what is refused, with its place."""

from pathlib import Path

import pytest
from trees import declared, mistake, tree

from matgrad.grammar.plain import replaced
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Apply, Name, Node, Number, Statement, wrt_of

LINES = [
    line.strip()
    for line in (Path(__file__).parent / "latex.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
ROWS = list(zip(LINES[::2], LINES[1::2], strict=True))

# A text, the code, the marked part, and a part of the message or of the help
REFUSED = [
    (r"\bigoplus x", "M106", r"\bigoplus", "not known here"),
    (r"x + \foo{x} wrt x", "M106", r"\foo", "not known here"),
    (r"\frac{x", "M105", "{", "never closed"),
    (r"\frac{x} wrt x", "M106", r"\frac", "the argument of \\frac is missing"),
    (r"\left( x + \lambda", "M105", "(", "never closed"),
    (r"x + \lambda )", "M105", ")", "unmatched"),
    (r"\operatorname{tr} + \lambda", "M106", r"\operatorname{tr", "no argument"),
    (r"^\top x", "M106", "^", "nothing stands before"),
    (r"x \circ \circ y", "M102", r"\circ", "follows"),
    ("A $ B", "M103", "$", "never closed"),
    (r"e^{\alpha x}", "M114", r"e^{\alpha x", "exponential"),
    (r"\sum x_i", "M115", r"\sum", "index sums"),
    (r"\begin{vmatrix} A & B \end{vmatrix}", "M106", r"\begin{vmatrix", "not read"),
    (r"\begin{cases} A & B \end{cases}", "M106", r"\begin{cases", "not known"),
    (r"A^\dagger \lambda", "M114", r"^\dagger", "pinv"),
    (r"A^* \lambda", "M115", "^*", "conjugate"),
    (r"\|x\|_{2,1} \lambda", "M106", r"\|", "norm"),
    (r"\log x / y", "M114", "/", "log"),
    (r"\sin x \cos x", "M114", r"\cos", "sin"),
    (r"\sin^{-1} x", "M114", r"\sin", "inverse function"),
    (r"\operatorname{tr}(A)^T B", "M114", "^T", "tr"),
    (r"\operatorname{tr}\log X", "M114", r"\log", "logm"),
    (r"\operatorname{tr}(\log X)", "M114", r"\log", "logm"),
    (r"a/b c + \lambda", "M114", "/", "a / (b c)"),
    (r"f'(x) + \lambda", "M114", "'", "derivative"),
    (r"{A + B}^\top \lambda", "M114", "{A + B", "brackets"),
    (r"\lambda^23", "M114", "^23", "^{23}"),
    (r"$x^\top \mathbf{x}$", "M114", r"\mathbf{x", "bold"),
    (r"x_2 x^\top x \lambda", "M114", "x_2", "entry"),
    (r"\sigma^2 \sigma(x)", "M114", r"\sigma", "sigmoid"),
    (r"1U \circ X", "M114", "1", "ones"),
    (r"xlogx + \lambda", "M114", "xlogx", r"\log"),
    (r"\lambda X[i]", "M114", "i", "entry"),
    (r"\frac{\partial}{\partial X}(X^\top A) + B", "M114", r"\frac", "of the whole"),
    (r"\frac{\partial^2 f}{\partial X}", "M101", r"\frac", "orders"),
    (r"\frac{\partial^2 f}{\partial x \partial y}", "M101", "x", "mixed"),
    (r"\nabla f = \lambda", "M101", r"\nabla", "with respect to what"),
    (r"\lambda + \nabla_x f", "M106", r"\nabla", "inside a formula"),
    (r"d(X^\top X)^{-1} = 0", "M114", "^{-1", "of d"),
    (r"\frac0.5", "M114", r"\frac0.5", "only the 0"),
    (r"x_} \lambda", "M106", "_", "argument of _"),
    (r"(A)_{} \lambda", "M106", ")", "an index is missing"),
    (r"A &= B \\ C &= D", "M114", r"\\", "two formulas"),
    (r"A = B \quad C = D", "M114", r"\quad", "two formulas"),
    (r"A = 2 B \text{ for symmetric } A", "M106", r"\text{ for symmetric", "words"),
    (r"W^{(2)} \tanh(W^{(1)} x)", "M114", "^{(2)", "index or a power"),
    (r"A^{-1}_{ij} \lambda", "M114", "A", "of the entry"),
    (r"A_{ij}^{-1} + \operatorname{tr} A", "M114", "A_{ij", "of the entry"),
    (r"\operatorname{tr}(X^\top X)^{-1}", "M114", "^{-1", "of tr"),
    (r"\log\det(X)^2", "M114", "^2", "of logdet"),
    (r"\operatorname{tr}(X \log X)", "M114", r"\log", "logm"),
    (r"\exp x \circ y", "M114", r"\circ", "may end before"),
    (r"\phi^\top \varphi", "M114", r"\varphi", "one name or two"),
    (r"\nabla_{\mathbf{x}} x^\top x", "M114", r"\mathbf{x", "bold"),
    (r"x + \Delta x", "M114", r"\Delta", "the change"),
    (r"d x^\top A x = \lambda", "M114", "d x", "of the product"),
    (r"\sigma[A x]", "M114", "[", "a factor"),
    (r"a_{ij} \lambda + \operatorname{tr} A", "M114", "a_{ij", "an entry of it"),
    (r"x_n \lambda + \|x\|", "M114", "x_n", "an entry of it"),
    (r"\Sigma^{-1}_{11} x", "M114", r"\Sigma", "of the entry"),
    (r"trAX + \lambda", "M114", "trAX", r"\tr"),
    (r"\def\a{\a\a} \a", "M118", r"\a", "too long"),
    (r"\def\x#1.{#1} \x y.", "M106", ".", "not read"),
    (r"\phi = Y : Y", "M108", " = ", "assignment"),
]


def bare(node: Node) -> Node:
    """A formula without brackets, which LaTeX needs where fractions and exponents end."""
    if isinstance(node, Name | Number):
        return node
    args = tuple(map(bare, node.args))
    return args[0] if isinstance(node, Apply) and node.head == "()" else replaced(node, args=args)


def meaning(statement: Statement) -> tuple[object, ...]:
    """All that a statement says, but for places."""
    formulas = [getattr(statement, "formula", None), *getattr(statement, "sides", ())]
    read = [tree(bare(formula)).replace("(juxt d ", "(d ") for formula in formulas if formula]
    names = [getattr(statement, each).text for each in ("defined", "parameter") if hasattr(statement, each)]
    asked = [*map(tree, wrt_of(statement)), getattr(statement, "twice", False)]
    return type(statement), statement.name, read, names, asked, [*map(declared, statement.declarations)]


@pytest.mark.parametrize(("latex", "plain"), ROWS, ids=[latex for latex, _ in ROWS])
def test_latex_is_read_as_the_same_in_the_language(latex: str, plain: str) -> None:
    assert meaning(read_statement(latex)) == meaning(read_statement(plain))


@pytest.mark.parametrize(("latex", "code", "marked", "said"), REFUSED, ids=[text for text, *_ in REFUSED])
def test_what_is_not_read_is_refused_with_its_place(latex: str, code: str, marked: str, said: str) -> None:
    found = mistake(latex)
    assert found.span is not None
    assert (found.code, latex[slice(*found.span)]) == (code, marked)
    assert said in f"{found.message} {found.help}"


def test_parts_stand_where_they_were_typed() -> None:
    text = r"$\mathbf{x}^\top \frac{A + B}{\lambda} y_1$ wrt \lambda"
    names, stack = {}, [read_statement(text).formula]
    while stack:
        node = stack.pop()
        if isinstance(node, Name):
            names[node.text] = text[slice(*node.span)]
        stack.extend(getattr(node, "args", ()))
    assert names == {"x": r"\mathbf{x", "A": "A", "B": "B", "lambda": r"\lambda", "y_1": "y_1"}


def test_a_place_in_a_macro_is_that_of_its_use() -> None:
    text = r"\newcommand{\q}[1]{#1^\top \foo #1} x + \q{y}"
    found = mistake(text)
    assert found.span is not None
    assert (found.message, text[slice(*found.span)]) == (r"\foo is not known here", r"\q")


@pytest.mark.parametrize("text", [r"A\b", r"A \ (B + C)", "(A B)\\c", "x\\y wrt x"])
def test_a_backslash_that_divides_is_no_latex(text: str) -> None:
    assert read_statement(text).typeset is None


@pytest.mark.parametrize(
    "deep",
    [
        r"\lambda " + "x(a" * 1000 + ")" * 1000,
        r"\left( " * 1000 + "x" + r" \right)" * 1000,
        " + ".join([r"\frac{x}{2}"] * 3000),
    ],
)
def test_deep_and_long_texts(deep: str) -> None:
    read_statement(deep)
