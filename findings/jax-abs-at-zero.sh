#!/usr/bin/env bash
# JAX 0.10.2: the derivative of |x| at 0.
#
# One would guess: 0, which is jnp.sign(0), the middle of the subgradients and what PyTorch, autograd and CasADi give.
# Seen: 1, while relu(x) + relu(-x), the same function, has 0 there. So a sum of absolute values, as in the lasso, is
# pushed away from a weight that is exactly 0, always to the same side.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check jax==0.10.2
"$work/venv/bin/python" - <<'END'
import sys

import jax
import jax.numpy as jnp

print("JAX", jax.__version__)
found = {
    "abs": jax.grad(jnp.abs)(0.0),
    "sign": jnp.sign(0.0),
    "relu(x) + relu(-x)": jax.grad(lambda x: jax.nn.relu(x) + jax.nn.relu(-x))(0.0),
    "maximum(x, -x)": jax.grad(lambda x: jnp.maximum(x, -x))(0.0),
    "sqrt(x^2)": jax.grad(lambda x: jnp.sqrt(x * x))(0.0),
}
for name, value in found.items():
    print(f"{name:20} at 0: {value}")
lasso = jax.grad(lambda w: jnp.sum(jnp.abs(w)))(jnp.zeros(3))
print("sum(abs(w)) at w = 0:", lasso)
as_seen = found["abs"] == 1 and found["sign"] == 0 == found["relu(x) + relu(-x)"] == found["maximum(x, -x)"]
sys.exit(not (as_seen and lasso.tolist() == [1, 1, 1]))
END
