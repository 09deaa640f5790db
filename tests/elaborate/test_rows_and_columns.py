"""The words `rows` and `cols`, what softmax is of, and what is added to each row, each column, each entry."""

import pytest
from seam.engine import understood
from seam.parts import TEXT, Writer, as_text, sentences

from matgrad import check
from matgrad.grammar.mistakes import Mistake

# A statement, how its function is written, and what the page says of the reading.
READ = [
    ("G : softmax(X) wrt X", "G : softmax(X, rows)", "softmax(X) is taken of each row"),
    ("G : logsoftmax(X W) wrt W", "G : logsoftmax(X W, rows)", "logsoftmax(X W) is taken of each row"),
    ("y' softmax(W x) wrt W", "y' softmax(W x)", ""),
    ("softmax(r) y wrt y where r: 1 x n", "softmax(r')' y", ""),
    ("y : softmax(X) wrt X where y: n", "y : softmax(X)", "X is read as a vector"),
    ("y' softmax(A ones) wrt A", "y' softmax(A ones(n))", ""),
    ("G : softmax(X, axis=0) wrt X", "G : softmax(X, cols)", ""),
    ("sum(logsumexp(X, dim=-1)) wrt X", "sum(logsumexp(X, rows))", ""),
    ("a' norm(W, axis=1) wrt W where a: n, W: n x p", "a' norm2(W, rows)", ""),
    ("sum(np.max(X, axis=0, keepdims=True)) wrt X", "sum(max(X, cols))", ""),
    ("sum(np.linalg.norm(X, ord=1, axis=1)) wrt X", "sum(abs(X) ones(n))", ""),
    ("G : jax.nn.log_softmax(X, axis=-1) wrt X", "G : logsoftmax(X, rows)", ""),
    (r"\operatorname{softmax}(X, \text{rows}) : G wrt X", "softmax(X, rows) : G", ""),
    ("rows' x wrt x", "rows' x", ""),
    ("sum(norm2(X, rows)) wrt X where X: rows x cols", "sum(norm2(X, rows))", ""),
    ("norm_F(X W .+ b')^2 wrt b", "norm_F(X W + ones(m) b')^2", ""),
    ("sum(X .+ x) wrt X where X: m x n, x: m", "sum(X + x ones(n)')", ""),
    ("sum(exp(X .- 2)) wrt X", "sum(exp(X - 2 ones(m,n)))", ""),
    ("A : (x .+ r) wrt x where x: m, r: 1 x n", "A : (x ones(n)' + ones(m) r)", ""),
    ("norm2(x .− mean(x)) wrt x", "norm2(x - sum(x) ones(m)/m)", ""),
    ("norm_F(X .- mean(X, rows)) wrt X", "norm_F(X - X ones(n,n)/n)", ""),
]

BIAS = "X: n x d, W: d x k, Y: n x k"
REFUSED = [
    ("softmax(x, rows) wrt x where x: n", "write softmax(x)"),
    ("max(r, cols) wrt r where r: 1 x n", "write max(r)"),
    (f"norm_F(X W + b - Y)^2 wrt b where {BIAS}, b: k", "write X W .+ b' for b' added to each row"),
    (f"norm_F(X W - b)^2 wrt b where {BIAS}, b: n", "write X W .- b for b taken from each column"),
    (f"norm_F(X W + b' - Y)^2 wrt b where {BIAS}, b: n", "write X W .+ b for b added to each column"),
    (
        "norm_F(b + X W)^2 wrt b where X: n x d, W: d x n, b: n",
        "write b' .+ X W for b' added to each row, or b .+ X W for b added to each column",
    ),
    (
        "sum(X W .+ b) wrt W",
        "declare it: … where b: scalar, or b: m; b' is a row, which is added to each row",
    ),
    ("rows' softmax(X, rows) wrt X", "give the variable another name for softmax(…, rows) to go by rows"),
    ("sum(X ./ norm(X, axis=1)) wrt X where X: n x p", "write diag(1 ./ norm(X, axis=1)) X"),
    ("sum(X .* mean(X, cols)) wrt X where X: n x p", "write X diag(mean(X, cols)')"),
    ("sum(norm(X, 1, rows)) wrt X", "of each row norm(X, rows), of each column norm(X, cols)"),
    ("sum(X, 1) wrt X", "of the columns: sum(X, cols), of the rows: sum(X, rows)"),
    ("sum(cumsum(X)) wrt X where X: n x p", "of each row it is cumsum(X, rows), of each column cumsum(X, cols)"),
    ("sum(softmax(X, Y)) wrt X", "of each row softmax(X, rows), of each column softmax(X, cols)"),
]

CLAIMS = [
    ("softmax(X', cols) == softmax(X, rows)'", "proved"),
    ("sum(X, rows) .+ sum(Y, rows)' == X ones(p,m) + ones(n,p) Y' where X: n x p, Y: m x p", "proved"),
    ("logsumexp(X, rows) == log(sum(exp(X), rows))", "proved"),
    ("norm2(X, rows).^2 == diag(X X')", "proved"),
    ("softmax(X .+ x, rows) == softmax(X, rows) where x: m, X: m x n", "agrees"),
    ("softmax(X .+ x, cols) == softmax(X, cols) where x: m, X: m x n", "wrong"),
    ("sum(norm2(W, rows)) wrt W == W diag(1 ./ norm2(W, cols)') where W: n x n", "wrong"),
    ("G : softmax(X, rows) wrt X == softmax(X, rows) .* (G .- sum(G .* softmax(X, rows), rows))", "proved"),
]


@pytest.mark.parametrize(("text", "function", "notes"), READ, ids=[text for text, *_ in READ])
def test_read(text: str, function: str, notes: str) -> None:
    found = understood(text)
    writer = Writer(found.algebra, TEXT)
    assert writer.write(found.function) == function
    assert "; ".join(map(as_text, sentences(found.notes, writer))) == notes


@pytest.mark.parametrize(("text", "help"), REFUSED, ids=[text for text, _ in REFUSED])
def test_refused(text: str, help: str) -> None:
    with pytest.raises(Mistake) as caught:
        understood(text)
    assert caught.value.help == help


@pytest.mark.parametrize(("text", "verdict"), CLAIMS, ids=[text for text, _ in CLAIMS])
def test_claim(text: str, verdict: str) -> None:
    assert check(text).verdict == verdict
