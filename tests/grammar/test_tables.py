"""The shortcuts of reading lead where the long way does: merged states, short patterns, plain declarations."""

import pytest
from mathematics import cookbook
from trees import fields, whole

from matgrad.grammar.plainly import plain_declarations
from matgrad.grammar.read import Reader, read_statement
from matgrad.grammar.state import SINGLE_STEPS

DECLARED = [
    "tr(A X) wrt X where A: 3x3, X symmetric",
    "x' A x wrt x, A where A: n x n spd and x in R^n",
    "given A, B: n x n, s: scalar",
    "let f(t) = 1/2 t^2",
    "d(x' x) = 2 x' dx",
    "the gradient of sum(X, axis=0) ones wrt X",
]


@pytest.mark.parametrize("text", [*cookbook(), *DECLARED])
def test_merged_states_read_as_single_steps_do(text: str) -> None:
    assert fields(Reader(text).read()) == fields(Reader(text, SINGLE_STEPS).read())


@pytest.mark.parametrize("text", [text for text in cookbook() if "'" in text])
def test_marks_of_a_keyboard_are_read_as_those_of_the_page(text: str) -> None:
    typed, printed = read_statement(text), read_statement(text.replace("'", "ᵀ"))
    assert (fields(typed), typed.span) == (fields(printed), printed.span)


@pytest.mark.parametrize("text", [text for text in cookbook() if " where " in text])
def test_a_statement_is_read_as_its_parts_are(text: str) -> None:
    apart, together = read_statement(text), Reader(text).read()
    assert whole((apart.formula, apart.declarations)) == whole((together.formula, together.declarations))


PLAIN = [
    "where A: m x n, B_1: n x 12 lower invertible, t: scalar positive, x: 3, R: n, a: a x d, x2: n onehot",
    "where X: n x n spd",
]
IN_OTHER_WAYS = [
    "where A, B: n x n",
    "where A: n, n",
    "where A: n x n, symmetric",
    "where A: symmetric",
    "where A: n  x n",
    "where A: n x n and B: n",
    "where A: x x n",
    "where A: n x m+1",
    "where A: nxp",
    "where A: 3x3",
    "where A: n x n big",
    "where A: scalar x n",
    "where A: n x n,",
    "where twice: n",
    "where A_: n",
    "where _A: n",
    "where : n",
    "where A: vector",
    "where A: n, A: n",
    "where x in R^n",
    "where A: n == 3",
    "where A: n ",
]


@pytest.mark.parametrize("clause", PLAIN)
def test_plain_declarations_are_those_of_the_rules(clause: str) -> None:
    text = f"f wrt X {clause}"
    plain = plain_declarations(text)
    assert plain is not None
    assert whole(plain.declarations) == whole(Reader(text).read().declarations)


@pytest.mark.parametrize("clause", IN_OTHER_WAYS)
def test_others_are_left_to_the_rules(clause: str) -> None:
    assert plain_declarations(f"f wrt X {clause}") is None
