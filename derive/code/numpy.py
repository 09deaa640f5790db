"""NumPy, with SciPy for what it lacks."""

from .target import Target, every

# einsum with a letter twice is a view of the diagonal, through which it can be written.
PLACED = """_where_equal({0}, {1}, {2}, {kind})
def _where_equal(values, subscripts, shape, dtype):
    \"""Zeros, but these values where the indices that bear one letter are equal.\"""
    array = np.zeros(shape, dtype)
    np.einsum(subscripts, array)[...] = values
    return array
"""

NUMPY_ARRAYS = """_arrays({0})
def _arrays(*values):
    \"""The values as arrays of one type, that of the floating ones among them.\"""
    types = [value.dtype for value in values if hasattr(value, "dtype") and value.dtype.kind in "fc"]
    return [np.asarray(value, dtype=np.result_type(*types) if types else float) for value in values]
"""

NUMPY = Target(
    name="numpy",
    prefix="np.",
    imports={
        "np": "import numpy as np",
        "scipy.linalg": "import scipy.linalg",
        "scipy.special": "import scipy.special",
    },
    alias=frozenset({"np", "scipy", "float", "int", "range", "sum"}),
    number="float({0})",
    tensor="np.asarray({0}, {kind})",
    takes_numbers=True,
    kind="dtype={like}.dtype",
    plain="dtype=float",
    arrays=NUMPY_ARRAYS,
    random="np.random.default_rng(0).standard_normal({0}.shape)",
    double="np.asarray({0}, dtype=float)",
    every=every("np.", "np.eye(size, dtype=like.dtype)", "np.stack([at(unit) for unit in units], axis=-1)"),
    placed=PLACED,
    einsum_order=", optimize=True",
)
