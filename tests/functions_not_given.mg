# Derivatives of functions that are not given, as textbooks print them; each is proved, its code compared with differences.
sum(f(X W)) wrt X == f'(X W) W' where f: entrywise, X: n x p, W: p x m
tr(A f(X)) wrt X == A' .* f'(X) where f: entrywise, X: m x n, A: n x m
f(x' A x) wrt x == f'(x' A x) (A + A') x where f: entrywise, A: n x n, x: n
norm2(f(X w) - y)^2 wrt w == 2 X' ((f(X w) - y) .* f'(X w)) where f: entrywise, X: m x n, w: n, y: m
sum(f(A x + b)) wrt x twice == A' diag(f''(A x + b)) A where f: entrywise, A: m x n, x: n, b: m
f(x' A x) wrt x twice == 2 f'(x' A x) A + 4 f''(x' A x) A x x' A where f: entrywise, A: n x n symmetric, x: n
sum(f(X) .* h(X)) wrt X == f'(X) .* h(X) + f(X) .* h'(X) where f, h: entrywise, X: m x n
f(h(t)) wrt t twice == f''(h(t)) h'(t)^2 + f'(h(t)) h''(t) where f, h: entrywise, t: scalar
f(t)/h(t) wrt t == (f'(t) h(t) - f(t) h'(t))/h(t)^2 where f, h: entrywise, t: scalar
log(f(t)) wrt t == f'(t)/f(t) where f: entrywise, t: scalar
f(A x) wrt x == diag(f'(A x)) A where f: entrywise, A: m x n, x: n
f(X) wrt X == f'(X) .* dX where f: entrywise, X: m x n
L(W x + b) wrt W == grad_L(W x + b) x' where L: m -> scalar, W: m x n, x: n, b: m
L(W x + b) wrt b == grad_L(W x + b) where L: m -> scalar, W: m x n, x: n, b: m
L(A f(B x)) wrt B == ((A' grad_L(A f(B x))) .* f'(B x)) x' where L: m -> scalar, f: entrywise, A: m x k, B: k x n, x: n
L(A f(B x)) wrt A == grad_L(A f(B x)) f(B x)' where L: m -> scalar, f: entrywise, A: m x k, B: k x n, x: n
L(A x) wrt x twice == A' hess_L(A x) A where L: m -> scalar, A: m x n, x: n
L(A x) wrt A twice == hess_L(A x) dA x x' where L: m -> scalar, A: m x n, x: n
L(X X') wrt X == (grad_L(X X') + grad_L(X X')') X where L: n x n -> scalar, X: n x p
L(inv(X)) wrt X == -inv(X)' grad_L(inv(X)) inv(X)' where L: n x n -> scalar, X: n x n
L(X Y') wrt Y == grad_L(X Y')' X where L: m x n -> scalar, X: m x p, Y: n x p
L(S) wrt S == (grad_L(S) + grad_L(S)')/2 where L: n x n -> scalar, S: n x n symmetric
L(Y) wrt Y twice == hess_L(Y, dY) where L: m x n -> scalar, Y: m x n
log(L(Y)) wrt Y == grad_L(Y)/L(Y) where L: m x n -> scalar, Y: m x n
sqrt(L(x)) wrt x == grad_L(x)/(2 sqrt(L(x))) where L: n -> scalar, x: n
L(f(X) W) wrt X == (grad_L(f(X) W) W') .* f'(X) where L: m x n -> scalar, f: entrywise, X: m x p, W: p x n
F(x) wrt x == jac_F(x) where F: n -> m, x: n
F(A x) wrt x == jac_F(A x) A where F: n -> m, A: n x p, x: p
L(F(x)) wrt x == jac_F(x)' grad_L(F(x)) where L: m -> scalar, F: n -> m, x: n
L(F(x)) wrt x twice == jac_F(x)' hess_L(F(x)) jac_F(x) + hess_F(x, grad_L(F(x))) where L: m -> scalar, F: n -> m, x: n
norm2(F(x) - y)^2 wrt x == 2 jac_F(x)' (F(x) - y) where F: n -> m, x: n, y: m
norm2(F(x) - y)^2 wrt x twice == 2 jac_F(x)' jac_F(x) + 2 hess_F(x, F(x) - y) where F: n -> m, x: n, y: m
L(F(H(x))) wrt x == jac_H(x)' jac_F(H(x))' grad_L(F(H(x))) where L: p -> scalar, F: m -> p, H: n -> m, x: n
logdet(jac_F(x)) wrt x == jacgrad_F(x, inv(jac_F(x))') where F: n -> n, x: n
jac_F(x) v wrt x == djac_F(x, v) where F: n -> m, x: n, v: n
L(F(X)) wrt X == vjp_F(X, grad_L(F(X))) where L: p x q -> scalar, F: m x n -> p x q, X: m x n
L(F(X)) wrt X twice == hess_F(X, grad_L(F(X)), dX) + vjp_F(X, hess_L(F(X), jvp_F(X, dX))) where L: p x q -> scalar, F: m x n -> p x q, X: m x n
logdet(K(x)) wrt x == vjp_K(x, inv(K(x))') where K: p -> n x n, x: p
logdet(K(x)) wrt x twice == hess_K(x, inv(K(x))') - jac_K(x)' kron(inv(K(x)), inv(K(x))') commutation(n,n) jac_K(x) where K: p -> n x n, x: p
tr(inv(X(t)) A) wrt t == -tr(inv(X(t)) X'(t) inv(X(t)) A) where X: scalar -> n x n, A: n x n, t: scalar
det(X(t)) wrt t == det(X(t)) tr(inv(X(t)) X'(t)) where X: scalar -> n x n, t: scalar
logdet(X(t)) wrt t == tr(inv(X(t)) X'(t)) where X: scalar -> n x n, t: scalar
inv(X(t)) wrt t == -inv(X(t)) X'(t) inv(X(t)) where X: scalar -> n x n, t: scalar
x(t)' A x(t) wrt t == x'(t)' (A + A') x(t) where x: scalar -> n, A: n x n, t: scalar
x(t)' A x(t) wrt t twice == x''(t)' (A + A') x(t) + x'(t)' (A + A') x'(t) where x: scalar -> n, A: n x n, t: scalar
L(X(t)) wrt t == grad_L(X(t)) : X'(t) where L: m x n -> scalar, X: scalar -> m x n, t: scalar
F(x(t)) wrt t == jac_F(x(t)) x'(t) where F: n -> m, x: scalar -> n, t: scalar
tr(g(t*A)) wrt t == tr(A g'(t*A)) where g: matrix function, A: n x n, t: scalar
tr(g(A)) wrt A == g'(A)' where g: matrix function, A: n x n
tr(B g(A)) wrt A == dg(A', B') where g: matrix function, A: n x n, B: n x n
tr(g(A)) wrt A twice == d2g(A, dA, I)' where g: matrix function, A: n x n
logdet(X(t)) wrt t == inv(X(t)) : X'(t) where X: scalar -> n x n spd, t: scalar
y' inv(K(x)) y + logdet(K(x)) wrt x == vjp_K(x, inv(K(x)) - inv(K(x)) y y' inv(K(x))) where K: p -> n x n spd, x: p, y: n
eigmax(X(t)) wrt t == q_max(X(t))' X'(t) q_max(X(t)) where X: scalar -> n x n symmetric, t: scalar
chol(X(t)) wrt t == chol(X(t)) (tril(inv(chol(X(t))) X'(t) inv(chol(X(t)))') - 1/2*(I .* (inv(chol(X(t))) X'(t) inv(chol(X(t)))'))) where X: scalar -> n x n spd, t: scalar
L(A F(x)) wrt x twice == hess_F(x, A' grad_L(A F(x))) + jac_F(x)' A' hess_L(A F(x)) A jac_F(x) where L: m -> scalar, F: n -> k, A: m x k, x: n
jac_F(x) A x wrt x == jac_F(x) A + djac_F(x, A x) where F: n -> k, A: n x n, x: n
L(x y') wrt x twice == kron(y', eye(m)) vhess_L(x y') kron(y, eye(m)) where L: m x n -> scalar, x: m, y: n
L(K(x)) wrt x twice == hess_K(x, grad_L(K(x))) + jac_K(x)' vhess_L(K(x)) jac_K(x) where L: m x n -> scalar, K: p -> m x n, x: p
L(F(x y')) wrt x twice == kron(y', eye(m)) (vhess_F(x y', grad_L(F(x y'))) + jac_F(x y')' vhess_L(F(x y')) jac_F(x y')) kron(y, eye(m)) where F: m x n -> p x q, L: p x q -> scalar, x: m, y: n
F(x y') wrt x == jac_F(x y') kron(y, eye(m)) where F: m x n -> p, x: m, y: n
