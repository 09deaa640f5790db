"""Whether a formula is a symmetric matrix whatever the values are: its transpose is the same term.

So X'X is, and A + A', S A S of symmetric ones, functions of such that commute with transposition, and what is equal to
its transpose by rows, as a block matrix is.
"""

from collections.abc import Iterable, Mapping

from ..elaborate.statement import Symbol
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.term import NOTHING, Term, below
from .rewrite import Simplifier


def is_symmetric(term: Term, algebra: Algebra, symbols: Iterable[Symbol]) -> bool:
    """Whether A' = A follows from the properties that are declared, those of variables too."""
    words = {symbol.name: frozenset(symbol.properties) for symbol in symbols}
    folded = Folding(algebra, _with_properties(term, algebra, words)).fold(term)
    turned = algebra.transpose(folded)
    return turned is folded or _simplified(turned, algebra) is _simplified(folded, algebra)


def _simplified(term: Term, algebra: Algebra) -> Term:
    return Simplifier(algebra, "normal").simplify(Simplifier(algebra).simplify(term)[0])[0]


def _with_properties(term: Term, algebra: Algebra, words: Mapping[str, frozenset[str]]) -> dict[Term, Term]:
    """The names in a term that have lost properties, and the same with them."""
    make = {"symbol": algebra.symbol, "family": algebra.family}
    names = [part for part in below([term]) if part.head in make]
    known = {name: words.get(str(name.data), NOTHING) for name in names}
    return {name: make[name.head](str(name.data), name.shape, known[name]) for name in names if known[name]}
