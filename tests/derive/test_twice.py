"""Second derivatives of arrays, and by structured matrices, against differences of the function itself."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest
from mathematics import HERE
from seam.parts import NUMPY, Derivation, Result, WrongLine, check, count, letters, verified
from seam.parts import source as emitted_source

from matgrad import derive
from matgrad.grammar.read import read_statement

LINES = (HERE / "twice.txt").read_text(encoding="utf-8").splitlines()
STATEMENTS = [line for line in LINES if line and not line.startswith("#")]
CLAIMS = (HERE / "twice.mg").read_text(encoding="utf-8").splitlines()
SPACES: dict[str, Callable[[Any], Any]] = {
    "symmetric": lambda G: (G + G.T) / 2,
    "spd": lambda G: (G + G.T) / 2,
    "psd": lambda G: (G + G.T) / 2,
    "skew": lambda G: (G - G.T) / 2,
    "diagonal": lambda G: np.diag(np.diag(G)),
    "lower": np.tril,
    "upper": np.triu,
}
STEP = 1e-5


def emitted(found: Derivation) -> Callable[..., Any]:
    space: dict[str, Any] = {}
    exec(compile(emitted_source(found, NUMPY), "emitted", "exec"), space)
    return next(value for name, value in space.items() if name in ("gradient", "jacobian", "derivative", "hessian"))


def projected(found: Derivation, name: str, value: Any) -> Any:
    """A matrix in the subspace of a variable."""
    words = next(symbol.properties for symbol in found.problem.symbols if symbol.name == name)
    for word in words:
        value = SPACES.get(word, lambda G: G)(value)
    return value


def point(found: Derivation) -> dict[str, Any]:
    """Values for the names, unequal letters unequal; square matrices are well away from singular ones."""
    random = np.random.default_rng(7)
    names = sorted({name for symbol in found.problem.symbols for size in symbol.shape for name in letters(size)})
    sizes = {name: 2 + i for i, name in enumerate(names) if not name.isdigit()}
    values: dict[str, Any] = {"m": sizes.get("m"), "n": sizes.get("n"), "p": sizes.get("p")}
    for symbol in found.problem.symbols:
        shape = [count(size, sizes | {"1": 1}) for size in symbol.shape]
        value = random.uniform(0.1, 0.9, shape)
        value = value + 2 * np.eye(shape[0]) if shape[0] == shape[1] > 1 and "skew" not in symbol.properties else value
        values[symbol.name] = projected(found, symbol.name, value).reshape(shape[: symbol.axes])
    return values


def called(function: Callable[..., Any], values: dict[str, Any]) -> Any:
    names = function.__code__.co_varnames[: function.__code__.co_kwonlyargcount]
    return function(**{name: values[name] for name in names})


def of_first(first: Any, result: Result) -> Any:
    return first[str(result.before.data)] if isinstance(first, dict) and result.before is not None else first


def differences(once: Derivation, result: Result, values: dict[str, Any]) -> Any:
    """The first derivative by one variable, differentiated by another: by each entry, along its projection."""
    first, name = emitted(once), str(result.variable.data)
    slopes = []
    for place in np.ndindex(values[name].shape):
        unit = np.zeros(values[name].shape)
        unit[place] = 1
        unit = projected(once, name, unit)
        ends = (of_first(called(first, {**values, name: values[name] + h * unit}), result) for h in (STEP, -STEP))
        ahead, behind = map(np.asarray, ends)
        slopes.append((ahead - behind) / (2 * STEP))
    found = np.stack(slopes, axis=-1)
    return found.reshape(*found.shape[:-1], *values[name].shape)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_emitted_second_derivatives(statement: str) -> None:
    twice, once = derive(statement), derive(re.sub(" twice", "", statement))
    values = point(twice)
    whole = called(emitted(twice), values)
    for result in twice.results:
        found = np.asarray(whole[result.wrt] if len(twice.results) > 1 else whole)
        wanted = differences(once, result, values)
        assert found.shape == wanted.shape
        assert np.abs(found - wanted).max() <= 1e-7 * (1 + np.abs(wanted).max())


@pytest.mark.parametrize("claim", CLAIMS)
def test_second_differentials_as_claims(claim: str) -> None:
    assert check(read_statement(claim)).verdict == "proved"


@pytest.mark.parametrize(("claim", "change"), list(product(CLAIMS, ("-", "3*"))))
def test_wrong_second_differentials(claim: str, change: str) -> None:
    if "zeros" not in claim:
        function, _, right = claim.partition(" == ")
        right, _, where = right.partition(" where ")
        assert check(read_statement(f"{function} == {change}({right}) where {where}")).verdict == "wrong"


@pytest.mark.parametrize("statement", [line for line in STATEMENTS if "chol" not in line and "adj" not in line])
def test_the_views_of_a_map_of_two_directions(statement: str) -> None:
    for result in derive(statement, verify=False).results:
        if result.twofold and result.views:
            assert {view.name for view in result.views} >= {"differential", "by_variable", "by_output"}


@pytest.mark.parametrize("statement", [line for line in STATEMENTS if ", " not in line.partition(" twice")[0]])
def test_the_second_differential_is_emitted_beside(statement: str) -> None:
    """Along two directions it is the array contracted with both."""
    found = derive(statement, verify=False)
    (result,) = found.results
    if result.twofold and result.gradient.moves:
        space: dict[str, Any] = {}
        exec(compile(emitted_source(found, NUMPY), "emitted", "exec"), space)
        values, name = point(found), str(result.variable.data)
        random = np.random.default_rng(5)
        first, second = (projected(found, name, random.normal(size=values[name].shape)) for _ in range(2))
        along = called(space["second_differential"], {**values, f"d{name}": first, f"d{name}_": second})
        axes = values[name].ndim
        whole = np.tensordot(np.tensordot(called(space["hessian"], values), second, axes), first, axes)
        assert np.abs(along - whole.reshape(np.shape(along))).max() <= 1e-9 * (1 + np.abs(whole).max())


def spoiled(found: Derivation) -> Iterator[Derivation]:
    """The same with twice the last line, the result, its map or one of its views in their places."""
    algebra, (result,) = found.problem.algebra, found.results
    two = algebra.number(2)
    *steps, last = found.steps
    yield found._replace(steps=(*steps, last._replace(content=algebra.scale(two, last.content))))
    yield found._replace(results=(result._replace(line=algebra.scale(two, result.line)),))
    for i, view in enumerate(result.views):
        if view.name != "index":
            wrong = view._replace(content=algebra.scale(two, view.content))
            yield found._replace(results=(result._replace(views=(*result.views[:i], wrong, *result.views[i + 1 :])),))
    twofold = result.twofold
    assert twofold is not None
    wrong_row = twofold._replace(row=algebra.scale(two, twofold.row))
    yield found._replace(results=(result._replace(twofold=wrong_row),))


@pytest.mark.parametrize(
    "statement", ["inv(X) b wrt X twice", "x .* (A x) wrt x twice where A: n x n", "X' A X wrt X twice"]
)
def test_a_wrong_second_derivative_is_found(statement: str) -> None:
    for wrong in spoiled(derive(statement, verify=False)):
        with pytest.raises(WrongLine):
            verified(wrong)
