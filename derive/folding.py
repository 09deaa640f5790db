"""Puts names in the place of terms."""

from collections.abc import Mapping, Sequence
from itertools import chain

from matgrad.derive.algebra import Algebra
from matgrad.derive.derivation import Addend, Form
from matgrad.derive.term import Term, below, value_of

MOST_TRIED = 8


def factors(term: Term, algebra: Algebra) -> Mapping[Term, Term]:
    """The exponent of each factor of a Hadamard product."""
    pairs = (arg.args if arg.head == "power" else (arg, algebra.one) for arg in term.args)
    return {base: exponent for base, exponent in pairs}


class Folding:
    """The names given so far, and the terms with the names put in."""

    def __init__(self, algebra: Algebra, names: Mapping[Term, Term] | None = None) -> None:
        self.algebra = algebra
        self.names: dict[Term, Term] = {}
        self.products: dict[Term, list[tuple[Sequence[Term], Term]]] = {}
        self.hadamards: dict[Term, list[tuple[Term, Mapping[Term, Term]]]] = {}
        self.folded: dict[int, Term] = {}
        self.origin: dict[Term, Term] = {}
        for term, name in (names or {}).items():
            self.add(term, name)

    def add(self, term: Term, name: Term) -> None:
        """Let a name stand for a term from now on."""
        self.names[term] = name
        self.folded[term.number] = name
        if term.head == "product":
            turned = self.algebra.product_of_transposes(term.args)
            self.products.setdefault(term.args[0], []).append((term.args, name))
            self.products.setdefault(turned[0], []).append((turned, self.algebra.transpose(name)))
        if term.head == "hadamard":
            part = factors(term, self.algebra)
            self.hadamards.setdefault(list(part)[-1], []).insert(0, (term, part))

    def content(self, content: Term | Form) -> Term | Form:
        """A line with the names put in."""
        if isinstance(content, Term):
            return self.fold(content)
        return tuple(Addend(self.fold(a.adjoint), self.fold(a.differential)) for a in content)

    def fold(self, root: Term) -> Term:
        """A term with the names put in."""
        for term in below([root], self.folded) if root.number not in self.folded else ():
            self.put(term)
        return self.folded[root.number]

    def put(self, term: Term) -> Term:
        """The same for a term whose arguments have been folded."""
        folded = self._folded(term)
        self.origin.setdefault(folded, term)
        folded = self.folded[term.number] = self.names.get(folded, folded)
        return folded

    def meaning(self, term: Term) -> Term:
        """What the name of a term stands for, other names put in."""
        for arg in term.args:
            self.fold(arg)
        return self._folded(term)

    def _folded(self, term: Term) -> Term:
        """A term whose arguments have been folded."""
        if self.products and term.head == "product":
            return self._product(term)
        if self.hadamards and term.head == "hadamard":
            return self._hadamard(term)
        args = [self.folded[arg.number] for arg in term.args]
        if all(new is old for new, old in zip(args, term.args, strict=True)):
            return term
        return self.algebra.rebuild(term.head, args, term.shape)

    def _product(self, term: Term) -> Term:
        """A product with named runs of factors put in."""
        parts: list[Term] = []
        place = 0
        while place < len(term.args):
            run, part = self._run(term, place)
            parts.append(part)
            place += run
        return term if tuple(parts) == term.args else self.algebra.product(parts)

    def _run(self, term: Term, place: int) -> tuple[int, Term]:
        for run, name in self.products.get(term.args[place], ()):
            if term.args[place : place + len(run)] == tuple(run) and term.args != run:
                return len(run), name
        return 1, self.folded[term.args[place].number]

    def _hadamard(self, term: Term) -> Term:
        """A Hadamard product with a named part put in, a late one first: what has grown contains what it was."""
        own = dict(factors(term, self.algebra))
        candidates = chain.from_iterable(self.hadamards.get(base, ())[:MOST_TRIED] for base in reversed(own))
        for named, part in candidates:
            if named is not term and self._contains(own, part):
                left = [
                    (arg, base) for arg, base in zip(term.args, own, strict=True) if part.get(base) is not own[base]
                ]
                rest = [self._left(arg, part.get(base)) for arg, base in left]
                return self.algebra.hadamard([*rest, self.names[named]])
        return self.algebra.hadamard([self.folded[arg.number] for arg in term.args])

    def _contains(self, own: Mapping[Term, Term], part: Mapping[Term, Term]) -> bool:
        """Whether each factor of a part is a factor, with no less an exponent."""
        return all(base in own and self._reaches(own[base], exponent) for base, exponent in part.items())

    def _reaches(self, own: Term, part: Term) -> bool:
        return own is part or (part is self.algebra.one and own.head == "number" and value_of(own) > 1)

    def _left(self, factor: Term, taken: Term | None) -> Term:
        """What is left of a factor once an exponent of its base is taken out."""
        if taken is None:
            return self.folded[factor.number]
        base, exponent = factor.args if factor.head == "power" else (factor, self.algebra.one)
        left = self.algebra.sum([exponent, self.algebra.scale(self.algebra.minus_one, taken)])
        return self.algebra.power(self.fold(base), left)
