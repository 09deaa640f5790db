"""Terms as networks: drawn from the top between some ports, or by the canonical sums that are known of their parts.

Beside rows and columns, a term has a port for each letter of an index that is free in it.
"""

from abc import abstractmethod
from collections.abc import Sequence

from ...terms.algebra import Algebra
from ...terms.term import Term, below
from .diagram import Diagrams, Ports
from .entries import Entries
from .network import Bundle, Loose, NetworkSum

MOST_LEVELS = 80  # of a term that is drawn from the top


class Drawing(Entries):
    """Finds the canonical sums of the terms of one store, and keeps them."""

    def __init__(self, algebra: Algebra) -> None:
        super().__init__()
        self.algebra = algebra
        self.forms: dict[int, NetworkSum] = {}

    @abstractmethod
    def _drawn(self, term: Term, ports: Ports) -> Diagrams:
        """A term between its rows and columns."""

    def form(self, term: Term) -> NetworkSum:
        """The canonical sum that a term is; GaveUp where it has too many networks."""
        self._form_below(term)
        return self._form(term)

    def wired(self, root: Term, letters: Sequence[str] = ()) -> Loose:
        """The networks that a term is the sum of, with ports for some letters; GaveUp where there are too many."""
        self._form_below(root)
        return self._networks(root, letters)

    def _form_below(self, root: Term) -> None:
        """Forms found from below, so that no more than some levels are left to be drawn from the top."""
        levels: dict[int, int] = {}
        for term in below([root], self.forms) if root.number > MOST_LEVELS else ():
            levels[term.number] = 1 + max([levels.get(arg.number, 0) for arg in term.args], default=0)
            if levels[term.number] == MOST_LEVELS:
                self._form(term)
                levels[term.number] = 0

    def _form(self, term: Term) -> NetworkSum:
        if term.number not in self.forms:
            self.forms[term.number] = self.collected(self._networks(term, self._letters(term)))
        return self.forms[term.number]

    def _letters(self, term: Term) -> Sequence[str]:
        """The letters that are free in a term, as the ports of its form come."""
        return sorted(self.algebra.free(term)) if self.algebra.ranges else ()

    def _networks(self, term: Term, letters: Sequence[str]) -> Loose:
        ports = self.indices.axis(term.shape[0]), self.indices.axis(term.shape[1])
        wires = {letter: self.indices.axis(self.algebra.ranges[letter]) for letter in letters}
        every = (*ports, *wires.values())
        return [self.indices.network(diagram, every) for diagram in self._drawn_along(wires, term, ports)]

    def _drawn_along(self, wires: dict[str, Bundle], term: Term, ports: Ports) -> Diagrams:
        """A term between its rows and columns, with other indices for the letters."""
        outer, self.wires = self.wires, wires
        try:
            return self._drawn(term, ports)
        finally:
            self.wires = outer

    def _places(self, term: Term, ports: Ports) -> Ports:
        """The rows and columns of a term, and the indices of its letters."""
        return (*ports, *[self.wires[letter] for letter in self._letters(term)]) if self.wires else ports

    def _formed(self, term: Term, ports: Ports) -> Diagrams:
        """A term between its rows and columns, by its form."""
        return self.diagrams(self._form(term), self._places(term, ports))

    def _form_along(self, term: Term, letters: Sequence[str]) -> NetworkSum:
        """The canonical sum that a term is, with a port for each of some letters, even if it does not depend on it."""
        return self.collected(self._networks(term, letters))
