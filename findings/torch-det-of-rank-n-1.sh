#!/usr/bin/env bash
# PyTorch 2.13.0: the gradient of det at diag(1, 1, 0).
#
# One would guess: the cofactor matrix, diag(0, 0, 1): det is a polynomial, and det(diag(1, 1, t)) = t.
# Seen: zeros, without a word, at any matrix of rank n - 1, whose cofactor matrix is not zero; next to it the
# gradient is right. (Further down, at rank n - 2, zero is right.)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$work/venv/bin/python" - <<'END'
import sys

import torch

print("PyTorch", torch.__version__)


def gradient(values):
    X = torch.tensor(values, dtype=torch.float64, requires_grad=True)
    torch.linalg.det(X).backward()
    return X.grad


def diagonal(t):
    return [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, t]]


at, near = gradient(diagonal(0.0)), gradient(diagonal(1e-9))
slope = (torch.linalg.det(torch.tensor(diagonal(0.5))) - torch.linalg.det(torch.tensor(diagonal(-0.5)))).item()
integers = gradient([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]])
print("at diag(1, 1, 0):", at.tolist())
print("at diag(1, 1, 1e-9):", near.tolist())
print("det(diag(1, 1, 1/2)) - det(diag(1, 1, -1/2)) =", slope)
print("at [[1, 2, 3], [4, 5, 6], [7, 8, 9]], where the cofactors are -3, 6, -3 …:", integers.tolist())
as_seen = not at.any() and not integers.any() and abs(near[2, 2] - 1) < 1e-12 and abs(slope - 1) < 1e-6
sys.exit(not as_seen)
END
