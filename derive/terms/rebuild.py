"""Terms made anew from the bottom: each part once, its arguments first, however often it occurs and however deep."""

from collections.abc import Callable, Sequence

from .term import Term, below

Change = Callable[[Term, list[Term]], Term]


def rebuilt(root: Term, change: Change) -> Term:
    """What becomes of a term where `change` gives what becomes of each part, from the part and its new arguments."""
    return rebuilt_together([root], change)[0]


def rebuilt_together(roots: Sequence[Term], change: Change) -> list[Term]:
    """The same of several terms, whose common parts are changed once."""
    made: dict[int, Term] = {}
    for term in below(roots):
        made[term.number] = change(term, [made[arg.number] for arg in term.args])
    return [made[root.number] for root in roots]
