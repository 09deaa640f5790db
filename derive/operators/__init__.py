"""The rooms: each operator once, in the families and in the order of the reference page."""

from collections.abc import Mapping

from matgrad.derive.operator import Operator
from matgrad.derive.operators.adjugate import ADJUGATE, ADJUGATE_DIFFERENTIAL, SCALED_ADJUGATE
from matgrad.derive.operators.cholesky import CHOL
from matgrad.derive.operators.constants import EYE, ONES, ZEROS
from matgrad.derive.operators.determinant import DETERMINANT, LOGDET, SIGN
from matgrad.derive.operators.diagonal import DIAG, DIAGONAL, TRIL, TRIU
from matgrad.derive.operators.elementwise import FUNCTIONS, SQRT, SQUARE
from matgrad.derive.operators.entries import BASIS, COLUMN, COMPONENT, ENTRY, ROW, SINGLE_ENTRY
from matgrad.derive.operators.extremes import ARGMAX, MAX, MIN
from matgrad.derive.operators.inner import DOT, HADAMARD_WORD, INNER, OUTER, TRANSPOSE_WORD
from matgrad.derive.operators.inverse import INVERSE
from matgrad.derive.operators.kronecker import KRON, UNKRON_LEFT, UNKRON_RIGHT
from matgrad.derive.operators.marks import MARKS
from matgrad.derive.operators.matrix_function import (
    EXPM,
    EXPM_DIFFERENTIAL,
    LOGM,
    LOGM_DIFFERENTIAL,
    SQRTM,
    SQRTM_DIFFERENTIAL,
)
from matgrad.derive.operators.matrix_power import MATRIX_POWER, POWER_DIFFERENTIAL
from matgrad.derive.operators.norm import NORM_2, NORM_F, NORMALIZED_ENTRIES
from matgrad.derive.operators.other_norms import (
    NORM_1,
    NORM_INF,
    NORM_NUC,
    NORM_NUC_GRADIENT,
    NORM_SPEC,
    NORM_SPEC_GRADIENT,
)
from matgrad.derive.operators.pseudoinverse import PSEUDOINVERSE
from matgrad.derive.operators.softmax import (
    LOGSOFTMAX,
    LOGSUMEXP,
    ROW_LOGSOFTMAX,
    ROW_LOGSUMEXP,
    ROW_SOFTMAX,
    SOFTMAX,
)
from matgrad.derive.operators.sums import COLSUM, CUMSUM, MEAN, ROW_CUMSUM, ROWSUM, TOTAL
from matgrad.derive.operators.symmetry import SKEW, SYM
from matgrad.derive.operators.trace import TRACE
from matgrad.derive.operators.vec import COMMUTATION, UNVEC, VEC

FAMILIES: Mapping[str, tuple[Operator, ...]] = {
    "Marks": MARKS,
    "Constants": (EYE, ONES, ZEROS),
    "Trace, inverse, determinant": (
        TRACE,
        INVERSE,
        PSEUDOINVERSE,
        DETERMINANT,
        LOGDET,
        SIGN,
        ADJUGATE,
        ADJUGATE_DIFFERENTIAL,
        SCALED_ADJUGATE,
    ),
    "Sums of entries": (TOTAL, MEAN, ROWSUM, COLSUM, CUMSUM, ROW_CUMSUM),
    "Norms": (
        NORM_F,
        NORM_2,
        NORMALIZED_ENTRIES,
        NORM_1,
        NORM_INF,
        NORM_NUC,
        NORM_NUC_GRADIENT,
        NORM_SPEC,
        NORM_SPEC_GRADIENT,
    ),
    "Extremes and softmax": (
        MAX,
        MIN,
        ARGMAX,
        LOGSUMEXP,
        ROW_LOGSUMEXP,
        SOFTMAX,
        ROW_SOFTMAX,
        LOGSOFTMAX,
        ROW_LOGSOFTMAX,
    ),
    "Words for products and the transpose": (DOT, OUTER, INNER, HADAMARD_WORD, TRANSPOSE_WORD),
    "Diagonals and triangles": (DIAG, DIAGONAL, TRIL, TRIU),
    "Stacked columns and Kronecker products": (VEC, UNVEC, COMMUTATION, KRON, UNKRON_LEFT, UNKRON_RIGHT),
    "Entries, rows and columns": (BASIS, SINGLE_ENTRY, ENTRY, COMPONENT, ROW, COLUMN),
    "Parts and factors": (SYM, SKEW, CHOL),
    "Powers and functions of a matrix": (
        MATRIX_POWER,
        POWER_DIFFERENTIAL,
        EXPM,
        EXPM_DIFFERENTIAL,
        LOGM,
        LOGM_DIFFERENTIAL,
        SQRTM,
        SQRTM_DIFFERENTIAL,
    ),
    "Functions of each entry": (*FUNCTIONS, SQRT, SQUARE),
}

ROOMS: tuple[Operator, ...] = tuple(room for rooms in FAMILIES.values() for room in rooms)

OPERATORS: Mapping[str, Operator] = {room.key: room for room in ROOMS}


def _by_name() -> Mapping[str, tuple[Operator, ...]]:
    """The operators that a typed name may mean, first choice first."""
    named: dict[str, tuple[Operator, ...]] = {}
    for room in ROOMS:
        if room.name.isidentifier():
            for name in (room.name, *room.aliases):
                named[name] = (*named.get(name, ()), room)
    return named


ENTRIES: Mapping[str, tuple[Operator, ...]] = {
    "i,i": (ENTRY,),
    "i": (COMPONENT,),
    "i,:": (ROW,),
    ":,i": (COLUMN,),
}

NAMED: Mapping[str, tuple[Operator, ...]] = _by_name()
