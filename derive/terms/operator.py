"""The record of one operator. It has no behaviour: all that is known of an operator stands in its room, as data."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from ...grammar.plain import plain
from ...grammar.record import NamedTuple
from ...grammar.tree import LAST_WORDS
from .shape import MOST_NAMES, SCALAR, Shape, Size, signature


class Linear(Enum):
    """In what sense an operator is linear."""

    NOT = "not"
    EACH = "in each argument"
    JOINTLY = "in all arguments together"


class Appearance(Enum):
    """In what form an application is written, in a notation that has it; the others write a call."""

    CALL = "f(A), f being the name where no other is given"
    CONSTANT = "a letter; a digit stands for itself in bold"
    UNIT = "a letter with the indices below it, or with the sizes where there are none"
    ENTRY = "the first argument with the others below it"
    EXPONENT = "the argument with an exponent"
    ROOT = "the square root of the argument"
    POWER = "the first argument with the second as its exponent"
    BETWEEN = "a mark between the arguments"
    NORM = "bars around the argument, and an index"
    COMPARED = "f(A > 0, B, 0), by a template for what follows the comparison"
    BELOW = "the second argument below the first, in square brackets"
    BESIDE = "the arguments side by side, in square brackets"
    ROWS = "the first argument with a range of its rows"
    COLUMNS = "the first argument with a range of its columns"
    LOG_ABS = "the logarithm of the absolute value of a function"


class Notation(NamedTuple):
    """How an application is written: its look, and the letter, exponent, index or name that belongs to it."""

    look: Appearance = Appearance.CALL
    mark: str = ""


AS_A_CALL = Notation()
NO_TEMPLATES: Mapping[str, str] = MappingProxyType({})


class Factorization(NamedTuple):
    """Templates for f(A) within several products: what is computed once, here `{0}`, and with it f(A) B and f(A') B."""

    factors: str  # of A, which is `{0}` here alone
    matrix: str  # f(A) B
    vector: str  # f(A) y
    turned_matrix: str  # f(A') B
    turned_vector: str  # f(A') y


class Beside(NamedTuple):
    """Templates for f(A) together with its neighbour in a product: `{0}` is A, `{1}` a matrix B or a vector y.

    With `most_uses` they are only taken where f(A) stands in so many products of matrices and nowhere else.
    """

    before_matrix: str  # f(A) B
    before_vector: str  # f(A) y
    after_matrix: str  # B f(A)
    after_vector: str  # y' f(A)
    most_uses: int | None = None
    factored: Mapping[str, Factorization] = MappingProxyType(
        {}
    )  # by the name of the library; better for several products


class ArrayCode(NamedTuple):
    """How array libraries compute an operator: templates, with `{0}` for the first argument.

    A template may have helper functions below its first line. `{kind}` stands for the type of a constant's entries.
    """

    general: str = ""  # for any library without one of its own, `xp.` standing for its prefix
    own: Mapping[str, str] = NO_TEMPLATES  # by the name of the library
    beside: Beside | None = None  # better ones within a product
    of_product: str = ""  # a better one of a product {0} {1}
    stepwise: bool = False  # a power of it may overflow: it is divided by again and again
    takes_vectors: bool = False  # whatever it is given, no axes need to be added to


UNCODED = ArrayCode()


class Drawn(NamedTuple):
    """What an operator is of: a function that is not given, of which a random one is drawn at each point.

    `draw` takes random numbers, whether values are to be positive, and the `sizes`; the operator's value takes the
    function that is drawn first. `family` has the operators that are of the same function, by their names, `samples`
    code for each of them with which emitted code may be tried: `{0}` stands there for numbers in an array of the first
    of some `shapes`, `{1}` for those of the second. What the function gives has the properties that the `words` say.
    """

    function: str
    kind: str  # entrywise, matrix function or map
    sizes: tuple[Size, ...]
    draw: Callable[[Callable[[int], list[Any]], bool, Sequence[int]], Any]
    family: Mapping[str, "Operator"]
    samples: Mapping[str, str]
    shapes: tuple[Shape, ...] = ()
    words: tuple[str, ...] = ()


class AtZero(NamedTuple):
    """The value at 0 of the function in a derivative that jumps there, by convention: sign at 0 is 0."""

    function: str
    value: str


@plain()
class Operator:
    """One operator: its shapes, its value, and its rules, which are equations as a reader sees them."""

    signature: str  # names and shapes: `kron(A[m, n], B[p, q]) -> [m p, n q]`; a word, as `softmax(A[m, n], rows)`
    meaning: str  # a sentence for the reference page
    value: Callable[..., Any] | None = None  # in balls, from its arguments' values; None of a word for a formula
    linear: Linear = Linear.NOT
    linear_in: tuple[str, ...] = ()  # the arguments in which it is, where not in all that have a shape
    # What its differential is: `differential` of an operator that is not linear, the others of one that is. Of one with
    # `linear_in` both: d f(A, D) = f(A, dD) is made while A is constant, and `differential` says it where A varies.
    differential: tuple[str, ...] = ()  # d f(A) = …
    across: tuple[str, ...] = ()  # its adjoint: G : f(dA) = H : dA
    stacked: tuple[str, ...] = ()  # its matrix on stacked columns: vec(f(dA)) = M vec(dA)
    opened: tuple[str, ...] = ()  # by marks: f(dA) = …
    # Rows that rewrite, and when.
    simplify: tuple[str, ...] = ()  # everywhere
    before: tuple[str, ...] = ()  # a function, before it is differentiated
    shorter: tuple[str, ...] = ()  # a result, where that makes it shorter
    forms: tuple[str, ...] = ()  # a function, to show how else it may be written
    normal: tuple[str, ...] = ()  # formulas that are to be compared
    coded: tuple[str, ...] = ()  # what is to be computed, where numbers would overflow or an inverse fail
    collecting: tuple[str, ...] = ()  # sums, by the engine: a row is cited where it gathers addends so
    definition: str = ""  # of a shorter word for a formula: f(A) = …
    drawn: Drawn | None = None  # what it is of, where that is not given
    # What is known of it; each is proved by a row or by its value.
    wiring: str = ""  # its indices, by the sizes' letters: `mn, pq -> (mp)(nq)`, basis vectors `i:n`, triangles `m>=n`
    elementwise: bool = False  # `value` is that of one entry, or of one of each argument
    spreads: bool = False  # a scalar among its arguments stands for an array of it
    commutes_with_transposition: bool = False  # f(A') = f(A)', f(A', B') = f(A, B)'
    turned_by: tuple[str, ...] = ()  # the arguments whose transposes turn the result: f(A, Q') = f(A, Q)'
    ignores_transposition: bool = False  # f(A') = f(A)
    is_inverse: bool = False  # f(A) A = I
    symmetric: bool = False  # the result
    skew: bool = False  # the result
    positive: bool = False  # the result
    nonnegative: bool = False  # the result
    positive_of_definite: bool = False  # the result, where its first argument is positive definite
    joins: bool = False  # arguments along an axis: f(f(A, B), C) = f(A, f(B, C)), and what has no entries is left out
    cuts_out: bool = False  # a part of its argument, which is the whole where it has its shape
    keeps_sign: bool = False  # the result is made of sums of entries of its argument
    of_symmetric: bool = False  # its first argument must be known to be symmetric
    requires: str = ""  # of its first argument or more, to be differentiable: `A > -1`, `full_rank(A)`, `p(A, B)`
    at_zero: AtZero | None = None  # what is taken where that is not so
    # How it is typed, written and computed.
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # the signs by which it may be typed as well
    head: str = ""  # of its terms, where that is not its name
    notation: Notation = AS_A_CALL
    code: ArrayCode = UNCODED
    sympy: str = ""  # what sympy calls a function of one number
    example: str = ""  # a claim `E wrt X == G` in which it occurs
    hint: str = ""  # what to write where an operand of another shape can be meant in two ways

    @property
    def name(self) -> str:
        """The name that a user types."""
        return self.signature.partition("(")[0]

    @property
    def word(self) -> str:
        """The word that stands last in its brackets, `rows` of softmax(A, rows); mostly there is none."""
        last = self.signature.partition(") -> ")[0].rpartition(", ")[2]
        return last if last in LAST_WORDS else ""

    @property
    def called(self) -> str:
        """The name that stands in a call, in a notation that has another than what is typed."""
        look, mark = self.notation
        return mark if mark and look is Appearance.CALL else self.name

    @property
    def key(self) -> str:
        """What a term's head says: the name, with its word, unless two operators share it."""
        return self.head or (f"{self.name} {self.word}" if self.word else self.name)

    @property
    def transposing(self) -> str:
        """The row f(A') = f(A)."""
        return f"{self.name}(A') = {self.name}(A)"

    @property
    def adjoints_turned(self) -> tuple[str, ...]:
        """The rows G : f(A, dD) = f(A', G) : dD by which a derivative along D, or along D and E, crosses the colon."""
        arguments = signature(self.signature).arguments
        point = [argument for argument in arguments if argument.name not in self.linear_in]
        here = [argument.name for argument in point]
        turned = [f"{argument.name}'" if argument.shape != SCALAR else argument.name for argument in point]
        return tuple(self._crossing(here, turned, name) for name in self.linear_in)

    def _crossing(self, here: list[str], turned: list[str], moving: str) -> str:
        """The row for one of the directions; any others stand behind it, transposed."""
        directions = [f"d{name}" if name == moving else name for name in self.linear_in]
        others = [f"{name}'" for name in self.linear_in if name != moving]
        before, after = ", ".join([*here, *directions]), ", ".join([*turned, "G", *others])
        return f"G : {self.name}({before}) = {self.name}({after}) : d{moving}"

    @property
    def adding(self) -> str:
        """The row f(A + B) = f(A) + f(B)."""
        return f"{self.name}(A + B) = {self.name}(A) + {self.name}(B)"


@lru_cache(MOST_NAMES)
def carried(operator: Operator) -> tuple[str, ...]:
    """The names of the arguments in which an operator is linear: those whose differentials cross the colon."""
    if operator.linear is Linear.NOT or operator.linear_in:
        return operator.linear_in
    return tuple(argument.name for argument in signature(operator.signature).arguments if argument.shape)


@lru_cache(MOST_NAMES)
def vanishing(operator: Operator) -> tuple[int, ...]:
    """The places of the arguments whose zeros make the result zeros."""
    names = [argument.name for argument in signature(operator.signature).arguments]
    return tuple(names.index(name) for name in carried(operator)) if operator.linear is Linear.EACH else ()


@lru_cache(MOST_NAMES)
def turning(operator: Operator) -> tuple[int, ...]:
    """The places of the arguments whose transposes, all together, transpose the result."""
    every = operator.commutes_with_transposition
    arguments = enumerate(signature(operator.signature).arguments)
    return tuple(place for place, argument in arguments if every or argument.name in operator.turned_by)
