"""Rows to a fixed point. A term is simplified once; what fired is handed on, to be cited."""

from collections.abc import Sequence

from ..terms.algebra import Algebra
from ..terms.term import Term, below
from .glimpse import outline
from .index import Filed, RowsOfHead, fitting_rows, rows_of
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
        self.simple: dict[int, Simple] = {}

    def begin_with(self, other: "Simplifier") -> None:
        """Take as simple what the rows of another simplifier of the store, among which are all of these, left alone."""
        self.simple.update((n, found) for n, found in other.simple.items() if not found[1] and found[0].number == n)

    def simplify(self, root: Term) -> Simple:
        """The simplified term, of the same shape and equal wherever both are defined, and the rows that fired in it.

        No part of it is rewritten more than MOST_FIRINGS times: rows that undo each other end in one of the two forms.
        """
        simple = self.simple
        if root.number not in simple:
            new = [arg for arg in root.args if arg.number not in simple]
            for term in below([root], simple) if new else (root,):
                found = simple[term.number] = self._simplified(term)
                if found[0] is not term:
                    simple.setdefault(found[0].number, (found[0], ()))
        return simple[root.number]

    def _simplified(self, term: Term) -> Simple:
        """A term whose arguments have been simplified."""
        for arg in term.args:
            new, rows = self.simple[arg.number]
            if rows or new is not arg:
                return self._rebuilt(term)
        found = self.fire(term)
        return (term, ()) if found is None else self._rewritten(found, [])

    def _rebuilt(self, term: Term) -> Simple:
        """A term in which an argument has become another; its constructor may make parts anew."""
        parts = [self.simple[arg.number] for arg in term.args]
        fired = [row for _, rows in parts for row in rows]
        term = self.algebra.replaced(term, [new for new, _ in parts])
        if any(arg.number not in self.simple for arg in term.args):
            term, rows = self.simplify(term)
            fired.extend(rows)
        found = self.fire(term)
        return (term, _once(fired)) if found is None else self._rewritten(found, fired)

    def _rewritten(self, found: tuple[Term, Row], fired: list[Row]) -> Simple:
        """What one row has made of a term, after more of them, and all rows after those that fired before."""
        for _ in range(MOST_FIRINGS):
            term, row = found
            fired.append(row)
            if term.number not in self.simple and term.args:
                term, rows = self.simplify(term)
                fired.extend(rows)
            again = self.fire(term)
            if again is None:
                break
            found = again
        return term, _once(fired)

    def fire(self, term: Term) -> tuple[Term, Row] | None:
        """The term after the first rule that changes it, and the rule's row; None where none does."""
        known = rows_of(self.purpose, term.head)
        if not known.rows or not known.may_fit(term, self.algebra.heads):
            return None
        for filed_row in self._rows(term, known):
            if filed_row.may_fire(self.algebra.heads):
                new = self.apply(filed_row.rule, term)
                if new is not None and new is not term:
                    return new, filed_row.row
        return None

    def _rows(self, term: Term, known: RowsOfHead) -> Sequence[Filed]:
        """The rows that may rewrite a term, or if it is a product its transpose."""
        rows = fitting_rows(self.purpose, term.head, outline(term))
        if term.head != "product" or not _is_quoted(term, known.quoted):
            return rows
        turned = self.algebra.transpose(term)
        others = fitting_rows(self.purpose, turned.head, outline(turned)) if turned.head == "product" else ()
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
        if self.simple[root.number] == (root, ()):
            return {}
        parts = ((term, *self.simple[term.number]) for term in below([root]))
        return {new: (term, rows) for term, new, rows in parts if new is not term}


def _is_quoted(product: Term, heads: frozenset[str]) -> bool:
    """Whether a factor with one of some heads stands in a product with a quote."""
    return not heads.isdisjoint([factor.args[0].head for factor in product.args if factor.head == "transpose"])


def _once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Each row once, where it fired first."""
    return tuple(dict.fromkeys(rows))
