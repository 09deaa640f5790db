"""NumPy, with SciPy for what it lacks."""

from matgrad.derive.code.emit import function
from matgrad.derive.code.target import Target
from matgrad.derive.derivation import Derivation

NUMPY = Target(
    name="numpy",
    imports={
        "np": "import numpy as np",
        "scipy.linalg": "import scipy.linalg",
        "scipy.special": "import scipy.special",
    },
    alias=frozenset({"np", "scipy", "float", "range", "sum"}),
    sqrt="np.sqrt({0})",
    outer="np.outer({0}, {1})",
    inner="np.sum({0}*{1})",
    reshape="np.reshape({0}, {1})",
    number="float({0})",
)


def gradient(derivation: Derivation) -> str:
    """The source of a NumPy function that computes the gradients of a derivation."""
    return function(derivation, NUMPY)
