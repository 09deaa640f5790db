"""NumPy, with SciPy for what it lacks."""

from matgrad.derive.code.target import Target

NUMPY = Target(
    name="numpy",
    prefix="np.",
    imports={
        "np": "import numpy as np",
        "scipy.linalg": "import scipy.linalg",
        "scipy.special": "import scipy.special",
    },
    alias=frozenset({"np", "scipy", "float", "range", "sum"}),
    number="float({0})",
    random="np.random.default_rng(0).standard_normal({0}.shape)",
    double="np.asarray({0}, dtype=float)",
)
