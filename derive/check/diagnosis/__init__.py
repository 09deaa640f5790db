"""What mistake a wrong claim makes.

In: a wrong side with all that is known of what should stand there (a Case), or the text of a claim whose shapes
cannot fit (a Misfit). Out: proposals, each verified before it is made. Each diagnosis is a room, with its page; they
are tried turn by turn, within a turn in the order of the list.
"""

from .diagnosis import Diagnosis
from .extra_term import EXTRA_TERM
from .factor import FACTOR
from .hadamard_for_product import HADAMARD_FOR_PRODUCT
from .index_sum import MISTAKEN_SUM
from .missing_factor import MISSING_FACTOR
from .missing_inverse import MISSING_INVERSE
from .missing_term import MISSING_TERM
from .missing_transpose import MISSING_TRANSPOSE
from .negative import NEGATIVE
from .only_binary import ONLY_BINARY
from .only_size_1 import ONLY_SIZE_1
from .only_square import ONLY_SQUARE
from .only_symmetric import ONLY_SYMMETRIC
from .order import ORDER
from .other_name import OTHER_NAME
from .power import OTHER_POWER
from .product_for_hadamard import PRODUCT_FOR_HADAMARD
from .rival_symmetric import RIVAL_SYMMETRIC
from .transposed import TRANSPOSED
from .unprojected import UNPROJECTED

DIAGNOSES: tuple[Diagnosis, ...] = (
    TRANSPOSED,
    NEGATIVE,
    FACTOR,
    MISSING_TERM,
    EXTRA_TERM,
    MISTAKEN_SUM,
    MISSING_FACTOR,
    MISSING_TRANSPOSE,
    ORDER,
    PRODUCT_FOR_HADAMARD,
    HADAMARD_FOR_PRODUCT,
    MISSING_INVERSE,
    OTHER_POWER,
    OTHER_NAME,
    ONLY_SYMMETRIC,
    ONLY_SQUARE,
    ONLY_SIZE_1,
    ONLY_BINARY,
    RIVAL_SYMMETRIC,
    UNPROJECTED,
)
