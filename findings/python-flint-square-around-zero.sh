#!/usr/bin/env bash
# python-flint 0.9.0: the square of a ball around 0.
#
# One would guess: a ball around 0 again, as x*x is, and as the square of every other ball of the width is.
# Seen: x**2 and x**3 are nan where the midpoint of x is 0 and its radius is not, with the exponent an int or a ball; the
# same ball as a complex one, or with its midpoint a little beside 0, has a finite square.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-flint==0.9.0
"$work/venv/bin/python" - <<'END'
import sys

import flint
from flint import acb, arb

print("python-flint", flint.__version__, "with FLINT", flint.__FLINT_VERSION__)
x = arb(0, 1e-30)
finite = {"x*x": x * x, "acb(x)**2": acb(x) ** 2, "(x + 1e-40)**2": (x + 1e-40) ** 2}
undefined = {"x**2": x**2, "x**3": x**3, "x**arb(2)": x ** arb(2)}
for name, value in {"x": x, **finite, **undefined}.items():
    print(f"{name:14} = {value}")
as_seen = all(value.is_finite() for value in finite.values()) and not any(map(arb.is_finite, undefined.values()))
sys.exit(not as_seen)
END
