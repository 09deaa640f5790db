"""Sums over an index, Σ_i E, and families: x_i is for each i a scalar, a vector or a matrix.

An index is a letter that ranges over 1, …, N. Σ binds it; a letter that nothing binds is free, and what is moved into
a sum must not be caught by its letter. The letter of a sum is the first of its range that its body leaves free, so
that sums which differ in their letters are one term.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count as counting

from .commuting import Entrywise
from .shape import SCALAR, Shape, Size
from .term import INDEX, NOTHING, NUMBER, Term, below

INDEX_LETTERS = "ijklrstuvabcdefgh"


class Indexed(Entrywise, ABC):
    """A store with families and sums over indices; `ranges` has the range of each letter that is an index of them."""

    def __init__(self) -> None:
        super().__init__()
        self.ranges: dict[str, Size] = {}
        self.loose: dict[int, frozenset[str]] = {}

    @abstractmethod
    def product(self, args: Iterable[Term]) -> Term:
        """A B …"""

    @abstractmethod
    def replaced(self, term: Term, args: Sequence[Term]) -> Term:
        """A term with other arguments."""

    @abstractmethod
    def size(self, size: Size) -> Term:
        """A size as a number in a formula."""

    def index(self, letter: str) -> Term:
        """The letter of an index."""
        return self.symbol(letter, SCALAR, INDEX)

    def family(self, name: str, shape: Shape, properties: frozenset[str] = NOTHING) -> Term:
        """All members of a family together; each has this shape and these properties."""
        self.heads |= properties
        self.names.add(name)
        return self.make("family", (), shape, name, properties)

    def member(self, family: Term, letters: Iterable[str]) -> Term:
        """The member x_i of a family."""
        return self.make("member", (family, *map(self.index, letters)), family.shape, family.data, family.properties)

    def count(self, index: Term) -> Term:
        """How many values an index has."""
        return self.size(self.ranges[str(index.data)])

    def free(self, root: Term) -> frozenset[str]:
        """The indices that occur in a term and that no sum in it binds."""
        if not self.ranges:
            return NOTHING
        loose = self.loose
        if root.number not in loose:
            for term in below([root], loose):
                loose[term.number] = self._free(term)
        return loose[root.number]

    def _free(self, term: Term) -> frozenset[str]:
        """The same for a term whose arguments are known."""
        if not term.args:
            name = term.data if term.head == "symbol" else None
            return frozenset((name,)) if isinstance(name, str) and name in self.ranges else NOTHING
        if term.head == "indexed":
            index, _, body = term.args
            return self.loose[body.number] - {str(index.data)}
        return NOTHING.union(*[self.loose[arg.number] for arg in term.args])

    def indices(self, root: Term) -> list[str]:
        """The letters of indices in a term, in the order in which they occur."""
        stack, seen = [root], {root}
        found: dict[str, None] = {}
        while stack:
            term = stack.pop()
            if term.head == "symbol" and str(term.data) in self.ranges:
                found[str(term.data)] = None
            new = [arg for arg in reversed(term.args) if arg not in seen]
            seen.update(new)
            stack += new
        return list(found)

    def letters(self, size: Size) -> Iterator[str]:
        """The letters of a range: those that the user has typed, then others that nothing else is called."""
        yield from (letter for letter, own in [*self.ranges.items()] if own == size)
        for letter in letters_beside(self.names | self.ranges.keys()):
            self.ranges[letter] = size
            yield letter

    def unlike(self, letter: str, taken: Collection[str]) -> str:
        """A letter of the same range that is not taken; the letter itself if it is not."""
        if letter not in taken:
            return letter
        return next(other for other in self.letters(self.ranges[letter]) if other not in taken)

    def index_sum(self, index: Term, body: Term) -> Term:
        """Σ_i E. Constants leave the sum, and of what does not depend on i it is N E."""
        letter = str(index.data)
        if letter not in self.free(body):
            return self.scale(self.count(index), body)
        if body.head == "transpose":
            return self.transpose(self.index_sum(index, body.args[0]))
        if body.head == "hadamard":
            return self._entrywise_sum(index, body)
        coefficient, rest = body.args if body.head == "scaled" else (self.one, body)
        if letter not in self.free(rest):
            return self.scale(self.index_sum(index, coefficient), rest)
        constant, moving = self._parted(letter, coefficient)
        before, inner, after = self._between(letter, rest)
        inside = self.scale(self.hadamard(moving), inner)
        whole = self._bound(letter, body) if inside is body else self.index_sum(index, inside)
        return self.scale(self.hadamard(constant), self.product([*before, whole, *after]))

    def _entrywise_sum(self, index: Term, body: Term) -> Term:
        """Σ_i A ∘ B_i = A ∘ Σ_i B_i"""
        constant, moving = self._parted(str(index.data), body)
        if not constant:
            return self._bound(str(index.data), body)
        return self.hadamard([*constant, self.index_sum(index, self.hadamard(moving))])

    def _parted(self, letter: str, product: Term) -> tuple[list[Term], list[Term]]:
        """The factors of a Hadamard product that do not depend on an index, and those that do."""
        constant: list[Term] = []
        moving: list[Term] = []
        for factor in self.hadamard_factors(product):
            (moving if letter in self.free(factor) else constant).append(factor)
        return constant, moving

    def _between(self, letter: str, term: Term) -> tuple[tuple[Term, ...], Term, tuple[Term, ...]]:
        """The constant factors of a matrix product before all that varies with an index, this, and those behind."""
        if term.head != "product" or term.is_scalar:
            return (), term, ()
        places = [place for place, factor in enumerate(term.args) if letter in self.free(factor)]
        start, stop = places[0], places[-1] + 1
        return term.args[:start], self.product(term.args[start:stop]), term.args[stop:]

    def _bound(self, letter: str, body: Term) -> Term:
        """A sum in which nothing is constant, with the letter that it is to have."""
        free = self.free(body) - {letter}
        own = next(other for other in self.letters(self.ranges[letter]) if other not in free)
        body = self.renamed(body, {letter: own})
        index = self.index(own)
        return self.make("indexed", (index, self.count(index), body), body.shape)

    def renamed(self, root: Term, names: Mapping[str, str]) -> Term:
        """A term with other letters for its free indices; what a sum binds stays bound, perhaps by another."""
        names = {old: new for old, new in names.items() if old != new and old in self.free(root)}
        if not names:
            return root
        made: dict[int, Term] = {}
        for term in outside_sums(root):
            if term.head == "indexed":
                made[term.number] = self._renamed_sum(term, names)
            elif not term.args:
                made[term.number] = self.index(names[str(term.data)]) if self.free(term) & names.keys() else term
            else:
                made[term.number] = self.replaced(term, [made[arg.number] for arg in term.args])
        return made[root.number]

    def apart(self, root: Term, taken: frozenset[str] = NOTHING) -> Term:
        """A term to be written: no sum in it binds a letter that means something else where it stands."""
        if not self.ranges:
            return root
        taken |= self.free(root)
        made: dict[int, Term] = {}
        for term in outside_sums(root):
            if term.head == "indexed":
                made[term.number] = self._apart_sum(term, taken)
            else:
                args = tuple([made[arg.number] for arg in term.args])
                same = args == term.args
                made[term.number] = term if same else self.make(term.head, args, term.shape, term.data, term.properties)
        return made[root.number]

    def _apart_sum(self, term: Term, taken: frozenset[str]) -> Term:
        """A sum with a letter of its own, and so what is in it."""
        index, count, body = term.args
        letter = str(index.data)
        own = self.unlike(letter, taken | (self.free(body) - {letter}))
        inside = self.apart(self.renamed(body, {letter: own}), taken | {own})
        return self.make("indexed", (self.index(own), count, inside), term.shape)

    def _renamed_sum(self, term: Term, names: Mapping[str, str]) -> Term:
        """A sum with other letters for what is free in it."""
        index, _, body = term.args
        letter = str(index.data)
        inside = {old: new for old, new in names.items() if old != letter}
        own = self.unlike(letter, frozenset(inside.values()) | (self.free(body) - {letter}))
        return self.index_sum(self.index(own), self.renamed(body, {**inside, letter: own}))


def outside(term: Term) -> tuple[Term, ...]:
    """The arguments of a term, but of a sum over an index only how many values that has."""
    return term.args if term.head != "indexed" else term.args[1:2]


def outside_sums(root: Term, known: Container[int] = ()) -> list[Term]:
    """All terms that occur in a term outside the bodies of its sums, arguments first; none whose number is known."""
    seen, found = {root}, [root]
    for term in found:  # which grows
        for arg in term.args if term.head != "indexed" else outside(term):
            if arg not in seen and arg.number not in known:
                seen.add(arg)
                found.append(arg)
    found.sort(key=NUMBER)
    return found


def letters_beside(taken: Container[str]) -> Iterator[str]:
    """Letters for indices that mean nothing else."""
    yield from (letter for letter in INDEX_LETTERS if letter not in taken)
    for number in counting(1):
        yield f"i_{number}"
