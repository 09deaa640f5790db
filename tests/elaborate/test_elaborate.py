"""How a statement is understood: the kinds and sizes of its names, and the mistakes that have no reading."""

import pytest
from seam.engine import understood
from seam.parts import TEXT, Problem, Writer, as_text, sentences, show_shape

from matgrad.grammar.mistakes import Mistake

# A statement and its names in order of appearance, with their shapes.
SHAPES = [
    ("tr(A X) wrt X", "A: m×n  X: n×m"),
    ("tr(A B C) wrt A", "A: m×n  B: n×k  C: k×m"),
    ("norm_F(A .* (Y - W' X))^2 wrt W", "A: m×n  Y: m×n  W: k×m  X: k×n"),
    ("x' A x wrt x", "x: m×1  A: m×m"),
    ("C : (B X D) wrt X", "C: m×n  B: m×k  X: k×p  D: p×n"),
    ("det(A X) wrt X", "A: m×n  X: n×m"),
    ("diag(x) : A wrt x", "x: m×1  A: m×m"),
    ("logdet(kron(A, A)) wrt A", "A: n×n"),
    ("sum(unkron_left(G, r)) wrt G where G: m x n, r: 1 x n", "G: m×n  r: 1×n"),
    ("sum(unkron_right(x, G)) wrt G where G: m x n, x: m", "x: m×1  G: m×n"),
    ("diag(A)' x wrt A", "A: n×n  x: n×1"),
    ("sum(exp(x y')) wrt x", "x: m×1  y: n×1"),
    # a to g and Greek letters are scalars, h to z and longer words vectors, capitals matrices
    ("a*x' x wrt x", "a: scalar  x: m×1"),
    ("a + b*c wrt a", "a: scalar  b: scalar  c: scalar"),
    ("g' X h wrt X", "g: m×1  X: m×n  h: n×1"),
    ("beta x' x wrt beta", "beta: scalar  x: m×1"),
    ("λ₁*p' p wrt λ₁", "lambda_1: scalar  p: m×1"),
    ("theta*norm2(weights)^2 wrt weights", "theta: scalar  weights: m×1"),
    ("sum(W_1 h_2) wrt W_1", "W_1: m×n  h_2: n×1"),
    ("sum(W1 x0) wrt W1", "W1: m×n  x0: n×1"),
    # a declaration outranks all that
    ("c' x wrt x where c: n", "c: n×1  x: n×1"),
    ("r A r' wrt r where r: 1 x n", "r: 1×n  A: n×n"),
    ("A*x' x wrt A where A: scalar", "A: scalar  x: m×1"),
    ("sum(A X) wrt X where A: 9 x 2", "A: 9×2  X: 2×m"),
    ("sum(A X) wrt X where A: m x n+1", "A: m×(n + 1)  X: (n + 1)×k"),
    ("X : Y wrt X where X: 2*n x 3", "X: 2*n×3  Y: 2*n×3"),
    ("Z : Z wrt Z where A: n x n", "Z: m×k  A: n×n"),
    ("e' x wrt x where e: n", "e: n×1  x: n×1"),
    ("tr(I X) wrt X where I: n x n", "I: n×n  X: n×n"),
    # the letters of sizes are numbers
    ("norm2(A x - y)^2/m wrt x where A: m x n", "A: m×n  x: n×1  y: m×1"),
    ("n*x' x wrt x where x: n", "x: n×1"),
    ("sum(ones(n) .* x) wrt x", "x: n×1"),
    # the identity is no name, and ^T no power
    ("tr(I X) wrt X", "X: n×n"),
    ("tr(X^T A) wrt X", "X: m×n  A: m×n"),
    ("tr(T X) wrt X", "T: m×n  X: n×m"),
]

# A statement that must be read against the letters' preferences, its shapes, and what the page says of that.
CHANGED = [
    ("norm2(A x - b)^2 wrt x", "A: m×n  x: n×1  b: m×1", "b is read as a vector"),
    ("sum(W x + b) wrt W", "W: m×n  x: n×1  b: m×1", "b is read as a vector"),
    ("1/h wrt h", "h: scalar", "h is read as a scalar"),
    ("s^t wrt s", "s: scalar  t: scalar", "s and t are read as scalars"),
    ("‖A‖_2 wrt A", "A: m×n", "‖A‖_2 is read as the Frobenius norm"),
    ("tr(B exp(2 A)) wrt A", "B: m×n  A: n×m", "exp is taken entry by entry; the function of the matrix is expm"),
    ("logdet(sqrt(A)) wrt A", "A: n×n", "sqrt is taken entry by entry; the function of the matrix is sqrtm"),
    ("tr(A diag(x)) wrt x", "A: n×n  x: n×1", ""),
    ("sum(exp(A)) wrt A", "A: m×n", ""),
    (
        "e^(t + 1) wrt t",
        "e: scalar  t: scalar",
        "t is read as a scalar; e is read as a name; the exponential function is exp",
    ),
    ("solve*x wrt x where solve: scalar, x: n", "solve: scalar  x: n×1", ""),
    ("norm2(x - t*y)^2 wrt t", "x: m×1  t: scalar  y: m×1", "t is read as a scalar"),
    ("k*x'*x wrt x", "k: scalar  x: m×1", "k is read as a scalar"),
    ("n*logdet(S) wrt S", "n: scalar  S: k×k", "n is read as a scalar"),
    ("-(n/2)*logdet(S) wrt S", "n: scalar  S: k×k", "n is read as a scalar"),
    ("1/2 k (x' A x) wrt x", "k: scalar  x: m×1  A: m×m", "k is read as a scalar"),
    ("1/2 m v^2 wrt v", "m: scalar  v: scalar", "m and v are read as scalars"),
    ("x (x' x) wrt x", "x: m×1", ""),
    ("u v' x wrt x", "u: m×1  v: n×1  x: n×1", ""),
    ("sum(x.^p) wrt x", "x: m×1  p: scalar", "p is read as a scalar"),
    ("softmax(x) .* b wrt x", "x: m×1  b: m×1", "b is read as a vector"),
    ("a b' wrt a", "a: m×1  b: n×1", "a is read as a vector"),
    ("norm_F(X - mu ones')^2 wrt mu", "X: m×n  mu: m×1", "mu is read as a vector"),
    ("sum(a) wrt a", "a: m×1", "a is read as a vector"),
    ("A^-1 b wrt b", "A: n×n  b: n×1", "b is read as a vector"),
    ("x' x/q wrt x where x: n", "x: n×1  q: scalar", "q is read as a scalar"),
    ("det(x) wrt x", "x: n×n", "x is read as a matrix"),
]

# Names without a space between them, and how they are read.
JOINED = [
    ("x'Ax wrt x", "x: m×1  A: m×m", "Ax is read as A x"),
    ("tr(AX') wrt X", "A: m×n  X: m×n", "AX is read as A X"),
    ("sum(AX(B + C)) wrt X where A: m x n", "B: k×p  C: k×p  A: m×n  X: n×k", "AX is read as A X"),
    ("norm2(XX'y - W1h)^2 wrt W1", "X: m×n  y: m×1  W1: m×k  h: k×1", "XX is read as X X; W1h is read as W1 h"),
    ("u'Av wrt u", "u: m×1  A: m×n  v: n×1", "Av is read as A v"),
    ("y'Xbeta wrt beta", "y: m×1  X: m×n  beta: n×1", "Xbeta is read as X beta; beta is read as a vector"),
    ("sum(tanh(Wx x + Wh h)) wrt x", "Wx: m×n  x: n×1  Wh: m×k  h: k×1", ""),
    ("x' Rx x wrt x", "x: m×1  Rx: m×m", ""),
    ("tr(AB C) wrt C where AB: m x n", "AB: m×n  C: n×m", ""),
]

# A statement with two readings that change as few preferences, and the names that a declaration must settle.
AMBIGUOUS = [
    ("x y wrt x", "declare x and y"),
    ("u v w wrt u", "declare v and w"),
    ("h*u*r wrt h", "declare u and r"),
    ("sum(a X + h) wrt X", "declare X and h"),
    ("tr(X'AXB) wrt X", "write A X B for the product, or declare AXB"),
]

# What is typed, the code of the mistake, and the place that it points at.
MISTAKES = [
    # names
    ("tracee(X) wrt X", "M201", "tracee"),
    ("foobar(X) wrt X", "M201", "foobar"),
    ("norm_F(A, B) wrt A", "M202", "norm_F(A, B)"),
    ("eye(n, n) : X wrt X", "M202", "eye(n, n)"),
    ("ones(2,3,4) : X wrt X", "M202", "ones(2,3,4)"),
    ("eye(1.5) : X wrt X", "M202", "1.5"),
    ("ones(x') : x wrt x", "M202", "x'"),
    ("tr + 1 wrt X where X: n x n", "M210", "tr"),
    ("x(1) wrt x", "M120", "x(1)"),
    ("X(1,2) wrt X", "M201", "X"),
    ("x[0] wrt x", "M202", "0"),
    ("min norm2(A x)", "M111", "min"),
    ("sum(tr) wrt tr where tr: n x n", "M211", "tr"),
    ("sum(ones(q) .* x) wrt x where x: n", "M212", "ones(q)"),
    # sizes
    ("tr(A B) wrt A where A: n x p, B: n x p", "M203", " "),
    ("sum(A x) wrt x where A: m x n, x: p", "M203", " "),
    ("x*y wrt x where x: n, y: n", "M203", "*"),
    ("X .* colsum(X) wrt X", "M203", ".*"),
    ("sum((y - X b)^2) wrt b", "M206", "(y - X b)^2"),
    ("mean((x - mu)^2) wrt mu", "M206", "(x - mu)^2"),
    ("sum(a^2) wrt a", "M206", "a^2"),
    ("(A : B) wrt A where A: n x p, B: p x n", "M203", ":"),
    ("sum(A - B) wrt A where A: n x p, B: p x n", "M203", "-"),
    ("sum(A .* B) wrt A where A: n x n, B: n x p", "M203", ".*"),
    ("sum(A ./ B) wrt A where A: n x n, B: n x p", "M203", "./"),
    ("sum(A.^B) wrt A where A: n x n, B: n x p", "M203", ".^"),
    ("sum(log(1 + exp(x))) wrt x where x: n", "M203", "+"),
    ("norm_F(A .* (Y - W X))^2 wrt W where A: m x p, Y: m x p, W: n x m, X: n x p", "M203", " "),
    ("sum(A X) wrt X where A: 9 x 2, X: 3 x 2", "M203", " "),
    # kinds
    ("a/x wrt a where x: n", "M205", "x"),
    ("sum(A/B) wrt A where A: n x n, B: n x n", "M205", "B"),
    ("sum(x^2) wrt x where x: n", "M206", "x^2"),
    ("tr((A B)^2) wrt A where A: m x n, B: n x p", "M206", "(A B)^2"),
    ("tr(A^(1/2)) wrt A where A: n x n", "M206", "(1/2)"),
    ("s^x wrt s where s: scalar, x: n", "M206", "x"),
    # what functions take
    ("det(X) wrt X where X: n x p", "M208", "X"),
    ("tr(A B) wrt A where A: n x p, B: p x q", "M208", "A B"),
    ("sum(diag(X)) wrt X where X: n x p", "M208", "X"),
    ("dot(A, B) wrt A where A: n x p, B: n x p", "M114", "A"),
    ("sum(outer(x, A)) wrt x where A: n x n, x: n", "M208", "A"),
    ("sum(inv(x)) wrt x where x: n", "M208", "x"),
    ("tr(A X) wrt X where A: n x p symmetric", "M208", "A: n x p symmetric"),
    ("tr(A X) wrt X where A: n spd", "M208", "A: n spd"),
    # indices
    ("X[4,1] wrt X where X: 3 x n", "M208", "4"),
    ("e(4,3)' x wrt x", "M208", "4"),
    ("E(1,9,n,8) : X wrt X where X: n x 8", "M208", "9"),
    # variables
    ("tr(X)", "M209", "tr(X)"),
    ("tr(AXB) wrt X", "M209", "X"),
    ("x_i^2 wrt x where x: n", "M209", "x"),
    ("E_ij^2 wrt E where E: m x n", "M209", "E"),
    ("ax + c wrt x", "M207", "ax"),
    ("sum(AX(B + C)) wrt Y", "M201", "AX"),
    ("tr(A B) wrt Z where A: n x p, B: p x n", "M209", "Z"),
    ("tr(A B) wrt A, A", "M209", "A"),
    ("solve x' A x wrt x", "M111", "solve"),
    ("min_w norm2(X w) wrt w", "M111", "min_w"),
    ("x' A x with x: n wrt x", "M111", "with"),
    ("tr(Q X) wrt Q where Q: n x n orthogonal", "M213", "Q"),
]

# A mistake, and what to write instead.
HELPFUL = [
    ("tracee(X) wrt X", "did you mean trace?"),
    ("tr(A B) wrt A where A: n x p, B: n x p", "did you mean A' B?"),
    ("tr(A B) wrt A where A: p x n, B: q x n", "did you mean A B'?"),
    ("(A : B) wrt A where A: n x p, B: p x n", "transpose one of them: B'"),
    ("A + A' wrt A where A: m x n", "transpose one of them: A"),
    ("tr(X - I_n) wrt X", "the identity is I, or eye(n)"),
    ("A[i][j] wrt A", "write X[i,j] for one of a matrix"),
    ("sum(log(1 + exp(x))) wrt x where x: n", "a scalar is never added to a matrix: write ones(n)"),
    ("sum(log(s + X)) wrt X where X: n x p, s: scalar", "a scalar is never added to a matrix: write s*ones(n,p)"),
    ("sum(x^2) wrt x where x: n", "write x.^2 entry by entry, or x' x"),
    ("sum(A/B) wrt A where A: n x n, B: n x n", "write A inv(B) for the inverse, A ./ B entry by entry"),
    ("dot(A, B) wrt A where A: n x p, B: n x p", "A : B is the inner product of matrices, A B their product"),
    ("tr(X)", "write tr(X) wrt X"),
    ("x' A x", "write x' A x wrt x, or … wrt A"),
    ("x' A x where A: n x n spd", "write x' A x wrt x where A: n x n spd, or … wrt A"),
    ("norm2(A x)^2/n where A: n x m", "write norm2(A x)^2/n wrt A where A: n x m, or … wrt x"),
    ("norm2(Ax - b)", "write norm2(Ax - b) wrt A, or … wrt x, or … wrt b"),
    ("dot x y wrt x", "write dot(x, y)"),
    (
        "D(tr(A X), X)",
        "the question stands behind: … wrt X, for a second derivative … wrt x twice",
    ),
    ("(d/dX) tr(A X)", "ask with wrt: … wrt x"),
    ("sigma(A x) where sigma: n x m", "write sigma(A x) wrt A where sigma: n x m, or … wrt x"),
    ("A(i,j) wrt A", "an entry is A[i,j]"),
    ("x(1) wrt x", "an entry is x[1]; the product is 1*x"),
    ("X(1,2) wrt X", "an entry is X[1,2]"),
    ("x' A x by x", "ask with wrt: … wrt x"),
    ("x' A x wrt y", "its names are x, A"),
    ("x' A x wrt dx", "did you mean x?"),
    ("[A B] x wrt A", "[A B] is the statement's name there; blocks are parted by commas and semicolons"),
    (
        "y' A^(1/2) y wrt A where A: n x n",
        "write a number, as A^3; the square root is sqrtm(A), entry by entry A.^(1/2)",
    ),
    ("tr(AXB) wrt X", "AXB is one name; write A X B"),
    ("E_ij^2 wrt E where E: m x n", "E_ij is one name; an entry is E[i,j]"),
    ("sum(AX(B + C)) wrt Y", "leave a space to multiply: A X (…)"),
    ("N*log(det(S)) wrt S", "if N is a scalar, declare it: … where N: scalar"),
    ("tr(1/a) wrt a", "declare a"),
    ("A + 1 wrt A", "a scalar is never added to a matrix: write ones; if A is a scalar, declare it: … where A: scalar"),
]


def shapes(found: Problem) -> str:
    """The names of a problem with their shapes."""
    return "  ".join(f"{symbol.name}: {show_shape(symbol.shape)}" for symbol in found.symbols)


def mistake(text: str) -> Mistake:
    """The mistake that a statement is."""
    with pytest.raises(Mistake) as caught:
        understood(text)
    return caught.value


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_shapes(text: str, expected: str) -> None:
    found = understood(text)
    assert shapes(found) == expected
    assert found.notes == ()


@pytest.mark.parametrize(("text", "expected", "notes"), CHANGED + JOINED)
def test_how_names_are_read_is_shown(text: str, expected: str, notes: str) -> None:
    found = understood(text)
    assert shapes(found) == expected
    assert "; ".join(map(as_text, sentences(found.notes, Writer(found.algebra, TEXT)))) == notes


@pytest.mark.parametrize(("text", "help"), AMBIGUOUS)
def test_two_readings(text: str, help: str) -> None:
    found = mistake(text)
    assert (found.code, found.help) == ("M207", help)
    assert " or " in found.message


@pytest.mark.parametrize(("text", "code", "marked"), MISTAKES)
def test_mistake(text: str, code: str, marked: str) -> None:
    found = mistake(text)
    assert found.span is not None
    assert (found.code, text[slice(*found.span)]) == (code, marked)


@pytest.mark.parametrize(("text", "help"), HELPFUL)
def test_a_mistake_says_what_to_write(text: str, help: str) -> None:
    assert mistake(text).help == help


def test_axes_are_those_declared() -> None:
    """A column has one axis, a scalar none; a size of 1 that is declared is kept."""
    found = understood("x' A y*s*t wrt x where s: scalar, t: 1 x 1, y: n x 1")
    assert {symbol.name: symbol.axes for symbol in found.symbols} == {"x": 1, "A": 2, "y": 2, "s": 0, "t": 2}


def test_properties_of_a_variable_are_not_used() -> None:
    """A symmetric constant is its own transpose; a symmetric variable is projected only at the end."""
    constant, variable = (understood(f"tr(S' A) wrt {name} where S: n x n symmetric").function for name in "AS")
    assert [term.head for term in (constant.args[0].args[0], variable.args[0].args[0])] == ["symbol", "transpose"]
