"""What only the whole statement shows to be a mistake."""

import re

from . import unexpected
from .codes import SIGN_IS_NAME
from .mistakes import Mistake
from .tree import Chain, Name, Statement


def check_whole(statement: Statement, text: str) -> None:
    """Refuses `f = E`, and ^T where T is declared."""
    if isinstance(statement, Chain) and isinstance(formula := statement.formula, Name) and formula.text[0] != "d":
        raise unexpected.assigned((formula.span[1], statement.sides[0].span[0]))
    for declared in statement.declarations:
        if declared.name.text == "T" and (found := re.search(r"\^ *[-−]? *T(?![A-Za-z0-9_])", text)):
            here = ((declared.name.span, "declared here"),)
            raise Mistake(
                SIGN_IS_NAME, "^T is refused where T is declared", found.span(), "write X' to transpose", here
            )
