"""Functions of the members of a family of which no library takes stacks: one after the other, and stacked."""

from collections.abc import Iterator, Sequence, Set
from string import ascii_lowercase

from ..terms.operator import Operator
from ..terms.shape import signature
from ..terms.term import Term
from .precedence import ATOM, Snippet, filled
from .sizes import sides


def fits(operator: Operator, term: Term) -> bool:
    """Whether each argument has the axes that the operator's template is written for."""
    roles = signature(operator.signature).arguments
    if len(roles) != len(term.args) or any(role.shape is None for role in roles):
        return False
    pairs = zip(roles, term.args, strict=True)
    own = all(len(sides(role.shape or ())) == len(sides(arg.shape)) for role, arg in pairs)
    return own and len(sides(signature(operator.signature).result)) == len(sides(term.shape))


def stacked(template: str, stack: str, args: Sequence[Snippet], moving: Sequence[bool], taken: Set[str]) -> Snippet:
    """`xp.stack([f(a, B) for a in A])`: the arguments that are `moving` have an axis more, in front."""
    free = _unlike(taken)
    names = {place: next(free) for place, moves in enumerate(moving) if moves}
    inside = filled(template, [Snippet(names[i], ATOM) if i in names else arg for i, arg in enumerate(args)])
    arrays = [args[place].text for place in names]
    over = f"zip({', '.join(arrays)})" if len(arrays) > 1 else arrays[0]
    return Snippet(f"{stack}([{inside.text} for {', '.join(names.values())} in {over}])", ATOM)


def _unlike(taken: Set[str]) -> Iterator[str]:
    """Letters that name nothing else."""
    return (letter for letter in ascii_lowercase if letter not in taken)
