"""Claims about blocks and slices that are linear in them are proved; wrong ones are found."""

import pytest
from rulings import ruling

PROVED = """
[A; B] C == [A C; B C]
[A, B] [C; D] == A C + B D
X == [X[1:m,:]; X[m+1:n,:]] where X: n x p
(A B)[1:k,:] == A[1:k,:] B where A: m x n, B: n x p
norm_F([A; B])^2 == norm_F(A)^2 + norm_F(B)^2
tr([A, B; C, D]) == tr(A) + tr(D) where A: m x m, D: n x n
[A; B]' == [A', B'] where A: m x n, B: p x n
[A, B; C, D]' == [A', C'; B', D'] where A: m x n, B: m x p, C: q x n, D: q x p
[A; B] .* [C; D] == [A .* C; B .* D] where A: m x n, B: p x n, C: m x n
x[1:m] : y + x[m+1:n] : z == x : [y; z] where x: n, y: m, z: n-m
sum(x[1:m]) + sum(x[m+1:n]) == sum(x) where x: n
eye(n)[1:m,:]' eye(n)[1:m,:] + eye(n)[m+1:n,:]' eye(n)[m+1:n,:] == eye(n) where X: n x n, Y: m x m
x[1:m]' x[1:m] + norm2(x[m+1:n])^2 == x' x where x: n
X[1:m,1:m] == X[:,1:m][1:m,:] where X: n x n
tr(X) == tr(X[1:m,1:m]) + tr(X[m+1:n,m+1:n]) where X: n x n
[s; t] : [s; t] == s^2 + t^2 where s: scalar, t: scalar
[1; x] : y == y[1] + x : y[2:n] where x: n-1, y: n
[x; s]' [y; t] == x' y + s*t where s: scalar, t: scalar
x[1:k][1:j] == x[1:j] where x: n
x[2:n][2:n-1] == x[3:n] where x: n
[A x; b' x] wrt x == [A; b'] where A: m x n, x: n, b: n
sum(x[2:n].^2) wrt x == [0; 2*x[2:n]] where x: n
norm2(x[2:n] - x[1:n-1])^2 wrt x == 2*([0; x[2:n] - x[1:n-1]] - [x[2:n] - x[1:n-1]; 0]) where x: n
tr(A X[1:m,1:m]) wrt X == [A', zeros(m,n); zeros(n,m+n)] where A: m x m, X: m+n x m+n
norm_F([X; s*I] W - [Y; zeros(n,k)])^2 wrt W == 2*(X' (X W - Y) + s^2*W) where X: m x n, W: n x k, Y: m x k, s: scalar
y' [A x; B x] wrt x == [A; B]' y where A: m x n, B: p x n
[X; Y] wrt X == [dX; zeros(p,n)] where X: m x n, Y: p x n
A[1:m,:] : A[1:m,:] wrt A == 2*[A[1:m,:]; zeros(n-m,p)] where A: n x p
logdet([A, B; C, D]) wrt B == inv([A, B; C, D])[m+1:m+n,1:m]' where A: m x m, D: n x n
x[2:n]' x[1:n-1] wrt x == [x[2:n]; 0] + [0; x[1:n-1]] where x: n
[X[1:m,:]; X[m+1:n,:]] wrt X == dX where X: n x p
"""
WRONG = """
[A; B] C == [B C; A C] where A: m x n, B: m x n
X == [X[1:m,:]; X[1:n-m,:]] where X: n x p
x[1:m]' x[1:m] == x' x where x: n
sum(x[2:n].^2) wrt x == [0; x[2:n]] where x: n
norm2(x[2:n] - x[1:n-1])^2 wrt x == 2*([x[2:n] - x[1:n-1]; 0] - [0; x[2:n] - x[1:n-1]]) where x: n
tr(A X[1:m,1:m]) wrt X == [A, zeros(m,n); zeros(n,m+n)] where A: m x m, X: m+n x m+n
logdet([A, B; C, D]) wrt B == inv([A, B; C, D])[1:m,m+1:m+n] where A: m x m, D: m x m
tr([A, B; C, D]) == tr(A) + tr(B) where A: m x m, D: m x m
"""


@pytest.mark.parametrize("claim", PROVED.strip().splitlines())
def test_what_is_linear_in_blocks_is_proved(claim: str) -> None:
    assert ruling(claim).verdict == "proved"


@pytest.mark.parametrize("claim", WRONG.strip().splitlines())
def test_wrong_claims_are_found_wrong(claim: str) -> None:
    assert ruling(claim).verdict == "wrong"
