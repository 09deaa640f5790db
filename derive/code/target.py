"""What an array library calls the few things that the marks need. All else stands in the operators' rooms."""

from collections.abc import Mapping
from typing import NamedTuple


class Target(NamedTuple):
    """An array library: `name` is its key in Operator.code, `{0}` and `{1}` stand for arguments.

    `imports` gives the statement for each prefix that emitted code may use; the first is always written. `alias` are
    the names so imported, which no variable may bear.
    """

    name: str
    imports: Mapping[str, str]
    alias: frozenset[str]
    sqrt: str
    outer: str
    inner: str
    reshape: str
    number: str
