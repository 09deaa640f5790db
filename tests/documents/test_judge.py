"""What is found of the rows of a document."""

from by_hand import document
from seam.parts import judged_document

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
