"""How a page shows the rules that it cites, and the operators that they are of."""

import re
from functools import lru_cache

from ...grammar.read import read_equation, read_expression
from ..elaborate import not_given
from ..elaborate.build import Builder
from ..elaborate.part import parts_of
from ..operators import OPERATORS
from ..rules.compile import define, equation, letters_of
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.operator import Appearance, Operator
from ..terms.shape import MOST_NAMES, signature
from .style import Style
from .terms import Writer
from .trees import condition, formula


@lru_cache(MOST_NAMES)
def shown(row: Row, style: Style) -> str:
    """A row as a page shows it."""
    left, right, where = read_equation(row.statement)
    if primed := re.findall(r"\w+'+(?=\()", row.statement):
        left, right = (not_given.with_primes(side, primed) for side in (left, right))
    asked = style.where([condition(declared, style) for declared in where]) if where else ""
    return f"{formula(left, style)} = {formula(right, style)}{asked}"


def typed(operator: Operator) -> str:
    """An operator with the letters of its signature, as a user types it."""
    names = [argument.name for argument in signature(operator.signature).typed]
    if operator.notation.look is Appearance.COMPARED:
        return f"{operator.name}({names[0]} > 0, {operator.notation.mark.format(*names[1:])})"
    return f"{operator.name}({', '.join(names)})" if operator.name.isidentifier() else operator.name


def written(operator: Operator, style: Style) -> str:
    """An operator with the letters of its signature, as a page writes it; a shorter word for a formula is opened."""
    node = read_expression(typed(operator))
    part, _ = equation(node, node, letters_of(operator), {})
    builder = Builder(Algebra(OPERATORS), {}, define)
    return Writer(builder.algebra, style).write(builder.build(parts_of(part)))
