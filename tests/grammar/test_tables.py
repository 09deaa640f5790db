"""The shortcuts of reading lead where the long way does: merged states, and the short pattern of lexemes."""

import pytest
from mathematics import cookbook
from trees import fields

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
