module Quadratic

using LinearAlgebra

@doc raw"""
    quadratic(A, x)

The quadratic form
```math
q = x^T A x,
```
where ``A \in \mathbb{R}^{n \times n}`` and ``x \in \mathbb{R}^n``. Its differential and gradient are
```math
\begin{aligned}
dq &= dx^T A x + x^T A\, dx \\
   &= x^T (A + A^T)\, dx, \\
\nabla_x q &= (A + A^T)\, x.
\end{aligned}
```
For a symmetric ``A`` this is ``2Ax``.

```julia
julia> quadratic([1 0; 0 2], [1, 1])   # costs $3
3
```
"""
quadratic(A, x) = x' * A * x   # x' is the adjoint: x' = 3 is no formula

"""
    hat(X)

The matrix ``H = X(X^\\top X)^{-1}X^\\top``; interpolates \$(size(X)) and "\$x = \$y".
"""
hat(X) = X * ((X' * X) \ X')

#= $$ x = 2x $$ is in a comment =#

end
