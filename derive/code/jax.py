"""JAX. The functions are pure and of static shapes, so that jax.jit takes them.

XLA on a processor forms the transpose in `A.T @ x`, and does not in `x @ A`.
"""

from .target import Target, every

JAX_ARRAYS = """_arrays({0})
def _arrays(*values):
    \"""The values as arrays of one type, that of the floating ones among them.\"""
    types = [value.dtype for value in values if hasattr(value, "dtype") and jnp.issubdtype(value.dtype, jnp.inexact)]
    return [jnp.asarray(value, dtype=jnp.result_type(*types) if types else float) for value in values]
"""

JAX = Target(
    name="jax",
    prefix="jnp.",
    imports={
        "jnp": "import jax.numpy as jnp",
        "jax": "import jax",
        "jax.scipy.linalg": "import jax.scipy.linalg",
        "jax.scipy.special": "import jax.scipy.special",
    },
    tensor="jnp.asarray({0}, {kind})",
    kind="dtype={like}.dtype",
    plain="dtype=float",
    arrays=JAX_ARRAYS,
    rows_first=True,
    fuses=True,
    alias=frozenset({"jax", "jnp", "float", "int", "range", "sum"}),
    number="jnp.asarray({0}, {kind})",
    random="jax.random.normal(jax.random.key(0), {0}.shape)",
    every=every("jnp.", "jnp.eye(size, dtype=like.dtype)", "jax.vmap(at, out_axes=-1)(units)"),
    double="jnp.asarray({0}, dtype=float)",
    need='It needs 64-bit numbers: jax.config.update("jax_enable_x64", True).',
)
