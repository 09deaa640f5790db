inv(X) b wrt X twice == 2 inv(X) dX inv(X) dX inv(X) b where X: n x n, b: n
x .* (A x) wrt x twice == 2 dx .* (A dx) where x: n, A: n x n
X' A X wrt X twice == 2 dX' A dX where X: n x p, A: n x n
X^3 wrt X twice == 2*(dX dX X + dX X dX + X dX dX) where X: n x n
softmax(x) wrt x twice == softmax(x) .* dx.^2 - (softmax(x)' dx.^2)*softmax(x) + 2*(softmax(x)' dx)^2*softmax(x) - 2 (softmax(x)' dx)*(softmax(x) .* dx) where x: n
inv(S) wrt S twice == 2 inv(S) dS inv(S) dS inv(S) where S: n x n spd
x x' wrt x twice == 2 dx dx' where x: n
A x wrt x twice == zeros(m) where x: n, A: m x n
logdet(S) wrt S twice == -inv(S) dS inv(S) where S: n x n spd
logdet(D + A) wrt D twice == -I .* (inv(D + A) dD inv(D + A)) where D: n x n diagonal, A: n x n spd
tr(K K) wrt K twice == -2 dK where K: n x n skew
