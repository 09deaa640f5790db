"""Values of the algebra of rotations in space."""

from .balls import Ball, Matrix, matrix


def hat(w: Matrix) -> Matrix:
    """The skew matrix with hat(w) x = w × x."""
    x, y, z = w.entries()
    return matrix(3, 3, [Ball(0), -z, y, z, Ball(0), -x, -y, x, Ball(0)])


def axial(g: Matrix) -> Matrix:
    """The vector with the Frobenius product g : hat(w) = axial(g)' w."""
    return matrix(3, 1, [g[2, 1] - g[1, 2], g[0, 2] - g[2, 0], g[1, 0] - g[0, 1]])


def cross(x: Matrix, y: Matrix) -> Matrix:
    """The cross product."""
    return hat(x) * y
