"""Functions of each member of a family that take all members in one call."""

from collections.abc import Mapping

from ..operators.determinant import DETERMINANT, LOGDET
from ..operators.inverse import INVERSE
from ..operators.softmax import LOGSUMEXP, SOFTMAX

OF_STACKS = frozenset({INVERSE.key, DETERMINANT.key, LOGDET.key})  # whose templates take stacks of matrices as well
OF_ROWS: Mapping[str, str] = {
    SOFTMAX.key: "_softmax({0})\ndef _softmax(x):\n"
    '    """The softmax along the last axis."""\n'
    "    powers = xp.exp(x - xp.amax(x, -1)[..., None])\n"
    "    return powers/xp.sum(powers, -1)[..., None]",
    LOGSUMEXP.key: "_logsumexp({0})\ndef _logsumexp(x):\n"
    '    """The log of the sum of the exponentials along the last axis."""\n'
    "    largest = xp.amax(x, -1)\n"
    "    return largest + xp.log(xp.sum(xp.exp(x - largest[..., None]), -1))",
}
