"""Claims and hand derivations with sums over an index: right ones are proved, wrong ones called wrong, and why."""

import pytest
from mathematics import derived
from rulings import FINE, ruling, rulings
from seam.parts import witness

from matgrad.cli.formats.chain import Chains
from matgrad.cli.formats.format import Wish
from matgrad.cli.input.statement import Source
from matgrad.cli.terminal.line import plain

NUMBERS = "given a_i: scalar, b_i: scalar, c: scalar, m_ij: scalar, i: N, j: N, k: N\n"
VECTORS = "given x_i: n, y_i: scalar, w: n, u: n, C: n x n, A_i: n x n, B_i: n x n, S_i: n x n symmetric, i: N, j: N\n"

PROVED = [
    # gradients
    "sum_i (x_i' w - y_i)^2 wrt w == 2 sum_i (x_i' w - y_i) x_i where y_i: scalar",
    "sum_{i=1}^N (x_i' w)^2/N wrt w == 2/N*sum_{k=1}^N (w' x_k) x_k",
    "sum_i exp(x_i' w) wrt w == sum_j exp(w' x_j) x_j",
    "log(sum_i exp(x_i' w)) wrt w == sum_i exp(x_i' w) x_i/(sum_j exp(x_j' w))",
    "sum_i log(1 + exp(-y_i*(x_i' w))) wrt w == -sum_i y_i x_i/(1 + exp(y_i*(x_i' w))) where y_i: scalar, x_i: n",
    "sum_i norm2(x_i - u) wrt u == -sum_i (x_i - u)/norm2(x_i - u)",
    "sum_i (logsumexp(W' x_i) - y_i' W' x_i) wrt W == sum_i x_i (softmax(W' x_i) - y_i)' where W: n x k, y_i: k",
    "-N*logdet(S) - sum_i x_i' inv(S) x_i wrt S == sum_i inv(S) x_i x_i' inv(S) - N inv(S) where S: n x n spd, i: N",
    "sum_i norm_F(A_i X B_i - C_i)^2 wrt X == 2 sum_i A_i' (A_i X B_i - C_i) B_i'",
    "sum_i (x_i' w + c) wrt c == N where x_i: n, w: n, c: scalar, i: N",
    "sum_i (x_i' w - y_i)^2 wrt w twice == 2 sum_i x_i x_i' where y_i: scalar",
    "sum_i A x_i wrt A == dA sum_i x_i where A: m x n",
    # by the members of a family
    "sum_i norm2(x_i - u)^2 wrt x_i == 2 (x_i - u)",
    "sum_i norm2(x_i - u)^2 wrt x_k == 2 (x_k - u)",
    "sum_i sum_j x_i' A x_j wrt x_i == (A + A') sum_j x_j",
    "sum_i sum_j norm2(x_i - x_j)^2 wrt x_i == 4*(N x_i - sum_j x_j) where x_i: n, i: N",
    "sum_i sum_j (y_ij - u_i' v_j)^2 wrt u_i == -2 sum_j (y_ij - u_i' v_j) v_j where y_ij: scalar, u_i: k, v_j: k",
    "sum_i sum_j a_ij*b_ji wrt a_ij == b_ji where a_ij: scalar, b_ij: scalar",
    "sum_i norm2(A_i x)^2 wrt A_i == 2 A_i x x'",
    "sum_i tr(S_i B) wrt S_i == (B + B')/2 where S_i: n x n symmetric, B: n x n",
    "sum_i norm2(x_i)^2 wrt x_i == sum_i 2 x_i : dx_i",
    "sum_i A x_i wrt x_i == sum_j A dx_j where A: m x n",
    # entries
    "sum_i (X[i,:] w - y[i])^2 wrt w == 2 X' (X w - y)",
    "sum_i sum_j A[i,j]*x[i]*x[j] == x' A x",
    "sum_i x_i^2 wrt x == sum_i 2 x_i e(i, n) where x: n",
    "sum_i A[i,i]^2 wrt A == 2*diag(diag(A))",
    # equalities
    "sum_i x_i' A x_i == tr(A sum_j x_j x_j')",
    "sum_i norm2(x_i - sum_j x_j/N)^2 == sum_i norm2(x_i)^2 - norm2(sum_i x_i)^2/N where x_i: n, i: N, j: N",
    NUMBERS + "(sum_i a_i)^2 == sum_i sum_j a_i*a_j",
    NUMBERS + "sum_i (a_i + c) == N*c + sum_i a_i",
    NUMBERS + "sum_i (sum_j exp(a_j))*b_i == (sum_i b_i)*(sum_i exp(a_i))",
    NUMBERS + "sum_i sum_j exp(m_ij)*m_ji == sum_i sum_j exp(m_ji)*m_ij",
    NUMBERS + "sum_i sum_j sum_k exp(a_i*b_j*m_jk) == sum_j sum_k sum_i exp(a_k*b_j*m_ji)",
    VECTORS + "sum_i x_i' expm(A_i) x_i == sum_j x_j' expm(A_j') x_j",
    VECTORS + "tr(sum_i inv(A_i) B_i) == sum_j tr(B_j inv(A_j))",
    VECTORS + "sum_i x_i' S_i C x_i == sum_i x_i' C' S_i x_i",
    # hand derivations
    "d(sum_i x_i' w) = sum_i (dx_i' w + x_i' dw)",
    "d(sum_i norm2(x_i)^2) = sum_i 2 x_i' dx_i",
    "d(sum_i x_i^2) = sum_i 2 x_i dx_i = 2 x : dx where x: n",
]

COUNTED = "what does not depend on the index counts once for each of its values"
PRODUCTS = "the sum of products is no product of sums"
APART = "two sums have one index: each has its own"
TOO_MANY = "there is a sum over an index too many"
LOST = "a sum over an index is missing"

WRONG = [  # and what is said
    ("sum_i (x_i' w - y_i)^2 wrt w == sum_i (x_i' w - y_i) x_i where y_i: scalar, x_i: n", "is to be multiplied by 2"),
    ("sum_i (x_i' w - y_i)^2 wrt w == 2 sum_i (y_i - x_i' w) x_i where y_i: scalar, x_i: n", "the negative"),
    ("sum_i (x_i' w - y_i)^2 wrt w == 2 sum_i (x_i' w) x_i where y_i: scalar, x_i: n", "missing: -2 sum_i y_i x_i"),
    ("sum_i (x_i' w - y_i)^2 wrt w == 2 sum_i (x_i' w - y_i) where y_i: scalar, x_i: n", "the derivative is n×1"),
    ("sum_i (x_i' w)^2 wrt w == 2 (sum_i x_i' w) sum_i x_i", PRODUCTS),
    ("sum_i (x_i' w)^2 wrt w twice == 2 (sum_i x_i) (sum_j x_j)'", PRODUCTS),
    ("sum_i (x_i' w)^2/N wrt w == 2*sum_i (x_i' w) x_i where x_i: n, w: n, i: N", "is to be multiplied by 1/N"),
    ("sum_i (x_i' w + c) wrt c == 1 where x_i: n, w: n, c: scalar, i: N", "is to be multiplied by N"),
    ("sum_i norm2(x_i - m)^2 wrt m == 2 (m - sum_i x_i) where x_i: n, m: n, i: N", COUNTED),
    ("-N*logdet(S) - sum_i x_i' inv(S) x_i wrt S == sum_i inv(S) x_i x_i' inv(S) - inv(S)"
     " where S: n x n spd, i: N, x_i: n", COUNTED),
    ("sum_i (logsumexp(W' x_i) - y_i' W' x_i) wrt W == sum_i (softmax(W' x_i) - y_i) x_i'"
     " where W: n x n, x_i: n, y_i: n", "the transpose of what is claimed is right"),
    ("sum_i norm_F(A_i X B_i)^2 wrt X == 2 sum_i A_i' (A_i X B_i) B_i"
     " where A_i: n x n, X: n x n, B_i: n x n", "a transpose is missing"),
    # by the members of a family
    ("sum_i norm2(x_i - u)^2 wrt x_i == 2 (u - x_i)", "the negative"),
    ("sum_i norm2(x_i - u)^2 wrt x_i == 2 (x_i + u)", "a term has the wrong sign: u"),
    ("sum_i norm2(x_i - u)^2 wrt x_i == sum_i 2 (x_i - u)", TOO_MANY),
    ("sum_i x_i' A x_i wrt x_i == (A + A') sum_j x_j", TOO_MANY),
    ("sum_i sum_j x_i' A x_j wrt x_i == (A + A') x_i", LOST),
    ("sum_i sum_j x_i' A x_j wrt x_i == A sum_j x_j", "a term is missing: A' sum_j x_j"),
    ("sum_i sum_j m_ij*(u_i' v_j) wrt u_i == sum_j v_j where m_ij: scalar, u_i: k, v_j: k", "missing: m_ij"),
    ("sum_i sum_j a_ij*b_ji wrt a_ij == b_ij where a_ij: scalar, b_ij: scalar, i: N, j: N", "b_ij stands where b_ji"),
    ("sum_i norm2(A_i x)^2 wrt A_i == 2 x x' A_i' where A_i: n x n, x: n", "the transpose"),
    ("sum_i tr(S_i B) wrt S_i == B where S_i: n x n symmetric, B: n x n", "if B is symmetric"),
    ("sum_i A x_i wrt x_i == A sum_i x_i .* dx_i where x_i: n, A: n x n", "a factor too many: x_i"),
    # equalities
    (NUMBERS + "(sum_i a_i)^2 == sum_i a_i^2", ""),
    (NUMBERS + "sum_i (a_i + c) == c + sum_i a_i", COUNTED),
    (NUMBERS + "sum_i a_i*exp(b_i) == (sum_i a_i)*(sum_i exp(b_i))/N", PRODUCTS),
    (NUMBERS + "sum_i sum_j a_i*exp(b_j) == sum_i a_i*exp(b_i)", APART),
    (NUMBERS + "sum_i (sum_j exp(a_j))*b_i == sum_i exp(a_i)*b_i", APART),
    (NUMBERS + "sum_i sum_j exp(m_ij)*m_ji == sum_i sum_j exp(m_ij)*m_ij", "m_ij stands where m_ji belongs"),
    (NUMBERS + "sum_i sum_j exp(a_i*a_j) == sum_i exp(a_i^2)", ""),
    (VECTORS + "sum_i logdet(A_i)*y_i == (sum_i logdet(A_i))*(sum_i y_i)/N", PRODUCTS),
    (VECTORS + "sum_i sum_j x_i' expm(A_j) x_i == sum_i x_i' expm(A_i) x_i", APART),
    (VECTORS + "tr(sum_i inv(A_i) B_i) == tr(sum_i inv(A_i) (sum_j B_j))", PRODUCTS),
    (VECTORS + "sum_i x_i' S_i C x_i == sum_i x_i' C S_i x_i", ""),
    ("sum_i A[i,i]*x[i]*x[i] == x' A x where A: n x n, x: n", ""),
    # hand derivations
    ("d(sum_i norm2(x_i)^2) = sum_i x_i' dx_i", "is to be multiplied by 2"),
    ("d(sum_i x_i' w) = sum_i (dx_i' w - x_i' dw)", "a term has the wrong sign"),
    ("d(sum_i norm2(x_i)^2) = 2 (sum_i x_i)' (sum_i dx_i)", PRODUCTS),
]  # fmt: skip

REFUSED = [
    ("sum_i norm2(x_i)^2 wrt x_i == 2 x_i : dx_i", "M221", "write sum_i (…)"),
    ("sum_i (x_i' w)^2 wrt w == 2 (x_i' w) x_i", "M221", "sum_i (…)"),
    ("sum_i norm2(x_i)^2 wrt x_i twice == 2 eye(n) where x_i: n", "M220", None),
    ("sum_i A x_i wrt x_i == A where A: m x n", "M295", "write its differential"),
]

PRINTED = [
    "norm2(A sum_i x_i)^2 wrt x_i, A",
    "sum_i (x_i' w - y_i)^2 wrt w",
    "sum_i (x_i' w - y_i)^2 wrt w twice",
    "log(sum_i exp(x_i' w)) wrt w",
    "sum_i sum_j m_ij*(y_ij - u_i' v_j)^2 wrt u_i where m_ij: scalar, y_ij: scalar, u_i: k, v_j: k",
    "sum_i (logsumexp(W' x_i) - y_i' W' x_i) wrt W, x_i",
    "sum_i norm_F(A_i X B_i - C_i)^2 wrt X, A_i",
    "sum_i norm2(x_i - sum_j x_j/N)^2 wrt x_k where x_i: n, i: N, j: N",
    "sum_i tr(S_i B) wrt S_i where S_i: n x n symmetric, B: n x n",
    "-N/2*logdet(S) - 1/2*sum_i x_i' inv(S) x_i wrt S where x_i: n, S: n x n spd, i: N",
    "sum_i (1 + sum_j exp(A[i,j])*x[j])^3 wrt x where A: n x n",
]


@pytest.mark.parametrize("claim", PROVED)
def test_what_is_right_is_proved(claim: str) -> None:
    assert ruling(claim).verdict == "proved"


@pytest.mark.parametrize(("claim", "said"), WRONG)
def test_what_is_wrong(claim: str, said: str) -> None:
    """It is called so, with the mistake, and what is said to belong there is right."""
    found = ruling(claim)
    assert (found.verdict, said in found.message) == ("wrong", True), found.message
    assert found.corrected
    above, _, asked = claim.rpartition("\n")
    formula, _, declared = asked.partition(" where ")
    sign = "==" if "==" in formula else "="
    right = f"{formula.rpartition(sign)[0]}{sign} {found.corrected}"
    assert ruling("\n".join([above, right + (f" where {declared}" if declared else "")])).verdict in FINE


@pytest.mark.parametrize(("claim", "code", "help"), REFUSED)
def test_what_is_refused(claim: str, code: str, help: str | None) -> None:
    mistake = ruling(claim).mistake
    assert mistake is not None
    assert mistake.code == code
    assert (help or "") in (mistake.help or "")


def test_the_entry_of_a_member() -> None:
    """The indices of the member come first, then those of its entry."""
    found = ruling("sum_i a_i' x_i wrt x_i == 2 a_i where a_i: n, x_i: n").separation
    assert found is not None
    assert len(witness(found).entry) == 2


@pytest.mark.parametrize("statement", PRINTED)
def test_a_printed_derivation_is_fine(statement: str) -> None:
    """Each line that is printed follows from the one before, to the eyes of the checker."""
    lines = Chains().derivation(Source(statement), derived(statement), Wish())
    page = "\n".join(map(plain, lines))
    assert {each.verdict for each in rulings(page)} <= set(FINE)
