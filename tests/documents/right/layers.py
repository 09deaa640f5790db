"""Layers with their gradients written by hand.

All derivatives are of one sample; a batch is summed outside.
Set ``MODEL_HOME=$HOME/models`` first; a run costs $0.20 or $3 on the large machine.
"""

import re

import numpy as np

PRICE = "$5 a run"
PATTERN = re.compile(r"^\$x = (\d+)$")  # matches $x = 3, which is no formula


def affine(W, x, b):
    r"""The affine layer :math:`z = Wx + b`.

    Let :math:`W\in\mathbb{R}^{m\times n}`, :math:`x\in\mathbb{R}^n` and :math:`b\in\mathbb{R}^m`. With the loss
    :math:`\ell = \frac12 z^Tz`,

    .. math::

        d\ell &= z^T dz \\
              &= z^T(dW\,x + db) \\
              &= \operatorname{tr}(x z^T\,dW) + z^T\,db

    so that

    .. math:: \frac{\partial\ell}{\partial W} = zx^T, \qquad \frac{\partial\ell}{\partial b} = z
    """
    # the shape is $m$; $x^T x = 0$ if there is no input
    return W @ x + b


class Penalty:
    r"""A ridge penalty $\lambda\|W\|_F^2$, where $W\in\mathbb R^{m\times n}$ and $\lambda$ is a scalar.

    $$\frac{\partial}{\partial W}\,\lambda\|W\|_F^2 = 2\lambda W$$

    >>> Penalty(2.0)(np.eye(2))  # $2 x$ in the shell would be empty
    4.0
    """

    def __init__(self, weight):
        self.weight = weight

    def __call__(self, W):
        """Return $\\lambda\\,\\mathrm{tr}(W^TW)$ (this docstring is not raw)."""
        total = self.weight * np.sum(W * W)
        return total  # = $\lambda W:W$, dW = 3 W

    def sql(self):
        return """SELECT $x = x FROM t WHERE $y = 2 $x"""
