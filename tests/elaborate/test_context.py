"""Lines `let …` and `given …`, and what they make of the statements below them."""

import pytest
from seam.engine import below, writer_of
from seam.parts import TEXT, Derivation, solve

from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Contextual

# A function of one number, and the gradient of its sum over a column x.
FUNCTIONS = [
    ("let f(t) = max(t)", "ones(m)"),
    ("let f(t) = norm2(t)*tr(t)", "2 abs(x)"),
    ("let f(t) = inv(t)*det(t)", "zeros(m)"),
    ("let f(t) = t' t + sum(ones(4))", "2 x"),
    ("let f(t) = abs(t)", "sign(x)"),
]

# Lines, of which the last is mistaken.
MISTAKES = [
    (["let f(t) = tril(t)"], "M216"),
    (["let f(t) = s*t"], "M216"),
    (["given w: p", "let p = 3", "sum(w)/p wrt w"], "M215"),
]


def last(lines: list[str]) -> Derivation:
    """The derivation of the last line, below the others."""
    statement = read_statement(lines[-1])
    context = below(lines if isinstance(statement, Contextual) else lines[:-1])
    return solve(statement, context=context)


@pytest.mark.parametrize(("line", "gradient"), FUNCTIONS)
def test_function(line: str, gradient: str) -> None:
    found = last([line, "sum(f(x)) wrt x"])
    assert writer_of(found, TEXT).write(found.results[0].gradient) == gradient


@pytest.mark.parametrize(("lines", "code"), MISTAKES)
def test_mistake(lines: list[str], code: str) -> None:
    with pytest.raises(Mistake) as caught:
        last(lines)
    assert caught.value.code == code
