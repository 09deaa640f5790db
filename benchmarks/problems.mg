# First-order problems of the literature, by family: what the throughput is measured on.

# Traces and quadratic forms
a' X b wrt X where a: n, b: p, X: n x p
(G : (X W + ones(m) b')) wrt W where G: m x p, X: m x n, W: n x p, b: p
(G : (B' A B)) wrt B where G: p x p, A: n x n, B: n x p
tr(A X B X) wrt X where A: p x n, X: n x p, B: p x n
tr(A X B X' D) wrt X where A: m x n, X: n x p, B: p x p, D: n x m
tr((A X B + D) (A X B + D)') wrt X where A: m x n, X: n x p, B: p x q, D: m x q
tr(X A)*tr(X B) wrt X where A: p x n, B: p x n, X: n x p
tr(B' X' A' E X D) wrt X where A: m x n, B: p x q, D: p x q, X: n x p, E: m x n

# Higher powers
norm_F(A X - X A)^2 wrt X where A: n x n, X: n x n
a' X^3 b wrt X where a: n, b: n, X: n x n
tr(X^5) wrt X where X: n x n
tr((X' X)^2) wrt X where X: n x p
norm_F(A B A' - D)^2 wrt A where A: n x n, B: n x n, D: n x n
tr((A X)^3) wrt X where A: p x n, X: n x p

# Norms and least squares
norm_F(A X B - D)^2 wrt X where A: m x n, X: n x p, B: p x q, D: m x q
norm2(x)^3 wrt x where x: n
norm2(A x)^2/norm2(x)^2 wrt x where A: m x n, x: n
norm_F(X - X')^2 wrt X where X: n x n
log(norm2(x)) wrt x where x: n
norm_F(W' W - eye(p))^2 wrt W where W: n x p

# Hadamard products
norm_F(A .* (Y - W' X))^2 wrt W where A: m x p, Y: m x p, W: n x m, X: n x p
norm_F(A .* (Y - W' X))^2 wrt X where A: m x p, Y: m x p, W: n x m, X: n x p
norm_F(A ./ X)^2 wrt X where A: n x p, X: n x p positive
norm_F(A - (B .* X) D)^2 wrt B where A: n x m, B: n x p, X: n x p, D: p x m
norm_F(A - (B .* (G G')))^2 wrt G where A: n x n, B: n x n, G: n x p
tr((A .* X)' (B .* X)) wrt X where A: n x p, B: n x p, X: n x p
tr(exp(-((X .* X)' ones(m,p) + ones(n,m) (Y .* Y) - 2*X' Y)/(2*s^2)) B) wrt Y where X: m x n, Y: m x p, B: p x n, s: scalar positive

# Inverses
tr(A inv(X) B) wrt X where A: p x n, X: n x n invertible, B: n x p
(G : (inv(A) B)) wrt A where G: n x p, A: n x n invertible, B: n x p
tr(D - B' inv(A) B) wrt B where A: p x p invertible, B: p x n, D: n x n
a' inv(X' X + s*eye(p)) b wrt X where a: p, b: p, X: n x p, s: scalar positive
a' inv(A + x x') a wrt x where A: n x n spd, x: n, a: n
tr(A inv(X) B X) wrt X where A: n x n, X: n x n invertible, B: n x n

# Determinants
det(X' A X) wrt X where A: n x n spd, X: n x p
det(X^3) wrt X where X: n x n invertible
logdet(eye(p) + X' A X) wrt X where A: n x n spd, X: n x p
logdet(A + t*B) wrt t where A: n x n spd, B: n x n, t: scalar
det(A + t*B) wrt t where A: n x n spd, B: n x n, t: scalar
logdet(s*eye(n) + W W') wrt s where s: scalar positive, W: n x p

# Statistics
det(A)^(-1/2)*exp(-0.5*(x - u)' inv(A) (x - u)) wrt A where x: n, u: n, A: n x n invertible
logdet(A) - tr(A B) wrt A where B: n x n spd, A: n x n invertible
logdet(W W' + D) + tr(inv(W W' + D) B) wrt W where W: n x p, D: n x n spd, B: n x n spd
log(1 + (x - u)' inv(A) (x - u)/s) wrt u where x: n, u: n, A: n x n spd, s: scalar positive
(x' A x)/(x' x) wrt x where x: n, A: n x n symmetric
(y - X b)' W (y - X b) wrt b where X: m x n, b: n, y: m, W: m x m spd

# Machine learning
sum(log(exp(-y .* (X*w)) + ones(m))) wrt w where X: m x n, w: n, y: m
sum(softplus(-y .* (X w))) + 0.5*s*(w' w) wrt w where X: m x n, w: n, y: m, s: scalar positive
0.5*norm_F((Q K') V/s - Y)^2 wrt Q where Q: n x m, K: p x m, V: p x q, Y: n x q, s: scalar positive
0.5*norm_F(A .* (U V' - Y))^2 + 0.5*s*(norm_F(U)^2 + norm_F(V)^2) wrt U where A: n x p, Y: n x p, U: n x m, V: p x m, s: scalar positive
sum(W H - V .* log(W H)) wrt H where V: n x p positive, W: n x m positive, H: m x p positive
norm_F(sigmoid(X V) W - Y)^2 wrt V where X: m x n, V: n x p, W: p x q, Y: m x q
(G : (relu(X V) W)) wrt V where X: m x n, V: n x p, W: p x q, G: m x q

# Control and optimisation
tr((eye(n) - K H) P (eye(n) - K H)' + K R K') wrt K where K: n x p, H: p x n, P: n x n spd, R: p x p spd
-logdet(inv(P) + H' inv(R) H) wrt H where P: n x n spd, H: p x n, R: p x p spd
norm_F(A X + X A' + Q)^2 wrt X where A: n x n, X: n x n, Q: n x n
c' x + v' (A x - b) + 0.5*s*norm2(A x - b)^2 wrt x where x: n, c: n, A: m x n, b: m, v: m, s: scalar positive
t*c' x - sum(log(A x)) wrt x where c: n, A: m x n positive, x: n positive, t: scalar
0.25*norm2((A x).^2 - b)^2 wrt x where A: m x n, x: n, b: m
logdet(A + diag(B x)) wrt x where A: n x n spd, B: n x n positive, x: n positive

# Entry by entry, and diagonals
sum(X.^3) wrt X where X: n x p
a' A sin(X) B b wrt X where a: m, A: m x n, X: n x p, B: p x q, b: q
exp(a' x)*log(b' x) wrt x where a: n, b: n positive, x: n positive
(a' X b)^(1/2) wrt X where a: n positive, X: n x p positive, b: p positive
w' diag(X' A X) wrt X where w: p, X: n x p, A: n x n
tr(D diag(w) A diag(w) D') wrt w where D: m x n, w: n, A: n x n spd
x' X x wrt X where x: n, X: n x n symmetric
