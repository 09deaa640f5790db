"""What the tests of the commands share: a statement, and a page and records read back."""

import json
import re
from typing import Any

FLAGSHIP = "norm_F(A .* (Y - W' X))^2 wrt W"


PARTS = """\
given X: n x p, y: n
let z = X w - y
[a] let cost = z' z
cost wrt w
let det = 0
let mish(t) = t*tanh(softplus(t))
sum(mish(z)) wrt w
given X: n x n
cost wrt w where n: scalar
tr(X z) wrt w
"""


def mathematics(page: str) -> list[str]:
    """The lines of a page without the remarks at their right."""
    return [re.split(r" {3,}(?=\S)", line.strip())[0] for line in page.splitlines() if line.strip()]


def records(text: str) -> list[dict[str, Any]]:
    """The answers of a batch in JSON lines."""
    return [json.loads(line) for line in text.splitlines()]
