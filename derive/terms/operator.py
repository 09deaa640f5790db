"""The record of one operator. It has no behaviour: all that is known of an operator stands in its room, as data."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from .shape import signature


class Linear(Enum):
    """In what sense an operator is linear."""

    NOT = "not"
    EACH = "in each argument"
    JOINTLY = "in all arguments together"


class Look(Enum):
    """In what form an application is written, in a notation that has it; the others write a call."""

    CALL = "f(A)"
    CONSTANT = "a letter; a digit stands for itself in bold"
    UNIT = "a letter with the indices below it, or with the sizes where there are none"
    ENTRY = "the first argument with the others below it"
    EXPONENT = "the argument with an exponent"
    ROOT = "the square root of the argument"
    POWER = "the first argument with the second as its exponent"
    BETWEEN = "a mark between the arguments"
    NORM = "bars around the argument, and an index"
    LOG_ABS = "the logarithm of the absolute value of a function"


class Notation(NamedTuple):
    """How an application is written: its look, and the letter, exponent, index or name that belongs to it."""

    look: Look = Look.CALL
    mark: str = ""


AS_A_CALL = Notation()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Operator:
    """One operator.

    `signature` names its arguments and gives the shapes: `kron(A[m, n], B[p, q]) -> [m p, n q]`. A linear operator
    says in `across` how it crosses the colon, and in `stacked` what its matrix is on stacked columns or in `opened` how
    it is written with marks; any other in `differential` what its differential is. `simplify` rows hold everywhere,
    those of `before` only rewrite a function before it is differentiated, those of `shorter` a result where that makes
    it shorter, those of `forms` say how else a function may be written, those of `normal` prepare formulas to be
    compared, those of `coded` rewrite what is to be computed where numbers would overflow or an inverse fail, and those
    of `collecting` are carried out by the engine to gather addends. `definition` opens an operator that is only a
    shorter word for a formula. `value` computes it in balls, from its arguments' values; with
    `elementwise` from one entry. `commutes_with_transposition` means f(A') = f(A)', of several matrices
    f(A', B') = f(A, B)'; `symmetric` and `positive` are said of the result.
    `wiring` says how its indices hang together, in the letters of the signature's sizes: `mn, pq -> (mp)(nq)`, the
    indices of a product of sizes in brackets; `i:n` is the basis vector e_i, and `m>=n` the triangle.
    `marks` are the signs by which it may be typed as well, and `example` is a claim `E wrt X == G` in which it occurs.

    `code` has the operator as an expression of an array library, under the library's name, or under "any" with `xp.`
    before what all libraries name alike; helper functions may stand below its first line. Other keys are better ways
    to compute it together with what it stands beside in a product, {1}, a matrix B or a vector y: "f B", "f y", "B f",
    "y' f"; with "at most" they are only taken where it stands in so many products and nowhere else. "f(A B)" is the
    operator of a product {0} {1}; with "stepwise" a division by its power is several divisions by it, and
    with "any shape" it takes vectors as they are.
    """

    signature: str
    meaning: str
    value: Callable[..., Any] | None = None
    linear: Linear = Linear.NOT
    differential: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    stacked: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    simplify: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    shorter: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    normal: tuple[str, ...] = ()
    coded: tuple[str, ...] = ()
    collecting: tuple[str, ...] = ()
    definition: str = ""
    wiring: str = ""
    aliases: tuple[str, ...] = ()
    elementwise: bool = False
    commutes_with_transposition: bool = False
    symmetric: bool = False
    positive: bool = False
    domain: str = ""
    notation: Notation = AS_A_CALL
    code: Mapping[str, str] = field(default_factory=dict)
    head: str = ""
    marks: tuple[str, ...] = ()
    example: str = ""

    @property
    def name(self) -> str:
        """The name that a user types."""
        return self.signature.partition("(")[0]

    @property
    def key(self) -> str:
        """What a term's head says: the name, unless two operators share it."""
        return self.head or self.name

    @property
    def ignores_transposition(self) -> bool:
        """Whether f(A') = f(A), which a row says."""
        return self.transposing in self.simplify

    @property
    def transposing(self) -> str:
        """The row f(A') = f(A)."""
        return f"{self.name}(A') = {self.name}(A)"

    @property
    def adding(self) -> str:
        """The row f(A + B) = f(A) + f(B)."""
        return f"{self.name}(A + B) = {self.name}(A) + {self.name}(B)"

    @property
    def is_inverse(self) -> bool:
        """Whether f(A) A = I, which a row says."""
        return f"{self.name}(A) A = I" in self.simplify


@cache
def carried(operator: Operator) -> tuple[str, ...]:
    """The names of the arguments in which an operator is linear: those whose differentials cross the colon."""
    names = [argument.name for argument in signature(operator.signature).arguments]
    return tuple(name for name in names if any(re.search(rf"\bd{name}\b", row) for row in operator.across))


@cache
def vanishing(operator: Operator) -> tuple[int, ...]:
    """The places of the arguments whose zeros make the result zeros."""
    names = [argument.name for argument in signature(operator.signature).arguments]
    return tuple(names.index(name) for name in carried(operator)) if operator.linear is Linear.EACH else ()
