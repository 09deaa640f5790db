"""What an array library calls the few things that the marks need. All else stands in the operators' rooms."""

from collections.abc import Mapping

from ...grammar.record import NamedTuple
from ..terms.operator import ArrayCode

ANY_PREFIX = "xp."  # what stands for the library's prefix in a template


EVERY = """_at_every_entry({0})
def _at_every_entry(linear, direction, like, /, **arguments):
    \"""The values of a linear function at the single-entry arrays, stacked along the last axes.\"""
    def at(unit):
        return linear(**arguments, **{direction: unit})

    units = xp.reshape({eye}, (-1, *like.shape))
    values = {values}
    return xp.reshape(values, (*values.shape[:-1], *like.shape))
"""


def every(prefix: str, eye: str, values: str) -> str:
    """The helper for a library: its identity of a `size`, and how it stacks the values at the `units`."""
    size = f"{prefix}reshape(like, (-1,)).shape[0]"
    text = EVERY.replace("{eye}", eye.replace("size", size)).replace("{values}", values)
    return text.replace(ANY_PREFIX, prefix)


class Target(NamedTuple):
    """An array library. Templates have `{0}` and `{1}` for arguments; a helper function may stand below the first line.

    `{kind}` in a template is the type and the place of an array's entries.
    """

    name: str  # its key in ArrayCode.own
    prefix: str  # what `xp.` stands for
    imports: Mapping[str, str]  # the statement for each prefix that emitted code may use; the first is always written
    alias: frozenset[str]  # names so imported or called, which no variable may bear
    number: str  # what a number is returned as
    random: str  # an array of random numbers, as large as another
    double: str  # an array of 64-bit numbers
    arrays: str  # with its helper: the arguments as arrays of one type
    need: str = ""  # the setting that 64-bit numbers need
    takes_numbers: bool = False  # its functions take numbers too, and make 64-bit numbers of them
    rows_first: bool = False  # it is better at `x @ A` than at `A.T @ x`
    fuses: bool = False  # it makes one loop of several entrywise operations
    tensor: str = ""  # a number as what its functions take, where they do not take any
    kind: str = ""  # `{kind}`, taken from an argument
    plain: str = ""  # `{kind}` where all arguments are numbers
    every: str = ""  # with its helper: a linear function at every single-entry array
    placed: str = ""  # with its helper: an array that is zero unless some indices are equal, where that is cheap
    einsum_order: str = ""  # the argument that makes einsum choose the order of its products

    @property
    def sqrt(self) -> str:
        """The square root."""
        return f"{self.prefix}sqrt({{0}})"

    @property
    def outer(self) -> str:
        """The product of a column and a row."""
        return f"{self.prefix}outer({{0}}, {{1}})"

    @property
    def inner(self) -> str:
        """The Frobenius product of two matrices."""
        return f"{self.prefix}sum({{0}}*{{1}})"

    @property
    def total(self) -> str:
        """The sum of all entries."""
        return f"{self.prefix}sum({{0}})"

    @property
    def sums(self) -> str:
        """The sums along an axis."""
        return f"{self.prefix}sum({{0}}, axis={{axis}})"

    @property
    def reshape(self) -> str:
        """An array with other axes."""
        return f"{self.prefix}reshape({{0}}, {{1}})"

    def template(self, code: ArrayCode) -> str:
        """An operator's template: the library's own, or the one for any library; "" where there is none."""
        return self.prefixed(code.own.get(self.name, code.general))

    def prefixed(self, template: str) -> str:
        """A template for any library, with the library's own prefix."""
        return template.replace(ANY_PREFIX, self.prefix)


def call(code: str) -> str:
    """The template on the first line."""
    return code.partition("\n")[0]


def helper(code: str) -> str:
    """The function below it."""
    return code.partition("\n")[2].strip("\n")
