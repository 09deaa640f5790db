"""What is found in the text of a document: formulas, words, macros written out, directives; and nothing else."""

import pytest

from matgrad.grammar.documents.parts import PageFormula, Paragraph
from matgrad.grammar.documents.scan import scanned


def formulas(text: str, suffix: str = ".md") -> list[str]:
    """The tokens of each formula, in order."""
    return [spelled(formula) for formula in scanned(text, suffix).formulas]


def spelled(formula: PageFormula) -> str:
    """The tokens of a formula with blanks between them."""
    return " ".join(piece.text for piece in formula.pieces)


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
    "$2x^TAx = y^TBy$ and $x^TAx + y^TBy$": ["2 x ^ T A x = y ^ T B y", "x ^ T A x + y ^ T B y"],
    "$tr(ABC) = tr(CAB)$ is $B$": ["t r ( A B C ) = t r ( C A B )", "B"],
    "- an item\n  goes on\n\n    $$ x $$\n\n    $y$": ["x", "y"],
    "Code:\n\n    $x$\nand $y$": ["y"],
    "n$\\times$p": [r"\times"],
    r"A \$ and $x$": ["x"],
}
NOT_FOUND = (
    "It costs $5 and $6.",
    "It costs $5 and that is $6, or 7$ for two.",
    "Set $HOME to $HOME/$USER and $PATH.",
    "Let $HOME be /home/ann and $PATH be $HOME/bin too.",
    "The shares USD$3 AND EUR$4 BID.",
    "echo ${HOME} for $5",
    "`$x = y$` and ``$x`` = `y$``",
    "```\n$x = y$\n```",
    "```sh\nexport A=$B\n```",
    "~~~latex\n$$x$$\n~~~",
    "<!-- $x = y$ -->",
    "<pre>$x = y$</pre>",
    "costs 5$ or $",
    "---\ntitle: $x$\n---\n",
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


def test_headings_begin_sections() -> None:
    text = "# One\n$a$\n\nTwo $b$\n---\n$c$\n\n---\n<h2>Three</h2>\n$d$\n| $e$ | $f$ |\n| $g$ |\n"
    found = [(each.section, each.is_heading, names(each)) for each in scanned(text, ".md").paragraphs]
    assert [each for each in found if each[1] or each[2]] == [
        (1, True, ""),
        (1, False, "a"),
        (2, True, "b"),
        (2, False, "c"),
        (3, True, ""),
        (3, False, "d"),
        (3, False, "ef"),
        (3, False, "g"),
    ]


def names(paragraph: Paragraph) -> str:
    """The formulas of a paragraph."""
    return "".join(spelled(run) for run in paragraph.runs if isinstance(run, PageFormula))


def test_nothing_is_read_between_off_and_on() -> None:
    assert formulas("$a$ <!-- matgrad: off --> $b$ <!-- matgrad: on --> $c$") == ["a", "c"]


def test_directives() -> None:
    text = "<!-- matgrad:\n  given X: n x p\n  let Z = A X\n-->\n$$ a \\\\ % matgrad: skip\n b % no\n$$ <!-- other -->"
    found = [(each.word, each.rest, text[slice(*each.span)]) for each in scanned(text, ".md").directives]
    assert found == [
        ("given", "X: n x p", "given X: n x p"),
        ("let", "Z = A X", "let Z = A X"),
        ("skip", "", "skip"),
    ]


def test_a_fence_of_the_language_is_a_formula_of_its_own() -> None:
    page = scanned("```matgrad\nd(tr(A X)) = tr(A dX)\n```\n", ".md")
    assert [(each.kind, page.text[slice(*each.span)]) for each in page.formulas] == [
        ("fence", "d(tr(A X)) = tr(A dX)\n")
    ]
