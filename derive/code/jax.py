"""JAX. The functions are pure and of static shapes, so that jax.jit takes them.

XLA on a processor forms the transpose in `A.T @ x`, and does not in `x @ A`.
"""

from matgrad.derive.code.target import Target, every

JAX = Target(
    name="jax",
    prefix="jnp.",
    imports={
        "jnp": "import jax.numpy as jnp",
        "jax": "import jax",
        "jax.scipy.linalg": "import jax.scipy.linalg",
        "jax.scipy.special": "import jax.scipy.special",
    },
    tensor="jnp.asarray({0}, dtype=float)",
    rows_first=True,
    fuses=True,
    alias=frozenset({"jax", "jnp", "float", "range", "sum"}),
    number="jnp.asarray({0}, dtype=float)",
    random="jax.random.normal(jax.random.key(0), {0}.shape)",
    every=every("jnp.", "jnp.eye(size)", "jax.vmap(at, out_axes=-1)(units)"),
    double="jnp.asarray({0}, dtype=float)",
    need='It needs 64-bit numbers: jax.config.update("jax_enable_x64", True).',
)
