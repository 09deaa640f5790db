"""Terms as text. What is written in the input language reads back as the same term.

A piece is a text with the level of its loosest mark; an operand looser than its place asks for gets brackets.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..derivation import Addend, Form
from ..operators.constants import EYE, ONES
from ..terms.algebra import Algebra
from ..terms.commuting import MOST_FLAT
from ..terms.operator import Appearance, Operator
from ..terms.shape import ONE, show_size, signature
from ..terms.term import Term, below, size_from, value_of
from ..terms.weight import Weights
from . import blocks, cases
from .coefficient import Coefficient, monomial
from .fragment import Fragment, Level
from .products import Products
from .style import Style

MERGED = frozenset({"number", "power", "hadamard", "scaled"})  # heads of what merges with factors beside it


class Writer(Products):
    """Writes the terms of one store in one style."""

    def __init__(self, algebra: Algebra, style: Style) -> None:
        self.algebra = algebra
        self.style = style
        self.weights = Weights(algebra)
        self.pieces: dict[int, Fragment] = {}

    def write(self, root: Term) -> str:
        """A term as text."""
        return self.piece(self._apart(root)).text

    def _apart(self, term: Term, indices: Iterable[Term] = ()) -> Term:
        """A term in which no sum binds a letter that it has otherwise, as those of these indices."""
        if not self.algebra.ranges:
            return term
        return self.algebra.apart(term, frozenset([str(index.data) for index in indices]))

    def content(self, content: Term | Form) -> str:
        """The right-hand side of a line as text."""
        return self.write(content) if isinstance(content, Term) else self.form(content)

    def form(self, form: Form) -> str:
        """A linear form as text."""
        return self.joined([self._addend(addend) for addend in form]) if form else "0"

    def changes(self, form: Form) -> str:
        """What a line changes, the addends that stand as in the line above as one mark."""
        return self.style.sum([self.style.unchanged, *map(self._addend, form)])

    def piece(self, root: Term) -> Fragment:
        """A term as a piece."""
        pieces = self.pieces
        if root.number in pieces:
            return pieces[root.number]
        missing = [arg for arg in root.args if arg.number not in pieces]
        for term in below(missing, pieces) if missing else ():
            pieces[term.number] = WRITTEN_BY.get(term.head, Writer._application)(self, term)
        piece = pieces[root.number] = WRITTEN_BY.get(root.head, Writer._application)(self, root)
        return piece

    def at(self, term: Term, level: int) -> str:
        """A term where at least a level is asked for."""
        text, own = self.pieces.get(term.number) or self.piece(term)
        return text if own >= level else self.style.bracketed(text)

    def _addend(self, addend: Addend) -> str:
        if addend.over:
            return self._summed(addend)
        return self._term_of_form(self._apart(addend.adjoint), self._apart(addend.differential))

    def _term_of_form(self, adjoint: Term, differential: Term) -> str:
        """G : dX"""
        if not differential.is_scalar:
            return f"{self._closed(adjoint, differential)}{self.style.colon}{self.at(differential, Level.SIGN)}"
        if differential.head in MERGED or adjoint is self.algebra.zero or len(adjoint.args) > MOST_FLAT:
            return self.at(self.algebra.hadamard([adjoint, differential]), Level.COLON)
        if adjoint is self.algebra.one:
            return self.at(differential, Level.COLON)
        value, above, under = monomial(adjoint, self.algebra)
        return self.style.at(self._quotient(Coefficient(value, [*above, differential], under), None), Level.COLON)

    def _closed(self, adjoint: Term, differential: Term) -> str:
        """An adjoint before the colon; a sum at its end does not take in what is right of it, if that is a sum too.

        Nor does one behind other factors.
        """
        body = adjoint.args[1] if adjoint.head == "scaled" else adjoint
        last = body.args[-1] if body.head == "product" else body
        binding = last is not body or any(part.head == "indexed" for part in below([differential]))
        if last.head != "indexed" or not binding:
            return self.at(adjoint, Level.COLON)
        text, tail = self.piece(adjoint).text, self.piece(last).text
        return text.removesuffix(tail) + self.style.bracketed(tail) if text.endswith(tail) else text

    def _summed(self, addend: Addend) -> str:
        """An addend under the signs of its sums, its number before them."""
        count, rest = self.algebra.split(self._apart(addend.adjoint, addend.over))
        sums = "".join([self.style.index_sum(str(index.data)) for index in addend.over])
        text = sums + self._term_of_form(rest, self._apart(addend.differential, addend.over))
        if count == 1:
            return text
        return self.style.minus + text if count == -1 else self.style.product([self.style.number(count).text, text])

    def _symbol(self, term: Term) -> Fragment:
        """A name, or a size that is a number."""
        name = str(term.data)
        return Fragment(name if name.isdigit() else self.style.symbol(name), Level.ATOM)

    def _member(self, term: Term) -> Fragment:
        """A member of a family, its indices below its name."""
        letters = [str(index.data) for index in term.args[1:]]
        return Fragment(self.style.member(str(term.data), letters), Level.ATOM)

    def _index_sum(self, term: Term) -> Fragment:
        """A sum over an index, which takes in what stands to its right up to a plus or minus."""
        index, _, body = term.args
        return Fragment(self.style.index_sum(str(index.data)) + self.at(body, Level.COLON), Level.COLON)

    def _number(self, term: Term) -> Fragment:
        return self.style.number(value_of(term))

    def _differential(self, term: Term) -> Fragment:
        (of,) = term.args
        text = self.piece(of).text
        inside = text if of.head in ("symbol", "member") else self.style.bracketed(text)
        return Fragment(self.style.differential(inside), Level.ATOM)

    def _sum(self, term: Term) -> Fragment:
        """Addends with their signs; a sum of many among them needs no brackets."""
        return Fragment(self.joined([self.at(arg, Level.SUM) for arg in term.args]), Level.SUM)

    def _colon(self, term: Term) -> Fragment:
        return Fragment(self.style.colon.join([self.at(arg, Level.PRODUCT) for arg in term.args]), Level.COLON)

    def joined(self, addends: Sequence[str]) -> str:
        """Addends with their signs, one without a minus in front if there is one."""
        if not self.style.is_negative(addends[0]):
            return self.style.sum(addends)
        first = next((i for i, text in enumerate(addends) if not self.style.is_negative(text)), 0)
        return self.style.sum([*addends[first : first + 1], *addends[:first], *addends[first + 1 :]])

    def _transpose(self, term: Term) -> Fragment:
        (base,) = term.args
        if base.is_reciprocal:
            return self._entrywise([term])
        operator = self.algebra.operators.get(base.head)
        turned = operator and self.style.turned(operator, [self.piece(arg) for arg in base.args])
        if turned:
            return turned
        level = Level.ATOM if base.head == "power" or self._notation(base).look is Appearance.POWER else Level.SUFFIX
        return Fragment(self.style.transposed(self.at(base, level)), Level.SUFFIX)

    def _application(self, term: Term) -> Fragment:
        """A constant, or an operator with its arguments; a call where its letter names something else."""
        if not term.args:
            return self._constant(term)
        operator = self.algebra.operators[term.head]
        if operator.joins or operator.cuts_out:
            return blocks.written(self, term)
        args = self._arguments(operator, term)
        if operator.notation.look is Appearance.UNIT and operator.notation.mark in self.algebra.names:
            return self.style.call(operator.name, [arg.text for arg in args])
        if operator.drawn:
            return self.style.own(operator.name, [arg.text for arg in args])
        return self.style.applied(operator, args)

    def _arguments(self, operator: Operator, term: Term) -> list[Fragment]:
        """The arguments of an operator."""
        form = signature(operator.signature)
        if operator.notation.look is Appearance.COMPARED:
            return self._cases(term)
        word = [Fragment(self.style.words(form.word), Level.ATOM)] if form.word else []
        if not self.style.sizes_as_typed or all([role.shape for role in form.arguments]):
            is_call = operator.notation.look is Appearance.CALL
            return [*map(self._argument if is_call else self.piece, term.args), *word]
        pairs = zip(form.arguments, term.args, strict=True)
        return [*(self._size(arg) if role.is_size else self.piece(arg) for role, arg in pairs), *word]

    def _cases(self, term: Term) -> list[Fragment]:
        """A comparison and what it chooses from; a number in every place is written once."""
        comparison, *chosen = term.args
        parts = [part for part in (*cases.compared(comparison, self.algebra), *chosen) if part is not self.algebra.zero]
        is_spread = not all([cases.once(part, self.algebra).is_scalar for part in parts])
        left, right = self.sides(comparison, is_spread)
        sign = self.style.relation("<" if left == "0" else ">")
        text = f"{right} {sign} {left}" if left == "0" else f"{left} {sign} {right}"
        kept = [cases.once(case, self.algebra) for case in chosen] if is_spread else chosen
        return [Fragment(text, Level.SUM), *map(self.piece, kept)]

    def sides(self, comparison: Term, is_spread: bool = True) -> list[str]:
        """The sides of a comparison; a number in every place is written once if it `is_spread`."""
        sides = cases.compared(comparison, self.algebra)
        return [self.at(cases.once(side, self.algebra) if is_spread else side, Level.SUM) for side in sides]

    def _argument(self, term: Term) -> Fragment:
        """An argument; a matrix of ones says its sizes, which nothing around tells: triu(ones(n,n)), not triu(𝟏)."""
        if term.head != ONES.key or ONE in term.shape or self.style.sizes_as_typed:
            return self.piece(term)
        return self.style.call(ONES.key, list(map(self.style.size, term.shape)))

    def _size(self, term: Term) -> Fragment:
        """A size as it is typed."""
        return Fragment(show_size(size_from(term)), Level.ATOM)

    def _constant(self, term: Term) -> Fragment:
        """eye(n), ones(n), ones(n)', ones(m,n) and zeros likewise."""
        rows, columns = term.shape
        sizes = [rows] if term.head == EYE.key else [size for size in (rows, columns) if size != ONE]
        text = self.style.constant(self.algebra.operators[term.head], list(map(self.style.size, sizes)))
        return Fragment(self.style.transposed(text), Level.SUFFIX) if rows == ONE else Fragment(text, Level.ATOM)


WRITTEN_BY: Mapping[str, Callable[[Writer, Term], Fragment]] = {
    "symbol": Writer._symbol,
    "family": Writer._symbol,
    "member": Writer._member,
    "indexed": Writer._index_sum,
    "stack": Writer._symbol,
    "size": Writer._symbol,
    "number": Writer._number,
    "d": Writer._differential,
    "sum": Writer._sum,
    "product": Writer._product,
    "scaled": Writer._scaled,
    "hadamard": Writer._hadamard,
    "power": Writer._power,
    "transpose": Writer._transpose,
    "colon": Writer._colon,
}  # what is no operator with a name
