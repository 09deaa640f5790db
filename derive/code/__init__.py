"""Derivatives as functions of array libraries."""

from collections.abc import Mapping

from .jax import JAX
from .numpy import NUMPY
from .target import Target
from .torch import TORCH

TARGETS: Mapping[str, Target] = {target.name: target for target in (NUMPY, TORCH, JAX)}

__all__ = ["JAX", "NUMPY", "TARGETS", "TORCH"]
