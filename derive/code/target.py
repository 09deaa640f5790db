"""What an array library calls the few things that the marks need. All else stands in the operators' rooms."""

from collections.abc import Mapping
from typing import NamedTuple

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
    """An array library: `name` is its key in ArrayCode.own, `{0}` and `{1}` stand for arguments.

    `imports` gives the statement for each prefix that emitted code may use; the first is always written. `alias` are
    the names so imported, which no variable may bear. `tensor` makes a number what the library's functions take,
    where they do not take any number; `{kind}`, the type and the place of its entries, is taken from an argument, or is
    `plain` where all arguments are numbers. With `takes_numbers` the functions take numbers too, but what they make of
    them is of 64 bits. `arrays` is a call with its helper: the arguments as arrays of one type.
    `number` is what a number is returned as, `random` an array as large as another; `double` makes one of 64-bit
    numbers, which may `need` a setting.
    With `rows_first` it is better at `x @ A` than at `A.T @ x`; it `fuses` if it makes one loop of several entrywise
    operations. `every` is a call with its helper: a linear function at every single-entry array; `placed` another, for
    an array that is zero unless some of its indices are equal, where that is cheaper than a product with identities.
    `einsum_order` makes einsum choose the order of its products.
    """

    name: str
    prefix: str
    imports: Mapping[str, str]
    alias: frozenset[str]
    number: str
    random: str
    double: str
    arrays: str
    need: str = ""
    takes_numbers: bool = False
    rows_first: bool = False
    fuses: bool = False
    tensor: str = ""
    kind: str = ""
    plain: str = ""
    every: str = ""
    placed: str = ""
    einsum_order: str = ""

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
