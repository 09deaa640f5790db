"""Code. In: a verified derivation, and an array library. Out: the source of functions that compute it.

emit.py puts the text together; signature.py has its arguments, expressions.py writes terms, entries.py derivatives of
more than two axes, and trial.py the self-test. A library is one record (target.py), here in `TARGETS`.
"""

from collections.abc import Mapping

from .jax import JAX
from .numpy import NUMPY
from .target import Target
from .torch import TORCH

TARGETS: Mapping[str, Target] = {target.name: target for target in (NUMPY, TORCH, JAX)}

__all__ = ["JAX", "NUMPY", "TARGETS", "TORCH"]
