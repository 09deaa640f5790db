"""The shortest form of a result: what the addends of a sum have in common is drawn out where that saves writing.

What the user typed keeps its own form and grouping.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, repeat
from math import prod

from ..operators.marks import ADDITION
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.operator import Linear
from ..terms.term import Rational, Term, new_below
from ..terms.weight import Weights
from .addends import common_number, common_scalars, entries, may_be_turned, product_in, without
from .alike import Factored, gathered, merged
from .sign import SIGN_ROW, Signs

NUMBER, LEFT, RIGHT, ENTRYWISE, TURNED = (Row(statement, ADDITION.name) for statement in ADDITION.collecting[:5])
MOST_GATHERED = 40
MOST_MULTIPLIED = 12
RECIPROCAL_HEADS = frozenset({"power", "transpose", "number", "hadamard"})
DIVISIBLE_HEADS = frozenset({"sum", "power", "transpose"})
MOST_OPENED = 4  # addends that are tried out of their brackets

Origins = Mapping[Term, tuple[Term, tuple[Row, ...]]]


class Factoring:
    """Factors the sums of one store, apart from the user's own: `own` are these and all that is in them."""

    def __init__(self, algebra: Algebra, own: Sequence[Term], typed: Origins, simplifier: Simplifier) -> None:
        self.algebra = algebra
        self.simplifier = simplifier
        self.opened: set[int] = set()
        self.typed = typed
        self.own = {term.number: term for term in own}
        self.rows: dict[Row, None] = {}
        self.factored = {} if typed else self.own.copy()
        self.weights = Weights(algebra)
        self.signs = Signs(algebra, own, self.weights)
        self.shortening = Simplifier(algebra, "shorter")

    def shortest(self, root: Term) -> Term:
        """A term with its sums factored and its sign settled: of the same shape, equal, and no longer to write.

        `rows` has what was used on the way, to be cited.
        """
        factored = self.factor(root)
        settled = self.signs.settle(factored)
        if settled is not factored:
            self.rows[SIGN_ROW] = None
        return settled

    def factor(self, root: Term) -> Term:
        """A term with its sums factored."""
        if root.number in self.factored:
            return self.factored[root.number]
        for term in new_below(root, self.factored):
            self.factored[term.number] = self._typed(term) if term.number in self.own else self._factored(term)
        return self.factored[root.number]

    def _typed(self, term: Term) -> Term:
        """A part of the function as it was typed, if that is no longer than what it was rewritten to."""
        if term not in self.typed:
            return term
        typed, rows = self.typed[term]
        if self.weights.of(typed) > self.weights.of(term):
            return term
        self.rows.update(dict.fromkeys(rows))
        return typed

    def _factored(self, term: Term) -> Term:
        """A term whose arguments have been factored."""
        if not term.args:
            return term
        args = tuple([self.factored[arg.number] for arg in term.args])
        new = term if args == term.args else self.algebra.rebuild(term.head, args, term.shape)
        if new.number in self.own:
            return new
        if new.head in ("product", "scaled", "hadamard"):
            new = self.signs.outward(new)
        return self.shorter(new if new is term else self._rebuilt(new))

    def _rebuilt(self, term: Term) -> Term:
        """A term whose arguments are new, as where a minus has gone out of them, with these factored too."""
        if all(arg.number in self.factored or arg.number in self.own for arg in term.args):
            return term
        return self.algebra.rebuild(term.head, [self.factor(arg) for arg in term.args], term.shape)

    def _attempts(self, term: Term) -> "tuple[Shortening, ...]":
        """What may make a term shorter; letters of indices change places, which leaves more that is alike."""
        if term.head == "sum" and self.algebra.ranges:
            return WITH_INDICES
        return ATTEMPTS.get(term.head) or (OF_A_SUM if term.args[0].head == "sum" else OF_ANY_TERM)

    def shorter(self, term: Term) -> Term:
        """A term whose arguments are factored, after one rewriting after the other that makes it shorter."""
        if not 0 < len(term.args) <= MOST_GATHERED:
            return term
        cited = len(self.rows)
        for attempt in self._attempts(term):
            found = attempt(self, term)
            if found is not None and self.weights.of(found[0]) < self.weights.of(term):
                self.rows[found[1]] = None
                return self.factor(found[0])
            while len(self.rows) > cited:  # what an attempt cites that comes to nothing
                self.rows.popitem()
        return term


def _numbers(factoring: Factoring, term: Term) -> Factored:
    """c A + c B = c (A + B), for numbers and scalars."""
    algebra = factoring.algebra
    number, scalars = common_number(term.args), common_scalars(term.args, algebra)
    factor = algebra.hadamard([algebra.number(number), *scalars]) if scalars or number != 1 else algebra.one
    if factor is algebra.one:
        return None
    inverse = algebra.reciprocal(factor)
    return algebra.scale(factor, algebra.sum([algebra.scale(inverse, addend) for addend in term.args])), NUMBER


def _left(factoring: Factoring, term: Term) -> Factored:
    return _at_end(factoring, term, 0, LEFT)


def _right(factoring: Factoring, term: Term) -> Factored:
    return _at_end(factoring, term, -1, RIGHT)


def _at_end(factoring: Factoring, term: Term, end: int, row: Row) -> Factored:
    """The end factor that saves most, drawn out of the addends that have it."""
    algebra = factoring.algebra
    groups: dict[Term, list[Term]] = {}
    for addend in term.args:
        product = product_in(addend)
        if product is not None:
            groups.setdefault(product.args[end], []).append(addend)
    fewest = len(term.args) if term.moves else 2  # a line lies flat, but for what all its addends have in common
    shared = [factor for factor, addends in groups.items() if len(addends) >= fewest]
    if not shared:
        return None
    factor = max(shared, key=lambda factor: (len(groups[factor]) - 1) * factoring.weights.of(factor))
    inner = factoring.factor(algebra.sum([without(addend, end, algebra) for addend in groups[factor]]))
    new = algebra.product([factor, inner] if end == 0 else [inner, factor])
    return algebra.sum([new, *(addend for addend in term.args if addend not in groups[factor])]), row


def _entries(factoring: Factoring, term: Term) -> Factored:
    """A .* C + B .* C = (A + B) .* C"""
    algebra = factoring.algebra
    first, *others = map(entries, term.args)
    if term.is_scalar or len(first) == 1:
        return None
    common = [factor for factor in first if all(factor in some for some in others)]
    if not common:
        return None
    inverse = [algebra.reciprocal(factor) for factor in common]
    return algebra.hadamard([*common, algebra.sum([algebra.hadamard([a, *inverse]) for a in term.args])]), ENTRYWISE


def _turned(factoring: Factoring, term: Term) -> Factored:
    """A' + B' = (A + B)'"""
    algebra = factoring.algebra
    if term.is_scalar or not may_be_turned(term.args, algebra):
        return None
    turned = algebra.sum([algebra.transpose(addend) for addend in term.args])
    return (algebra.transpose(turned), TURNED) if turned is not term else None


def _opened(factoring: Factoring, term: Term) -> Factored:
    """C (A + B) = C A + C B, where something cancels then."""
    heads = [arg.head for arg in term.args]
    if "sum" not in heads or term.number in factoring.opened:
        return None
    place = heads.index("sum")
    if len(term.args[place].args) > MOST_OPENED:
        return None
    factoring.opened.add(term.number)
    before, addends, after = term.args[:place], term.args[place].args, term.args[place + 1 :]
    opened = [factoring.algebra.product([*before, addend, *after]) for addend in addends]
    simple = [factoring.simplifier.simplify(addend) for addend in opened]
    if not any(rows for _, rows in simple):
        return None
    factoring.rows.update(dict.fromkeys(row for _, rows in simple for row in rows))
    return factoring.factor(factoring.algebra.sum([addend for addend, _ in simple])), LEFT if place else RIGHT


def _divided(factoring: Factoring, term: Term) -> Factored:
    """s*(1 + q/s) = s + q, both perhaps below the line; and entry by entry."""
    algebra = factoring.algebra
    if DIVISIBLE_HEADS.isdisjoint([factor.head for factor in term.args]):
        return None
    powers = dict(map(algebra.base_and_exponent, term.args))
    for base, exponent in powers.items():
        divisors = _divisors(base, algebra) if base.head == "sum" else ()
        for other in powers if divisors else ():
            if powers[other] is exponent and other in divisors:
                whole = algebra.sum([algebra.hadamard([other, addend]) for addend in base.args])
                rest = [arg for arg, one in zip(term.args, powers, strict=True) if one not in (base, other)]
                row = NUMBER if term.is_scalar else ENTRYWISE
                return algebra.hadamard([*rest, algebra.power(whole, exponent)]), row
    return None


def _divisors(term: Term, algebra: Algebra) -> set[Term]:
    """By what the addends of a sum are divided: the reciprocals of their factors that may be reciprocals."""
    factors = [factor for addend in term.args for factor in entries(addend) if factor.head in RECIPROCAL_HEADS]
    return {algebra.reciprocal(factor) for factor in factors}


def _cancelled(factoring: Factoring, term: Term) -> Factored:
    """(A + B) .* C = A .* C + B .* C, in all addends at once, where they cancel then."""
    choices = [_choices(addend) for addend in term.args]
    if not len(term.args) < sum([prod(map(len, some)) for some in choices]) <= MOST_MULTIPLIED:
        return None
    products = map(_multiplied_out, term.args, choices, repeat(factoring.algebra))
    return factoring.algebra.sum(chain.from_iterable(products)), NUMBER if term.is_scalar else ENTRYWISE


def _choices(addend: Term) -> list[tuple[Term, ...]]:
    """Each factor of a Hadamard product, or its addends, if not too many products come of them all."""
    found: list[tuple[Term, ...]] = []
    count = 1
    for factor in entries(addend):
        opens = factor.head == "sum" and count * len(factor.args) <= MOST_MULTIPLIED
        found.append(factor.args if opens else (factor,))
        count *= len(found[-1])
    return found


def _multiplied_out(addend: Term, choices: Sequence[Sequence[Term]], algebra: Algebra) -> list[Term]:
    """The products of one of each choices, with the coefficient of an addend."""
    parts = [addend.args[0] if addend.head == "scaled" else algebra.one]
    for others in choices:
        parts = [algebra.hadamard([part, other]) for part in parts for other in others]
    return parts


def _gathered(factoring: Factoring, term: Term) -> Factored:
    """f(A + A') = 2 f(A), where f takes no notice of a transposition."""
    algebra, (argument, *_) = factoring.algebra, term.args
    operator = algebra.operators.get(term.head)
    if operator is None or len(term.args) > 1 or argument.head != "sum" or not operator.ignores_transposition:
        return None
    if operator.linear is not Linear.EACH:
        return None
    gathered: dict[Term, Rational] = {}
    for count, addend in map(algebra.split, argument.args):
        turned = algebra.transpose(addend)
        kept = turned if turned in gathered else addend
        gathered[kept] = gathered.get(kept, 0) + count
    inside = algebra.sum([algebra.scale(algebra.number(count), addend) for addend, count in gathered.items()])
    return algebra.apply(term.head, (inside,), term.shape), Row(operator.transposing, operator.name)


def _spread(factoring: Factoring, term: Term) -> Factored:
    """f(A + B) = f(A) + f(B) of a function that is additive by a row, where they cancel then."""
    algebra, argument = factoring.algebra, term.args[0]
    operator = algebra.operators.get(term.head)
    opens = argument.head == "sum" and len(argument.args) <= MOST_OPENED
    if not opens or operator is None or operator.adding not in operator.collecting:
        return None
    simple = [factoring.simplifier.simplify(algebra.apply(term.head, (a,), term.shape)) for a in argument.args]
    factoring.rows.update(dict.fromkeys(row for _, rows in simple for row in rows))
    return algebra.sum([addend for addend, _ in simple]), Row(operator.adding, operator.name)


def _by_row(factoring: Factoring, term: Term) -> Factored:
    """What a row makes of a term: one that makes it shorter, or one that holds anywhere."""
    found = factoring.shortening.fire(term)
    return found or (None if term.number in factoring.simplifier.seen else factoring.simplifier.fire(term))


Shortening = Callable[[Factoring, Term], Factored]


def _alike(factoring: Factoring, term: Term) -> Factored:
    """Sums over an index as one, and multiples of one array."""
    return merged(term.args, factoring.algebra) or gathered(term.args, factoring.algebra)


def _aligned(factoring: Factoring, term: Term) -> Factored:
    """A (C - D) - B (D - C) = (A + B) (C - D)"""
    found = factoring.signs.aligned(term)
    return None if found is None else (factoring.shorter(found), SIGN_ROW)


OF_ANY_TERM: tuple[Shortening, ...] = (_by_row,)
OF_A_SUM: tuple[Shortening, ...] = (_gathered, _spread, _by_row)  # of a function of a sum
OF_ADDENDS: tuple[Shortening, ...] = (_numbers, _left, _right, _entries, _turned, _cancelled, _by_row)
WITH_INDICES: tuple[Shortening, ...] = (_alike, _aligned, *OF_ADDENDS)
ATTEMPTS: Mapping[str, tuple[Shortening, ...]] = {
    "sum": OF_ADDENDS,
    "product": (_opened, _by_row),
    "hadamard": (_divided, _by_row),
}
