# Published closed forms: each is proved, but those below the last heading, which only numbers tell.
abs(det(X)) wrt X == abs(det(X))*inv(X)' where X: n x n
adj(A + t*B) wrt t == det(A + t*B)*(tr(inv(A + t*B) B)*inv(A + t*B) - inv(A + t*B) B inv(A + t*B)) where A: n x n spd, B: n x n, t: scalar
0.5*norm_F(A X - B)^2 + 0.5*s*norm_F(X - Z + U)^2 wrt X == A' (A X - B) + s*(X - Z + U) where X: n x p, Z: n x p, U: n x p, A: m x n, B: m x p, s: scalar
s*exp(-0.5*(P (x - y))' P (x - y)) wrt P == -s*exp(-0.5*(P (x - y))' P (x - y))*P (x - y) (x - y)' where P: m x n, x: n, y: n, s: scalar positive
tr((X M X' - R R' + D)' (X M X' - R R' + D)) wrt M == 2*X' (X M X' - R R' + D) X where X: n x p, M: p x p, R: n x m, D: n x n
c' x + v' (A x - b) + 0.5*s*norm2(A x - b)^2 wrt x == c + A' v + s*A' (A x - b) where x: n, c: n, A: m x n, b: m, v: m, s: scalar positive
t*c' x - sum(log(A x)) wrt x == t*c - A' (ones(m) ./ (A x)) where c: n, A: m x n positive, x: n positive, t: scalar
0.5*norm_F((Q K') V/s - Y)^2 wrt Q == ((Q K') V/s - Y) V' K/s where Q: n x m, K: p x m, V: p x q, Y: n x q, s: scalar positive
tr(adj(X) A) wrt X == tr(adj(X) A)*inv(X)' - (adj(X) A inv(X))' where A: n x n, X: n x n invertible
dot(x, A y) wrt A == x y' where x: m, A: m x n, y: n
dot(x, A y) wrt y == A' x where x: m, A: m x n, y: n
s*norm_F(X) wrt X == s*X/norm_F(X) where s: scalar, X: n x p
(A : X) wrt X == A where A: n x p, X: n x p
(A : (B X D)) wrt X == B' A D' where A: m x q, X: n x p, B: m x n, D: p x q
norm_F(A X - X A)^2 wrt X == 2*A' (A X - X A) - 2*(A X - X A) A' where A: n x n, X: n x n
sum(x.^3) wrt x twice == 6*diag(x) where x: n
2*det(X) wrt X == 2*adj(X)' where X: n x n invertible
det(A + t*B) wrt t == det(A + t*B)*tr(inv(A + t*B) B) where A: n x n spd, B: n x n, t: scalar
a' inv(diag(x)) a wrt x == -(a .* a) ./ (x .* x) where x: n positive, a: n
norm2(diag(X))^2 wrt X == 2*diag(diag(X)) where X: n x n
sum(diag(X A)) wrt X == A' where X: n x n, A: n x n
abs(x) wrt x == diag(sign(x)) where x: n
2*sum(cos(A x + y)) wrt x == -2*A' sin(A x + y) where A: m x n, x: n, y: m
diag(A)' x wrt x == diag(A) where A: n x n, x: n
diag(A)' x wrt A == diag(x) where A: n x n, x: n
diag(A x) x wrt x == diag(A x) + diag(x) A where x: n, A: n x n
B log(A x) wrt x == B diag(ones(m) ./ (A x)) A where A: m x n positive, B: p x m, x: n positive
log(x)' log(x) wrt x == 2*(log(x) ./ x) where x: n positive
(x' A x)^(-2) wrt x == -2*(x' A x)^(-3)*(A + A') x where x: n, A: n x n spd
sin(A x)' B cos(D x) wrt x twice == -D' diag(sin(D x)) B' diag(cos(A x)) A - D' diag((B' sin(A x)) .* cos(D x)) D - A' diag(cos(A x)) B diag(sin(D x)) D - A' diag((B cos(D x)) .* sin(A x)) A where A: m x n, B: m x p, D: p x n, x: n
sin(A x)' cos(B x) wrt x twice == -B' diag(sin(A x) .* cos(B x)) B - B' diag(cos(A x) .* sin(B x)) A - A' diag(cos(A x) .* sin(B x)) B - A' diag(cos(B x) .* sin(A x)) A where A: m x n, B: m x n, x: n
sin(x .* y)' x wrt x == cos(x .* y) .* x .* y + sin(x .* y) where x: n, y: n
tr(x x') wrt x == 2*x where x: n
x' B' A A x wrt x == A' A' B x + B' A A x where A: n x n, B: n x n, x: n
x' sin(A x) wrt x == A' (cos(A x) .* x) + sin(A x) where A: n x n, x: n
x' sin(A x) wrt x twice == diag(cos(A x)) A + A' diag(cos(A x)) - A' diag(x .* sin(A x)) A where A: n x n, x: n
log(x)' x wrt x == ones(n) + log(x) where x: n positive
y' exp(A x) wrt x == A' (exp(A x) .* y) where y: m, A: m x n, x: n
dot(a, X b) wrt X == a b' where a: n, b: p, X: n x p
0.5*norm2(y - X b)^2 + s*norm1(b) + 0.5*t*norm2(b)^2 wrt b == -X' (y - X b) + s*sign(b) + t*b where X: m x n, b: n, y: m, s: scalar positive, t: scalar positive
A.^s wrt s == log(A) .* A.^s where A: n x p positive, s: scalar
exp(logdet(X)) wrt X == exp(logdet(X))*inv(X)' where X: n x n invertible
exp(tr(A X)) wrt X == exp(tr(A X))*A' where A: p x n, X: n x p
a' expm(t*A) b wrt t == a' A expm(t*A) b where a: n, A: n x n, b: n, t: scalar
norm2(expm(t*A) x)^2 wrt t == 2*(expm(t*A) x)' A expm(t*A) x where A: n x n, x: n, t: scalar
logdet(W W' + D) + tr(inv(W W' + D) B) wrt W == 2*inv(W W' + D) W - 2*inv(W W' + D) B inv(W W' + D) W where W: n x p, D: n x n spd, B: n x n spd
(a' x + b)/(c' x + d) wrt x == a/(c' x + d) - (a' x + b)*c/(c' x + d)^2 where a: n, c: n positive, x: n positive, b: scalar, d: scalar positive
norm_F(A X) wrt X == A' A X/norm_F(A X) where A: m x n, X: n x p
norm_F(X - X')^2 wrt X == 4*(X - X') where X: n x n
-0.5*logdet(A) - 0.5*(x - u)' inv(A) (x - u) wrt u == inv(A) (x - u) where x: n, u: n, A: n x n spd
(G : inv(A)) wrt A == -inv(A)' G inv(A)' where G: n x n, A: n x n invertible
(G : (B' A B)) wrt A == B G B' where G: p x p, A: n x n, B: n x p
(G : (B' A B)) wrt B == A B G' + A' B G where G: p x p, A: n x n, B: n x p
(G : (B' inv(A) B)) wrt A == -inv(A)' B G B' inv(A)' where G: p x p, A: n x n invertible, B: n x p
(G : (B' inv(A) B)) wrt B == inv(A) B G' + inv(A)' B G where G: p x p, A: n x n invertible, B: n x p
(G : (inv(A) B)) wrt A == -inv(A)' G (inv(A) B)' where G: n x p, A: n x n invertible, B: n x p
(G : (inv(A) B)) wrt B == inv(A)' G where G: n x p, A: n x n invertible, B: n x p
(x' x)*A x wrt x == (x' x)*A + 2*A x x' where x: n, A: n x n
tr(B B' + A B B' A') wrt A == 2*A B B' where A: n x n, B: n x p
norm_F(A ./ X)^2 wrt X == -2*(A .* A) ./ (X.^3) where A: n x p, X: n x p positive
diag(x) A x wrt x == diag(A x) + diag(x) A where x: n, A: n x n
norm_F(A - (B .* X) D)^2 wrt B == 2*(X .* (((B .* X) D - A) D')) where A: n x m, B: n x p, X: n x p, D: p x m
norm_F(A - (B .* X) D)^2 wrt D == 2*(B .* X)' ((B .* X) D - A) where A: n x m, B: n x p, X: n x p, D: p x m
-logdet(inv(P) + H' inv(R) H) wrt H == -2*inv(R) H inv(inv(P) + H' inv(R) H) where P: n x n spd, H: p x n, R: p x p spd
a' inv(A + x x') a wrt x == -2*(x' inv(A + x x') a)*inv(A + x x') a where A: n x n spd, x: n, a: n
tr(A inv(X) B X) wrt X == -(inv(X) B X A inv(X))' + (A inv(X) B)' where A: n x n, X: n x n invertible, B: n x n
tr(inv(X) X) wrt X == X - X where X: n x n invertible
tr((eye(n) - K H) P (eye(n) - K H)' + K R K') wrt K == -2*(eye(n) - K H) P H' + 2*K R where K: n x p, H: p x n, P: n x n spd, R: p x p spd
tr(P) - 2*tr(K H P) + tr(K S K') wrt K == -2*P H' + 2*K S where K: n x p, H: p x n, P: n x n spd, S: p x p spd
exp(-t*H) wrt t == -H .* exp(-t*H) where H: n x n symmetric, t: scalar
tr(B' X' A' E X D) wrt X == A' E X D B' + E' A X B D' where A: m x n, B: p x q, D: p x q, X: n x p, E: m x n
sum(W H - V .* log(W H)) wrt H == W' (ones(n,p) - V ./ (W H)) where V: n x p positive, W: n x m positive, H: m x p positive
kron(x, x)' vec(A) wrt x == (A + A') x where x: n, A: n x n
vec(Y)' kron(A, X) vec(Z) wrt A == Y' X Z where A: q x p, X: m x n, Z: n x p, Y: m x q
vec(Y)' kron(A, X) vec(Z) wrt X == Y A Z' where A: q x p, X: m x n, Z: n x p, Y: m x q
vec(X)' kron(A, B) vec(X) wrt X == B X A' + B' X A where A: p x p, B: n x n, X: n x p
norm2(kron(x, y))^2 wrt x == 2*(y' y)*x where x: n, y: m
tr(kron(X, X) kron(A, B)) wrt X == tr(X B)*A' + tr(X A)*B' where A: n x n, B: n x n, X: n x n
norm1(x)/norm2(x) wrt x == sign(x)/norm2(x) - norm1(x)*x/norm2(x)^3 where x: n
norm1(a - t*b) wrt t == -b' sign(a - t*b) where a: n, b: n, t: scalar
x' A x wrt A == x x' where A: n x n, x: n
norm_F(X - V W X)^2 wrt W == -2*V' (X - V W X) X' where X: n x m, W: p x n, V: n x p
(G : (X W + ones(m) b')) wrt b == G' ones(m) where G: m x p, X: m x n, W: n x p, b: p
(G : (X W + ones(m) b')) wrt W == X' G where G: m x p, X: m x n, W: n x p, b: p
(G : (X W + ones(m) b')) wrt X == G W' where G: m x p, X: m x n, W: n x p, b: p
logdet(A + diag(B x)) wrt x == B' diag(inv(A + diag(B x))) where A: n x n spd, B: n x n positive, x: n positive
-sum(log(4*b - A x)) wrt x == A' (ones(m) ./ (4*b - A x)) where A: m x n, x: n, b: m positive
log(norm2(x)) wrt x == x/(x' x) where x: n
logdet(diag(x)) wrt x == ones(n) ./ x where x: n positive
logdet(eye(p) + X' A X) wrt X == 2*A X inv(eye(p) + X' A X) where A: n x n spd, X: n x p
logdet(A .* X) wrt X == A .* inv(A .* X)' where A: n x n positive, X: n x n invertible
logdet(kron(A, X)) wrt X == tr(eye(p))*inv(X)' where A: p x p invertible, X: n x n invertible
logdet(A + t*B) wrt t == tr(inv(A + t*B) B) where A: n x n spd, B: n x n, t: scalar
logdet(s*eye(n) + W W') wrt s == tr(inv(s*eye(n) + W W')) where s: scalar positive, W: n x p
sum(log(ones(m) + exp(X w))) - y' X w wrt w == X' (sigmoid(X w) - y) where X: m x n, w: n, y: m
sum(softplus(X w)) - y' X w wrt w twice == X' diag(sigmoid(X w) .* (ones(m) - sigmoid(X w))) X where X: m x n, w: n, y: m
sum(softplus(-y .* (X w))) + 0.5*s*(w' w) wrt w == -X' (y .* sigmoid(-y .* (X w))) + s*w where X: m x n, w: n, y: m, s: scalar positive
logsumexp(x) wrt x twice == diag(softmax(x)) - softmax(x) softmax(x)' where x: n
norm2(A x - b)^2 wrt x twice == 2*A' A where A: m x n, x: n, b: m
norm_F(A X B - D)^2 wrt X == 2*A' (A X B - D) B' where A: m x n, X: n x p, B: p x q, D: m x q
norm_F(A X - B)^2 wrt X == 2*A' (A X - B) where A: m x n, X: n x p, B: m x p
norm_F(Y - W' X)^2 wrt W == -2*X (Y - W' X)' where Y: m x p, W: n x m, X: n x p
norm_F(Y - W' X)^2 wrt X == -2*W (Y - W' X) where Y: m x p, W: n x m, X: n x p
norm_F(A X + X A' + Q)^2 wrt X == 2*(A' (A X + X A' + Q) + (A X + X A' + Q) A) where A: n x n, X: n x n, Q: n x n
(x - y)' M (x - y) wrt M == (x - y) (x - y)' where M: n x n, x: n, y: n
0.5*norm_F(A .* (U V' - Y))^2 + 0.5*s*(norm_F(U)^2 + norm_F(V)^2) wrt U == (A .* A .* (U V' - Y)) V + s*U where A: n x p, Y: n x p, U: n x m, V: p x m, s: scalar positive
det(X) wrt X == det(X)*inv(X)' where X: n x n invertible
det(X' A X) wrt X == 2*det(X' A X)*inv(X)' where A: n x n invertible, X: n x n invertible
det(X' A X) wrt X == 2*det(X' A X)*A X inv(X' A X) where A: n x n spd, X: n x p
det(X' A X) wrt X == det(X' A X)*(A X inv(X' A X) + A' X inv(X' A' X)) where A: n x n invertible, X: n x p
logdet(X) wrt X == inv(X)' where X: n x n invertible
det(X^3) wrt X == 3*det(X)^3*inv(X)' where X: n x n invertible
det(inv(X)) wrt X == -det(inv(X))*inv(X)' where X: n x n invertible
tr(A inv(X) B) wrt X == -(inv(X) B A inv(X))' where A: p x n, X: n x n invertible, B: n x p
a' X b wrt X == a b' where a: n, b: p, X: n x p
a' X a wrt X == a a' where a: n, X: n x n
x' B x wrt x == (B + B') x where B: n x n, x: n
(x - A s)' W (x - A s) wrt s == -2*A' W (x - A s) where x: m, A: m x n, s: n, W: m x m symmetric
(x - s)' W (x - s) wrt x == 2*W (x - s) where x: n, s: n, W: n x n symmetric
(x - s)' W (x - s) wrt s == -2*W (x - s) where x: n, s: n, W: n x n symmetric
(x - A s)' W (x - A s) wrt x == 2*W (x - A s) where x: m, A: m x n, s: n, W: m x m symmetric
(x - A s)' W (x - A s) wrt A == -2*W (x - A s) s' where x: m, A: m x n, s: n, W: m x m symmetric
a' X^3 b wrt X == a b' (X^2)' + X' a b' X' + (X^2)' a b' where a: n, b: n, X: n x n
sin(a' x) wrt x twice == -sin(a' x)*a a' where a: n, x: n
x' A x + b' x wrt x == (A + A') x + b where A: n x n, b: n, x: n
x' A x + b' x wrt x twice == A + A' where A: n x n, b: n, x: n
tr(X) wrt X == eye(n) where X: n x n
tr(kron(A, X)) wrt X == tr(A)*eye(n) where A: m x m, X: n x n
tr(X' B X) wrt X == B X + B' X where X: n x p, B: n x n
tr(X' X B) wrt X == X B' + X B where X: n x p, B: p x p
tr(A X B X) wrt X == A' X' B' + B' X' A' where A: p x n, X: n x p, B: p x n
tr(X' X) wrt X == 2*X where X: n x p
tr(X X') wrt X == 2*X where X: n x p
tr(A X B X' D) wrt X == A' D' X B' + D A X B where A: m x n, X: n x p, B: p x p, D: n x m
tr((A X B + D) (A X B + D)') wrt X == 2*A' (A X B + D) B' where A: m x n, X: n x p, B: p x q, D: m x q
tr(kron(X, X)) wrt X == 2*tr(X)*eye(n) where X: n x n
tr(X^4) wrt X == 4*(X^3)' where X: n x n
tr(X^5) wrt X == 5*(X^4)' where X: n x n
tr(A X^2) wrt X == (A X + X A)' where A: n x n, X: n x n
tr(A X^4) wrt X == (A X^3 + X A X^2 + X^2 A X + X^3 A)' where A: n x n, X: n x n
tr(inv(X' D X) A) wrt X == -inv(X)' A' inv(X) inv(D)' inv(X)' - inv(X)' A inv(X) inv(D) inv(X)' where X: n x n invertible, D: n x n invertible, A: n x n
tr(inv(X' D X) A) wrt X == -(D X inv(X' D X)) (A + A') inv(X' D X) where X: n x p, D: n x n spd, A: p x p
tr(expm(X)) wrt X == expm(X)' where X: n x n
norm2(x - a) wrt x == (x - a)/norm2(x - a) where x: n, a: n
(x - a)/norm2(x - a) wrt x == eye(n)/norm2(x - a) - (x - a) (x - a)'/norm2(x - a)^3 where x: n, a: n
x' A' A x wrt A == 2*A x x' where A: m x n, x: n
x' A x wrt x twice == 2*A where A: n x n symmetric, x: n
det(X' X) wrt X == 2*det(X' X)*X inv(X' X) where X: n x p
tr(X A X' B) wrt X == B' X A' + B X A where X: n x p, A: p x p, B: n x n
A exp(x) wrt x == A diag(exp(x)) where A: m x n, x: n
sum(log(exp(-y .* (X*w)) + ones(m))) wrt w == -X' (y .* (ones(m) ./ (ones(m) + exp(y .* (X w))))) where X: m x n, w: n, y: m
norm2(A*x - y)^2 wrt x == 2*A' (A x - y) where A: m x n, x: n, y: m
s^t wrt s == t*s^(t - 1) where s: scalar positive, t: scalar
s^t wrt t == s^t*log(s) where s: scalar positive, t: scalar
0.5*tr(inv(A) (Y - X B)' (Y - X B)) wrt B == -X' (Y - X B) inv(A) where Y: m x p, X: m x n, B: n x p, A: p x p spd
w' (B z) wrt B == w z' where w: n, B: n x p, z: p
norm_F(sigmoid(A X) - Y)^2 wrt X == 2*A' ((sigmoid(A X) - Y) .* sigmoid(A X) .* (ones(m,p) - sigmoid(A X))) where A: m x n, X: n x p, Y: m x p
norm2(x)^3 wrt x == 3*norm2(x)*x where x: n
norm2(A x) wrt x == A' A x/norm2(A x) where A: m x n, x: n
0.5*(X b - y)' (X b - y) wrt b == X' X b - X' y where X: m x n, b: n, y: m
ones(n)' X ones(p) wrt X == ones(n,p) where X: n x p
norm_F(A + B K D)^2 wrt K == 2*B' (A + B K D) D' where A: n x n, B: n x p, K: p x q, D: q x n
norm_F(X - X W W')^2 wrt W == -2*(X' (X - X W W') W + (X - X W W')' X W) where X: m x n, W: n x p
w + x wrt w == eye(n) where w: n, x: n
w ./ x wrt x == -diag(w ./ (x .* x)) where w: n, x: n positive
w .* x wrt w == diag(x) where w: n, x: n
u' x - 0.5*s*x' A x wrt x == u - s*A x where x: n, u: n, A: n x n symmetric, s: scalar positive
norm_F(A X - B)^2 - tr(X' X) wrt X == 2*A' (A X - B) - 2*X where A: m x n, X: n x p, B: m x p
exp(a' x)*log(b' x) wrt x == exp(a' x)*log(b' x)*a + exp(a' x)*b/(b' x) where a: n, b: n positive, x: n positive
(x' b)*x/(x' x) wrt x == (x b' + (x' b)*eye(n))/(x' x) - 2*(x' b)*x x'/(x' x)^2 where x: n, b: n
A (x .* x) wrt x == 2*A diag(x) where A: m x n, x: n
tr((X' X)^2) wrt X == 4*X X' X where X: n x p
0.25*norm2((A x).^2 - b)^2 wrt x == A' (((A x).^2 - b) .* (A x)) where A: m x n, x: n, b: m
norm2(A x)^2/norm2(x)^2 wrt x == 2*A' A x/norm2(x)^2 - 2*norm2(A x)^2*x/norm2(x)^4 where A: m x n, x: n
(x' A x)/(x' x) wrt x == 2/(x' x)*(A x - ((x' A x)/(x' x))*x) where x: n, A: n x n symmetric
g' relu(W x + b) wrt W == (g .* (0.5*(ones(m) + sign(W x + b)))) x' where g: m, W: m x n, x: n, b: m
(G : (relu(X V) W)) wrt V == X' ((G W') .* (0.5*(ones(m,p) + sign(X V)))) where X: m x n, V: n x p, W: p x q, G: m x q
x + V tanh(W x) wrt x == eye(n) + V diag(ones(m) - tanh(W x).^2) W where x: n, W: m x n, V: n x m
a' inv(X' X + s*eye(p)) b wrt X == -X inv(X' X + s*eye(p)) (a b' + b a') inv(X' X + s*eye(p)) where a: p, b: p, X: n x p, s: scalar positive
a' rowsum(X) wrt X == a ones(p)' where a: n, X: n x p
logdet(A + t*B) wrt t twice == -tr(inv(A + t*B) B inv(A + t*B) B) where A: n x n spd, B: n x n, t: scalar
tr(D - B' inv(A) B) wrt B == -(inv(A) + inv(A)') B where A: p x p invertible, B: p x n, D: n x n
tr(D diag(w) A diag(w) D') wrt w == diag(2*A diag(w) D' D) where D: m x n, w: n, A: n x n spd
norm_F(Z - eye(n) .* (D' A + E' B))^2 wrt D == 2*A (eye(n) .* (eye(n) .* (D' A + E' B) - Z))' where Z: n x n, D: m x n, A: m x n, B: r x n, E: r x n
(inv(eye(n) + 2*t*A) (y + 2*t*A u) - u)' A (inv(eye(n) + 2*t*A) (y + 2*t*A u) - u) wrt t == -4*(inv(eye(n) + 2*t*A) (y + 2*t*A u) - u)' A inv(eye(n) + 2*t*A) A (inv(eye(n) + 2*t*A) (y + 2*t*A u) - u) where A: n x n spd, y: n, u: n, t: scalar positive
((A .* (Y - W' X)) : (A .* (Y - W' X))) wrt W == -2*X (A .* A .* (Y - W' X))' where A: m x p, Y: m x p, W: n x m, X: n x p
norm_F(A .* (Y - W' X))^2 wrt W == -2*X (A .* A .* (Y - W' X))' where A: m x p, Y: m x p, W: n x m, X: n x p
norm_F(A .* (Y - W' X))^2 wrt X == -2*W (A .* A .* (Y - W' X)) where A: m x p, Y: m x p, W: n x m, X: n x p
sigmoid(w' x + b) wrt w == sigmoid(w' x + b)*(1 - sigmoid(w' x + b))*x where w: n, x: n, b: scalar
(a .* x)' sign(x) wrt x == a .* sign(x) where x: n, a: n
softmax(z) wrt z == diag(softmax(z)) - softmax(z) softmax(z)' where z: n
softmax(r) == exp(r)/sum(exp(r)) where r: 1 x n
softmax(r) wrt r == diag(softmax(r')) - softmax(r)' softmax(r) where r: 1 x n
softmax(x' W) V == (V' softmax(W' x))' where x: n, W: n x m, V: m x k
exp(logsoftmax(r)) == softmax(r) where r: 1 x n
logsumexp(r) wrt r == softmax(r) where r: 1 x n
cumsum(r) == cumsum(r')' where r: 1 x n
cumsum(r) y wrt r == y' tril(ones(n,n)) where r: 1 x n, y: n
sum(triu(x)) == x[1] where x: n
tril(r) == r .* e(1,n)' where r: 1 x n
-y' log(softmax(z)) wrt z == sum(y)*softmax(z) - y where z: n, y: n
logsumexp(z) - y' z wrt z == softmax(z) - y where z: n, y: n
sqrt(1 + x' x) wrt x twice == eye(n)/sqrt(1 + x' x) - x x'/(1 + x' x)^(3/2) where x: n
sqrt(x' A x) wrt x == A x/sqrt(x' A x) where x: n, A: n x n spd
(z - H x)' W (z - H x) wrt x == -2*H' W (z - H x) where z: m, H: m x n, x: n, W: m x m symmetric
tr(A inv(B)) - logdet(A inv(B)) wrt A == inv(B)' - inv(A)' where A: n x n invertible, B: n x n invertible
log(1 + (x - u)' inv(A) (x - u)/s) wrt u == -2*inv(A) (x - u)/(s + (x - u)' inv(A) (x - u)) where x: n, u: n, A: n x n spd, s: scalar positive
sum(X) wrt X == ones(n,p) where X: n x p
sum(X.^3) wrt X == 3*X.^2 where X: n x p
sum(exp(X)) wrt X == exp(X) where X: n x p
sum(kron(A, X)) wrt X == sum(A)*ones(n,p) where A: m x q, X: n x p
sum(log(diag(X))) wrt X == diag(ones(n) ./ diag(X)) where X: n x n invertible
sum(log(X)) wrt X == ones(n,p) ./ X where X: n x p positive
sum(A X B) wrt X == A' ones(m,q) B' where A: m x n, X: n x p, B: p x q
sum(softplus(X w)) wrt w == X' sigmoid(X w) where X: n x p, w: p
sum(X)^2 wrt X == 2*sum(X)*ones(n,p) where X: n x p
sum(relu(ones(m) - y .* (X w))) wrt w == -X' (y .* (0.5*(ones(m) + sign(ones(m) - y .* (X w))))) where X: m x n, w: n, y: m
norm_F(A X + X B - D)^2 wrt X == 2*(A' (A X + X B - D) + (A X + X B - D) B') where A: n x n, X: n x p, B: p x p, D: n x p
3*tr(A) wrt A == 3*eye(n) where A: n x n
a' A sin(X) B b wrt X == (A' a b' B') .* cos(X) where a: m, A: m x n, X: n x p, B: p x q, b: q
a' (A .* X .* B) b wrt X == (a b') .* A .* B where a: n, b: p, A: n x p, X: n x p, B: n x p
x.^s wrt s == log(x) .* x.^s where x: n positive, s: scalar
a' sin(X) b wrt X == diag(a) cos(X) diag(b) where a: n, X: n x p, b: p
sin(log(s)*A B) wrt s == (A B/s) .* cos(log(s)*A B) where A: n x m, B: m x p, s: scalar positive
sin(s^2*x) wrt s == 2*s*x .* cos(s^2*x) where x: n, s: scalar
(a' X b)^(1/2) wrt X == a b'/(2*sqrt(a' X b)) where a: n positive, X: n x p positive, b: p positive
(d' x)*(a' X b)^(1/2)*(y' c) wrt X == (x' d)*(y' c)*a b'/(2*sqrt(a' X b)) where d: m, x: m, a: n positive, X: n x p positive, b: p positive, y: q, c: q
tr(tr(tr(A)*A)*A) wrt A == 3*tr(A)^2*eye(n) where A: n x n
tr(A)^2 wrt A == 2*tr(A)*eye(n) where A: n x n
norm_F(Y - A X - B U)^2 wrt A == -2*(Y - A X - B U) X' where A: n x n, B: n x p, X: n x m, U: p x m, Y: n x m
a' tan(x) wrt x == a ./ (cos(x).^2) where x: n, a: n
norm_F(W' W - eye(p))^2 wrt W == 4*W (W' W - eye(p)) where W: n x p
norm_F(S - A B A')^2 wrt B == -2*A' (S - A B A') A where S: n x n, A: n x p, B: p x p
0.5*norm_F(V - W H)^2 wrt H == W' (W H - V) where V: n x p, W: n x m, H: m x p
0.5*norm_F(V - W H)^2 wrt W == (W H - V) H' where V: n x p, W: n x m, H: m x p
a' X Y Z b wrt Y == X' a b' Z' where a: n, b: r, X: n x m, Y: m x p, Z: p x r
norm_F((B' A) .* D)^2 wrt A == 2*B (D .* D .* (B' A)) where A: n x p, B: n x m, D: m x p
norm_F((B' A) .* D)^2 wrt B == 2*A (D .* D .* (B' A))' where A: n x p, B: n x m, D: m x p
norm_F(A - (B .* (G G')))^2 wrt G == 2*((B .* ((B .* (G G')) - A)) + (B .* ((B .* (G G')) - A))') G where A: n x n, B: n x n, G: n x p
norm_F(A (B .* X))^2 wrt X == 2*(B .* (A' A (B .* X))) where A: m x n, B: n x p, X: n x p
w' X' X w - 2*w' X' y + y' y wrt w == 2*X' X w - 2*X' y where X: m x n, w: n, y: m
tr(exp(-((X .* X)' ones(m,p) + ones(n,m) (Y .* Y) - 2*X' Y)/(2*s^2)) B) wrt Y == 2*(X (exp(-((X .* X)' ones(m,p) + ones(n,m) (Y .* Y) - 2*X' Y)/(2*s^2)) .* B')/(2*s^2) - Y .* ((ones(m,n) (exp(-((X .* X)' ones(m,p) + ones(n,m) (Y .* Y) - 2*X' Y)/(2*s^2)) .* B'))/(2*s^2))) where X: m x n, Y: m x p, B: p x n, s: scalar positive
tr(A' exp(-((X .* X)' ones(m,n) + ones(n,m) (X .* X) - 2*X' X)/(2*s^2)) A) wrt X == (2/s^2)*(X (exp(-((X .* X)' ones(m,n) + ones(n,m) (X .* X) - 2*X' X)/(2*s^2)) .* (A A')) - X .* (ones(m,n) (exp(-((X .* X)' ones(m,n) + ones(n,m) (X .* X) - 2*X' X)/(2*s^2)) .* (A A')))) where X: m x n, A: n x p, s: scalar positive
norm_F(A B A' - D)^2 wrt A == 2*(A B' A' A B + A B A' A B' - D' A B - D A B') where A: n x n, B: n x n, D: n x n
det(X)^(-1/2) wrt X == -0.5*det(X)^(-0.5)*inv(X)' where X: n x n invertible
norm_F(Y - X B X')^2 wrt X == -4*(Y - X B X') X B where Y: n x n symmetric, X: n x n, B: n x n symmetric
tr((X' X - A)' (X' X - A)) wrt X == 4*X X' X - 2*X A - 2*X A' where X: n x p, A: p x p
abs(x' y)/(norm2(x)*norm2(y)) wrt x == sign(x' y)*y/(norm2(x)*norm2(y)) - abs(x' y)*x/(norm2(x)^3*norm2(y)) where x: n, y: n
tr(expm(t*A)) wrt t == tr(A expm(t*A)) where A: n x n, t: scalar
tr((A .* X)' (B .* X)) wrt X == 2*(A .* B .* X) where A: n x p, B: n x p, X: n x p
tr(inv(A .* X)) wrt X == -A .* (inv(A .* X)^2)' where A: n x n positive, X: n x n invertible
tr(sin(X)) wrt X == eye(n) .* cos(X) where X: n x n
tr(X A)*tr(X B) wrt X == tr(X B)*A' + tr(X A)*B' where A: p x n, B: p x n, X: n x p
tr(tr(A X)*B) wrt X == tr(B)*A' where A: p x n, X: n x p, B: m x m
tr((A X)^3) wrt X == 3*((A X)^2 A)' where A: p x n, X: n x p
norm_F(sigmoid(X V) W - Y)^2 wrt V == 2*X' (((sigmoid(X V) W - Y) W') .* sigmoid(X V) .* (ones(m,p) - sigmoid(X V))) where X: m x n, V: n x p, W: p x q, Y: m x q
norm_F(sigmoid(X V) W - Y)^2 wrt W == 2*sigmoid(X V)' (sigmoid(X V) W - Y) where X: m x n, V: n x p, W: p x q, Y: m x q
norm2(vec(A X B) - vec(D))^2 wrt X == 2*A' (A X B - D) B' where A: m x n, X: n x p, B: p x q, D: m x q
w' diag(X' A X) wrt X == (A + A') X diag(w) where w: p, X: n x p, A: n x n
sum(A .* (Y - U V').^2) wrt V == -2*(A .* (Y - U V'))' U where A: n x p, Y: n x p, U: n x m, V: p x m
det(A + t*B) wrt t twice == det(A + t*B)*(tr(inv(A + t*B) B)^2 - tr(inv(A + t*B) B inv(A + t*B) B)) where A: n x n spd, B: n x n, t: scalar
expm(t*A) wrt t == A expm(t*A) where A: n x n, t: scalar
(A + t*B) .* (D + t*E) wrt t == B .* (D + t*E) + (A + t*B) .* E where A: m x n, B: m x n, D: m x n, E: m x n, t: scalar
inv(A + t*B) wrt t == -inv(A + t*B) B inv(A + t*B) where A: n x n spd, B: n x n, t: scalar
inv(A + t*B) wrt t twice == 2*inv(A + t*B) B inv(A + t*B) B inv(A + t*B) where A: n x n spd, B: n x n, t: scalar
kron(A + t*B, D + t*E) wrt t == kron(B, D + t*E) + kron(A + t*B, E) where A: m x n, B: m x n, D: p x q, E: p x q, t: scalar
tr(X^3 - 2*X^2 + X) wrt X == 3*(X^2)' - 4*X' + eye(n) where X: n x n
tr(X a b') wrt X == b a' where a: n, X: p x n, b: p
(t*A) (exp(t*B)) (t^2*D) wrt t == A exp(t*B) (t^2*D) + (t*A) (B .* exp(t*B)) (t^2*D) + (t*A) exp(t*B) (2*t*D) where A: m x n, B: n x p, D: p x q, t: scalar
A tanh(x) wrt x == A diag(ones(n) - tanh(x).^2) where A: m x n, x: n
sin(a' x)*exp(x) wrt x == sin(a' x)*diag(exp(x)) + cos(a' x)*exp(x) a' where a: n, x: n
(y - X b)' W (y - X b) wrt b == -2*X' W (y - X b) where X: m x n, b: n, y: m, W: m x m spd
tr(A X X' X) wrt X == A' X' X + X A X + X X' A' where A: p x n, X: n x p
norm_F(M .* F)^2 wrt F == 2 M .* F where M: m x n binary, F: m x n
norm_F(M .* (Y - U V'))^2 wrt U == -2 (M .* (Y - U V')) V where M: m x n binary, Y: m x n, U: m x k, V: n x k
logsumexp(z) - y' z wrt z == softmax(z) - y where z: n, y: n onehot
diag(y)^2 == diag(y) where y: n binary
M .* M .* M == M where M: n x n binary lower
y .* y == y where y: 1 x n onehot
sum(y) == 1 where y: 1 x n onehot
tr(A A A A A A) == tr(A' A' A' A' A' A') where A: n x n
tr(S A S A) == tr(A' S A' S) where S: n x n symmetric, A: n x n
tr(A A B A B B) == tr(B A B B A A) where A: n x n, B: n x n
x + exp(s*ones(m)) == x + exp(s)*ones(m) where x: m, s: scalar
log(x') ones(n) == sum(log(x)) where x: n positive
tr(A expm(X)) wrt X twice == d2expm(X, dX, A)' where A: n x n, X: n x n
tr(A expm(X)) wrt X twice == d2expm(X, A, dX)' where A: n x n, X: n x n
tr(A logm(X)) wrt X twice == d2logm(X, dX, A)' where A: n x n, X: n x n
tr(A sinm(X)) wrt X twice == d2sinm(X, dX, A)' where A: n x n, X: n x n
tr(A X^7) wrt X twice == d2pow(X', 7, dX', A') where A: n x n, X: n x n
tr(C d2expm(X, A, B)) wrt A == d2expm(X, C, B)' where C: n x n, X: n x n, A: n x n, B: n x n
norm_F(expm(X) - A)^2 wrt X twice == 2*d2expm(X', dX', expm(X) - A) + 2*dexpm(X', dexpm(X, dX)) where A: n x n, X: n x n
tr(A dexpm(X, B)) wrt X == d2expm(X, A, B)' where A: n x n, B: n x n, X: n x n
tr(A sqrtm(X)) wrt X == dsqrtm(X, A)' where A: n x n, X: n x n
sum(maximum(x, y)) wrt x == step(x - y) where x: n, y: n
sum(where(x > 0, x.^2, x)) wrt x == where(x > 0, 2*x, 1) where x: n
sum(tril(X, -1) .* A) wrt X == tril(A, -1) where X: n x n, A: n x n
prod(A .* X) wrt X == A .* prod_except(A .* X) where A: m x n, X: m x n
E[i,j]^2 wrt E == 2*E[i,j]*E(i, j, m, n) where E: m x n
norm_F(tril(X, -1))^2 wrt X == 2*tril(X, -1) where X: n x n
norm_F(triu(X, 1))^2 wrt X == 2*triu(X, 1) where X: n x n
u' diag(X, 1) wrt X == diag(u, 1) where X: n+1 x n+1, u: n
tr(A diag(x, 2)) wrt x == diag(A', 2) where x: n, A: n+2 x n+2
# agrees
-y' log(softmax(z)) wrt z == softmax(z) - y where z: n, y: n onehot
inv(eye(n) + t*A) (eye(n) - t*A) wrt t == -2*inv(eye(n) + t*A) A inv(eye(n) + t*A) where A: n x n spd, t: scalar positive
expm(t*A) B expm(t*A') wrt t == A expm(t*A) B expm(t*A') + expm(t*A) B expm(t*A') A' where A: n x n, B: n x n, t: scalar
