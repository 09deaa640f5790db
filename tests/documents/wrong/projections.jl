@doc raw"""
    distance(A, x, b)

The squared distance ``f = \|Ax - b\|^2``, where ``A \in \mathbb{R}^{m\times n}``, ``x\in\mathbb{R}^n``, ``b\in\mathbb{R}^m``.
```math
\begin{aligned}
df &= 2 (Ax - b)^T A\, dx \\
\nabla_x f &= 2 A (Ax - b)
\end{aligned}
```
"""
distance(A, x, b) = sum(abs2, A * x - b)
