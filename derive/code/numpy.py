"""NumPy, with SciPy for what it lacks."""

from matgrad.derive.code.target import Target, every

# einsum with a letter twice is a view of the diagonal, through which it can be written.
PLACED = """_where_equal({0}, {1}, {2})
def _where_equal(values, subscripts, shape):
    \"""Zeros, but these values where the indices that bear one letter are equal.\"""
    array = np.zeros(shape)
    np.einsum(subscripts, array)[...] = values
    return array
"""

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
    every=every("np.", "np.eye(size)", "np.stack([at(unit) for unit in units], axis=-1)"),
    placed=PLACED,
    einsum_order=", optimize=True",
)
