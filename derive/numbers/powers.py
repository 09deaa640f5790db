"""Powers of matrices with whole exponents of any length, and their differentials."""

from .balls import Ball, Matrix, Value, whole

WORD_BITS = 2**32  # the library's own power takes exponents of one machine word


def power(a: Matrix, k: int) -> Matrix:
    """A^k for k >= 0."""
    high, low = divmod(k, WORD_BITS)
    return power(a**WORD_BITS, high) * a**low if high else a**low


def matrix_power(a: Matrix, k: Ball) -> Value:
    """A^k for a positive integer k."""
    return power(a, whole(k))


def matrix_power_differential(a: Value, k: Ball, direction: Value) -> Value:
    """The sum over i < k of A^i D A^(k-1-i), by squaring: L of A^(i+j) is L of A^i A^j plus A^i L of A^j."""
    power, derivative = a, direction
    for bit in bin(whole(k))[3:]:
        power, derivative = power * power, derivative * power + power * derivative
        if bit == "1":
            power, derivative = power * a, derivative * a + power * direction
    return derivative


def matrix_power_second_differential(a: Value, k: Ball, first: Value, second: Value) -> Value:
    """The derivative of the differential of A^k in the direction D, in the direction E: L of A^(i+1) is of A^i A."""
    power, along, other, both = a, first, second, first * 0
    for _ in range(whole(k) - 1):
        both = both * a + along * second + other * first
        power, along, other = power * a, along * a + power * first, other * a + power * second
    return both
