# Quantities behind wrt: each claim holds, and what is derived is what is claimed.
tr(A X) wrt X[i,j] == A[j,i]
x' A x wrt x[2] == ((A + A') x)[2]
A x wrt x[j] == A e(j, n) where A: m x n, x: n
tr(X' X A) wrt X' == (A + A') X'
tr(A X B) wrt X' == B A
logdet(X) wrt inv(X) == -X'
logdet(inv(X)) + tr(inv(X) A) wrt inv(X) == (X + A)'
tr(X A) wrt inv(X) == -(X A X)'
logdet(S) + tr(inv(S) C) wrt inv(S) == C - S where S: n x n spd, C: n x n symmetric
norm2(A x - b)^2 wrt (A x - b) == 2 (A x - b)
sum(exp(W x + b)) wrt (W x + b) == exp(W x + b) where b: m
tr(A (X + B)) wrt (X + B) == A'
tr(A X) wrt (-X) == -A'
tr(A X) wrt (2*X) == A'/2
norm2(x)^2 wrt norm2(x) == 2*norm2(x)
x' B x wrt x' == x' (B + B')
tr(X) wrt X[1,1] == 1
X[i,j]^2 wrt X[i,j] == 2 X[i,j]
x[1]*x[2] wrt x[1] == x[2]
x[i]*x[j] wrt x[i] == x[j] + x[i]*eye(n)[i,j] where x: n
X[1,2]*X[2,1] wrt X[1,2] == X[2,1]
norm2(x)^2 wrt x[1:2] == 2 x[1:2] where x: n
norm_F(X)^2 wrt X[1:2,:] == 2 X[1:2,:] where X: m x n
L(W x + b) wrt (W x + b) == grad_L(W x + b) where L: m -> scalar
sum(f(W x)) wrt (W x) == f'(W x) where f: entrywise, W: m x n, x: n
f(x) wrt x thrice == f'''(x) where f: scalar -> scalar, x: scalar
