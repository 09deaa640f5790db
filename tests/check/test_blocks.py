"""Blocks and slices: results as they are printed, which are fine as claims; what is refused, and where."""

from pathlib import Path

import pytest
from rulings import ruling

from matgrad import derive, written
from matgrad.grammar.mistakes import Mistake

RESULTS = [line for line in (Path(__file__).parent / "blocks.txt").read_text().splitlines() if not line.startswith("#")]
REFUSED = [  # a statement, its mistake, what is marked, and a word of what is said
    ("[A; B] wrt A where A: m x n, B: p x q", "M203", "[", "as many columns"),
    ("[A, B; C] wrt A where A: m x n, B: m x p, C: q x n", "M203", "[", "as many columns"),
    ("[A, B] wrt A where A: m x n, B: p x n", "M203", "[", "as many rows"),
    ("[A; 0] x wrt x where A: m x n", "M207", "0", "zeros(n,p)"),
    ("X[1:m,1:m] wrt X", "M207", "X[1:m,1:m]", "declare the shapes"),
    ("X[2:n] wrt X where X: n x n", "M208", "2:n", "X[2:n,:] for rows"),
    ("x[2:m+1] wrt x where x: m", "M208", "2:m+1", "beyond the axis"),
    ("x[3:2] wrt x where x: n", "M117", "3:2", "x[2:n]"),
    ("x[0:n] wrt x where x: n", "M202", "0", "a size is"),
    ("sum_{i=1}^m sum(x[1:i]) wrt x where x: n", "M222", "i", "a range has one length"),
    ("sum(x[2:]) wrt x", "M117", ":", "x[2:end]"),
    ("[A, B wrt A", "M105", "[", "write `]`"),
    ("x' x; x", "M101", ";", "one statement a line"),
]
# What is typed, and the same with brackets and sizes written out.
SAME = [
    ("[A, 0; 0, B] x where A: m x n, B: p x q", "[A, zeros(m,q); zeros(p,n), B] x where A: m x n, B: p x q"),
    ("[A, b; b', 1] where A: n x n, b: n", "[[A, b]; [b', 1]] where A: n x n, b: n"),
    ("[X; s*I] where X: m x n, s: scalar", "[X; s*eye(n)] where X: m x n, s: scalar"),
    ("[[A; B]; C] where A: m x n", "[A; B; C] where A: m x n"),
    ("[[A; C], [B; D]] where A: m x n, D: p x q", "[A, B; C, D] where A: m x n, D: p x q"),
    ("X[2:m,:][:,1:k] where X: m x n", "X[2:m,1:k] where X: m x n"),
    ("x[2:end] .* x[1:end-1] where x: n", "x[2:n] .* x[1:n-1] where x: n"),
    ("x_{2:n} where x: n", "x[2:n] where x: n"),
    ("X[1:m,1:n] where X: m x n", "X where X: m x n"),
]


@pytest.mark.parametrize("claim", RESULTS)
def test_results_are_printed_so(claim: str) -> None:
    question, _, rest = claim.partition(" == ")
    result, _, declared = rest.rpartition(" where ")
    assert [*written(derive(f"{question} where {declared}"), "text").values()] == [result]


@pytest.mark.parametrize("claim", RESULTS)
def test_results_are_fine_as_claims(claim: str) -> None:
    assert ruling(claim).verdict in ("proved", "agrees")


@pytest.mark.parametrize(("text", "code", "marked", "said"), REFUSED)
def test_what_is_refused(text: str, code: str, marked: str, said: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(text)
    mistake = caught.value
    assert mistake.span is not None
    assert (mistake.code, text[slice(*mistake.span)][: len(marked)]) == (code, marked)
    assert said in f"{mistake.message} {mistake.help}"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_different_ways_to_type(one: str, other: str) -> None:
    formula, _, declared = one.partition(" where ")
    assert ruling(f"{formula} == {other.partition(' where ')[0]} where {declared}").verdict == "proved"
