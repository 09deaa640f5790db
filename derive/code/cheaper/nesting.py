"""Products with vectors from the vectors outward, as columns: what two of them have in common is one term."""

from collections.abc import Sequence, Set

from ....grammar.record import NamedTuple
from ...terms.algebra import Algebra
from ...terms.shape import ONE
from ...terms.term import Term, below
from .rewriting import changed, cut_of


def nested(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A B x = A (B x), x' A B = (B' (A' x))'; a number x' A B y as what is there of x' A, A B y and so on."""
    roots = changed(algebra, roots, Nesting(algebra, _numbers(roots)).nested)
    return changed(algebra, roots, Nesting(algebra, _numbers(roots)).joined)


def _numbers(roots: Sequence[Term]) -> Set[int]:
    return {term.number for term in below(roots)}


class Nesting(NamedTuple):
    """Writes products with vectors as columns; `known` are the terms that there are."""

    algebra: Algebra
    known: Set[int]

    def nested(self, term: Term, args: Sequence[Term]) -> Term | None:
        """A product with vectors that is no number."""
        if term.head != "product" or term.is_scalar:
            return None
        cut = cut_of(args)
        if cut:
            return self._made((self._column(args[:cut]), self._row(args[cut:])))
        if term.shape[1] == ONE:
            return self._column(args)
        return self._row(args) if term.shape[0] == ONE else None

    def joined(self, term: Term, args: Sequence[Term]) -> Term | None:
        """A product that is a number, of two columns where they are wanted elsewhere."""
        if term.head != "product" or not term.is_scalar or len(args) < 3:
            return None
        cuts = ((self._row(args[:cut]), self._column(args[cut:])) for cut in range(1, len(args)))
        cost, sides = min(((self._cost(sides), sides) for sides in cuts), key=lambda cut: cut[0])
        return self._made(sides) if cost < len(args) - 2 else None

    def _cost(self, sides: Sequence[Term]) -> int:
        """How many products with a matrix are still to be formed for a row and a column."""
        columns = [side.args[0] if side.head == "transpose" else side for side in sides]
        return sum(map(self._steps, columns))

    def _steps(self, column: Term) -> int:
        steps = 0
        while column.head == "product" and column.number not in self.known:
            steps, column = steps + 1, column.args[-1]
        return steps

    def _column(self, factors: Sequence[Term]) -> Term:
        *others, column = factors
        for factor in reversed(others):
            column = self._made((factor, column))
        return column

    def _row(self, factors: Sequence[Term]) -> Term:
        if len(factors) == 1:
            return factors[0]
        return self._quoted(self._column([self._turned(factor) for factor in reversed(factors)]))

    def _turned(self, factor: Term) -> Term:
        """The transpose of a factor; a quote where that would be computed anew."""
        turned = self.algebra.transpose(factor)
        return turned if turned.number in self.known or not factor.args else self._quoted(factor)

    def _quoted(self, term: Term) -> Term:
        if term.head == "transpose":
            return term.args[0]
        return self.algebra.make("transpose", (term,), (term.shape[1], term.shape[0]))

    def _made(self, factors: Sequence[Term]) -> Term:
        return self.algebra.make("product", tuple(factors), (factors[0].shape[0], factors[-1].shape[1]))
