"""The libraries that emitted code runs in: NumPy always, PyTorch and JAX where they are installed."""

import inspect
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from mathematics import derived
from seam.parts import TARGETS, Derivation

CALLED = {"numpy": "NumPy", "torch": "PyTorch", "jax": "JAX"}


def library(name: str) -> Any:
    """A library as the parameter of a test that is skipped where it is not installed."""
    reason = f"{CALLED[name]} is not installed, and the code emitted for it is not run"
    return pytest.param(name, marks=pytest.mark.skipif(find_spec(name) is None, reason=reason))


LIBRARIES = {name: library(name) for name in TARGETS}
in_each_library = pytest.mark.parametrize("target", LIBRARIES.values())


def array(target: str, value: Any, dtype: str = "float64") -> Any:
    """A value as an array of a library."""
    if target == "numpy":
        return np.asarray(value, dtype)
    module = import_module(target)
    return (
        module.as_tensor(value, dtype=getattr(module, dtype))
        if target == "torch"
        else module.numpy.asarray(value, dtype)
    )


@cache
def derivation(statement: str) -> Derivation:
    """The derivation, whose lines are checked elsewhere."""
    return derived(statement, verify=False)


def executed(text: str) -> dict[str, Any]:
    """The functions of an emitted text."""
    space: dict[str, Any] = {}
    exec(compile(text, "emitted", "exec"), space)
    return space


def given(function: Callable[..., Any], inputs: dict[str, Any], target: str) -> dict[str, Any]:
    """The inputs by keyword, arrays as the library's own, numbers as they are."""
    taken = inspect.signature(function).parameters
    keywords = {name if name in taken else f"{name}_": value for name, value in inputs.items()}
    return {
        name: array(target, value) if np.ndim(value) else value for name, value in keywords.items() if name in taken
    }


def off(found: Any, wanted: Any) -> float:
    """The largest difference, relative to the largest entry."""
    found, wanted = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    assert found.shape == wanted.shape
    return float(np.abs(found - wanted).max(initial=0) / max(np.abs(wanted).max(initial=0), 1e-3))
