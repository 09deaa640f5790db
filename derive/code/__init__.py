"""Derivatives as functions of array libraries."""

from collections.abc import Mapping

from matgrad.derive.code.jax import JAX
from matgrad.derive.code.numpy import NUMPY
from matgrad.derive.code.target import Target
from matgrad.derive.code.torch import TORCH

TARGETS: Mapping[str, Target] = {target.name: target for target in (NUMPY, TORCH, JAX)}

__all__ = ["JAX", "NUMPY", "TARGETS", "TORCH"]
