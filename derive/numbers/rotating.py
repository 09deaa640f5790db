"""The sine and the cosine of a matrix in balls: the parts of exp(i A), for a real A (Higham, chapter 12)."""

from contextlib import suppress

from .balls import Complex, ComplexMatrix, Matrix, eigen, imaginary_part, real_part
from .blocks import corner, doubled, triangle
from .spectral import second_derivative


def sine(a: Matrix) -> Matrix:
    """The imaginary part of exp(i A)."""
    return imaginary_part(_turning(a))


def cosine(a: Matrix) -> Matrix:
    """The real part."""
    return real_part(_turning(a))


def _turning(a: Matrix) -> ComplexMatrix:
    return (ComplexMatrix(a) * Complex(0, 1)).exp()


def sine_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of the sine in a direction."""
    return corner(sine(triangle(a, direction)), a.nrows())


def cosine_derivative(a: Matrix, direction: Matrix) -> Matrix:
    """The derivative of the cosine in a direction."""
    return corner(cosine(triangle(a, direction)), a.nrows())


def sine_second_derivative(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """The second derivative of the sine in two directions."""
    with suppress(ValueError):
        return second_derivative(_sine_quotient, lambda x: -x.sin() / 2, eigen(a), first, second)
    return corner(sine(doubled(a, first, second)), a.nrows())


def cosine_second_derivative(a: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """The second derivative of the cosine in two directions."""
    with suppress(ValueError):
        return second_derivative(_cosine_quotient, lambda x: -x.cos() / 2, eigen(a), first, second)
    return corner(cosine(doubled(a, first, second)), a.nrows())


def _sine_quotient(x: Complex, y: Complex, same: bool) -> Complex:
    """(sin x - sin y)/(x - y)"""
    return x.cos() if same else (x.sin() - y.sin()) / (x - y)


def _cosine_quotient(x: Complex, y: Complex, same: bool) -> Complex:
    """(cos x - cos y)/(x - y)"""
    return -x.sin() if same else (x.cos() - y.cos()) / (x - y)
