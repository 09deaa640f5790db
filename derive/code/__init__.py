"""Code. In: a verified derivation, and an array library. Out: the source of functions that compute it.

emit.py puts the text together; signature.py has its arguments, expressions.py writes terms, entries.py derivatives of
more than two axes, and trial.py the self-test. A library is one record (target.py), here in `TARGETS`.
"""

from ..registry import Registry
from . import target

TARGETS: "Registry[target.Target]" = Registry(
    __name__, {"numpy": "numpy:NUMPY", "torch": "torch:TORCH", "jax": "jax:JAX"}
)
