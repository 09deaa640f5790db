"""Sums over an index as array code, without a loop: what depends on an index has an axis for it.

A family is one array, its indices first. Products are summed by `einsum`, in which each index and each side of a matrix
is a letter; what is added or taken entry by entry is laid side by side, index by index.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import ascii_letters

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..operators.constants import ONES
from ..operators.entries import BASIS, COMPONENT, ENTRY, SINGLE_ENTRY
from ..operators.norm import NORM_2, NORM_F, NORMALIZED_ENTRIES
from ..operators.sums import TOTAL
from ..operators.trace import TRACE
from ..terms.algebra import Algebra
from ..terms.shape import ONE, SCALAR, Shape, sides
from ..terms.term import Rational, Term, value_of
from . import one_by_one
from .codes import NO_CODE
from .library import Library
from .lines import Lines
from .of_stacks import OF_ROWS, OF_STACKS
from .precedence import ATOM, POWER, PRODUCT, SUM, Snippet, filled, number

SHORT = 24  # characters of an array that is written wherever it is used

Letters = tuple[str, ...]  # of the rows and of the columns of an array, those of a single one left out


class Laid(NamedTuple):
    """An array with an axis for each of some indices, in alphabetical order, and then its own sides."""

    piece: Snippet
    indices: tuple[str, ...]


class Factor(NamedTuple):
    """An array in a product, and the letters of its axes."""

    piece: Snippet
    letters: Sequence[str]


class SumCode:
    """Writes what depends on indices; `constant` writes what does not."""

    def __init__(
        self,
        algebra: Algebra,
        library: Library,
        names: dict[str, str],
        lines: Lines,
        helpers: dict[str, None],
        constant: Callable[[Term], Snippet],
    ) -> None:
        self.algebra, self.library, self.names = algebra, library, names
        self.lines, self.helpers, self.constant = lines, helpers, constant
        self.known: dict[int, Laid] = {}
        self.sides = 0

    def laid(self, term: Term) -> Laid:
        """A term as an array, which has a name if it is long."""
        found = self.known.get(term.number)
        if found is None:
            piece = self._piece(term)
            if len(piece.text) > SHORT:
                piece = self.lines.assigned(piece)
            found = self.known[term.number] = Laid(piece, tuple(sorted(self.algebra.free(term))))
        return found

    def everywhere(self, term: Term, indices: Sequence[Term]) -> Snippet:
        """A term at all values of some indices, the first axes in this order; it may depend on few of them."""
        array, letters, own = self.laid(term), [str(index.data) for index in indices], self._sides(term.shape)
        held = [letter for letter in letters if letter in array.indices]
        piece = self._summed([Factor(array.piece, (*array.indices, *own))], [*held, *own])
        if held == letters:
            return piece
        lengths = [self.algebra.count(index) for index in indices] + [self.algebra.size(n) for n in sides(term.shape)]
        shape = ", ".join(self.constant(length).text for length in lengths)
        ones = filled(self.library.template(ONES.key)[0], [Snippet(f"({shape},)", ATOM)])
        spread = _spread(piece, held, letters, len(own))
        return Snippet(f"{spread.at(PRODUCT)}*{ones.text}", PRODUCT)

    def _piece(self, term: Term) -> Snippet:
        if term.head != "indexed" and not self.algebra.free(term):
            return self.constant(term)
        if term.head == "indexed" or term.head in FACTORS:
            return self._product(term)
        if term.head == "sum":
            return Snippet(self._added([self._beside(arg, term) for arg in term.args]), SUM)
        if term.head == "power":
            return self._power(term.args[0], term.args[1])
        if term.head in ("member", BASIS.key, SINGLE_ENTRY.key):
            return self._member(term) if term.head == "member" else self._unit(term)
        if term.head in (COMPONENT.key, ENTRY.key) and not self.algebra.free(term.args[0]):
            letters = [str(index.data) for index in term.args[1:]]
            return self._summed([Factor(self.constant(term.args[0]), letters)], sorted(set(letters)))
        if term.head in (NORM_2.key, NORM_F.key):
            return filled(self.library.target.sqrt, [self._product(self.algebra.colon(term.args[0], term.args[0]))])
        if term.head == NORMALIZED_ENTRIES.key:
            norm = self.algebra.apply(NORM_F.key, term.args, SCALAR)
            return self._product(self.algebra.scale(self.algebra.reciprocal(norm), term.args[0]))
        return self._call(term)

    def _member(self, term: Term) -> Snippet:
        """The array of a family; of numbers x_ji it is transposed."""
        name, letters = self.names[str(term.data)], [str(index.data) for index in term.args[1:]]
        if letters == sorted(letters) and len(set(letters)) == len(letters):
            return Snippet(name, ATOM)
        sides = self._sides(term.shape)
        whole = Factor(Snippet(name, ATOM), (*letters, *sides))
        return self._summed([whole], [*sorted(set(letters)), *sides])

    def _unit(self, term: Term) -> Snippet:
        """e_i or E_ij along its indices, rows of the identity."""
        sides, every = self._sides(term.shape), []
        for index, size, side in zip(term.args, term.shape, sides, strict=False):
            eye, row = self.algebra.constant("eye", (size, size)), (index, self.algebra.size(size))
            one = eye if self.algebra.free(index) else self.algebra.apply(BASIS.key, row, (size, ONE))
            every.append(Factor(self.constant(one), (*self.algebra.free(index), side)))
        return self._summed(every, [*sorted(self.algebra.free(term)), *sides])

    def _beside(self, term: Term, whole: Term) -> str:
        """An addend along the indices of the whole sum."""
        piece, letters = self.laid(term)
        return _spread(piece, letters, sorted(self.algebra.free(whole)), len(sides(term.shape))).at(PRODUCT)

    def _added(self, texts: Sequence[str]) -> str:
        """Addends with their signs."""
        ordered = sorted(texts, key=lambda text: text.startswith("-"))
        return " + ".join(ordered).replace(" + -", " - ")

    def _power(self, base: Term, exponent: Term) -> Snippet:
        """A power of each entry."""
        inner = self.laid(base).piece
        if exponent.head == "number" and value_of(exponent) == -1:
            return Snippet(f"1/{inner.at(ATOM)}", PRODUCT)
        return Snippet(f"{inner.at(ATOM)}**{self.laid(exponent).piece.at(ATOM)}", POWER)

    def _call(self, term: Term) -> Snippet:
        """A function of each entry, or one of which the library takes stacks of arrays."""
        operator = self.algebra.operators.get(term.head)
        if operator is not None and (operator.elementwise or term.head in OF_STACKS):
            template, helper = self.library.template(term.head)
        elif term.head in OF_ROWS and term.args[0].is_column:
            template, _, helper = self.library.target.prefixed(OF_ROWS[term.head]).partition("\n")
        else:
            return self._one_by_one(term)
        self.helpers.update({helper: None} if helper else {})
        if len(term.args) == 1:
            return filled(template, [self.laid(term.args[0]).piece])
        return filled(template, [Snippet(self._beside(arg, term), PRODUCT) for arg in term.args])

    def _one_by_one(self, term: Term) -> Snippet:
        """A function of arrays that depend on one index, taken of one after the other."""
        letters = one_by_one.letters_beside({*self.names.values()})
        moving = {arg: next(letters) for arg in dict.fromkeys(term.args) if self.algebra.free(arg)}
        members = {arg: self.algebra.symbol(name, arg.shape) for arg, name in moving.items()}
        args = tuple(members.get(arg, arg) for arg in term.args)
        self.names.update({name: name for name in moving.values()})
        before = len(self.lines.texts)
        each = self.constant(self.algebra.make(term.head, args, term.shape, term.data, term.properties))
        if len(self.algebra.free(term)) != 1 or one_by_one.leave(self.lines.texts[before:], moving.values()):
            name = self.algebra.operators[term.head].name
            raise Mistake(NO_CODE, f"no code: {name} within a sum over an index", None)
        arrays = {name: self.laid(arg).piece for arg, name in moving.items()}
        return one_by_one.stacked(each, arrays, self.library.target)

    def _product(self, term: Term) -> Snippet:
        """A product, summed over what it holds and the result does not."""
        sides = self._sides(term.shape)
        count: Rational = 1
        factors: list[Factor] = []
        for factor, letters in self._factors(term, sides, {*self.algebra.free(term)}):
            if factor.head == "number":
                count *= value_of(factor)
            else:
                array = self.laid(factor)
                factors.append(Factor(array.piece, (*array.indices, *letters)))
        return _times(count, self._summed(factors, [*sorted(self.algebra.free(term)), *sides]))

    def _summed(self, factors: Sequence[Factor], result: Sequence[str]) -> Snippet:
        """The product summed over all letters but those of the result: one array as it is, numbers with stars."""
        numbers = [piece.at(PRODUCT) for piece, letters in factors if not letters]
        if 0 < len(numbers) < len(factors):
            arrays = self._summed([factor for factor in factors if factor.letters], result)
            return Snippet("*".join([*numbers, arrays.at(PRODUCT)]), PRODUCT)
        if len(factors) == 1 and list(factors[0].letters) == list(result):
            return factors[0].piece
        held = {letter for factor in factors for letter in factor.letters}
        in_order = all(list(letters) == [x for x in result if x in letters] for _, letters in factors)
        if in_order and held == set(result) and held <= self.algebra.ranges.keys():
            spread = [_spread(piece, letters, result, 0).at(PRODUCT) for piece, letters in factors]
            return Snippet("*".join(spread), PRODUCT)
        target, words = self.library.target, _words([*(letters for _, letters in factors), result])
        pieces = ", ".join(factor.piece.text for factor in factors)
        order = target.einsum_order if len(factors) > 1 else ""
        return Snippet(f'{target.prefix}einsum("{",".join(words[:-1])}->{words[-1]}", {pieces}{order})', ATOM)

    def _factors(self, term: Term, sides: Letters, taken: set[str]) -> Iterator[tuple[Term, Letters]]:
        """The arrays in a product, with the letters of their sides; each sum in it has a letter that is not taken."""
        if term.head == "indexed":
            yield from self._factors(self._summand(term, taken), sides, taken)
        elif term.head in FACTORS and self.algebra.free(term):
            for factor, own in FACTORS[term.head](self, term, sides):
                yield from self._factors(factor, own, taken)
        else:
            yield term, sides

    def _summand(self, term: Term, taken: set[str]) -> Term:
        """What is summed, with an index of its own, which is in no result."""
        index, _, body = term.args
        own = self.algebra.unlike(str(index.data), taken)
        taken.add(own)
        return self.algebra.renamed(body, {str(index.data): own})

    def _sides(self, shape: Shape) -> Letters:
        """New letters for the sides of an array."""
        return tuple(self._fresh() for _ in sides(shape))

    def _fresh(self) -> str:
        """A side that is no other."""
        self.sides += 1
        return f"side {self.sides}"

    def _multiple(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        yield term.args[0], ()
        yield term.args[1], sides

    def _entrywise(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        for arg in term.args:
            yield arg, () if arg.is_scalar else sides

    def _chain(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        """The factors of a matrix product: neighbours have a side in common."""
        rest = list(sides)
        left = [rest.pop(0)] if term.shape[0] != ONE else []
        for place, factor in enumerate(term.args):
            is_last = place == len(term.args) - 1
            right = rest if is_last else [self._fresh()] if factor.shape[1] != ONE else []
            yield factor, (*left, *right)
            left = right

    def _turned(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        yield term.args[0], sides[::-1]

    def _paired(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        both = self._sides(term.args[0].shape)
        yield from ((arg, both) for arg in term.args)

    def _traced(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        side = self._fresh()
        yield term.args[0], (side, side)

    def _totalled(self, term: Term, sides: Letters) -> Iterator[tuple[Term, Letters]]:
        yield term.args[0], self._sides(term.args[0].shape)


def _words(axes: Sequence[Sequence[str]]) -> list[str]:
    """Indices and sides as einsum has them, each a letter, its own if it is one; Mistake where they are too many."""
    names = list(dict.fromkeys(name for letters in axes for name in letters))
    own = {name for name in names if len(name) == 1 and name in ascii_letters}
    rest = (letter for letter in ascii_letters if letter not in own)
    if len(names) > len(ascii_letters):
        raise Mistake(NO_CODE, f"no code: a product over more than {len(ascii_letters)} indices", None)
    known = {name: name if name in own else next(rest) for name in names}
    return ["".join([known[name] for name in letters]) for letters in axes]


def _spread(piece: Snippet, indices: Sequence[str], wanted: Sequence[str], sides: int) -> Snippet:
    """An array with an axis of length 1 for each index that it lacks; without indices it stretches by itself."""
    if not indices or list(indices) == list(wanted):
        return piece
    places = [":" if index in indices else "None" for index in wanted]
    return Snippet(f"{piece.at(ATOM)}[{', '.join([*places, *[':'] * sides])}]", ATOM)


def _times(count: Rational, piece: Snippet) -> Snippet:
    """A number times an array."""
    if abs(count) == 1:
        return piece if count == 1 else Snippet(f"-{piece.at(PRODUCT)}", PRODUCT)
    return Snippet(f"{number(count).text}*{piece.at(PRODUCT)}", PRODUCT)


FACTORS: Mapping[str, Callable[[SumCode, Term, Letters], Iterator[tuple[Term, Letters]]]] = {
    "scaled": SumCode._multiple,
    "hadamard": SumCode._entrywise,
    "product": SumCode._chain,
    "transpose": SumCode._turned,
    "colon": SumCode._paired,
    TRACE.key: SumCode._traced,
    TOTAL.key: SumCode._totalled,
}
