"""All readings of a derivative that is no matrix are the same tensor, entry by entry."""

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from mathematics import BITS, HERE, close, point_of
from seam.engine import writer_of
from seam.parts import (
    TEXT,
    UNICODE,
    VIEWS,
    Ball,
    Derivation,
    Evaluator,
    Indexing,
    Matrix,
    Point,
    Result,
    Term,
    Value,
    View,
    Viewer,
    as_matrix,
    count,
    equal_forms,
    inner,
    matrix,
    precision,
    subspace,
)

from matgrad import derive
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement

LINES = (HERE / "nonscalar.txt").read_text(encoding="utf-8").splitlines()
STATEMENTS = [line for line in LINES if line and not line.startswith("#")]
Place = tuple[int, ...]
Tensor = dict[tuple[Place, Place], Ball]


class Values:
    """The values of terms at a point, for given indices and a given direction."""

    def __init__(self, derivation: Derivation, result: Result, point: Point) -> None:
        self.operators = derivation.problem.algebra.operators
        self.result, self.point = result, point
        self.function = result.line if result.line is not None else result.gradient
        self.outputs = self.places(self.function)
        self.inputs = self.places(result.variable)

    def dimensions(self, term: Term) -> tuple[int, int]:
        rows, columns = (count(size, self.point.sizes) for size in term.shape)
        return rows, columns

    def places(self, term: Term) -> list[tuple[int, int]]:
        return list(product(*map(range, self.dimensions(term))))

    def at(self, term: Term, direction: Matrix | None = None, indices: dict[str, int] | None = None) -> Matrix:
        known: dict[str, Value] = {**self.point.values, **{i: Ball(n + 1) for i, n in (indices or {}).items()}}
        return as_matrix(Evaluator(self.operators, known, self.point.sizes, lambda _: direction).value(term))

    def unit(self, term: Term, place: Place) -> Matrix:
        rows, columns = self.dimensions(term)
        return matrix(rows, columns, [Ball(int((i, j) == place)) for i in range(rows) for j in range(columns)])

    def letters(self, names: tuple[str, ...], term: Term, place: Place) -> dict[str, int]:
        """The letters of indices as numbers; a column and a row have one."""
        long = place if len(names) == 2 else [max(place)] * len(names)
        return dict(zip(names, long, strict=True))


def by_direction(values: Values, view: View) -> Tensor:
    assert isinstance(view.content, Term)
    found = {at: values.at(view.content, values.unit(values.result.variable, at)) for at in values.inputs}
    return {(out, at): value[out] for at, value in found.items() for out in values.outputs}


def by_variable(values: Values, view: View) -> Tensor:
    assert isinstance(view.content, Term)
    found = {
        at: values.at(view.content, None, values.letters(view.variable, values.result.variable, at))
        for at in values.inputs
    }
    return {(out, at): value[out] for at, value in found.items() for out in values.outputs}


def by_output(values: Values, view: View) -> Tensor:
    assert isinstance(view.content, Term)
    found = {
        out: values.at(view.content, None, values.letters(view.output, values.function, out)) for out in values.outputs
    }
    units = {at: values.unit(values.result.variable, at) for at in values.inputs}
    return {(out, at): inner(value, units[at]) for out, value in found.items() for at in values.inputs}


def by_index(values: Values, view: View) -> Tensor:
    assert isinstance(view.content, Indexing)
    return {
        (out, at): entry(
            values,
            view.content,
            values.letters(view.output, values.function, out)
            | values.letters(view.variable, values.result.variable, at),
        )
        for out in values.outputs
        for at in values.inputs
    }


def entry(values: Values, indexing: Indexing, known: dict[str, int]) -> Ball:
    """The sum over all indices that are not known."""
    total = Ball(0)
    for scalar, entries in indexing.addends:
        arrays = [(values.at(e.term), e.indices) for e in entries]
        lengths = {i: n for a, letters in arrays for i, n in zip(letters, sides(a, letters), strict=True)}
        summed = {i: n for i, n in lengths.items() if i not in known}
        for places in product(*map(range, summed.values())):
            at = known | dict(zip(summed, places, strict=True))
            value = values.at(scalar)[0, 0]
            for array, letters in arrays:
                value = value * array[at[letters[0]], at[letters[1]] if len(letters) == 2 else 0]
            total = total + value
    return total


def sides(array: Matrix, letters: tuple[str, ...]) -> tuple[int, ...]:
    return (array.nrows(), array.ncols())[: len(letters)]


def by_stack(values: Values, view: View) -> Tensor:
    assert isinstance(view.content, Term)
    value, (rows, _) = values.at(view.content), values.dimensions(values.function)
    height, _ = values.dimensions(values.result.variable)
    return {
        (out, at): value[out[0] + rows * out[1], at[0] + height * at[1]]
        for out in values.outputs
        for at in values.inputs
    }


def test_the_schema_of_records_knows_the_views() -> None:
    schema = (HERE.parent / "cli" / "derivation.schema.json").read_text(encoding="utf-8")
    result = json.loads(schema)["properties"]["results"]
    (forms,) = [place["properties"]["forms"] for place in objects(result) if "forms" in place.get("properties", {})]
    assert list(forms["properties"]) == list(VIEWS) == list(READ)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from objects(inside)


READ = {
    "differential": by_direction,
    "by_variable": by_variable,
    "by_output": by_output,
    "index": by_index,
    "dyadic": by_output,
    "vec": by_stack,
}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_views_are_one_tensor(statement: str) -> None:
    derivation = derive(statement)
    for result in derivation.results:
        with precision(BITS):
            values = Values(derivation, result, point_of(derivation.problem, 0, derivation.problem.function))
            structured = bool(subspace(derivation.problem.symbol(result.variable).properties))
            seen = [view for view in result.views if not structured or view.name != "differential"]
            tensors = {view.name: READ[view.name](values, view) for view in seen}
            for name, tensor in tensors.items():
                wanted = by_direction(values, View("differential", values.function))
                assert all(close(tensor[place], wanted[place]) for place in wanted), name


@pytest.mark.parametrize("statement", [s for s in STATEMENTS if "vec(" not in s and "kron(" not in s])
def test_all_six_are_there(statement: str) -> None:
    for result in derive(statement, verify=False).results:
        assert not result.views or {view.name for view in result.views} == READ.keys()


MODEL = {
    "differential": "df = (X ∘ dA) 𝟏",
    "by_variable": "∂f/∂A_ij = X_ij e_i",
    "by_output": "∂f_k/∂A = E_kk X",
    "index": "∂f_k/∂A_ij = X_kj δ_ki",
    "dyadic": "∂f/∂A = Σ_k e_k ⋆ (E_kk X)",
    "vec": "∂f/∂vec(A)ᵀ = (𝟏ᵀ ⊗ I) diag(vec(X))",
}


def readings(statement: str) -> dict[str, str]:
    """The views of a statement's derivative as a page has them."""
    derivation = derive(statement)
    (result,) = derivation.results
    viewer = Viewer(writer_of(derivation, UNICODE), "f", result.variable, result.axes)
    return {
        view.name: f"{VIEWS[view.name].left(viewer, view)} = {VIEWS[view.name].right(viewer, view)}"
        for view in result.views
    }


def test_a_vector_by_a_matrix_is_read_in_every_way() -> None:
    assert readings("(X .* A) ones(p) wrt A where X: n x p, A: n x p") == MODEL


def test_the_same_tensor_from_another_formula() -> None:
    other = readings("diag(A X') wrt A where A: n x p, X: n x p")
    same = ("by_output", "index", "dyadic", "vec")
    assert {name: other[name] for name in same} == {name: MODEL[name] for name in same}


JACOBIANS = {
    "A x wrt x": "A",
    "x wrt x where x: n": "eye(n)",
    "x/norm2(x) wrt x where x: n": "eye(n)/norm2(x) - x x'/norm2(x)^3",
    "softmax(x) wrt x": "diag(softmax(x)) - softmax(x) softmax(x)'",
    "diag(x) A x wrt x": "diag(x) A + diag(A x)",
    "B log(A x) wrt x where A: m x n": "B diag(1 ./ (A x)) A",
    "(x' x)*A x wrt x": "(x' x) A + 2 A x x'",
    "x' A wrt x": "A'",
    "x' A x wrt x twice": "A + A'",
    "logsumexp(x) wrt x twice": "diag(softmax(x)) - softmax(x) softmax(x)'",
    "norm2(A x - y)^2 wrt x twice": "2 A' A",
    "norm_F(T - U V')^2 wrt U twice": "2 dU V' V",
    "tr(X^2) wrt X twice": "2 dX'",
    "exp(c*t) wrt t twice where c: scalar, t: scalar": "c^2 exp(c t)",
}


@pytest.mark.parametrize("statement", JACOBIANS)
def test_result(statement: str) -> None:
    derivation = derive(statement)
    (result,) = derivation.results
    assert writer_of(derivation, TEXT).write(result.gradient) == JACOBIANS[statement]


def test_mixed_second_derivatives() -> None:
    derivation = derive("norm_F(T - U V')^2 wrt U, V twice")
    writer = writer_of(derivation, TEXT)
    assert {result.wrt: writer.write(result.gradient) for result in derivation.results} == {
        "U": "2 dU V' V",
        "U, V": "2 ((U V' - T) dV + U dV' V)",
        "V, U": "2 ((U V' - T)' dU + V dU' U)",
        "V": "2 dV U' U",
    }


FORMS = {
    "(X .* A) ones": {"diag(X A')", "diag(A X')"},
    "diag(A X')": {"(A .* X) ones(n)"},
    "tr(A' B)": {"A : B", "sum(A .* B)", "tr(B A')"},
    "norm_F(X)^2": {"X : X", "tr(X' X)"},
}


@pytest.mark.parametrize("function", FORMS)
def test_equal_forms(function: str) -> None:
    found = equal_forms(read_statement(function))
    writer = writer_of(found, TEXT)
    assert FORMS[function] <= {writer.content(step.content) for step in found.steps}


def test_one_differential_with_two_coefficients() -> None:
    derivation = derive("(x' z)*y - y wrt y where x: n, z: n, y: m", verify=False)
    assert writer_of(derivation, TEXT).write(derivation.results[0].gradient) == "(x' z) eye(m) - eye(m)"


@pytest.mark.parametrize(
    "statement",
    [
        "tr(B d2expm(X, A, A)) wrt X where X: n x n",
        "tr(B d2logm(X, A, A)) wrt X where X: n x n",
        "tr(B dadj(X, A)) wrt X",
    ],
)
def test_a_directional_derivative_is_not_linear_in_its_point(statement: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(statement, verify=False)
    assert caught.value.code == "M291"


def test_deep_nets_are_read_without_their_entries() -> None:
    inner = "x"
    for n in range(16):
        inner = f"tanh(W{n} ({inner}))"
    declared = ", ".join(f"W{n}: n x n" for n in range(16))
    (result,) = derive(f"{inner} wrt x where x: n, {declared}").results
    assert "index" not in {view.name for view in result.views}
