#!/usr/bin/env bash
# PyTensor 3.0.7: the gradient of max(x) where two entries are the largest.
#
# One would guess: a subgradient, 1/2 for each of the two (JAX, PyTorch, autograd) or 1 for one of them: weights that sum
# to 1, since max(x + t) = max(x) + t. PyTensor itself gives 1 and 0 for maximum(x[0], x[1]).
# Seen: 1 for both. Along (1, 1, 1) this gradient promises twice the slope that max has in every direction there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pytensor==3.0.7
"$work/venv/bin/python" - <<'END'
import sys

import numpy as np
import pytensor
import pytensor.tensor as pt

print("PyTensor", pytensor.__version__)
x = pt.dvector("x")


def at(f, values):
    function = pytensor.function([x], [f, pytensor.grad(f, x)], mode="FAST_COMPILE")
    return function(np.array(values))


value, gradient = at(pt.max(x), [1.0, 1.0, 0.0])
_, pair = at(pt.maximum(x[0], x[1]), [1.0, 1.0, 0.0])
raised = at(pt.max(x), [1.5, 1.5, 0.5])[0]
print("max(x):", gradient, "- maximum(x[0], x[1]):", pair)
print("along (1, 1, 1): the gradient says", gradient.sum(), "- the difference quotient", (raised - value) / 0.5)
sys.exit(not (gradient.tolist() == [1, 1, 0] and pair.sum() == 1 and raised - value == 0.5))
END
