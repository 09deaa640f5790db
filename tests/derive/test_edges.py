"""Where shapes and values degenerate: entries of one, axes of length one, zeros, variables that do not occur."""

import pytest
from mathematics import derived
from seam.engine import writer_of
from seam.parts import TEXT, Context, after, check, show_size

from matgrad.cli.formats.chain import chain
from matgrad.cli.formats.outline import outline
from matgrad.grammar.lines import statements
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Contextual

# A statement, and for each variable the derivative and its axes.
EDGES = [
    # entries of what has one entry
    ("(x' x)[1] wrt x where x: n", ["2 x: n"]),
    ("tr(X)[1,:] wrt X where X: n x n", ["eye(n): n×n"]),
    ("(x' x)[1,1] wrt x where x: n", ["2 x: n"]),
    ("x' E(1,1,n,1) wrt x where x: n", ["e(1, n): n"]),
    ("e(1,1)*s wrt s where s: scalar", ["1: "]),
    ("E(1,1,1,n) x wrt x where x: n", ["e(1, n): n"]),
    # a partial product that is a scalar
    ("y' zeros(m) R wrt y where R: m x q, y: m", ["zeros(m,q): m×q×m"]),
    ("exp(y' y zeros(n)) wrt y where y: n", ["zeros(n,n): n×n"]),
    ("R (y' zeros(m)) wrt y, R where R: p x q, y: m", ["zeros(p,q): p×q×m", "zeros(p,q): p×q×p×q"]),
    ("zeros(1,m) y x wrt y, x where y: m, x: n", ["zeros(n,m): n×m", "zeros(n,n): n×n"]),
    ("x' x (eye(n)) wrt x, y where x: m, y: n", ["2 (x' dx) eye(n): n×n×m", "zeros(n,n): n×n×n"]),
    ("z' (x' x (eye(n))) y wrt y where x: m, y: n, z: n", ["(x' x) z: n"]),
    # a variable that does not occur
    ("D x wrt D, x, Y where D: m x n, x: n, Y: m x m", ["dD x: m×m×n", "D: m×n", "zeros(m): m×m×m"]),
    (
        "X z wrt X, z, Y where X: m x n, z: n, Y: p x q",
        ["dX z: m×m×n", "X: m×n", "zeros(m): m×p×q"],
    ),
    # zero for every dX that there is
    ("skew(S) wrt S where S: n x n symmetric", ["zeros(n,n): n×n×n×n"]),
    ("diag(S) wrt S where S: n x n skew", ["zeros(n): n×n×n"]),
    ("tril(S) - S wrt S where S: n x n lower", ["zeros(n,n): n×n×n×n"]),
    ("skew(S) x wrt S, x where S: n x n symmetric, x: n", ["zeros(n): n×n×n", "zeros(n,n): n×n"]),
    ("tanh(r) kron(zeros(1,2), h) wrt r where r: 1 x m, h: m", ["zeros(2,m): 2×1×m"]),
    ("kron(zeros(2), X) wrt X where X: m x n", ["zeros(2*m,n): 2*m×n×m×n"]),
    ("argmax(V) wrt V where V: n x n", ["zeros(n,n): n×n×n×n"]),
    ("step(x).^3*(z' l) wrt x where z: k, l: k, x: n", ["zeros(n,n): n×n"]),
    ("sum(s*ones(n)) wrt s twice where s: scalar", ["0: "]),
    ("h' argmax(p)*(v' v) wrt v, p where h: k, v: n, p: k", ["2 (h' argmax(p)) v: n", "zeros(k): k"]),
    # several first derivatives, each with a name of its own
    (
        "s^2 t^2*x wrt s, t twice where s: scalar, t: scalar, x: n",
        ["2 t^2 x: n", "4 s t x: n", "4 s t x: n", "2 s^2 x: n"],
    ),
    # sizes that are numbers, some of them only in what was typed
    ("E(1,1,1,9).^3 (s*zeros(9,2)) wrt s where s: scalar", ["zeros(2)': 2"]),
    ("tr(unkron_left(H, N)) wrt H where H: 9 x 9, N: 3 x 3", ["kron(eye(3), N): 9×9"]),
    ("A : unkron_left(H, N) wrt H where H: 9*n x 9*m, N: 3*n x 3, A: 3 x 3*m", ["kron(A, N): 9*n×9*m"]),
    ("sum(unkron_right(N, H)) wrt H where H: 100 x 9, N: 10 x 3", ["kron(N, ones(10,3)): 100×9"]),
    ("unkron_right(u, h) wrt u, h where u: n, h: n*2", ["unvec(h, 2, n): 2×n", "kron(u', eye(2)): 2×2*n"]),
    ("sum(kron(A, B) + C) wrt A where C: 27 x 8, B: 3 x 4", ["sum(B) ones(9,2): 9×2"]),
]


@pytest.mark.parametrize(("statement", "expected"), EDGES)
def test_derivative(statement: str, expected: list[str]) -> None:
    derivation = derived(statement)
    writer = writer_of(derivation, TEXT)
    found = [f"{writer.write(r.gradient)}: {'×'.join(map(show_size, r.axes))}" for r in derivation.results]
    assert found == expected


@pytest.mark.parametrize("statement", [statement for statement, _ in EDGES])
def test_the_page_is_read_back(statement: str) -> None:
    context = Context()
    for _, text in statements("\n".join(chain(outline(derived(statement), statement, "normal", False), None))):
        line = read_statement(text)
        if isinstance(line, Contextual):
            context = after(context, line)
        else:
            assert check(line, context).verdict in ("proved", "agrees"), line.text


# The function is defined, though an entry is 0 only up to the error of computation, or eigenvalues coincide.
DEFINED = """
sum(square(sin(X) - sin(X)')) wrt X where X: n x n
sum((sin(X) - sin(X)').^3) wrt X where X: n x n
norm_F(tanh(X) - tanh(X)')^2 wrt X where X: n x n
norm_nuc(A) wrt A where A: 4 x 4 skew
norm_nuc(A - A') wrt A where A: n x n
norm_nuc(kron(eye(2), X)) wrt X where X: 2 x 2
tr(A sqrtm(ones(3,3) + eye(3))) wrt A
tr(A logm(ones(3,3) + eye(3))) wrt A
tr(A sqrtm(tril(ones(3,3)))) wrt A
tr(A logm(tril(ones(3,3)))) wrt A
sum(unkron_left(M, V)) wrt M where M: p*q + 2*q x p, V: 2 + p x p
sum(unkron_right(V, V)) wrt V where V: 2 + q x p
tr(B sqrtm(kron(eye(2), X))) wrt X where X: 2 x 2 spd
tr(B logm(kron(X, eye(2)))) wrt X where X: 2 x 2 spd
F : pinv(ones(p, 2 + n)) wrt F
pinv(x y') : A wrt x
Q : adj(K ⊗ v) wrt Q where K: 1 x n, v: n, Q: n x n
t*adj(ones(p, p)) wrt t where t: scalar
dadj(skew(Q), S) wrt S where Q: 3 x 3, S: 3 x 3
kron(Z ⊗ Q, X) wrt Z where Q: m x m, X: k x 3, Z: p x k*m
"""


@pytest.mark.parametrize("statement", DEFINED.strip().splitlines())
def test_defined(statement: str) -> None:
    assert derived(statement).verification is not None


# There is no principal root or logarithm.
UNDEFINED = [
    "max(diag(s^2/diag(0))) wrt s where s: scalar",
    "tr(A sqrtm(-eye(2))) wrt A",
    "tr(A logm(-eye(2))) wrt A",
    "tr(A sqrtm(E(1,2,2,2))) wrt A",
    "tr(A logm(commutation(3,3))) wrt A",
    "L : log10(commutation(p, m*p))^7 wrt L where L: m*p*p x m*p*p psd",  # which is refused in time
]


@pytest.mark.parametrize("statement", UNDEFINED)
def test_undefined(statement: str) -> None:
    with pytest.raises(Mistake) as caught:
        derived(statement)
    assert caught.value.code == "M240"


GIVEN = read_statement("given A: m x n, x: n, X: n x n, B: n x n")

# A spaced d is the differential of what follows, and of nothing it is a mistake.
CHAINS = [
    ("d(A x) = A d x", "proved"),
    ("d(A x) = A d (x)", "proved"),
    ("d(A X B) = A d X B", "proved"),
    ("d(tr(X' B)) = tr(d X' B)", "proved"),
    ("d(x' x) = 2 x' d x", "proved"),
    ("d(A X X) = A d X X + A X d X", "proved"),
    ("d(A x) = 2 A d x", "wrong"),
    ("d(x) = d", "error"),
    ("d(A x) = A d", "error"),
    ("d(x) = d d x", "error"),
    ("d = 2", "error"),
    ("d = d", "error"),
    ("d(x' d x) = 2 d x", "error"),
    ("d(d x) = d x", "error"),
    ("d x' y wrt y == d x", "proved"),
    ("dx x wrt x[1] == d", "error"),
    ("A d(A) wrt X[1,1] == exp(x)", "error"),
    ("J[:,2] == exp(J[:,2]) where J: p x m + 2", "wrong"),
    ("ones(m + 2) == 2 ones(m + 2) where J: p x m + 2", "wrong"),
    ("argmax(X) wrt X == zeros(n,n)", "proved"),
    ("exp(X) wrt X == zeros(n,n)", "wrong"),
    ("exp(X) wrt X == zeros(n,m)", "wrong"),
    ("sum(sign(x)) wrt x == zeros(n)", "proved"),
]


@pytest.mark.parametrize(("claim", "verdict"), CHAINS)
def test_verdict(claim: str, verdict: str) -> None:
    assert check(read_statement(claim), after(Context(), GIVEN)).verdict == verdict


def test_a_name_that_a_definition_has_used_is_not_defined_below_it() -> None:
    above = after(Context(), read_statement("let z = f"))
    with pytest.raises(Mistake) as caught:
        after(above, read_statement("let f = 2*p"))
    assert (caught.value.code, caught.value.help) == ("M215", "define it before z")
