"""What has no wiring: nodes named after the canonical forms of their arguments."""

from collections.abc import Sequence
from itertools import permutations

from ....grammar.record import NamedTuple
from ...terms.algebra import Algebra
from ...terms.operator import Operator, turning
from ...terms.term import Term
from .drawing import Drawing
from .entries import MOST_LEGS
from .network import GaveUp, Label, NetworkSum


class Opaque(NamedTuple):
    """What has no wiring: its label, whether it is turned the other way round, and its letters as it has legs."""

    label: Label
    is_turned: bool
    letters: tuple[str, ...]


class OpaqueNodes(Drawing):
    """Finds the nodes of operators without wiring, and keeps them."""

    def __init__(self, algebra: Algebra) -> None:
        super().__init__(algebra)
        self.opaque: dict[int, Opaque] = {}

    def named(self, operator: Operator, term: Term) -> Opaque:
        """What has no wiring: a node that is named after its arguments.

        Each of them has a port for every letter, as the node has a leg, in the order that gives the least name.
        """
        args, letters = self._arguments(term)
        if not all(args):
            raise GaveUp("a function of zeros")
        own = self.name(args)
        is_matrix = not (term.is_row or term.is_column)
        symmetric, is_turned = is_matrix and operator.symmetric, False
        # Of an argument and its transpose the one whose number is less goes into the label, so that f(A') and f(A),
        # which is the other or its transpose, have one label.
        if operator.ignores_transposition:
            own = min(own, self.name(self._around(args)))
        elif is_matrix and (places := turning(operator)):
            around = [self.turned_over(arg) if place in places else arg for place, arg in enumerate(args)]
            other = self.name(around)
            symmetric = own == other
            if other < own:
                own, is_turned, args = other, True, around
        label = Label(f"{term.head}#{own}", symmetric=symmetric)
        if operator.is_inverse:
            self.remember_inverse(label, args[0])
        return Opaque(label, is_turned, letters)

    def _arguments(self, term: Term) -> tuple[list[NetworkSum], tuple[str, ...]]:
        """The forms of a term's arguments along all letters, and these in order."""
        free = self._letters(term)
        if not free:
            return [self._form(arg) for arg in term.args], ()
        if len(free) > MOST_LEGS or any(str(arg.data) in free for arg in term.args if arg.head == "symbol"):
            raise GaveUp("a function of too many indices, or of an index itself")
        every = [([self._form_along(arg, letters) for arg in term.args], letters) for letters in permutations(free)]
        return min(every, key=lambda each: self.name(each[0]))

    def _around(self, args: Sequence[NetworkSum]) -> list[NetworkSum]:
        """The transposes of some arguments."""
        return [self.turned_over(arg) for arg in args]
