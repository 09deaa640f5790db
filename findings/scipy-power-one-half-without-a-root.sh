#!/usr/bin/env bash
# SciPy 1.17.1: the power 1/2 of a matrix that has no square root, [[0, 1], [0, 0]].
#
# One would guess: an error or NaN, or what sqrtm gives: an infinite entry and a warning.
# Seen: fractional_matrix_power(A, 0.5) is the zero matrix, finite and without a warning; its square is not A. For the
# singular matrices that have a root it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check scipy==1.17.1 numpy==2.4.6
"$work/venv/bin/python" - <<'END'
import sys
import warnings

import numpy as np
import scipy
from scipy.linalg import fractional_matrix_power, sqrtm

print("SciPy", scipy.__version__)
A, B = np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([[1.0, 2.0], [2.0, 4.0]])
with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    power = fractional_matrix_power(A, 0.5)
    silent = not heard
    root = sqrtm(A)
    warned = bool(heard)
singular = fractional_matrix_power(B, 0.5)
print("fractional_matrix_power(A, 0.5):", power.tolist(), "without a warning" if silent else "with a warning")
print("its square:", (power @ power).tolist(), "- A:", A.tolist())
print("sqrtm(A):", root.tolist(), "with a warning" if warned else "without a warning")
print("B, singular with a root, is off by", abs(singular @ singular - B).max())
as_seen = silent and not power.any() and warned and np.isinf(root).any() and np.allclose(singular @ singular, B)
sys.exit(not as_seen)
END
