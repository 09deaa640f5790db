"""Operators: each is a room, one record of data, loaded when it is looked up.

In: nothing. Out: shapes, values, rules as equations, notation and code of each operator, under its key in
`OPERATORS` and under what may be typed in `NAMED`, or in `WORDED` where a word stands last in the brackets. families.py
lists them.
"""

from collections.abc import Mapping

from ..terms.lookup import Named, Operators
from ..terms.operator import Operator
from .places import NAMES, PLACES, WORDED_NAMES

OPERATORS = Operators(__package__, PLACES)

# What a typed name may mean, first choice first.
NAMED: Mapping[str, tuple[Operator, ...]] = Named(OPERATORS, NAMES)
WORDED: Mapping[tuple[str, str], tuple[Operator, ...]] = Named(OPERATORS, WORDED_NAMES)
INDEXED: Mapping[str, tuple[Operator, ...]] = Named(
    OPERATORS, {"i,i": ("entry",), "i": ("component",), "i,:": ("row",), ":,i": ("column",)}
)
