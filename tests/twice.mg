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
tr(inv(S) A) wrt S twice == sym(inv(S) dS inv(S) (A + A') inv(S)) where S: n x n spd, A: n x n
tr(S A S) wrt S twice == 1/2*(dS (A + A') + (A + A') dS) where S: n x n symmetric, A: n x n
norm_F(S - A)^2 wrt S twice == 2 dS where S: n x n symmetric, A: n x n
norm_F(L L')^2 wrt L twice == tril(4*(dL L' L + L dL' L + L L' dL)) where L: n x n lower
x' D D x wrt D twice == 2*diag(x.^2) .* dD where D: n x n diagonal, x: n
x' D D x wrt D twice == 2*diag(x.^2) dD where D: n x n diagonal, x: n
D A D wrt D twice == 2 dD A dD where D: n x n diagonal, A: n x n
S A S wrt S twice == 2 dS A dS where S: n x n symmetric, A: n x n
logdet(X' S X) wrt S twice == -X inv(X' S X) X' dS X inv(X' S X) X' where S: n x n spd, X: n x p
logdet(S) wrt S twice == -inv(S) dS' inv(S) where S: n x n spd
inv(S) wrt S twice == 2 inv(S) dS' inv(S) dS inv(S)' where S: n x n symmetric
tr(A S B S) wrt S twice == sym(A' dS B' + B' dS A' ) where S: n x n symmetric, A: n x n, B: n x n
logdet(S) wrt S == inv(S) where S: n x n spd
tr(K K) wrt K == -2 K where K: n x n skew
tr(S A S) wrt S == 1/2*(S (A + A') + (A + A') S) where S: n x n symmetric, A: n x n
S A S wrt S == dS A S + S A dS where S: n x n symmetric, A: n x n
x' D D x wrt D == 2*diag(x.^2) D where D: n x n diagonal, x: n
inv(S) wrt S == - inv(S) dS inv(S) where S: n x n spd
tr(K K) wrt K twice == 2 dK' where K: n x n
logdet(S) wrt S twice == -inv(S)' dS' inv(S)' where S: n x n
