"""What authors write for this tool in their documents is carried out."""

from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

NOTES = r"""Let $Y = \sum_i a_i b_i^T X$.
<!-- matgrad: let Y = A X -->
<!-- matgrad: given A: m x n, X: n x p -->
$$f = Y:Y$$
"""


def verdicts(text):
    found = judged_document(read_document(NOTES + text, ".md"))
    return [row.verdict for row in found.rows if row.role not in ("definition", "declaration")]


def test_a_definition_by_the_author_stands_for_a_row_that_is_not_read():
    assert verdicts(r"$$\frac{\partial f}{\partial X} = 2A^TY$$") == ["proved"]


def test_a_row_that_is_expected_to_be_wrong():
    wrong = r"<!-- matgrad: expect wrong -->" "\n" r"$$\frac{\partial f}{\partial X} = 3A^TY$$"
    assert verdicts(wrong) == [None]
    assert verdicts(wrong.replace("3", "2")) == ["wrong"]


def test_a_row_that_is_left_out():
    assert verdicts("<!-- matgrad: skip -->\n" r"$$\frac{\partial f}{\partial X} = 3A^TY$$") == []


def test_what_a_row_says_in_the_input_language():
    said = "<!-- matgrad: row f wrt X == {} A' A X -->\n" r"$$\square\ast f = G_{{ij}}$$"
    assert verdicts(said.format(2)) == ["proved"]
    assert verdicts(said.format(3)) == ["wrong"]


def test_by_what_is_differentiated_and_which_name_is_a_direction():
    assert verdicts("<!-- matgrad: wrt X -->\n" r"$$\nabla f = 2A^TY$$") == ["proved"]
    assert verdicts("<!-- matgrad: direction H = dX -->\n" r"$$df = 2Y:AH$$") == ["proved"]


def test_lines_of_the_input_language_in_a_fence():
    fence = "```matgrad\nlet g = tr(A X X' A')\nd(g) = 2 A'A X : dX\n  = 3 A'A X : dX\nf wrt X == 2 A' Y\n```\n"
    assert verdicts(fence) == ["wrong", "proved"]


def test_a_third_derivative_in_a_fence_is_not_judged():
    assert verdicts("```matgrad\nx^4 wrt x thrice == 24*x where x: scalar\n```\n") == []
