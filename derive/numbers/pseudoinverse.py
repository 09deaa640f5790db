"""The Moore-Penrose inverse in balls, of a matrix of any rank (Decell 1965).

Where A A' has the characteristic polynomial t^m + a_1 t^(m-1) + … + a_r t^(m-r) of rank r, the inverse is
-A' B/a_r with B = (A A')^(r-1) + a_1 (A A')^(r-2) + … + a_(r-1) I (Faddeev & Leverrier). A coefficient that is 0 to
nearly all bits is taken for 0: that is the rank of a matrix whose entries are not known exactly.
"""

from .balls import Ball, Matrix, bits, identity, power_of_two, size_of


def pseudoinverse(a: Matrix) -> Matrix:
    """The Moore-Penrose inverse; ValueError where the rank is not certain."""
    if a.nrows() > a.ncols():
        return pseudoinverse(a.transpose()).transpose()
    gram, eye = a * a.transpose(), identity(a.nrows())
    b, last, found = eye, Ball(1), eye
    rank = 0
    for k in range(1, a.nrows() + 1):
        product = gram * b
        coefficient = -product.trace() / k
        if 0 not in coefficient:
            rank, last, found = k, coefficient, b
        elif coefficient.abs_upper() > _negligible(gram, k):
            raise ValueError("the rank is not certain")
        b = product + coefficient * eye
    return -(a.transpose() * found) / last if rank else a.transpose()


def _negligible(gram: Matrix, k: int) -> Ball:
    """What is as good as 0 beside the k-th coefficient that a matrix of these entries may have."""
    return (gram.nrows() * size_of(gram)) ** k * power_of_two(-2 * bits() // 3)
