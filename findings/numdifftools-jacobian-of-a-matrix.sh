#!/usr/bin/env bash
# numdifftools 0.11.2: the Jacobian of a function from R^2 to 4 x 3 matrices.
#
# One would guess: an array of shape (4, 3, 2), the axes of the value first, as in JAX, PyTorch and autograd; or (12, 2).
# Seen: (4, 2, 3): the axis of the variable stands between the two of the value. Where the sizes are alike, as they often
# are, a Jacobian read the usual way is a wrong one of the right shape.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check numdifftools==0.11.2
"$work/venv/bin/python" - <<'END'
import sys
from importlib.metadata import version

import numpy as np
import numdifftools

print("numdifftools", version("numdifftools"))
A, B = np.arange(12.0).reshape(4, 3), np.ones((4, 3))
J = numdifftools.Jacobian(lambda x: x[0] * A + x[1] * B)(np.array([1.0, 2.0]))
print("the shape for values of 4 x 3 and a variable of 2:", J.shape)
print("J[:, 0, :] is the derivative by x[0]:", np.allclose(J[:, 0, :], A))
S = np.array([[0.0, 1.0], [2.0, 3.0]])
square = numdifftools.Jacobian(lambda x: x[0] * S + x[1] * np.ones((2, 2)))(np.array([1.0, 2.0]))
print("for values of 2 x 2, J[..., 0] is:", square[..., 0].round(9).tolist(), "- the derivative by x[0]:", S.tolist())
sys.exit(not (J.shape == (4, 2, 3) and np.allclose(J[:, 0, :], A) and not np.allclose(square[..., 0], S)))
END
