#!/usr/bin/env bash
# autograd 1.9.1: the gradient of the product of [0, 2, 3].
#
# One would guess: [6, 0, 0], the products of the others: a polynomial has a gradient everywhere. JAX and PyTorch give it.
# Seen: NaN for the entry that is 0, since the product is divided by it; written out with *, it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check autograd==1.9.1 numpy==2.4.6
"$work/venv/bin/python" - <<'END'
import sys
import warnings
from importlib.metadata import version

import autograd.numpy as np
from autograd import grad

print("autograd", version("autograd"))
x = np.array([0.0, 2.0, 3.0])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    whole, written = grad(np.prod)(x), grad(lambda x: x[0] * x[1] * x[2])(x)
print("prod(x):", whole, "- x[0]*x[1]*x[2]:", written)
sys.exit(not (np.isnan(whole[0]) and written.tolist() == [6, 0, 0]))
END
