"""Terms without their sums over an index: each has been written above, and is a name."""

from collections.abc import Callable, Sequence

from ..terms.algebra import Algebra
from ..terms.indexed import outside_sums
from ..terms.term import Term
from .expressions import Body
from .precedence import Snippet
from .sums import SumCode

EVERYWHERE = "everywhere"  # the head of a term that is wanted at all values of its free indices, which follow it


def everywhere(term: Term, indices: Sequence[Term], algebra: Algebra) -> Term:
    """An array of the values of a term, with an axis for each of some indices before its own."""
    return algebra.make(EVERYWHERE, (term, *indices), term.shape)


def within(roots: Sequence[Term], change: Callable[[Sequence[Term]], Sequence[Term]], algebra: Algebra) -> list[Term]:
    """Terms after a change of them, or of what is wanted everywhere."""
    changed = change([root.args[0] if root.head == EVERYWHERE else root for root in roots])
    pairs = zip(roots, changed, strict=True)
    return [everywhere(new, root.args[1:], algebra) if root.head == EVERYWHERE else new for root, new in pairs]


def summed(roots: Sequence[Term], algebra: Algebra, body: Body) -> list[Term]:
    """Terms with names in the place of sums, and of what is wanted everywhere; a body is given their lines."""
    return Summing(algebra, body).named(roots)


class Summing:
    """Writes sums before what they stand in."""

    def __init__(self, algebra: Algebra, body: Body) -> None:
        self.algebra, self.body = algebra, body
        self.code = SumCode(algebra, body.library, body.names, body.lines, body.helpers, self.constant)
        self.names: dict[Term, Term] = {}

    def constant(self, term: Term) -> Snippet:
        """A term in which no index is free, its own sums written before it."""
        (piece,) = self.body.write(self.named([term]))
        return piece

    def named(self, roots: Sequence[Term]) -> list[Term]:
        """The terms with names in the place of sums."""
        for root in roots:
            for term in [root] if root.head == EVERYWHERE else outside_sums(root):
                if term.head in ("indexed", EVERYWHERE):
                    self._name(term)
        made: dict[int, Term] = {}
        for root in roots:
            for term in [root] if root in self.names else outside_sums(root):
                known = self.names.get(term)
                args = () if known else [made[arg.number] for arg in term.args]
                made[term.number] = known or self.algebra.replaced(term, args)
        return [made[root.number] for root in roots]

    def _name(self, term: Term) -> None:
        """Write a sum above, and give it a name."""
        if term not in self.names:
            everywhere = term.head == EVERYWHERE
            piece = self.code.everywhere(term.args[0], term.args[1:]) if everywhere else self.code.laid(term).piece
            piece = piece if piece.text.isidentifier() else self.body.lines.assigned(piece)
            self.body.names[piece.text] = piece.text
            self.names[term] = self.algebra.symbol(piece.text, term.shape)
