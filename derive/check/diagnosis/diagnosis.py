"""What a diagnosis is: a usual mistake, its page, and what looks for it in a wrong claim."""

from collections.abc import Callable, Iterator
from enum import IntEnum

from ....grammar.mistakes import CodePage
from ....grammar.record import NamedTuple
from .misfit import Edit, Misfit
from .proposal import Guess
from .wrong_claim import Case


class Turn(IntEnum):
    """When a mistake is looked for: what explains the whole side first, last what holds only under a condition."""

    ZERO = 0
    WHOLE = 1
    SIGN = 2
    TERM = 3
    FACTOR = 4
    SLIP = 5
    NAME = 6
    DISTRIBUTED = 7
    SYMMETRIC = 8
    TERMS = 9
    POWER = 10
    SIZES = 11
    BINARY = 12
    VARIABLE = 13
    VARIABLE_MULTIPLE = 14
    SIZE_OF_ONE = 15


class Look(NamedTuple):
    """Finds a mistake in a wrong side when its turn has come; each guess has been verified."""

    turn: Turn
    find: Callable[[Case], Iterator[Guess]]


class Diagnosis(NamedTuple):
    """A usual mistake.

    code   its name, in reports and for `matgrad explain`
    page   what it means, a claim that makes the mistake, and the same claim without it
    looks  what finds it in a side whose value is wrong
    edits  of a claim whose shapes cannot fit: texts of the claim without the mistake
    """

    code: str
    page: CodePage
    looks: tuple[Look, ...] = ()
    edits: Callable[[Misfit], Iterator[Edit]] | None = None
