"""Signs of the page that are names when they are typed: x_i is x[i] there, and e_2 a basis vector."""

import re
from collections.abc import Collection

from ...grammar.mistakes import Mistake
from ...grammar.tree import Member, Name
from .codes import VARIABLE_MISSING

SUBSCRIPTED = r"([A-Za-z]\w*?)_([ijklr\d]{1,2})"
_CONSTANTS = {"e": "the basis vector is e({0}, n)", "E": "the single-entry matrix is E({0}, m, n)"}


def check_subscripts(
    function: Collection[Name | Member], sides: Collection[Collection[Name | Member]], known: Collection[str]
) -> None:
    """Refuses x_i in what a derivative is claimed to be where the function has no such name, but perhaps x.

    Given are the names that occur in each.
    """
    suspects = [name for side in sides for name in side if "_" in name.text and name.text not in known]
    own = {name.text for name in function} if suspects else set()
    for name in suspects:
        found = re.fullmatch(SUBSCRIPTED, name.text)
        if found and name.text not in own and found[1] in {*own, *_CONSTANTS}:
            help = _CONSTANTS.get(found[1], f"an entry is {found[1]}[{{0}}]").format(",".join(found[2]))
            raise Mistake(VARIABLE_MISSING, f"{name.text} does not occur in the function", name.span, help)
