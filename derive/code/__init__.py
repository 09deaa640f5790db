"""Code. In: a derivation, and an array library. Out: the source of functions that compute it.

On its way a term is made stable (stable.py: the rows `coded` of the operators' rooms), then cheaper (cheaper/), and
written: signature.py has the frame of a function, expressions.py its terms, products.py and entrywise.py what stands in
them, and lines.py the assignments. entries.py has derivatives of more than two axes, directions.py those in a
direction, and trial.py the self-test; emit.py puts the text together. A library is one record (target.py), here in
`TARGETS`, and an operator's code a template in its room.
"""

from ..registry import Registry
from . import target

TARGETS: "Registry[target.Target]" = Registry(
    __name__, {"numpy": "numpy:NUMPY", "torch": "torch:TORCH", "jax": "jax:JAX"}
)


def __getattr__(name: str) -> "target.Target":
    """NUMPY, TORCH and JAX, each loaded when it is asked for."""
    if name.isupper() and name.lower() in TARGETS:
        return TARGETS[name.lower()]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
