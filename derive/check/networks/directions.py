"""Derivatives of matrix functions in a direction: linear maps of the direction, named after the point alone.

L(A, D) is the sum of T_ij,kl D_kl over k and l. By its adjoint, G : L(A, D) = L(A', G) : D, and by its transpose, the
array T is symmetric in the pairs j, i and k, l; that of A' has i, j and l, k instead. The array of a second derivative,
along D and E, is symmetric in three such pairs.
"""

from fractions import Fraction

from ...terms.operator import Operator
from ...terms.term import Term
from .diagram import Diagram, Diagrams, Ports, choices, times
from .network import GaveUp, Label, Tensor
from .opaque import OpaqueNodes


class Directions(OpaqueNodes):
    """Finds the arrays of such derivatives, each by the point at which it is taken."""

    def is_linear_map(self, operator: Operator, term: Term) -> bool:
        """Whether a term is such a derivative; along the letters of a sum it is a node like any other."""
        by_rows = operator.commutes_with_transposition and operator.across == operator.adjoints_turned
        return by_rows and not (term.is_row or term.is_column or self._letters(term))

    def in_directions(self, operator: Operator, term: Term, ports: Ports) -> Diagrams:
        """The derivative as an array times its directions."""
        count = len(operator.linear_in)
        point, directions = term.args[:-count], term.args[-count:]
        own = [self._form(arg) for arg in point]
        if not all(own):
            raise GaveUp("a function of zeros")
        turned = [form if arg.is_scalar else self.turned_over(form) for arg, form in zip(point, own, strict=True)]
        names = self.name(own), self.name(turned)  # of a symmetric point both are one, and so are both arrays
        label = Label(f"{term.head}#{min(names)}", symmetric=True)
        pairs = [tuple(map(self.indices.axis, direction.shape)) for direction in directions]
        here = [(*ports[1], *ports[0]), *((*k, *m) for k, m in pairs)]
        there = [(*ports[0], *ports[1]), *((*m, *k) for k, m in pairs)]
        kinds = [tuple(legs) for legs, name in ((here, names[0]), (there, names[1])) if name == min(names)]
        summed = tuple(index for k, m in pairs for index in (*k, *m))
        arrays = [Diagram(Fraction(1, len(kinds)), (Tensor(label, legs),), summed) for legs in kinds]
        drawn = [self._drawn(direction, (k, m)) for direction, (k, m) in zip(directions, pairs, strict=True)]
        return [times(chosen) for chosen in choices([arrays, *drawn])]
