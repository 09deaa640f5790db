"""What is found of the rows of a document."""

from by_hand import document
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document

FINE, WRONG = "fine", "wrong"


def found(*displays):
    """What is found of each row, by its text: fine, wrong, said (nothing is claimed), or why it is not read."""
    made = document(*displays)
    ruling = judged_document(made)
    text = made.page.text
    rows = {}
    for row in ruling.rows:
        word = {"proved": FINE, "agrees": FINE, None: "said"}.get(row.verdict, row.verdict)
        rows[text[slice(*row.span)]] = word
    return {text[slice(*each.span)]: each.reason for each in ruling.not_read} | rows


DECLARED = "given A: m x n\ngiven B: n x p\ngiven X: n x p"
PRODUCT = "f = Y:Y\nd f = 2 Y:dY\n= 2 Y:A(B .* dX)\n= 2 B .* (A'Y):dX\nf wrt X = 2 B .* (A'Y)"


def test_a_derivation_is_fine_row_by_row():
    rows = found(DECLARED, "Y = A (B .* X)", PRODUCT)
    assert [rows[line] for line in PRODUCT.split("\n")] == ["said", FINE, FINE, FINE, FINE]


def test_a_wrong_side_in_a_row_of_several_makes_it_wrong():
    rows = found(DECLARED, "Y = A (B .* X)", "f = Y:Y\nd f = 2 Y:dY = Y:A(B .* dX) = 2 B .* (A'Y):dX")
    assert rows["d f = 2 Y:dY = Y:A(B .* dX) = 2 B .* (A'Y):dX"] == WRONG


def test_what_follows_from_a_wrong_row_is_not_called_wrong_again():
    rows = found(DECLARED, "Y = A (B .* X)", "f = Y:Y\nd f = Y:dY\n= Y:A(B .* dX)\n= 2 B .* (A'Y):dX")
    assert [*rows.values()][-3:] == [WRONG, "said", FINE]


SQUARE = "given A: m x n\ngiven x: n\ngiven b: m"


def test_an_expansion_that_goes_on_from_a_right_one_is_no_condition():
    line = "(A x - b)'(A x - b) = x' A' A x - 2 b' A x + b' b = x' A' A x - b' A x + b' b"
    assert found(SQUARE, line)[line] == WRONG


def test_an_equation_of_the_same_names_may_be_a_condition():
    assert WRONG not in found("given A: n x n\ngiven B: n x n", "A B = B A").values()


def test_nothing_is_right_because_a_capital_came_down_to_a_column():
    rows = found("f = tr((X'X)^(1/2))\nf wrt X = X (X'X)^(-1/2)")
    assert "it fits only if X is a column, which is not said" in rows.values()
    rows = found("p = P\nf = p:p\nd f = 2 p:dp")
    assert rows["d f = 2 p:dp"] == FINE


def test_a_document_that_breaks_off_anywhere_has_no_wrong_row():
    text = r"Let $f = x^TAx + b^Tx$. $$df = x^T(A + A^T)\,dx + b^Tdx$$ So $\nabla f = Ax + A^Tx + b$"
    for end in range(20, len(text)):
        rows = judged_document(read_document(text[:end], ".md")).rows
        assert not [row for row in rows if row.verdict in ("wrong", "error")], text[:end]


def test_what_holds_by_itself_is_no_condition_under_which_something_may_be_right():
    rows = found("given X: n x n", "X inv(X) = I", "d(inv(X)) = inv(X) dX inv(X)")
    assert rows["d(inv(X)) = inv(X) dX inv(X)"] == WRONG
    rows = found("given X: n x n", "X X = I", "d(inv(X)) = inv(X) dX inv(X)")
    assert WRONG not in rows.values()
