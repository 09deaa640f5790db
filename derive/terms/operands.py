"""How operands lie flat in a mark."""

from collections.abc import Iterable

from ...grammar.mistakes import Mistake
from .codes import TOO_LONG
from .term import Term

MOST_FACTORS = 20_000


def product_factors(args: Iterable[Term]) -> tuple[list[Term], list[Term]]:
    """The scalar coefficients of a product, and its factors in order."""
    coefficients: list[Term] = []
    factors: list[Term] = []
    for arg in args:
        if arg.head == "scaled":
            coefficients.append(arg.args[0])
            arg = arg.args[1]
        if arg.is_scalar:
            coefficients.append(arg)
        elif arg.head == "product":
            factors.extend(arg.args)
        else:
            factors.append(arg)
        if len(factors) > MOST_FACTORS:
            raise Mistake(TOO_LONG, f"a product has more than {MOST_FACTORS:,} factors once it is written out", None)
    return coefficients, factors


def quotes(term: Term) -> int:
    """How many quotes stand at the surface of an operand."""
    if term.head == "scaled":
        return quotes(term.args[1])
    factors = term.args if term.head == "product" else (term,)
    return [factor.head for factor in factors].count("transpose")


def is_multiple_of_sum(term: Term) -> bool:
    """Whether a term is s A, and A a sum, which would lie flat in a sum."""
    return term.head in ("scaled", "hadamard") and term.args[-1].head == "sum"
