"""What a name means where it stands in a document, and which rows are not judged since it is not known."""

import pytest
from test_judge import FINE, WRONG, found

FLAT = "given A: m x n\ngiven X: n x p"
PLAIN = "f = Y:Y\nd f = 2 Y:dY\n= 2 Y:A dX"


@pytest.mark.parametrize(
    "displays",
    [
        # what defines a name is not read
        [FLAT, "? Y = \\sum_i a_i", PLAIN],
        [FLAT, "Y = ~", PLAIN],
        # of a name only the differential is known
        ["given T: n\ngiven S: n", "d U = T:dS - S:dT", "H = U + S:T", "d H = dU + dS:T + S:dT", "= 2 T:dS"],
        [
            "given A: n x n\ngiven x: n\ngiven b: n",
            "A x = b",
            "d x = inv(A) (db - dA x)",
            "J = x'x\nd J = 2 x' inv(A) db",
        ],
        # names are bound to one another
        ["given R: n x n", "R'R = I", "dR'R + R'dR = 0", "f = tr(R'A R)\nd f = tr(R'(A + A')dR)"],
        ["given X: n x n\ngiven A: n x n", "A dX + dX A' = 0", "f = tr(A X)\nd f = 2 tr(A dX)"],
        # a function that is defined by itself
        ["given X: n x n", "f = tr(X) + f", "f wrt X = 2 eye(n)"],
        # a function of which nothing is known
        ["given x: n", "L wrt x = 2 x"],
        # what does not occur in what is derived
        ["given X: n x p\ngiven A: m x n", "f = M:M\nd f = 2 M:dM\n= 3 A:dX"],
        # an equation that may be a condition
        ["given S: n x n\ngiven v: n\ngiven mu: scalar", "S v = mu v", "X'X b = X'y"],
    ],
)
def test_what_hangs_on_what_is_not_known_is_not_called_wrong(displays):
    assert WRONG not in found(*displays).values()


def test_what_defines_a_name_may_come_below():
    rows = found(FLAT, PLAIN + "\nf wrt X = 2 A'Y", "where Y = A X")
    assert [*rows.values()].count(FINE) == 3


def test_a_name_is_defined_anew_from_its_place_on():
    rows = found("given A: n x n\ngiven x: n", "f = x'A x\nf wrt x = (A + A') x", "f = x'x\nf wrt x = 2 x")
    assert [*rows.values()].count(FINE) == 2 and WRONG not in rows.values()


def test_what_says_a_definition_again_is_an_equality():
    rows = found("given X: n x p", "f = tr(X'X)\nf wrt X = 2 X", "f = X:X")
    assert rows["f = X:X"] == FINE


def test_the_derivative_of_what_is_known_by_its_differential():
    rows = found("given A: m x n\ngiven X: n x p\ngiven Y: m x p", "d f = 2 Y:A dX\nf wrt X = 2 A'Y", "f wrt X = 3 A'Y")
    assert rows["f wrt X = 2 A'Y"] == FINE and rows["f wrt X = 3 A'Y"] == WRONG


def test_values_of_functions_and_directions():
    rows = found("given A: n x n\ngiven x: n", "f(x) = x'A x\nD f_x(h) = h'A x + x'A h\ngrad f(x) = (A + A')x")
    assert [*rows.values()].count(FINE) == 2


def test_a_name_among_the_sides_of_a_derivative_is_what_it_is_called():
    rows = found("given X: n x n\ngiven A: n x n", "f = tr(A X X)\nf wrt X = G = A'X' + X'A'\nd f = G:dX\n= 2 G:dX")
    assert [rows["d f = G:dX"], rows["= 2 G:dX"]] == [FINE, WRONG]


def test_a_wrong_row_leaves_those_above_it_fine():
    rows = found(
        "given w: n\ngiven X: n x m", "y = X'w\ns = exp(y)\nf = X s", "d f = X ds\n= -(X (s .* dy))\n= X (s .* (X'dw))"
    )
    assert [*rows.values()][-3:] == [FINE, WRONG, FINE]


def test_a_partial_derivative_is_not_called_wrong():
    rows = found("given A: m x n\ngiven B: m x n\ngiven x: n", "y = B x\nf = y'A x\nf wrt x = A'y")
    assert WRONG not in rows.values()


SAID = "given X: n x d\ngiven W: d x k\ngiven b: k\ngiven T: n x k\ngiven x: d\ngiven v: d\ngiven M: d x d"


@pytest.mark.parametrize(
    "displays",
    [
        ["Y = X W + b", "L = norm_F(Y - T)^2", "L wrt W = 2 X'(Y - T)"],  # a column is added to each row
        ["f = x'x\nd f = 2 x dx"],  # the dot that is meant is left out
        ["f = (v'M v) (v'v)\nd f = v'(M + M')v'v dv + 2 v'M v v'dv"],  # the number v'v among the factors
    ],
)
def test_what_fits_when_it_is_meant_otherwise_is_no_error(displays):
    assert {WRONG, "error"}.isdisjoint(found(SAID, *displays).values())


def test_a_product_of_matrices_that_cannot_be_is_an_error():
    assert found(SAID, "f = norm_F(X W)^2\nf wrt W = 2 X X W")["f wrt W = 2 X X W"] == "error"
