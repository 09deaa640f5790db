"""Scores and their gradients."""


def scores(Q, K, G):
    r"""Scores :math:`S = QK^T` for :math:`Q\in\mathbb{R}^{n\times d}`, :math:`K\in\mathbb{R}^{m\times d}`.

    With :math:`G\in\mathbb{R}^{n\times m}` and :math:`L = \operatorname{tr}(G^TS)`:

    .. math::

        dL &= \operatorname{tr}(G^T\,dQ\,K^T) + \operatorname{tr}(G^TQ\,dK^T) \\
        \frac{\partial L}{\partial Q} &= GK \\
        \frac{\partial L}{\partial K} &= GQ
    """
    return Q @ K.T


def energy(x, A):
    r"""$e = x^TAx$ for $x\in\mathbb R^n$ and $A\in\mathbb R^{n\times n}$.

    $$\nabla_x e = 2Ax$$
    """
    return x @ A @ x
