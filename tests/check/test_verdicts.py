"""Claims as tables: how each is read, and the verdict on it."""

import pytest
from rulings import FINE, ruling, rulings

from matgrad.cli.input.reading import tasks
from matgrad.cli.input.statement import Source
from matgrad.cli.work.claims import findings
from matgrad.grammar.lines import statements

READINGS = [
    ("inv(X) wrt X == inv(X) dX inv(X)' X X' B where X: n x n, B: n x p", "wrong"),  # it fits at no size
    ("x' A x wrt x == (A + A') x", "proved"),
    ("x' A x wrt x twice == A + A'", "proved"),
    ("x' A x wrt x twice == A", "wrong"),
    ("A x wrt x == A where A: m x n, x: n", "proved"),
    ("A x wrt x == A' where A: n x n, x: n", "wrong"),
    ("A X B wrt X == A dX B where A: m x n, X: n x p, B: p x q", "proved"),
    ("A X B wrt X == A dX where A: m x n, X: n x p, B: p x p", "wrong"),
    ("A X wrt X == A where A: m x n, X: n x p", "error"),
    ("inv(A + t B) wrt t == -inv(A + t B) B inv(A + t B) where A: n x n spd, B: n x n, t: scalar", "proved"),
    ("tr(A X) wrt X[i,j] == A[j,i] where A: n x m, X: m x n", "proved"),
    ("tr(A X) wrt X[i,j] == A[i,j] where A: n x n, X: n x n", "wrong"),
    ("A X wrt X[2,1] == A E(2, 1, n, p) where A: m x n, X: n x p", "proved"),
    ("(A x)[k] wrt x == A' e(k, m) where A: m x n, x: n", "proved"),
    ("(A x)[k] wrt x == A[k,:]' where A: m x n, x: n", "proved"),
    ("x' S x wrt S == x x' where x: n, S: n x n symmetric", "proved"),
    ("tr(A S) wrt S == A' where S: n x n symmetric, A: n x n", "wrong"),
    ("tr(A S) wrt S[i,j] == (A[i,j] + A[j,i])/2 where S: n x n symmetric, A: n x n", "proved"),
    ("r A x wrt r == x' A' where r: 1 x n, A: n x n, x: n", "proved"),
    ("tr(A B) == tr(B A) where A: m x n, B: n x m", "proved"),
    ("A B == B A where A: n x n, B: n x n", "wrong"),
    ("A : B .* C == A .* B : C", "proved"),
    ("det(eye(m) + A B) == det(eye(n) + B A) where A: m x n, B: n x m", "agrees"),
    ("x' x wrt x == 2 x == x + x", "proved"),
    ("x' x wrt x == 2 x == x", "wrong"),
    ("tr(A) wrt X == zeros(n,n) where A: n x n, X: n x n", "proved"),
    ("lambda^2 wrt lambda == 2 lambda", "proved"),
    ("logdet(X) == log(det(X)) where X: n x n spd", "agrees"),
    ("max(x) wrt x twice == zeros(n,n) where x: n", "proved"),
    ("log(-exp(t)) wrt t == 1 where t: scalar", "undecided"),
    ("norm2(inv(chol(S)) x)^2 wrt S == -(inv(S) x x') .* inv(S)", "undecided"),  # defined where all sizes are 1 alone
    ("tr(A X)", "error"),
    ("sin(t) wrt t == cos(t)", "error"),
    ("sin(t) wrt t == cos(t) where t: scalar", "proved"),
    ("sum(x) wrt x == 1", "wrong"),
    ("d(f) = 2 x' dx where x: n", "error"),
    ("df = 2 x' dx where x: n", "error"),
    ("d(x) = dx where x: n", "proved"),
    ("let Z = A X\nZ : Z wrt X == 2 A' Z", "proved"),
    ("given x: n\nx' x wrt x == x", "wrong"),
    # names run together, of which the other side tells the factors; where nothing tells them, it is asked
    ("tr(AXB) wrt X == A'B'", "proved"),
    ("a'Xb wrt X == ab'", "proved"),
    ("d(AXB) = A dX B", "proved"),
    ("d tr(AXB) = tr(A dX B) = B' A' : dX", "wrong"),
    ("tr(AB) == tr(BA)", "error"),
    # capitals are matrices where a function of matrices would have nothing to do
    ("vec(A) == A", "error"),
    ("rowsum(A B) == A B", "error"),
    ("vec(A x) == A x", "proved"),
    ("x' A == A' x", "error"),
    ("d(x' A) = dA' x", "error"),
    ("norm2(Y - X b)^2 == Y' Y - 2 Y' X b + b' X' X b", "proved"),
    ("-n/2*logdet(S) wrt S == -n/2*inv(S)'", "error"),
]


@pytest.mark.parametrize(("text", "verdict"), READINGS)
def test_readings(text: str, verdict: str) -> None:
    assert ruling(text).verdict == verdict


def test_a_size_too_large_to_be_evaluated() -> None:
    assert ruling("det(X) == 0 where X: 1000 x 1000").verdict == "undecided"
    assert ruling("tr(X) wrt X == I where X: 1000 x 1000").verdict == "proved"


def test_how_a_wrong_claim_was_read_is_shown() -> None:
    found = ruling("A B == B A")
    assert (found.verdict, found.read_as) == ("wrong", "where A: n x n, B: n x n")


def test_names_without_a_space_between_them() -> None:
    """Declarations and definitions above hold for the letters, and dX may be one of them."""
    assert ruling("d(x'Ax) = dx'Ax + x'Adx\n = x'(A + A')dx").verdict == "proved"
    above = "given A: m x n, x: n, S: n x n symmetric\nlet z = Ax\n"
    assert [each.verdict for each in rulings(above + "z'z wrt x == 2 A'z\nx'Sx wrt x == 2 Sx")] == ["proved"] * 2


# A claim whose names would have to be scalars for it to have a meaning, and what to write.
FIRM = [
    ("norm2(x - mean(x))^2 == 0", "a scalar is never added to a matrix: write mean(x)*ones"),
    ("det(s*A) == s^n*det(A)", "if s and n are scalars, declare it: … where s: scalar, n: scalar"),
    ("1/N wrt N == -1/N^2", "if N is a scalar, declare it: … where N: scalar"),
    ("sin(t) wrt t == cos(t)", "declare it: … where t: scalar"),
    ("sum(a) == a", "declare a"),
]


@pytest.mark.parametrize(("claim", "help"), FIRM)
def test_no_name_is_made_a_scalar_to_let_a_claim_pass(claim: str, help: str) -> None:
    found = ruling(claim)
    assert found.verdict == "error"
    assert found.mistake is not None and (found.mistake.help or "").endswith(help)


# Claims as others spell them, or in the signs of the page, and what is found.
SPELLED = [
    ("∂tr(A X)/∂X = A'", "proved"),
    ("d(x' A x)/dx == (A + A.T) @ x", "proved"),
    ("∇_x ||A x - y||² = 2 Aᵀ (A x − y)", "proved"),
    ("hess(x' A x, x) == A + A^⊤", "proved"),
    ("log|X| wrt X == X⁻ᵀ where X: n x n", "proved"),
    ("sum(x ⊘ y) wrt y == −x ⊘ y^∘2", "proved"),
    ("sum(X, axis=0) == 𝟏ᵀ X where X: m x n", "proved"),
    ("A\\b == inv(A) b where A: n x n, b: n", "proved"),
    ("inv(S)' == inv(S) where S symmetric", "proved"),
    ("A wrt A[1,1] == E(1,1,n,n) where A: n x n, E: n x n", "proved"),
    ("y' X[:,2] wrt X == y e_2ᵀ where X: m x n, y: m", "error"),
    ("x[2]*x[i] wrt x == x_i e(2,n) + x_2 e(i,n) where x: n", "error"),
    ("∂tr(A X)/∂X = A", "wrong"),
    ("d(x' A x)/dx == 2 A x where A: n x n", "wrong"),
]


@pytest.mark.parametrize(("claim", "verdict"), SPELLED)
def test_claims_as_others_spell_them(claim: str, verdict: str) -> None:
    assert ruling(claim).verdict == verdict


# Claims about what is 0 or 1, and the verdict on each.
ZERO_ONE = [
    ("norm_F(M .* F)^2 wrt F == 2 M .* F where M: m x n binary, F: m x n", "fine"),
    ("norm_F(M .* F)^2 wrt F == 2 F where M: m x n binary, F: m x n", "wrong"),
    ("M' .* M' == M' where M: m x n binary", "proved"),
    ("(ones(m,n) - M) .* M == zeros(m,n) where M: m x n binary", "fine"),
    ("A .* A == A' where A: n x n symmetric binary", "proved"),
    ("sum(M) == 1 where M: n binary", "wrong"),
    ("min(M) == 0 where M: m x n binary", "wrong"),
    ("o' o == 1 where o: n onehot", "fine"),
    ("sum(r) == 1 where r: 1 x n onehot", "fine"),
    ("o o' == diag(o) where o: n onehot", "fine"),
    ("o o' == eye(n) where o: n onehot", "wrong"),
    ("-o' logsoftmax(z) wrt z == softmax(z) - o where o: n onehot, z: n", "fine"),
    ("-o' logsoftmax(z) wrt z == softmax(z) - o where o: n binary, z: n", "wrong"),
    ("sum(M .* X) wrt M == X where M: m x n binary, X: m x n", "M213"),
    ("x == x where x: m x n onehot", "M208"),
    ("A == A where A: n x n spd binary", "M214"),
]


@pytest.mark.parametrize(("claim", "verdict"), ZERO_ONE)
def test_zeros_and_ones(claim: str, verdict: str) -> None:
    """A mask has entries 0 and 1, a one-hot vector a single 1; neither can move freely."""
    found = ruling(claim)
    said = found.mistake.code if found.mistake else "fine" if found and verdict == "fine" else found.verdict
    assert said == verdict


ANEW = """\
given A: n x n, x: n, b: n
let f = x' A x
f wrt x == (A + A') x
let g = 2 f
let f = b' x
f wrt x == b
g wrt x == 2 (A + A') x
g wrt x == 2 b
df = b' dx
let f = f + 1
f wrt x == b
df = b' dx
g wrt x == 2 (A + A') x
let g = (f
g wrt x == 2 (A + A') x
let h = g + 1
h wrt x == b
let f = tr(A)
f wrt x == 0*x
"""


def test_a_mask_called_triangle() -> None:
    """A name that is typed is never that of an array of the language."""
    assert ruling("tril(A) == triangle .* A where A: n x n, triangle: n x n binary").verdict == "wrong"
    assert ruling("A .* tril(A) == A .* A .* tril(ones(n,n)) where A: n x n").verdict == "proved"


def test_a_name_defined_anew() -> None:
    """It means what stands last above; where that is mistaken it means nothing, and what is made of it neither."""
    todo = tasks([Source(part, line) for line, part in statements(ANEW)])
    found = [(f.source.line, f.code) for f in findings(todo) if f]
    wrong = [(8, "wrong"), *((n, "M215") for n in (10, 11, 12)), (14, "M105"), *((n, "M215") for n in (15, 16, 17))]
    assert [pair for pair in found if pair[1] not in FINE] == wrong


# The number of factors of a power of a matrix is a positive integer.
COUNTED = [
    ("tr(dpow(X, k, B)) wrt B == dpow(X', k, eye(n)) where X: n x n, B: n x n, k: scalar", True),
    ("tr(dpow(X, k, B)) wrt B == k*dpow(X', k, eye(n)) where X: n x n, B: n x n, k: scalar", False),
    ("A : dpow(X, k, B) wrt B == dpow(X, k, A) where X: n x n, B: n x n, A: n x n, k: scalar", False),
]


@pytest.mark.parametrize(("claim", "fine"), COUNTED)
def test_a_number_of_factors(claim: str, fine: bool) -> None:
    assert ruling(claim).verdict in (FINE if fine else ("wrong",))
