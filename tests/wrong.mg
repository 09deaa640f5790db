# Wrong claims: the diagnosis, and the claim below the words of whoever found the mistake.
# transposed
[transposed] a' X b wrt X == b a' where a: n, b: p, X: n x p
# right only for symmetric B
[only-symmetric] x' B x wrt x == 2*B x where B: n x n, x: n
# right only for symmetric B
[only-symmetric] tr(X' B X) wrt X == 2*B X where X: n x p, B: n x n
# factor 2
[factor] tr(X' X) wrt X == X where X: n x p
# factor 2
[factor] norm_F(A X - B)^2 wrt X == A' (A X - B) where A: m x n, X: n x p, B: m x p
# sign
[negative] norm_F(Y - W' X)^2 wrt W == 2*X (Y - W' X)' where Y: m x p, W: n x m, X: n x p
# transposed (gives the gradient with respect to W')
[transposed] norm_F(Y - W' X)^2 wrt W == -2*(Y - W' X) X' where Y: m x p, W: n x m, X: n x p
# inverse not transposed; right only for symmetric X
[transposed] det(X) wrt X == det(X)*inv(X) where X: n x n invertible
# inverse not transposed; right only for symmetric X
[transposed] logdet(X) wrt X == inv(X) where X: n x n invertible
# transposed
[transposed] tr(A inv(X) B) wrt X == -inv(X) B A inv(X) where A: p x n, X: n x n invertible, B: n x p
# missing factor: the mask appears squared; right only for a 0/1 mask
[missing-factor] norm_F(A .* (Y - W' X))^2 wrt W == -2*X (A .* (Y - W' X))' where A: m x p, Y: m x p, W: n x m, X: n x p
# sign
[negative] norm_F(A .* (Y - W' X))^2 wrt X == 2*W (A .* A .* (Y - W' X)) where A: m x p, Y: m x p, W: n x m, X: n x p
# Hadamard product replaced by matrix product
[product-for-hadamard] norm_F(A .* (Y - W' X))^2 wrt W == -2*X (A A' (Y - W' X))' where A: m x p, Y: m x p, W: n x m, X: n x p
# Hadamard product pulled out of a matrix product
[hadamard-for-product] norm_F(A .* (Y - W' X))^2 wrt W == -2*(X A') .* (X (Y - W' X)') where A: m x p, Y: m x p, W: n x m, X: n x p
# missing inner mask
[missing-factor] norm_F(A (B .* X))^2 wrt X == 2*(B .* (A' A X)) where A: m x n, B: n x p, X: n x p
# right only for symmetric A and B
[only-symmetric] norm_F(A - (B .* (G G')))^2 wrt G == 4*(B .* ((B .* (G G')) - A)) G where A: n x n, B: n x n, G: n x p
# missing Hadamard factor
[missing-factor] norm_F(A - (B .* X) D)^2 wrt B == 2*((B .* X) D - A) D' where A: n x m, B: n x p, X: n x p, D: p x m
# missing term
[missing-term] softmax(z) wrt z == diag(softmax(z)) where z: n
# missing term
[missing-term] (x - a)/norm2(x - a) wrt x == eye(n)/norm2(x - a) where x: n, a: n
# wrong order of product
[order] norm_F(W' W - eye(p))^2 wrt W == 4*(W' W - eye(p)) W where W: n x p
# missing chain-rule factor W
[missing-factor] norm_F(W' W - eye(p))^2 wrt W == 4*(W' W - eye(p)) where W: n x p
# missing term (the two terms treated as equal)
[missing-term] tr(A X B X) wrt X == 2*A' X' B' where A: p x n, X: n x p, B: p x n
# right for square X only
[only-square] det(X' A X) wrt X == 2*det(X' A X)*inv(X)' where A: n x n spd, X: n x p
# right only for symmetric A
[only-symmetric] det(X' A X) wrt X == 2*det(X' A X)*A X inv(X' A X) where A: n x n invertible, X: n x p
# right only for symmetric A
[only-symmetric] tr(inv(X' D X) A) wrt X == -2*D X inv(X' D X) A inv(X' D X) where X: n x p, D: n x n spd, A: p x p
# sign
[negative] sum(log(ones(m) + exp(X w))) - y' X w wrt w == X' (y - sigmoid(X w)) where X: m x n, w: n, y: m
# sign
[negative] -0.5*logdet(A) - 0.5*(x - u)' inv(A) (x - u) wrt A == 0.5*inv(A) - 0.5*inv(A) (x - u) (x - u)' inv(A) where x: n, u: n, A: n x n invertible
# diagonal counted twice
[factor] logdet(X) wrt X == 2*inv(X) where X: n x n spd
# trace replaced by sum; right only at m = 1
[only-size-1] tr(kron(A, X)) wrt X == sum(A)*eye(n) where A: m x m, X: n x n
# product with the ones vector instead of taking the diagonal
[only-size-1] tr(D diag(w) A diag(w) D') wrt w == 2*A diag(w) D' D ones(n) where D: m x n, w: n, A: n x n spd
# right only for symmetric A
[only-symmetric] w' diag(X' A X) wrt X == 2*A X diag(w) where w: p, X: n x p, A: n x n
# missing chain-rule factor
[missing-factor] norm_F(sigmoid(X V) W - Y)^2 wrt V == 2*X' ((sigmoid(X V) W - Y) W') where X: m x n, V: n x p, W: p x q, Y: m x q
# missing term
[missing-term] log(x)' x wrt x == log(x) where x: n positive
# factor 2
[factor] norm_F(X - X')^2 wrt X == 2*(X - X') where X: n x n
# matrix-function rule applied to an elementwise function; right only at n = 1
[only-size-1] tr(sin(X)) wrt X == cos(X)' where X: n x n
# missing term
[missing-term] tr((eye(n) - K H) P (eye(n) - K H)' + K R K') wrt K == -2*P H' + 2*K R where K: n x p, H: p x n, P: n x n spd, R: p x p spd
# factor 2
[factor] logdet(W W' + D) + tr(inv(W W' + D) B) wrt W == inv(W W' + D) W - inv(W W' + D) B inv(W W' + D) W where W: n x p, D: n x n spd, B: n x n spd
# tr(A)^2 read as tr(A^2); right only at n = 1
[only-size-1] tr(A)^2 wrt A == 2*A' where A: n x n
# wrong order of product (factors treated as commuting)
[order] inv(A + t*B) wrt t == -B (A + t*B)^-2 where A: n x n spd, B: n x n, t: scalar
# missing factor: right only for a 0/1 mask
[missing-factor] 0.5*norm_F(A .* (U V' - Y))^2 + 0.5*s*(norm_F(U)^2 + norm_F(V)^2) wrt U == (A .* (U V' - Y)) V + s*U where A: n x p, Y: n x p, U: n x m, V: p x m, s: scalar positive
# missing factor: the indicator of active margins
[missing-factor] sum(relu(ones(m) - y .* (X w))) wrt w == -X' y where X: m x n, w: n, y: m
# gradient of the square instead of the norm
[missing-factor] norm2(A x) wrt x == 2*A' A x where A: m x n, x: n
# sign
[negative] norm_F(Y - X B X')^2 wrt X == 4*(Y - X B X') X B where Y: n x n symmetric, X: n x n, B: n x n symmetric
# factor and missing term
[factor] norm_F(A B A' - D)^2 wrt A == (A B A' - D) A B where A: n x n, B: n x n, D: n x n
# the derivative of 1/s has s^2 below
[power] 1/s wrt s == -1/s where s: scalar
# a root for the square
[power] norm2(x)^2 + sum(sqrt(y)) wrt y == 1/2*(1 ./ y) where x: n, y: n positive
# nothing is claimed
[missing-term] norm2(x)^2 wrt x == zeros(n) where x: n
# another vector
[other-name] a' x wrt x == b where a: n, b: n, x: n
# another matrix, transposed
[other-name] tr(A X) wrt X == B' where A: m x n, X: n x m, B: m x n
# a Hadamard product, of matrices that are products
[product-for-hadamard] A .* (x ones(n)') == A (x ones(n)') where A: n x n, x: n
# the Kronecker product in the other order
[order] vec(A X b) == kron(A, b') vec(X) where A: m x n, X: n x p, b: p
# a sign inside
[negative] norm_F(X - P T K)^2 == tr((X + P T K)' (X - P T K)) where X: m x n, P: m x p, T: p x q, K: q x n
# a product of matrices whose shapes do not fit
[product-for-hadamard] A:(X .* X) wrt X == 2 A X where A: m x n, X: m x n
# the same within a product
[product-for-hadamard] norm_F(M .* (X B))^2 wrt X == 2 (M .* M (X B)) B' where M: m x n, X: m x k, B: k x n
# a transpose, though it is right for symmetric X too
[missing-transpose] A : dpow(X,k,B) wrt B == dpow(X,k,A) where A: n x n, X: n x n, B: n x n, k: scalar
# a transpose, though it is right for symmetric B too
[missing-transpose] x' B y wrt x == B' y where B: n x n, x: n, y: n
# the sign alone
[negative] y' inv(M) y wrt M == inv(M) y y' inv(M) where y: n, M: n x n spd
# functions of two entries, cases, products, gamma functions, matrix functions, diagonals
[-] sum(maximum(x, y)) wrt x == step(y - x) where x: n, y: n
[factor] norm2(maximum(x, y))^2 wrt x == step(x - y) .* x where x: n, y: n
[missing-factor] sum(clip(x, a, b)) wrt x == step(x - a*ones(n)) where x: n, a: scalar, b: scalar
[missing-term] sum(where(x > 0, x.^2, x)) wrt x == where(x > 0, 2*x, 0) where x: n
[-] sum(where(x > 0, x.^2, x)) wrt x == where(x < 0, 2*x, 1) where x: n
[only-size-1] y' where(A x > 0, A x, 0) wrt x == where(A x > 0, A' y, 0) where A: n x n, x: n, y: n
[missing-term] sum(where(abs(x) <= 1, 1/2*x.^2, abs(x))) wrt x == where(abs(x) <= 1, x, 1) where x: n
[power] prod(x) wrt x == prod(x)*x where x: n
[missing-factor] prod(A .* X) wrt X == prod_except(A .* X) where A: m x n, X: m x n
[missing-factor] sum(lgamma(A x)) wrt x == digamma(A x) where A: n x n, x: n
[missing-term] lgamma(s)*s wrt s == digamma(s)*s where s: scalar
[-] sum(logaddexp(x, y)) wrt x == sigmoid(y - x) where x: n, y: n
[negative] sum(arctan2(y, x)) wrt x == y ./ (x.^2 + y.^2) where x: n, y: n
[only-size-1] tr(A sinm(X)) wrt X == (A cosm(X))' where A: n x n, X: n x n
[negative] tr(cosm(X)) wrt X == sinm(X)' where X: n x n
[transposed] tr(A expm(X)) wrt X == dexpm(X, A) where A: n x n, X: n x n
[transposed] tr(A dexpm(X, B)) wrt X == d2expm(X, A, B) where A: n x n, B: n x n, X: n x n
[-] sum(tril(X, -1) .* A) wrt X == tril(A) where A: n x n, X: n x n
[transposed] y' diag(X, 1) wrt X == diag(y, -1) where X: n+1 x n+1, y: n
[transposed] E[i,j]^2 wrt E == 2*E[i,j]*E(j, i, n, n) where E: n x n
[extra-term] sum(expm1(x)) wrt x == expm1(x) where x: n
[-] sum(leaky_relu(x, c)) wrt x == where(x > 0, c, 1) where x: n, c: scalar
