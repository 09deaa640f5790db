"""Words of other languages: what is to be written for them."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from seam.parts import CONSTANTS, NAMED, NUMPY, ForeignWord, advice, foreign, source

from matgrad import check, derive
from matgrad.grammar.mistakes import Mistake

np = pytest.importorskip("numpy")
linalg = pytest.importorskip("scipy.linalg")

SHAPES = dict.fromkeys("AB", "n x n spd") | dict.fromkeys("XY", "n x p") | dict.fromkeys("xy", "n")
SHAPES |= dict.fromkeys(("a", "b", "s", "pi"), "scalar")
FORMULAS = [row for row in foreign() if row.formula]

# A statement with a word that is no function, and how the help begins.
HELPS = [
    ("std(x) wrt x", "write sqrt(mean((x - mean(x)*ones(n)).^2))"),
    ("KL_div(p, q) wrt p", "write sum(x .* log(x ./ y))"),
    ("norm_21(X) wrt X", "write sum(sqrt(rowsum(X.^2)))"),
    ("rank(X) wrt X", "a rank is constant nearly everywhere"),
    ("σ(W x) wrt x", "write sigmoid(x); another function is defined above the statement: let sigma(t) = …"),
    ("max(x, 2) wrt x", "write maximum(x, y)"),
    ("E(x) wrt x", "there are no expectations"),
    ("norm_F(A, B) wrt A", "write norm_F(A)"),
    ("EXP(x) wrt x", "did you mean exp?"),
    ("f(x) wrt x", "leave a space to multiply: f (…), or define it in a line above: let f(t) = …"),
    ("foobar(x) wrt x", "define it in a line above: let foobar(t) = …"),
]

# A word, and the function of NumPy that its formula is.
VALUES = [
    ("std", np.std),
    ("var", np.var),
    ("cumprod", np.cumprod),
    ("corr", lambda x, y: np.corrcoef(x, y)[0, 1]),
    ("cov", lambda X: np.cov(X, rowvar=False, bias=True)),
    ("rownorms", lambda X: np.linalg.norm(X, axis=1)),
    ("khatrirao", linalg.khatri_rao),
    ("tile", lambda A: np.tile(A, (2, 3))),
    ("repelem", lambda A: A.repeat(2, axis=0).repeat(3, axis=1)),
    ("lyapunov", linalg.solve_continuous_lyapunov),
    ("stein", linalg.solve_discrete_lyapunov),
    ("cond", np.linalg.cond),
    ("kldiv", lambda x, y: np.sum(x * np.log(x / y))),
]
GIVEN = {
    **{"x": [0.3, 0.9, 0.6], "y": [0.8, 0.5, 0.7], "a": 0.4, "b": 0.7},
    **{"X": [[1, 2], [3, 5], [4, 8]], "Y": [[2, 1], [1, 3], [0, 2]]},
    **{"A": [[3, 1, 0], [1, 4, 1], [0, 1, 5]], "B": [[2, 0, 1], [0, 3, 1], [1, 1, 4]]},
}


def declared(row: ForeignWord) -> str:
    """The clause that declares the names of a formula."""
    names = [name for name in dict.fromkeys(re.findall(r"[A-Za-z]+", row.formula)) if name in SHAPES]
    return f" where {', '.join(f'{name}: {SHAPES[name]}' for name in names)}" * bool(names)


@pytest.mark.parametrize("row", FORMULAS, ids=lambda row: row.words[0])
def test_what_is_proposed_can_be_written(row: ForeignWord) -> None:
    """It is read as it stands, and has a value."""
    if "wrt" in row.formula:
        assert derive(row.formula).results
    else:
        assert check(f"{row.formula} == {row.formula}{declared(row)}").verdict in ("proved", "agrees")


def test_no_word_stands_for_two_things_or_is_a_function() -> None:
    words = [word for row in foreign() for word in row.words]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert {word for word in words if "/" not in word and advice(word)} & {*NAMED, *CONSTANTS} == set()


@pytest.mark.parametrize(("text", "help"), HELPS)
def test_a_word_of_another_language_gets_its_own_help(text: str, help: str) -> None:
    with pytest.raises(Mistake) as found:
        derive(text)
    assert (found.value.help or "").startswith(help)


@pytest.mark.parametrize(("word", "function"), VALUES)
def test_a_formula_is_what_the_word_means(word: str, function: Callable[..., Any]) -> None:
    row = next(row for row in foreign() if word in row.words)
    names = [name for name in GIVEN if re.search(rf"\b{name}\b", row.formula)]
    wanted = {name: np.array(GIVEN[name]) for name in names}
    space: dict[str, Any] = {}
    exec(source(derive(f"{row.formula} wrt {names[0]}{declared(row)}"), NUMPY, check=True), space)
    assert np.allclose(space["function"](**wanted), function(*wanted.values()))
