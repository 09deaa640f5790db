"""All operators, each once, in the families and the order of the reference page.

places.py is made of this list, so that a derivation loads only the rooms that occur in it.
"""

from collections.abc import Mapping

from ..terms.operator import Operator
from .activation import ERF, ERFC, GELU, HEAVISIDE, LOGIT, LOGSIGMOID, RELU, SIGMOID, SILU, SOFTPLUS
from .activation_by_cases import BY_CASES
from .adjugate import ADJUGATE, ADJUGATE_DIFFERENTIAL, SCALED_ADJUGATE
from .blocks import BESIDE_EACH_OTHER, COLUMNS_CUT_OUT, ONE_BELOW_THE_OTHER, ROWS_CUT_OUT
from .cholesky import CHOL
from .constants import EYE, ONES, ZEROS
from .determinant import DETERMINANT, LOGDET, SIGN_OF_DETERMINANT
from .diagonal import DIAG, DIAGONAL, TRIL, TRIU
from .diagonals_beside import DIAGONALS_BESIDE
from .eigenvalues import EIGMAX, EIGMIN, EIGVALS, EIGVECS, INV_GAPS, INV_GAPS_MAX, PINV_MAX, PINV_MIN, Q_MAX, Q_MIN
from .entries import BASIS, COLUMN, COMPONENT, ENTRY, ROW, SINGLE_ENTRY
from .entry_product import ENTRY_PRODUCT, PRODUCT_OF_OTHERS
from .entry_products_along import PRODUCTS_ALONG
from .equations import DISCRETE_LYAP, LYAP, SYLVESTER
from .exponential import EXP, EXP2, EXPM1, LOG, LOG1P, LOG2, LOG10
from .extremes import ARGMAX, MAX, MIN
from .extremes_along import (
    ARGMAX_COLS,
    ARGMAX_ROWS,
    MAX_COLS,
    MAX_ROWS,
    MIN_COLS,
    MIN_ROWS,
    NORM_INF_COLS,
    NORM_INF_ROWS,
)
from .half_vector import DUPLICATION, ELIMINATION, FILL_LOWER, UNVECH, VECH
from .index_sum import INDEX_SUM
from .inner import DOT, HADAMARD_WORD, INNER_WORD, OUTER, TRANSPOSE_WORD
from .inverse import INVERSE
from .khatri_rao import KHATRI_RAO, UNKHATRI_LEFT, UNKHATRI_RIGHT
from .kronecker import KRON, UNKRON_LEFT, UNKRON_RIGHT
from .magnitude import ABSOLUTE, RECIPROCAL, RSQRT, SIGN_OF_ENTRY, SQRT, SQUARE
from .marks import MARKS
from .matrix_function import EXPM, EXPM_DIFFERENTIAL, LOGM, LOGM_DIFFERENTIAL, SQRTM, SQRTM_DIFFERENTIAL
from .matrix_function_twice import EXPM_SECOND_DIFFERENTIAL, LOGM_SECOND_DIFFERENTIAL
from .matrix_power import MATRIX_POWER, POWER_DIFFERENTIAL, POWER_SECOND_DIFFERENTIAL
from .matrix_trigonometric import MATRIX_TRIGONOMETRIC
from .norm import NORM_2, NORM_F, NORMALIZED_ENTRIES
from .other_norms import (
    NORM_1,
    NORM_INF,
    NORM_NUC,
    NORM_NUC_GRADIENT,
    NORM_NUC_SECOND,
    NORM_SPEC,
    NORM_SPEC_GRADIENT,
    NORM_SPEC_SECOND,
)
from .pairs import PAIRS
from .patterned import CIRCULANT, TOEPLITZ, TOEPLITZ_BY, UNCIRCULANT, UNTOEPLITZ, UNTOEPLITZ_BY
from .pseudoinverse import PSEUDOINVERSE
from .rotations import AXIAL, CROSS, HAT, VEE
from .singular_values import SVD_U, SVD_V, SVDVALS
from .softmax import (
    LOGSOFTMAX,
    LOGSUMEXP,
    MATRIX_LOGSOFTMAX,
    MATRIX_SOFTMAX,
    ROW_LOGSOFTMAX,
    ROW_SOFTMAX,
    SOFTMAX,
)
from .softmax_along import (
    LOGSOFTMAX_COLS,
    LOGSOFTMAX_ROWS,
    LOGSUMEXP_COLS,
    LOGSUMEXP_ROWS,
    ROW_LOGSUMEXP,
    SOFTMAX_COLS,
    SOFTMAX_ROWS,
)
from .special import GAMMA_FUNCTIONS
from .sums import COLSUM, CUMSUM, MEAN, ROW_CUMSUM, ROWSUM, TOTAL
from .sums_along import (
    CUMSUM_COLS,
    CUMSUM_ROWS,
    MEAN_COLS,
    MEAN_ROWS,
    NORM_1_COLS,
    NORM_1_ROWS,
    NORM_2_COLS,
    NORM_2_ROWS,
    SUM_COLS,
    SUM_ROWS,
)
from .symmetry import SKEW, SYM
from .trace import TRACE
from .trigonometric import ARCCOS, ARCCOSH, ARCSIN, ARCSINH, ARCTAN, ARCTANH, COS, COSH, SIN, SINH, TAN, TANH
from .vec import COMMUTATION, UNVEC, VEC
from .where import KEPT, KEPT_ELSEWHERE, WHERE

OPERATOR_FAMILIES: Mapping[str, tuple[Operator, ...]] = {
    "Marks": MARKS,
    "Constants": (EYE, ONES, ZEROS),
    "Trace, inverse, determinant": (
        TRACE,
        INVERSE,
        PSEUDOINVERSE,
        DETERMINANT,
        LOGDET,
        SIGN_OF_DETERMINANT,
        ADJUGATE,
        ADJUGATE_DIFFERENTIAL,
        SCALED_ADJUGATE,
    ),
    "Sums of entries": (
        TOTAL,
        MEAN,
        ROWSUM,
        COLSUM,
        SUM_ROWS,
        SUM_COLS,
        MEAN_ROWS,
        MEAN_COLS,
        CUMSUM,
        ROW_CUMSUM,
        CUMSUM_ROWS,
        CUMSUM_COLS,
        ENTRY_PRODUCT,
        PRODUCT_OF_OTHERS,
        *PRODUCTS_ALONG,
    ),
    "Norms": (
        NORM_F,
        NORM_2,
        NORMALIZED_ENTRIES,
        NORM_1,
        NORM_INF,
        NORM_NUC,
        NORM_NUC_GRADIENT,
        NORM_NUC_SECOND,
        NORM_SPEC,
        NORM_SPEC_GRADIENT,
        NORM_SPEC_SECOND,
        NORM_2_ROWS,
        NORM_2_COLS,
        NORM_1_ROWS,
        NORM_1_COLS,
        NORM_INF_ROWS,
        NORM_INF_COLS,
    ),
    "Extremes and softmax": (
        MAX,
        MIN,
        ARGMAX,
        MAX_ROWS,
        MAX_COLS,
        MIN_ROWS,
        MIN_COLS,
        ARGMAX_ROWS,
        ARGMAX_COLS,
        LOGSUMEXP,
        LOGSUMEXP_ROWS,
        LOGSUMEXP_COLS,
        ROW_LOGSUMEXP,
        SOFTMAX,
        ROW_SOFTMAX,
        SOFTMAX_ROWS,
        SOFTMAX_COLS,
        MATRIX_SOFTMAX,
        LOGSOFTMAX,
        ROW_LOGSOFTMAX,
        LOGSOFTMAX_ROWS,
        LOGSOFTMAX_COLS,
        MATRIX_LOGSOFTMAX,
    ),
    "Words for products and the transpose": (DOT, OUTER, INNER_WORD, HADAMARD_WORD, TRANSPOSE_WORD),
    "Diagonals and triangles": (
        DIAG,
        DIAGONAL,
        TRIL,
        TRIU,
        *DIAGONALS_BESIDE,
    ),
    "Stacked columns and Kronecker products": (VEC, UNVEC, COMMUTATION, KRON, UNKRON_LEFT, UNKRON_RIGHT),
    "Entries, rows and columns": (BASIS, SINGLE_ENTRY, ENTRY, COMPONENT, ROW, COLUMN),
    "Blocks and slices": (ONE_BELOW_THE_OTHER, BESIDE_EACH_OTHER, ROWS_CUT_OUT, COLUMNS_CUT_OUT),
    "Parts and factors": (SYM, SKEW, CHOL),
    "Patterns: Toeplitz, circulant, half vectors": (
        TOEPLITZ,
        UNTOEPLITZ,
        TOEPLITZ_BY,
        UNTOEPLITZ_BY,
        CIRCULANT,
        UNCIRCULANT,
        VECH,
        FILL_LOWER,
        UNVECH,
        ELIMINATION,
        DUPLICATION,
    ),
    "Products column by column": (KHATRI_RAO, UNKHATRI_LEFT, UNKHATRI_RIGHT),
    "Matrix equations": (LYAP, DISCRETE_LYAP, SYLVESTER),
    "Rotations in space": (HAT, CROSS, AXIAL, VEE),
    "Powers and functions of a matrix": (
        MATRIX_POWER,
        POWER_DIFFERENTIAL,
        POWER_SECOND_DIFFERENTIAL,
        EXPM,
        EXPM_DIFFERENTIAL,
        EXPM_SECOND_DIFFERENTIAL,
        LOGM,
        LOGM_DIFFERENTIAL,
        LOGM_SECOND_DIFFERENTIAL,
        SQRTM,
        SQRTM_DIFFERENTIAL,
        *MATRIX_TRIGONOMETRIC,
    ),
    "Eigenvalues and singular values": (
        EIGMAX,
        EIGMIN,
        EIGVALS,
        Q_MAX,
        Q_MIN,
        PINV_MAX,
        PINV_MIN,
        EIGVECS,
        INV_GAPS,
        INV_GAPS_MAX,
        SVDVALS,
        SVD_U,
        SVD_V,
    ),
    "Functions of each entry": (
        EXP,
        EXPM1,
        EXP2,
        LOG,
        LOG1P,
        LOG2,
        LOG10,
        SIN,
        COS,
        TAN,
        SINH,
        COSH,
        TANH,
        ARCSIN,
        ARCCOS,
        ARCTAN,
        ARCSINH,
        ARCCOSH,
        ARCTANH,
        ABSOLUTE,
        SIGN_OF_ENTRY,
        HEAVISIDE,
        RELU,
        SIGMOID,
        SOFTPLUS,
        LOGSIGMOID,
        LOGIT,
        ERF,
        ERFC,
        GELU,
        SILU,
        SQRT,
        SQUARE,
        RSQRT,
        RECIPROCAL,
        *BY_CASES,
        *GAMMA_FUNCTIONS,
        WHERE,
        KEPT,
        KEPT_ELSEWHERE,
        *PAIRS,
    ),
}

ROOMS: tuple[Operator, ...] = tuple(room for rooms in OPERATOR_FAMILIES.values() for room in rooms)

# The sum over an index binds a letter: its rows are no patterns, and are carried out by the engine.
REFERENCE: Mapping[str, tuple[Operator, ...]] = {**OPERATOR_FAMILIES, "Sums over an index": (INDEX_SUM,)}
