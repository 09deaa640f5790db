"""What is found in the text of a document: formulas, words, macros written out, directives; and nothing else."""

import pytest

from matgrad.grammar.documents.parts import DocumentPage, PageFormula
from matgrad.grammar.documents.scan import scanned


def formulas(text: str, suffix: str = ".md") -> list[str]:
    """The tokens of each formula, in order."""
    return [spelled(formula) for formula in scanned(text, suffix).formulas]


def spelled(formula: PageFormula) -> str:
    """The tokens of a formula with blanks between them."""
    return " ".join(piece.text for piece in formula.pieces)


def kinds(page: DocumentPage) -> list[tuple[str, str]]:
    """The kind and the environment of each formula."""
    return [(formula.kind, formula.environment) for formula in page.formulas]


FOUND = {
    "in $x$ and $$y$$": ["x", "y"],
    r"\[ x \] and \(y\)": ["x", "y"],
    "$`a`$ but not `$b$`": ["a"],
    "```math\nx\n```\n\n~~~python\n$y$\n~~~\n$z$": ["x", "z"],
    r"So, \begin{align} a &= b \\ &= c \end{align}": [r"a & = b \\ & = c"],
    r"\eqalign{ f &= x \cr &= y \cr }": [r"\eqalign { f & = x \cr & = y \cr }"],
    "$$\na\n\nb\n$$\n$c$": ["a b", "c"],
    "$x$-axis, the $n$th, $A$s and $B$.": ["x", "n", "A", "B"],
    r"$$ x \text{ where $y$ is 1} $$ $z$": [r"x \text { w h e r e $ y $ i s 1 }", "z"],
    "> $$ a\n>  = b $$\n": ["a = b"],
    "It is $f = 2x": ["f = 2 x"],
    "$A % a comment\n = B$": ["A = B"],
    r"$2(A - B){ x \over y } $.": [r"2 ( A - B ) { x \over y }"],
    "- an item\n  goes on\n\n    $$ x $$\n\n    $y$": ["x", "y"],
    "Code:\n\n    $x$\nand $y$": ["y"],
    "n$\\times$p": [r"\times"],
    r"A \$ and $x$": ["x"],
}
NOT_FOUND = (
    "It costs $5 and $6.",
    "It costs $5 and that is $6, or 7$ for two.",
    "Set $HOME to $HOME/$USER and $PATH.",
    "echo ${HOME} for $5",
    "`$x = y$` and ``$x`` = `y$``",
    "```\n$x = y$\n```",
    "```sh\nexport A=$B\n```",
    "~~~latex\n$$x$$\n~~~",
    "<!-- $x = y$ -->",
    "<pre>$x = y$</pre>",
    "costs 5$ or $",
    "US$ 5 = A$ 7",
    "Code:\n\n    x = $y$\n\n    $z$\n",
    "Code:\n\n\t$$ x = y $$",
    "",
)


@pytest.mark.parametrize("text", FOUND)
def test_formulas_are_found(text: str) -> None:
    assert formulas(text) == FOUND[text]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_formula_is_not_found(text: str) -> None:
    assert formulas(text) == []
