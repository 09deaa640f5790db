"""Modules that are loaded when something in them is first used: what a run does not need costs it nothing."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def later(name: str) -> ModuleType:
    """A module that is loaded with the first look into it; the standard library's recipe for a lazy import."""
    if name not in sys.modules:
        spec = find_spec(name)
        assert spec is not None and spec.loader is not None
        spec.loader = LazyLoader(spec.loader)
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]
