"""Rows to a fixed point. A term is simplified once; what fired is handed on, to be cited."""

from collections.abc import Mapping, Sequence

from ..terms.algebra import Algebra
from ..terms.term import NOTHING, Term, below, new_below
from .glimpse import outline
from .index import Filed, RowsOfHead, fitting_rows, own_rooms, rows_by_head, with_own
from .match import instantiate
from .part import parts_matching
from .rule import Row, Rule

MOST_FIRINGS = 100

Simple = tuple[Term, tuple[Row, ...]]


class Simplifier:
    """Simplifies the terms of one store, by the rows that hold anywhere or those for a function `before` its d."""

    def __init__(self, algebra: Algebra, purpose: str = "anywhere") -> None:
        self.algebra = algebra
        self.purpose = purpose
        self.seen: set[int] = set()  # the numbers of the terms that have been simplified
        self.changed: dict[int, Simple] = {}  # those of them in which a row has fired
        self.heads = NOTHING  # of the store, as `rows` were found for them
        self.rows: Mapping[str, RowsOfHead] = {}
        self.own = own_rooms(algebra.operators)

    def begin_with(self, other: "Simplifier") -> None:
        """Take as simple what the rows of another simplifier of the store, among which are all of these, left alone."""
        self.seen |= other.seen - other.changed.keys()

    def simplify(self, root: Term) -> Simple:
        """The simplified term, of the same shape and equal wherever both are defined, and the rows that fired in it.

        No part of it is rewritten more than MOST_FIRINGS times: rows that undo each other end in one of the two forms.
        """
        if root.number not in self.seen:
            if self.heads is not self.algebra.heads:
                self._find_rows()
            for term in new_below(root, self.seen) if self.rows else (root,):
                found = self._simplified(term) if self.changed or term.head in self.rows else None
                self.seen.add(term.number)
                if found is not None:
                    self.changed[term.number] = found
                    self.seen.add(found[0].number)
        return self.changed.get(root.number) or (root, ())

    def _find_rows(self) -> None:
        """Find the rows that may fire with what occurs by now."""
        self.heads = self.algebra.heads
        self.rows = rows_by_head(self.purpose, self.heads)
        if self.own:
            self.rows = with_own(self.rows, self.purpose, self.own)

    def _simplified(self, term: Term) -> Simple | None:
        """A term whose arguments have been simplified; None where no row has fired in it."""
        if self.changed:
            for arg in term.args:
                if arg.number in self.changed:
                    return self._rebuilt(term)
        found = self.fire(term)
        return None if found is None else self._rewritten(found, [])

    def _rebuilt(self, term: Term) -> Simple:
        """A term in which an argument has become another; its constructor may make parts anew."""
        parts = [self.changed.get(arg.number) or (arg, ()) for arg in term.args]
        fired = [row for _, rows in parts for row in rows]
        term = self.algebra.replaced(term, [new for new, _ in parts])
        if any(arg.number not in self.seen for arg in term.args):
            term, rows = self.simplify(term)
            fired.extend(rows)
        found = self.fire(term)
        return (term, _once(fired)) if found is None else self._rewritten(found, fired)

    def _rewritten(self, found: tuple[Term, Row], fired: list[Row]) -> Simple:
        """What one row has made of a term, after more of them, and all rows after those that fired before."""
        for _ in range(MOST_FIRINGS):
            term, row = found
            fired.append(row)
            if term.number not in self.seen and term.args:
                term, rows = self.simplify(term)
                fired.extend(rows)
            again = self.fire(term)
            if again is None:
                break
            found = again
        return term, _once(fired)

    def fire(self, term: Term) -> tuple[Term, Row] | None:
        """The term after the first rule that changes it, and the rule's row; None where none does."""
        if self.heads is not self.algebra.heads:
            self._find_rows()
        known = self.rows.get(term.head)
        if known is None or not known.may_fit(term):
            return None
        for filed_row in self._rows(term, known):
            new = self.apply(filed_row.rule, term)
            if new is not None and new is not term:
                return new, filed_row.row
        return None

    def _rows(self, term: Term, known: RowsOfHead) -> Sequence[Filed]:
        """The rows that may rewrite a term, or if it is a product its transpose."""
        rows = fitting_rows(known, term.head, outline(term))
        if term.head != "product" or not _is_quoted(term, known.quoted):
            return rows
        turned = self.algebra.transpose(term)
        others = fitting_rows(known, turned.head, outline(turned)) if turned.head == "product" else ()
        return [row for row in known.rows if row in rows or row in others]

    def apply(self, rule: Rule, term: Term) -> Term | None:
        """A term after a rule, if it fires; what a rule says of a product holds of the transposed product too."""
        new = self._applied(rule, term)
        if new is None and term.head == "product" and _is_quoted(term, rule.pattern.asked):
            turned = self.algebra.transpose(term)
            new = self._applied(rule, turned) if turned.head == "product" else None
            return new if new is None else self.algebra.transpose(new)
        return new

    def _applied(self, rule: Rule, term: Term) -> Term | None:
        """A term after a rule, if it fires; of a product, a Hadamard product or a sum it may rewrite a part."""
        for binding, before, after in parts_matching(rule.pattern.root, term, self.algebra):
            new = instantiate(rule.result, binding, self.algebra)
            return self.algebra.rebuild(term.head, [*before, new, *after], term.shape) if before or after else new
        return None

    def origins(self, root: Term) -> dict[Term, Simple]:
        """What each rewritten part of a term was, by what it has become, and the rows that fired in it."""
        if root.number not in self.changed:
            return {}
        parts = ((term, self.changed[term.number]) for term in below([root]) if term.number in self.changed)
        return {new: (term, rows) for term, (new, rows) in parts if new is not term}


def _is_quoted(product: Term, heads: frozenset[str]) -> bool:
    """Whether a factor with one of some heads stands in a product with a quote."""
    return not heads.isdisjoint([factor.args[0].head for factor in product.args if factor.head == "transpose"])


def _once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Each row once, where it fired first."""
    return tuple(dict.fromkeys(rows))
