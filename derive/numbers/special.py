"""Functions of one number in balls: derivatives of the logarithm of the gamma function, and others."""

from .balls import Ball, Complex, whole


def trigamma(x: Ball) -> Ball:
    """The derivative of digamma."""
    return _polygamma(1, x)


def polygamma(k: Ball, x: Ball) -> Ball:
    """The k-th derivative of digamma; ValueError where k is no whole number."""
    order = whole(k)
    if order < 0:
        raise ValueError("a derivative of negative order")
    return _polygamma(order, x)


def _polygamma(order: int, x: Ball) -> Ball:
    return Complex(x).polygamma(order).real if order else x.digamma()


def logit(x: Ball) -> Ball:
    """log(x/(1 - x))"""
    return x.log() - (1 - x).log()


def cube_root(x: Ball) -> Ball:
    """The real cube root."""
    return x.sgn() * abs(x).root(3)
