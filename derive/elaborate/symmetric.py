"""Whether a formula is a symmetric matrix whatever the values are: its transpose is the same canonical term.

So X'X is, and A + A', S A S of symmetric ones, and functions of such that commute with transposition.
"""

from collections.abc import Mapping

from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.term import NOTHING, Term, below


def is_symmetric(term: Term, algebra: Algebra, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether A' = A follows from the properties of the names: `words` has those of variables, too."""
    folded = Folding(algebra, _with_properties(term, algebra, words)).fold(term)
    return algebra.transpose(folded) is folded


def _with_properties(term: Term, algebra: Algebra, words: Mapping[str, frozenset[str]]) -> dict[Term, Term]:
    """The names in a term that have lost properties, and the same with them."""
    make = {"symbol": algebra.symbol, "family": algebra.family}
    names = [part for part in below([term]) if part.head in make]
    known = {name: words.get(str(name.data), NOTHING) for name in names}
    return {name: make[name.head](str(name.data), name.shape, known[name]) for name in names if known[name]}
