"""How many names, numbers and marks it takes to write a term; brackets and the marks of products count nothing."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from .algebra import Algebra
from .shape import ONE
from .term import Term, new_below, value_of

HALF = Fraction(1, 2)


class Weights:
    """The weights of one store's terms; each is worked out once."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.known = algebra.weights

    def of(self, root: Term) -> int:
        """The weight of a term."""
        known = self.known
        if root.number not in known:
            for term in new_below(root, known):
                own = OWN_WEIGHT.get(term.head)
                weight = own(term, self) if own else 1
                for arg in term.args:
                    weight += known[arg.number]
                known[term.number] = weight
        return known[root.number]


def _constant(term: Term, weights: Weights) -> int:
    """The name, each size that is written, and the quote of a row."""
    rows, columns = term.shape
    sizes = {rows} if term.head == "eye" else [size for size in (rows, columns) if size != ONE]
    return 1 + len(sizes) + (rows == ONE)


def _number(term: Term, weights: Weights) -> int:
    """Its sign, and itself unless it is left out."""
    return (abs(value_of(term)) != 1) + (value_of(term) < 0)


def _product(term: Term, weights: Weights) -> int:
    """Nothing; less what the exponents of repeated factors save, or what transposing the whole does."""
    quotes = [factor.head for factor in term.args].count("transpose")
    saved = _saved(term.args, weights)
    if quotes < 2:
        return -saved
    turned = weights.algebra.transpose(term)
    inside = sum([weights.known[factor.number] for factor in term.args])
    return min(-saved, _factors(turned.args, weights) + 1 - inside) if turned.head == "product" else -saved


def _factors(factors: Sequence[Term], weights: Weights) -> int:
    return sum(map(weights.of, factors)) - _saved(factors, weights)


def _saved(factors: Sequence[Term], weights: Weights) -> int:
    """What exponents save where factors are repeated."""
    if len(set(factors)) == len(factors):
        return 0
    runs = ((factor, len(list(run))) for factor, run in groupby(factors))
    return sum(max(0, (count - 1) * weights.of(factor) - 2) for factor, count in runs if count > 1)


def _hadamard(term: Term, weights: Weights) -> int:
    """The marks between factors; several scalars below the line share one stroke, and no 1 stands above a divisor."""
    below_line = sum([divides(factor) for factor in term.args])
    if term.is_scalar:
        return -max(0, below_line - 1)
    return len(term.args) - 1 - 2 * below_line + 2 * (below_line == len(term.args))


def _power(term: Term, weights: Weights) -> int:
    """The mark before the exponent, unless it is a root; a reciprocal is 1 ./ A, and 1/ of a scalar is one mark."""
    exponent = term.args[1]
    if exponent.head != "number":
        return 1
    size = abs(Fraction(value_of(exponent)))
    return (size not in (1, HALF)) + (value_of(exponent) < 0 and not term.is_scalar)


def _sum(term: Term, weights: Weights) -> int:
    """The plus and minus signs, less those that the numbers count; a leading minus counts."""
    negative = sum(map(is_negative, term.args))
    ones = sum([addend.head == "number" and abs(value_of(addend)) == 1 for addend in term.args])
    return len(term.args) - 1 - negative + (negative == len(term.args)) + ones


OWN_WEIGHT: Mapping[str, Callable[[Term, Weights], int]] = {
    "number": _number,
    "sum": _sum,
    "product": _product,
    "hadamard": _hadamard,
    "colon": lambda term, weights: 1 + (term.args[0].shape[1] == ONE),  # x' y asks for no brackets
    "scaled": lambda term, weights: 0,
    "power": _power,
    "stack": lambda term, weights: 0,  # it has a name of its own
    "member": lambda term, weights: 1 - len(term.args),  # its indices belong to the name
    "eye": _constant,
    "ones": _constant,
    "zeros": _constant,
}


def divides(factor: Term) -> bool:
    """Whether a factor is written as a divisor: 1 ./ A, or its transpose, which is 1 ./ A'."""
    return (factor.args[0] if factor.head == "transpose" else factor).is_reciprocal


def is_negative(addend: Term) -> bool:
    """Whether an addend is written with a minus."""
    number = addend.args[0] if addend.head in ("scaled", "hadamard") else addend
    number = number.args[0] if number.head == "hadamard" else number
    return number.head == "number" and value_of(number) < 0


def all_negative(addends: Sequence[Term]) -> bool:
    """Whether each addend is written with a minus."""
    return all(map(is_negative, addends))
