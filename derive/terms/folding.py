"""Puts names in the place of terms, and of parts of sums, products and Hadamard products."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .algebra import Algebra
from .term import NUMBER, Term, value_of

MOST_TRIED = 8  # named terms that share an operand: an operand of many names would make folding quadratic in them
Collection = Mapping[Term, Term]


class Folding:
    """The names given so far, and the terms with the names put in."""

    def __init__(self, algebra: Algebra, names: Mapping[Term, Term] | None = None) -> None:
        self.algebra = algebra
        self.rebuilt: dict[tuple[str, tuple[Term, ...]], Term] = {}
        self.names: dict[Term, Term] = {}
        self.runs: dict[Term, list[tuple[Sequence[Term], Term]]] = {}
        self.collections: dict[str, dict[Term, list[tuple[Term, Collection]]]] = {}
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
            self.runs.setdefault(term.args[0], []).append((term.args, name))
            self.runs.setdefault(turned[0], []).append((turned, self.algebra.transpose(name)))
        if term.head in ("sum", "hadamard"):
            collection = self._collection(term)
            named = self.collections.setdefault(term.head, {})
            for operand in {*term.args[:2], *term.args[-2:]}:
                named.setdefault(self.algebra.base_and_exponent(operand)[0], []).insert(0, (term, collection))

    def anew(self, names: Mapping[Term, Term]) -> "Folding":
        """A folding with some names from the start on; what is built from folded terms is built once for both."""
        folding = Folding(self.algebra, names)
        folding.rebuilt = self.rebuilt
        return folding

    def fold(self, root: Term) -> Term:
        """A term with the names put in."""
        folded = self.folded.get(root.number)
        if folded is None:
            for term in self.missing((root,)):
                folded = self.put(term)
        return folded or root

    def missing(self, roots: Iterable[Term]) -> list[Term]:
        """The terms in `roots` that are still to be folded, arguments first; what has none stays as it is."""
        known = self.folded
        seen = {root for root in roots if root.args and root.number not in known}
        found = [*seen]
        for term in found:  # which grows
            for arg in term.args:
                if arg.args and arg not in seen and arg.number not in known:
                    seen.add(arg)
                    found.append(arg)
        if len(found) > 1:
            found.sort(key=NUMBER)
        return found

    def put(self, term: Term) -> Term:
        """The same for a term whose arguments have been folded."""
        folded = term
        if self.names:
            args = self._arguments(term)
            if args != term.args:
                folded = self._rebuilt(term, args)
                self.origin.setdefault(folded, term)
                folded = self.names.get(folded, folded)
        self.folded[term.number] = folded
        return folded

    def meaning(self, term: Term) -> Term:
        """What the name of a term stands for, other names put in."""
        for arg in term.args:
            self.fold(arg)
        args = self._arguments(term)
        return term if args == term.args else self._rebuilt(term, args)

    def _rebuilt(self, term: Term, args: tuple[Term, ...]) -> Term:
        """A term with other arguments."""
        key = term.head, args
        if key not in self.rebuilt:
            self.rebuilt[key] = self.algebra.rebuild(term.head, args, term.shape)
        return self.rebuilt[key]

    def _arguments(self, term: Term) -> tuple[Term, ...]:
        """The arguments of a term, which have been folded, with the names put in."""
        head, args = term.head, term.args
        if head == "product" and not self.runs.keys().isdisjoint(args):
            return tuple(self._runs(term))
        if head in self.collections:
            return tuple(self._parts(term))
        folded = self.folded
        return tuple([folded.get(arg.number, arg) for arg in args])

    def _runs(self, term: Term) -> list[Term]:
        """The factors of a product, named runs of factors put in."""
        parts: list[Term] = []
        place = 0
        while place < len(term.args):
            run, part = self._run(term, place)
            parts.append(part)
            place += run
        return parts

    def _run(self, term: Term, place: int) -> tuple[int, Term]:
        for run, name in self.runs.get(term.args[place], ()):
            is_itself = len(run) == len(term.args) and term in self.names
            if term.args[place : place + len(run)] == tuple(run) and not is_itself:
                return len(run), name
        factor = term.args[place]
        return 1, self.folded.get(factor.number, factor)

    def _parts(self, term: Term) -> list[Term]:
        """The operands of a mark whose operands commute, a named part of them put in."""
        own, named_by = self._collection(term), self.collections[term.head]
        for named, part in () if named_by.keys().isdisjoint(own) else _candidates(named_by, own):
            if named is not term and all(b in own and reaches(own[b], count) for b, count in part.items()):
                pairs = zip(term.args, own, strict=True)
                rest = [self._left(arg, part.get(base)) for arg, base in pairs if part.get(base) is not own[base]]
                return [*rest, self.names[named]]
        return [self.folded.get(arg.number, arg) for arg in term.args]

    def _collection(self, term: Term) -> dict[Term, Term]:
        """The operands of a commuting mark, each with its exponent."""
        if term.head == "sum":
            return dict.fromkeys(term.args, self.algebra.one)
        return dict(map(self.algebra.base_and_exponent, term.args))

    def _left(self, operand: Term, taken: Term | None) -> Term:
        """What is left of an operand once an exponent of its base is taken out."""
        if taken is None:
            return self.folded.get(operand.number, operand)
        base, exponent = self.algebra.base_and_exponent(operand)
        left = self.algebra.sum([exponent, self.algebra.negative(taken)])
        return self.algebra.power(self.fold(base), left)


def _candidates(
    named: Mapping[Term, list[tuple[Term, Collection]]], own: dict[Term, Term]
) -> Iterator[tuple[Term, Collection]]:
    """Named terms that may be part of a collection, late ones first: what has grown contains what it was."""
    for operand in reversed(own):
        yield from named.get(operand, ())[:MOST_TRIED]


def reaches(own: Term, part: Term) -> bool:
    """Whether an exponent is no smaller than that of a part, and of the same sign."""
    if own is part or own.head != "number" or part.head != "number":
        return own is part
    return value_of(own) / value_of(part) >= 1
