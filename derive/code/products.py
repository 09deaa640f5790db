"""Matrix products as Python expressions: multiplied in the order that costs least, vectors staying vectors."""

from collections.abc import Sequence

from ...grammar.record import NamedTuple
from ..terms.operator import Beside
from ..terms.shape import ONE, SCALAR, Shape
from ..terms.term import Term
from .chain_order import halves, order
from .cheaper.rewriting import cut_of
from .entrywise import EntrywiseCode
from .lines import is_turned
from .precedence import Snippet, filled, turned
from .target import Target, call, helper
from .use_counts import Uses


class Operand(NamedTuple):
    """Some factors of a product, written; or one factor that is still to be."""

    shape: Shape
    written: Snippet | Term


class ProductCode(EntrywiseCode):
    """Writes products, and what an operator among the factors has for itself and its neighbour together.

    `factors` are what was computed once of the arguments of operators that stand in several products,
    `helpers` the functions that are called.
    """

    target: Target
    uses: Uses
    factors: dict[int, Snippet]
    helpers: dict[str, None]

    def _product(self, factors: Sequence[Term]) -> Snippet:
        """A matrix product; a column before a row makes an outer product."""
        cut = cut_of(factors)
        if cut:
            parts = [self.lines.shortened(self._chain(part)) for part in (factors[:cut], factors[cut:])]
            return filled(self.target.outer, parts)
        return self._chain(factors)

    def _repeated(self, factors: Sequence[Term]) -> Snippet:
        """A column or a row that the library repeats."""
        if factors[-1].head == "ones":
            return filled("{0}[:, None]", [self._chain(factors[:-1])])
        return self._chain(factors[1:])

    def _chain(self, factors: Sequence[Term]) -> Snippet:
        """Factors multiplied in the order that costs least; vectors stay vectors."""
        stack: list[Operand] = []
        for place in order([factor.shape for factor in factors]):
            if place is None:
                right, left = stack.pop(), stack.pop()
                stack.append(Operand((left.shape[0], right.shape[1]), self._multiplied(left, right)))
            else:
                stack.append(Operand(factors[place].shape, factors[place]))
        return self._written(stack[0])

    def _written(self, operand: Operand) -> Snippet:
        return self.piece(operand.written) if isinstance(operand.written, Term) else operand.written

    def _multiplied(self, left: Operand, right: Operand) -> Snippet:
        """Two factors as a product, or as what an operator among them has for the two together."""
        return (
            self._totals(left, right)
            or self._before(left, right)
            or self._after(left, right)
            or self.lines.matmul(self._written(left), self._written(right), (left.shape[0], right.shape[1]))
        )

    def _totals(self, left: Operand, right: Operand) -> Snippet | None:
        """A ones(n) or ones(m)' A as the sums of rows or columns, x' ones(n) as that of all entries."""
        if left.shape[1] == ONE or ONE not in (left.shape[0], right.shape[1]):
            return None
        ones, summed, axis = (right, left, 1) if right.shape[1] == ONE else (left, right, 0)
        if not isinstance(ones.written, Term) or ones.written.head != "ones":
            return None
        matrix = self._written(summed)
        if ONE in summed.shape:
            return filled(self.target.total, [matrix])
        if is_turned(matrix):
            matrix, axis = turned(matrix), 1 - axis
        return filled(self.target.sums.replace("{axis}", str(axis)), [matrix])

    def _before(self, operand: Operand, other: Operand) -> Snippet | None:
        """f(A) B or f(A) y by a template of its own, where there is one."""
        beside = self._templates(operand)
        vector = other.shape[1] == ONE
        if beside and self._inner(operand).number in self.uses.factored:
            return self._by_factors(operand, self._written(other), vector, self._is_quoted(operand))
        return beside and self._beside(beside.before_vector if vector else beside.before_matrix, operand, other)

    def _after(self, other: Operand, operand: Operand) -> Snippet | None:
        """B f(A) or y' f(A) by a template of its own, where there is one."""
        beside = self._templates(operand)
        vector = other.shape[0] == ONE
        if beside and self._inner(operand).number in self.uses.factored:
            right = self._written(other) if vector else turned(self._written(other))
            found = self._by_factors(operand, right, vector, not self._is_quoted(operand))
            return found if vector else turned(found)
        return beside and self._beside(beside.after_vector if vector else beside.after_matrix, operand, other)

    def _templates(self, operand: Operand) -> Beside | None:
        """The templates of an operator within a product, where it is written so."""
        term = operand.written
        if not isinstance(term, Term) or term.number not in self.uses.fused:
            return None
        return self.library.beside(term.args[0].head if term.head == "transpose" else term.head)

    def _beside(self, template: str, operand: Operand, other: Operand) -> Snippet:
        """An operator, or its transpose, with the factor that stands beside it."""
        argument = self.piece(self._inner(operand).args[0])
        parts = [turned(argument) if self._is_quoted(operand) else argument, self._written(other)]
        return filled(self.target.prefixed(template), parts)

    def _by_factors(self, operand: Operand, right: Snippet, vector: bool, quoted: bool) -> Snippet:
        """f(A) B or f(A') B by what is computed of A once."""
        term = self._inner(operand)
        code = self.library.factored(term.head)
        if term.number not in self.factors:
            self.helpers.update({text: None for text in (helper(code.factors),) if text})
            self.factors[term.number] = self.lines.assigned(filled(call(code.factors), [self.piece(term.args[0])]))
        template = (
            (code.turned_vector if vector else code.turned_matrix) if quoted else code.vector if vector else code.matrix
        )
        return filled(template, [self.factors[term.number], right])

    def _is_quoted(self, operand: Operand) -> bool:
        return isinstance(operand.written, Term) and operand.written.head == "transpose"

    def _inner(self, operand: Operand) -> Term:
        """An operator's term without its quote."""
        term = operand.written
        assert isinstance(term, Term)
        return term.args[0] if term.head == "transpose" else term

    def _halved(self, template: str, factors: Sequence[Term], shape: Shape) -> Snippet:
        """An operator of a shape with the two parts of the product that it is applied to; they may be vectors."""
        cut = halves([factor.shape for factor in factors])
        left, right = self._chain(factors[:cut]), self._chain(factors[cut:])
        if factors[cut].shape[0] == ONE and shape == SCALAR:
            return self.lines.matmul(left, right, SCALAR)
        return filled("({0}*{1})" if factors[cut].shape[0] == ONE else template, [left, right])
