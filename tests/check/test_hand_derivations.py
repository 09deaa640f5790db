"""Hand derivations, line by line: what varies in them, and the first line that does not follow."""

import json

import pytest
from mathematics import HERE
from rulings import FINE, ruling, rulings
from seam.parts import Contradiction, Normal

from matgrad import check, derive
from matgrad.cli.formats.chain import chain
from matgrad.cli.formats.outline import outline
from matgrad.grammar.lines import statements

PROBLEMS = [json.loads(line)["statement"] for line in (HERE / "derivatives.jsonl").read_text("utf-8").splitlines()]


# The hand derivation of a post on the masked least squares problem (2022), line by line.
ABOVE = "given A: m x p, Y: m x p, W: k x m, X: k x p\nlet Z = A .* (Y - W' X)\n"


POST = (
    "d(‖A .* (Y - W' X)‖_F^2)",
    "d(Z : Z)",
    "2 Z : dZ",
    "2 Z : d(A .* (Y - W' X))",
    "2 Z : A .* d(-W' X)",
    "-2 (A .* Z) : (dW' X + W' dX)",
    "-2 (A .* Z) : (dW' X) - 2 (A .* Z) : (W' dX)",
    "-2 (A .* Z) X' : dW' - 2 W (A .* Z) : dX",
    "-2 X (A .* Z)' : dW - 2 W (A .* Z) : dX",
)


SPOILED = [
    (1, "d(Z : A)"),
    (2, "Z : dZ"),
    (2, "2 Z : Z"),
    (3, "2 Z : d(A .* (Y + W' X))"),
    (4, "2 Z : A .* d(W' X)"),
    (5, "-2 (A .* Z) : (dW' X)"),
    (5, "-2 (A .* Z) : (dW' X + W dX')"),
    (6, "-2 (A .* Z) : (dW' X) + 2 (A .* Z) : (W' dX)"),
    (7, "-2 Z X' : dW' - 2 W (A .* Z) : dX"),
    (7, "-2 (A .* Z) X' : dW' - 2 (A .* Z) W : dX"),
    (8, "-2 (A .* Z) X' : dW - 2 W (A .* Z) : dX"),
    (8, "-2 X (A .* Z)' : dW - W (A .* Z) : dX"),
    (8, "2 X (A .* Z)' : dW - 2 W (A .* Z) : dX"),
]


THEN = """
‖A .* (Y - W' X)‖_F^2 wrt W == -2 X (A .* Z)'
 == -2 X (A .* A .* (Y - W' X))'
‖A .* (Y - W' X)‖_F^2 wrt X == -2 W (A .* Z)
 == -2 W (A .* A .* (Y - W' X))
A : B .* C == A .* B : C
"""


def test_the_post() -> None:
    found = list(rulings(ABOVE + "\n = ".join(POST) + THEN))
    assert [each.verdict for each in found] == ["proved"] * 4


@pytest.mark.parametrize(("line", "spoiled"), SPOILED)
def test_the_post_with_one_line_spoiled(line: int, spoiled: str) -> None:
    """That line is named, and what it should have been is right."""
    lines = [*POST[:line], spoiled, *POST[line + 1 :]]
    text = ABOVE + "\n = ".join(lines)
    ((_, chained),) = list(statements(text))[2:]
    found = ruling(text)
    assert found.verdict in ("wrong", "error")
    assert chained.count("\n", 0, found.span[0]) == line
    right = found.diagnosis.corrected if found.diagnosis else found.corrected
    if right:
        assert ruling(ABOVE + "\n = ".join([*POST[:line], right, *POST[line + 1 :]])).verdict == "proved"
    else:
        assert found.verdict == "error"


@pytest.mark.parametrize("claim", ["df = 2 x' dx", "df = d(x' x) = 2 x' dx", "dL = 2 x' dx where x: n"])
def test_a_derivation_says_of_what(claim: str) -> None:
    """Nothing is guessed of an f that is not defined."""
    found = ruling(claim).mistake
    assert found and (found.code, (found.help or "")[:34]) == ("M219", "write the function: d(…) = …, or l")


# Lines above, hand derivations below them, and the verdict: what varies is what stands behind a d below the head.
GIVEN = """given A: m x k, B: n x k, C: p x k, P: m x n, Q: m x p, S: k x k symmetric, T: k x k symmetric, s: k
let X = B A' - P'
let Y = C A' - Q'
let z = vec(S)
let u = A s
let v = u - P ones(n)
"""


VARYING = [
    ("d(X:X + Y:Y) = 2 X:dB A' + 2 Y:dY", "proved"),
    ("d(X:X + Y:Y) = 2 X:dB A' + 17 Y:dY", "wrong"),
    ("d(tr(P X) + tr(B' B)) = tr(P dX) + d(tr(B' B))", "proved"),
    ("d(tr(P X) + tr(B' B)) = tr(P dX) + 7 d(tr(B' B))", "wrong"),
    ("d(X:X) = 2 X:dX\n = 2 X:(dB A')\n = 2 X A:dB", "proved"),
    ("d(X:X) = 2 X:dX\n = 2 X:(dB A')\n = 3 X A:dB", "wrong"),
    ("d(vec(S T S)) = kron((T S)', eye(k)) dz + kron(eye(k), S T) dz", "proved"),
    ("d(vec(S T S)) = kron((T S)', eye(k)) dz + 2*kron(eye(k), S T) dz", "wrong"),
    ("d(X) = dB A'", "proved"),
    ("dX = dB A'", "proved"),
    ("dX = 2 dB A'", "wrong"),
    ("d(u) = A ds", "proved"),
    ("d(u' v) = u' dv + v' du", "proved"),
    ("d(u' v) = u' dv", "wrong"),
    ("d(v' v) = 2 v' dv\n = 2 v' du\n = 2 v' A ds", "proved"),
    ("d(v' v) = 2 v' dv\n = 2 v' du\n = 3 v' A ds", "wrong"),
    ("d(z' z + tr(S)) = 2 z' dz", "wrong"),
    ("d(z' z + tr(S)) = 2 z' dz + tr(dS)", "proved"),
    ("d(u' u + s' s) = 2 u' du", "proved"),
    ("d(u' u + s' s + tr(A' A)) = 2 u' du", "wrong"),
    ("d(A B' C) = d(A B') C + A B' dC where C: n x p", "proved"),
    ("d(A B' C) = A B' dC where C: n x p", "proved"),
    ("d(B : B) = 0", "wrong"),
]


@pytest.mark.parametrize(("derivation", "verdict"), VARYING)
def test_what_varies(derivation: str, verdict: str) -> None:
    assert list(rulings(GIVEN + derivation))[-1].verdict == verdict


def test_a_chain_of_equalities() -> None:
    assert ruling("tr(A B)\n == tr(B A)\n == A' : B").verdict == "proved"
    found = ruling("tr(A B)\n == tr(B A)\n == A : B\n == 3")
    assert (found.verdict, found.line) == ("wrong", 2)


@pytest.mark.parametrize("text", [*PROBLEMS, "d*(x' x) wrt d", "x' A x wrt x, A", "norm_F(T - U V')^2 wrt U, V twice"])
def test_a_printed_derivation_is_fine(text: str) -> None:
    """Each line that is printed follows from the one before, to the eyes of the checker."""
    derivation = derive(text)
    page = "\n".join(chain(outline(derivation, text, "normal", False), None))
    assert {each.verdict for each in rulings(page)} <= set(FINE)


def test_the_two_routes_cannot_disagree_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Normal, "proved", lambda self: True)
    with pytest.raises(Contradiction):
        ruling("x' x wrt x == x")


def test_what_varies_is_shown() -> None:
    """A chain leaves open what varies; the verdict says how it was read."""
    assert ruling("d(tr(A X)) = 2 A' : dX where A: n x m, X: m x n").varying == "X"
    assert ruling("given A: n x n, B: n x n\nlet X = A B\nd(X : X) = 2 X : dX").varying == "X"
    assert ruling("x' x wrt x == 2 x").varying == ""


def test_a_name_may_stand_only_in_its_differential_though_its_sizes_are_not_declared() -> None:
    assert ruling("given Y: matrix, P: matrix\nd(Y) + dP = dP + dY").verdict == "proved"
    assert ruling("given P: symmetric\nd(Y Y) = dP where Y: 3 x 3").verdict == "wrong"


@pytest.mark.parametrize("kind", ("matrix", "vector", "symmetric"))
def test_a_size_is_no_matrix(kind: str) -> None:
    found = check("tr(F N) == tr(N F)", given=f"given F: N x N, N: {kind}")
    assert found.mistake is not None and found.mistake.code == "M215"
