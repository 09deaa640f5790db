#!/usr/bin/env bash
# SymPy 1.14.0: the derivative of log(tr(X)) by the matrix X.
#
# One would guess: I/tr(X), or that SymPy leaves it unevaluated, as it does det(X). The square of a trace is right.
# Seen: log(tr X), exp(tr X), det(X)^2 and log(det X) all have the derivative 0, without a word: the chain rule is applied
# to powers of a trace and to no other function of a trace or determinant, and what is not seen to hold X is a constant.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sympy==1.14.0
"$work/venv/bin/python" - <<'END'
import sys

import sympy
from sympy import Determinant, MatrixSymbol, Symbol, Trace, exp, log

n = Symbol("n")
X = MatrixSymbol("X", n, n)
right = (Trace(X) ** 2).diff(X)
zero = {name: f.diff(X) for name, f in {
    "log(tr(X))": log(Trace(X)), "exp(tr(X))": exp(Trace(X)), "det(X)^2": Determinant(X) ** 2,
    "log(det(X))": log(Determinant(X)),
}.items()}
print("SymPy", sympy.__version__)
print("tr(X)^2     ->", right)
print("det(X)      ->", Determinant(X).diff(X))
for name, found in zero.items():
    print(f"{name:11} -> {found}")

# at X = I of size 2 a step of 1e-6 along I changes log(tr(X)) by 1e-6, so its derivative there is not 0
slope = (sympy.log(sympy.eye(2).trace() + sympy.Rational(2, 10**6)) - sympy.log(2)).evalf() * 10**6
print("log(tr(I + t I)) grows by", slope)
as_seen = str(right) == "(2*Trace(X))*I" and all(isinstance(f, sympy.ZeroMatrix) for f in zero.values()) and slope > 0.9
sys.exit(not as_seen)
END
