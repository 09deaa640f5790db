"""The records in JSON: each fits the schema, and says what the page says."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from pages import FLAGSHIP
from program import HOUSE

SCHEMA = json.loads((HOUSE / "cli" / "derivation.schema.json").read_text(encoding="utf-8"))


def problems(value: Any, schema: Mapping[str, Any], at: str = "$") -> list[str]:
    """Where a value does not fit a schema; the few words of JSON Schema that ours is made of."""
    types = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    if "$ref" in schema:
        return problems(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], at)
    if "oneOf" in schema:
        return [] if sum(not problems(value, s, at) for s in schema["oneOf"]) == 1 else [f"{at}: not one of"]
    found = [p for part in schema.get("allOf", ()) for p in problems(value, part, at)]
    kinds = schema.get("type", [])
    if kinds and not any(type(value) is types[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return [f"{at}: not {kinds}"]
    if value not in schema.get("enum", [schema.get("const", value)]):
        found.append(f"{at}: {value!r}")
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{at}: {value!r}")
    if isinstance(value, list):
        found += [p for i, item in enumerate(value) for p in problems(item, schema.get("items", {}), f"{at}[{i}]")]
    if isinstance(value, dict):
        known, other = schema.get("properties", {}), schema.get("additionalProperties", {})
        found += [f"{at}.{key}: missing" for key in schema.get("required", ()) if key not in value]
        found += [f"{at}.{key}: unknown" for key in value if key not in known and other is False]
        found += [p for key, item in value.items() for p in problems(item, known.get(key, other or {}), f"{at}.{key}")]
    return found


class TestRecord:
    @pytest.mark.parametrize(
        "words",
        [
            (FLAGSHIP, "-f", "json"),
            (FLAGSHIP, "-f", "jsonl", "--code", "numpy", "--no-verify"),
            ("[n] tr(A X) + x' A x wrt X, x where A: n x n symmetric", "-f", "json", "--detail", "brief"),
            ("tr(X - X) wrt X", "-f", "json"),
            ("inv(X) wrt X twice", "-f", "json", "--code", "numpy"),
            ("x' A x + tr(S) wrt x, S where x: n unit, S: m x m spd", "-f", "json", "--riemannian", "--code", "jax"),
            ("tr(A +) wrt A", "-f", "json"),
            ("det(X) wrt X where X: n x p", "-f", "jsonl"),
        ],
    )
    def test_fits_the_schema(self, run: Any, words: tuple[str, ...]) -> None:
        value = json.loads(run(*words).out)
        assert problems(value, SCHEMA) == []
        assert list(value) == SCHEMA["required"]

    def test_of_a_gradient_on_a_manifold(self, run: Any) -> None:
        value = json.loads(run("x' A x wrt x where x: n unit, A: n x n symmetric", "-f", "json", "--riemannian").out)
        assert value["steps"][-1]["text"] == "grad f = 2 (A x - (x' A x) x)"
        assert value["steps"][-1]["rule"]["statement"] == "grad = G - (x' G) x where x: n unit"
        assert value["results"][0]["manifold"] == {"name": "unit sphere", "metric": "embedded"}

    def test_fields(self, run: Any) -> None:
        value = json.loads(run(f"[flagship] {FLAGSHIP}", "-f", "json").out)
        result = value["results"][0]
        assert (value["name"], value["input"]) == ("flagship", f"[flagship] {FLAGSHIP}")
        assert (value["status"], value["line"], value["error"]) == ("ok", 1, None)
        assert value["function"]["shape"] == []
        assert value["symbols"][2] == {"name": "W", "shape": ["k", "m"], "properties": [], "declared": False}
        assert value["definitions"][0]["name"] == "Z"
        assert value["definitions"][0]["text"] == "A .* (Y - W' X)"
        assert value["steps"][0]["text"] == "f = Z : Z"
        assert value["steps"][-1]["text"] == "df = -2 X (A .* Z)' : dW"
        assert value["steps"][-1]["rule"] == {"name": "A'", "statement": "G : dA' = G' : dA"}
        assert all(step["verified"] for step in value["steps"])
        assert (result["wrt"], result["kind"], result["shape"]) == ("W", "gradient", ["k", "m"])
        assert result["text"] == "-2 X (A .* A .* (Y - W' X))'"
        assert result["named"]["unicode"] == "−2 X (A ∘ Z)ᵀ"
        assert (value["verification"]["points"], value["verification"]["bits"]) == (3, 400)

    @pytest.mark.parametrize(
        ("declared", "shape"), [("x: n", ["n"]), ("x: n x 1", ["n", "1"]), ("x: 3", ["3"]), ("x: scalar", [])]
    )
    def test_axes(self, run: Any, declared: str, shape: list[str]) -> None:
        value = json.loads(run(f"x' x wrt x where {declared}", "-f", "jsonl").out)
        assert (value["symbols"][0]["shape"], value["results"][0]["shape"]) == (shape, shape)

    def test_refusal(self, run: Any) -> None:
        result = run("tr(A +) wrt A", "-f", "json")
        error = json.loads(result.out)["error"]
        assert (result.code, result.err) == (2, "")
        assert (error["code"], error["line"], error["column"], error["end_column"]) == ("M102", 1, 6, 7)

    def test_not_verified(self, run: Any) -> None:
        value = json.loads(run("tr(A X) wrt X", "-f", "jsonl", "--no-verify").out)
        assert value["verification"] is None and not value["steps"][0]["verified"]

    def test_a_long_result_keeps_its_names(self, run: Any) -> None:
        deep = "W x"
        for _ in range(40):
            deep = f"W tanh({deep})"
        value = json.loads(run(f"sum({deep}) wrt x where W: n x n, x: n", "-f", "jsonl", "--no-verify").out)
        assert value["results"][0]["text"] == value["results"][0]["named"]["text"]
        assert value["definitions"]

    def test_names_of_the_user(self, run: Any) -> None:
        """In JSON the user's names are definitions, and a gradient is written with them and without."""
        stdin = "let Z = A .* (X B)\nnorm_F(Z)^2 wrt X\n"
        (value,) = map(json.loads, run("batch", "-", "-f", "jsonl", stdin=stdin).out.splitlines())
        assert problems(value, SCHEMA) == []
        assert (value["line"], value["function"]["text"]) == (2, "norm_F(Z)^2")
        assert value["definitions"] == [{"name": "Z", "text": "A .* (X B)"}]
        assert value["results"][0]["named"]["text"] == "2 (A .* Z) B'"
        assert value["results"][0]["text"] == "2 (A .* A .* (X B)) B'"
