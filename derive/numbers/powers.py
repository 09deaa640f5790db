"""Powers of matrices with whole exponents of any length, and their differentials."""

from .balls import Ball, Matrix, Value, whole

WORD_BITS = 2**32  # the library's own power takes exponents of one machine word


def power(a: Matrix, k: int) -> Matrix:
    """A^k for k >= 0."""
    high, low = divmod(k, WORD_BITS)
    return power(a**WORD_BITS, high) * a**low if high else a**low


def matrix_power(a: Matrix, k: Ball) -> Value:
    """A^k for an integer k, where it is negative of an invertible A."""
    exponent = whole(k)
    return power(a, exponent) if exponent >= 0 else power(a.inv(nonstop=True), -exponent)


def matrix_power_differential(a: Matrix, k: Ball, direction: Matrix) -> Value:
    """The sum over i < k of A^i D A^(k-1-i); of a negative power that of its inverse."""
    exponent = whole(k)
    if exponent < 0:
        inverse = a.inv(nonstop=True)
        return _differential(inverse, -exponent, -(inverse * direction * inverse))
    return _differential(a, exponent, direction) if exponent else direction * 0


def _differential(a: Matrix, k: int, direction: Matrix) -> Matrix:
    """The same for k > 0, by squaring: L of A^(i+j) is L of A^i A^j plus A^i L of A^j."""
    power, derivative = a, direction
    for bit in bin(k)[3:]:
        power, derivative = power * power, derivative * power + power * derivative
        if bit == "1":
            power, derivative = power * a, derivative * a + power * direction
    return derivative


def matrix_power_second_differential(a: Matrix, k: Ball, first: Matrix, second: Matrix) -> Value:
    """The derivative of the differential of A^k in the direction D, in the direction E."""
    exponent = whole(k)
    if exponent >= 0:
        return _second_differential(a, exponent, first, second, first * 0)
    inverse = a.inv(nonstop=True)
    along, other = -(inverse * first * inverse), -(inverse * second * inverse)
    both = -(along * second * inverse + inverse * second * along)
    return _second_differential(inverse, -exponent, along, other, both)


def _second_differential(a: Matrix, k: int, first: Matrix, second: Matrix, both: Matrix) -> Matrix:
    """The same of A with the differentials D, E and one in both directions, k >= 0: L of A^(i+1) is of A^i A."""
    if k == 0:
        return both * 0
    power, along, other, mixed = a, first, second, both
    for _ in range(k - 1):
        mixed = mixed * a + along * second + other * first + power * both
        power, along, other = power * a, along * a + power * first, other * a + power * second
    return mixed
