"""Where the points of a claim are drawn."""

from ..elaborate.part import Part
from ..evaluate.reach import ranges_in
from ..evaluate.sample import Domain, drawn, with_letters
from ..terms.division import is_open
from ..terms.shape import letters, signature
from ..terms.term import below
from .claim import Claim

LARGEST_SIZE = 100  # of a number that is a size: a larger one is replaced by a small one, and proves nothing wrong
LARGEST_INDEX = 12  # of an entry of an axis whose size is a letter, which is then at least as large


class Undecided(Exception):
    """No point of the domain was found, or none at which the sides could be compared."""


def domain_of(claim: Claim) -> Domain:
    """Where the points of a claim are drawn.

    Directions are free of the variable's structure, but where dX is written in the claim. A size that is a number is
    kept up to LARGEST_SIZE; letters are large enough for each entry that the claim asks for. Raises Undecided where one
    is asked for beyond LARGEST_INDEX.
    """
    problem = claim.problem
    parts = [*(part for side in claim.sides for part in side.parts), *claim.meaning.parts]
    shapes = dict.fromkeys([*(symbol.shape for symbol in problem.symbols), *(part.shape for part in parts)])
    sizes = dict.fromkeys(
        [size for shape in shapes for size in shape] + [size for part in parts for size in part.sizes]
    )
    names = tuple(dict.fromkeys(name for size in sizes for name in sorted(letters(size))))
    moving = [problem.symbol(variable) for variable in problem.variables]
    if not claim.meaning.writes_differentials:
        moving = [symbol._replace(properties=()) for symbol in moving]
    fixed = {name: int(name) for name in names if name.isdigit() and int(name) <= LARGEST_SIZE}
    terms = below(side.term for side in claim.sides)
    symbols = drawn(problem, terms)
    functions = problem.functions
    letters_of_all = with_letters(names, functions)
    least, open = max(map(_index, parts), default=1), frozenset(filter(is_open, sizes))
    found = Domain(symbols, tuple(moving), letters_of_all, fixed, least=least, functions=functions, open=open)
    return found._replace(reached=ranges_in(terms, problem.algebra.operators))


def _index(part: Part) -> int:
    """The largest entry that a part asks for by a number, where its axis is none."""
    if part.head != "call":
        return 1
    roles = signature(part.operators[0].signature).arguments
    numbers = [arg for arg, role in zip(part.args, roles, strict=False) if role.is_index and arg.head == "number"]
    largest = max((int(str(arg.data)) for arg in numbers), default=1)
    if largest > LARGEST_INDEX and not all(name.isdigit() for size in part.args[0].shape for name in letters(size)):
        raise Undecided(f"entry {largest} is too far along for an axis of any length")
    return min(largest, LARGEST_INDEX)


def stands_in(domain: Domain) -> str | None:
    """A size that is a number for which a smaller one stands in, if there is one."""
    return next((name for name in domain.letters if name.isdigit() and name not in domain.fixed), None)
