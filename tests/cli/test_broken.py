"""Mistakes among many statements: each has its error at its own line, and the others their results."""

import pytest
from pages import records
from program import HOUSE, process

PROBLEMS = HOUSE / "benchmarks" / "problems.mg"


BROKEN = r"""
tr((A X) wrt X
tr(A + * X) wrt X
foo(X) wrt X
trr(X) wrt X
tr(A X) wrt X where A: n x n, X: m x p
tr(A X) =
tr(A X) wrt Y
|| A X wrt X
‖A X wrt X
tr(where X) wrt X
tr(let) wrt X
tr(A X]) wrt X
((((tr(X) wrt X
A ? X wrt X
tr(X) wrt X; tr(Y) wrt Y
\bigoplus x wrt x
f = tr(X) wrt X
tr(X) wrt X wrt X
tr(X) wrt X twice twice
tr(X) wrt X where X: n x
tr(X) wrt X where X: nxp
tr(X) wrt X where X: n x n symetric
tr(X) wrt X where X: n x n, X: n x p
tr(X) wrt
wrt X
tr() wrt X
tr(A, B) wrt A
X 2 wrt X
1/0 X wrt X
a / b c wrt a
A : B : C wrt A
X[i+1,j] wrt X
1e999999999 tr(X) wrt X
tr(X) where X: n x p
tr(X^T) wrt X where X: n x n, T: n
[A, B wrt A
[name tr(X) wrt X
det(X) wrt X where X: n x p
sum(A ../ B) wrt A
'X wrt X
x_ wrt x
given X: n x
let unvec = X
let Q_0 = Q_0 X
""".strip().split("\n")


INVISIBLE = ["tr(A\x01 X) wrt X", "tr(X\u200b) wrt X", "tr(X)\x1b[31m wrt X", "tr(\x00X) wrt X", "\x7f"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_tenth_statement_is_broken(jobs: str) -> None:
    """Each in another way; each has its error at its own line, and the others their results."""
    good = [line for line in PROBLEMS.read_text(encoding="utf-8").splitlines() if " wrt " in line]
    bad = [*BROKEN, *INVISIBLE]
    count = 10 * len(bad)
    lines = [bad[n // 10 - 1] if n % 10 == 0 else good[n % len(good)] for n in range(1, count + 1)]
    result = process("batch", "-", "-f", "jsonl", "--jobs", jobs, stdin="\n".join(lines))
    found = records(result.out)
    said = f"{count} statements: {count - len(bad)} derived, {len(bad)} errors\n"
    assert (result.code, result.err) == (1, said)
    assert [each["line"] for each in found] == list(range(1, count + 1))
    assert [each["line"] for each in found if each["error"]] == list(range(10, count + 1, 10))
    assert all(each["error"]["line"] == each["line"] for each in found if each["error"])
    assert not any(each["error"] and each["error"]["code"] == "M900" for each in found)
