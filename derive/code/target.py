"""What an array library calls the few things that the marks need. All else stands in the operators' rooms."""

from collections.abc import Mapping
from typing import NamedTuple

OWN = "xp."  # what stands for the library's prefix in a template


class Target(NamedTuple):
    """An array library: `name` is its key in Operator.code, `{0}` and `{1}` stand for arguments.

    `imports` gives the statement for each prefix that emitted code may use; the first is always written. `alias` are
    the names so imported, which no variable may bear. `tensor` makes a number what the library's functions take,
    where they do not take any number; `{kind}`, the type and the place of its entries, is taken from an argument, or is
    `plain` where all arguments are numbers. `number` is what a number is returned as, `random` an array as large as
    another; `double` makes one of 64-bit numbers, which may `need` a setting.
    With `rows_first` it is better at `x @ A` than at `A.T @ x`; it `fuses` if it makes one loop of several entrywise
    operations.
    """

    name: str
    prefix: str
    imports: Mapping[str, str]
    alias: frozenset[str]
    number: str
    random: str
    double: str
    need: str = ""
    rows_first: bool = False
    fuses: bool = False
    tensor: str = ""
    kind: str = ""
    plain: str = ""

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

    @property
    def stack(self) -> str:
        """Arrays stacked along a new last axis."""
        return f"{self.prefix}stack(values, {'dim' if self.name == 'torch' else 'axis'}=-1)"

    def template(self, code: Mapping[str, str], key: str = "any") -> str | None:
        """An operator's template: the library's own, or the one for any library."""
        text = code.get(self.name) if key == "any" else None
        text = text or code.get(key)
        return text and text.replace(OWN, self.prefix)
