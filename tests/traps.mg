# Right at some sizes, signs, numbers or entries, and wrong in general.
tr(X inv(X' X) X') == 2 where X: n x p
tr(pinv(X) X) == 2 where X: n x p
tr(A' inv(A A') A) == 2 where A: m x n
norm_F(Q)^2 == 2 where Q: n x p orthogonal
tr(Q Q') == 2 where Q: n x p orthogonal
det(2*X' X) == 4*det(X' X) where X: n x p
det(-X' X) == det(X' X) where X: n x p
det(X' X) wrt X == 2*det((-X)' X)*X inv(X' X) where X: n x p
tr(A)^4 - 6*tr(A)^2*tr(A^2) + 3*tr(A^2)^2 + 8*tr(A)*tr(A^3) - 6*tr(A^4) == 0 where A: n x n
n^2 + 6 == 5*n where x: n
x[7] == x[1] where x: n
x[7] wrt x == e(1,n) where x: n
x[7] == x[1] where x: 20
X[7,8] == X[1,2] where X: 9 x 9
x[8]*x[7] wrt x == x[2]*e(1,n) + x[1]*e(2,n) where x: n
relu(s - 5) wrt s == 0 where s: scalar
abs(s - 10) wrt s == -1 where s: scalar
abs(s + 3) == s + 3 where s: scalar
relu(10 - s) wrt s == -1 where s: scalar
sum(relu(x - 3*ones(n))) wrt x == zeros(n) where x: n
arccos(cos(s)) == abs(s) where s: scalar
tr(sin(X)) wrt X == eye(n) .* abs(cos(X)) where X: n x n
det(Q) == 1 where Q: n x n orthogonal
det(Q A) == det(A) where Q: n x n orthogonal, A: n x n
s + 1e-46 == s where s: scalar
norm2(x)^2 + 1e-50 == x' x where x: n
tr(X^2) wrt X[i,j] == 2*X[i,j] where X: n x n
X[i,j] == X[j,i] where X: n x n
max(x) wrt x == argmax(x.^2) where x: n
norm1(X) wrt X == sym(sign(X)) where X: n x n
exp(logdet(A)) == det(A) where A: n x n
abs(s) == -s where s: scalar
norm_F(Q)^2 == n where Q: n x p orthogonal
det(inv(X)) wrt X == inv(X)' where X: n x n invertible
1e200*1e200*s == s where s: scalar
exp(exp(exp(7*s))) == 2*s where s: scalar
(2*x).^30000000 == x where x: n
(3*s)^100000000 == s where s: scalar
s^5000 == 2*s^5000 where s: scalar
mean(x) wrt x == 2*ones(100)/100 where x: 100
vec(X)' y wrt X == unvec(y, 20, 10)' where X: 10 x 20, y: 200
x[1] == x[4] where x: n
abs(s) wrt s == 1 where s: scalar
logdet(X) wrt X == abs(inv(X)') where X: n x n invertible
tr(P dX Q X) wrt X == P' Q' where X: n x n, P: n x n, Q: n x n, dX: n x n
x' A' Q' K Q inv(A) y wrt A == A where A: n x n, Q: n x n orthogonal, K: n x n skew, x: n, y: n
A : B == A : B' where A: n x n, B: n x n
vec(I) == vec(ones(n,n)) where A: n x n
ones(n*n) vec(A)' == diag(vec(A)) where A: n x n
kron(I, A) + kron(A, I) == kron(ones(n,n), A) + kron(A, I) where A: n x n
vec(A) + vec(I) == vec(A + ones(n,n)) where A: n x n
unkron_left(diag(z), B) == B where B: n x n, z: n*n
tril(ones(m,n)) ones(n) == tril(ones(m,p)) ones(p) where x: m, y: n, z: q, w: p
triu(x) == x where x: n
tril(r)' == r' where r: 1 x n
e(i, m*p)' kron(ones(m), y) == sum(y) where y: p, x: m
e(i,m*n)' kron(ones(m),e(i,n)) == e(j,m*n)' kron(ones(m),e(i,n)) where x: m, y: n
logsumexp(zeros(n)) == logsumexp(zeros(m)) where x: n, y: m
tr(expm(zeros(n,n))) == tr(expm(zeros(m,m))) where x: n, y: m
sqrt(x.^2) == x where x: n
inv(A + B) == inv(A) + inv(B) where A: n x n spd, B: n x n spd
tr(A A B A B B) == tr(A A B B A B) where A: n x n, B: n x n
x + exp(s*ones(m)) == x + exp(tr(eye(m))*s)*ones(m) where x: m, s: scalar

# right
mean(x) wrt x == ones(100)/100 where x: 100
mean(x) wrt x == ones(7)/7 where x: 7
mean((A x - y).^2) wrt x == 2*A' (A x - y)/50 where A: 50 x 3, y: 50, x: 3
sum(ones(100)) == 100
tr(eye(8)) == 8
sum(x)/7 == mean(x) where x: 7
det(-X) == -det(X) where X: 7 x 7
det(2*X) == 128*det(X) where X: 7 x 7
tr(X) wrt X == I where X: 1000 x 1000
sqrt(s - 5) wrt s == 1/(2*sqrt(s-5)) where s: scalar
sqrt(s^2 - 4) wrt s == s/sqrt(s^2-4) where s: scalar
log(s - 3) wrt s == 1/(s-3) where s: scalar
log(x' x - 10) wrt x == 2*x/(x' x - 10) where x: n
sum(log(A x - 7*ones(m))) wrt x == A' (1 ./ (A x - 7*ones(m))) where A: m x n, x: n
tr(inv(K)) == 0 where K: n x n skew invertible
logdet(K) wrt K == inv(K)' where K: n x n skew invertible
tr(P dX Q X) wrt X == (P dX Q)' where X: n x n, P: n x n, Q: n x n, dX: n x n
3^100000000 == 3^100000000
tr(X inv(X' X) X') == p where X: n x p
Q' Q == I where Q: n x p orthogonal
x[7] wrt x == e(7,n) where x: n
norm_F(Q)^2 == p where Q: n x p orthogonal
tr(C kron(D, B)) wrt B == unkron_right(D, C') where D: n x n diagonal, B: p x p, C: n*p x n*p
tr(C kron(I, B)) wrt B == unkron_right(eye(n), C') where B: p x p, C: n*p x n*p
e(i,n).^2 == e(i,n) where x: n
sum(unkron_left(E(i,j,n*n,n*n),A)) wrt A == unkron_right(ones(n,n), E(i, j, n*n, n*n)) where A: n x n
kron(A, B) vec(X) == vec(B X A')
d(x) = dx where x: n
d(x' x) = d(x)' x + x' d(x) where x: n
