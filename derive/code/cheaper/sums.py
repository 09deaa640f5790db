"""Products of a sum of matrices and a vector, which need no sum of matrices."""

from collections.abc import Sequence

from ...terms.algebra import Algebra
from ...terms.shape import ONE
from ...terms.term import Term
from .rewriting import changed, cut_of, uses_of


def sums_apart(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """(A + B) x = A x + B x: no sum of matrices is formed for one vector."""
    uses = uses_of(roots)

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "product":
            return None
        once = [arg for arg, before in zip(args, term.args, strict=True) if uses[before.number] == 1]
        sums = {arg.number for arg in once if _parts(algebra, arg)}
        return _distributed(algebra, args, sums) if sums else None

    return changed(algebra, roots, rewrite)


def _parts(algebra: Algebra, term: Term) -> bool:
    """Whether a term is a sum of matrices that need no forming, or of two that are transposes of one another."""
    if term.head != "sum" or ONE in term.shape:
        return False
    return all(_is_there(algebra, addend) or algebra.transpose(addend) in term.args for addend in term.args)


def _is_there(algebra: Algebra, term: Term) -> bool:
    """Whether a matrix can be multiplied with a vector without being formed."""
    if term.head in ("scaled", "transpose"):
        return _is_there(algebra, term.args[-1])
    operator = algebra.operators.get(term.head)
    return term.head in ("symbol", "product", "eye") or (operator is not None and operator.code.beside is not None)


def _distributed(algebra: Algebra, factors: Sequence[Term], sums: set[int]) -> Term | None:
    """A product with its sums multiplied out, each part from the end that is a vector; None where none is."""
    cut = cut_of(factors)
    parts = [_part(algebra, part, sums) for part in (factors[:cut], factors[cut:]) if part]
    return algebra.product([part for part in parts if part]) if all(parts) else None


def _part(algebra: Algebra, factors: Sequence[Term], sums: set[int]) -> Term | None:
    from_the_right = factors[-1].shape[1] == ONE
    if not from_the_right and factors[0].shape[0] != ONE:
        return None
    value, *others = reversed(factors) if from_the_right else factors
    for factor in others:
        addends = factor.args if factor.number in sums else (factor,)
        products = ([addend, value] if from_the_right else [value, addend] for addend in addends)
        value = algebra.sum([algebra.product(product) for product in products])
    return value
