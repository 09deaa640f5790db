"""Rows to a fixed point. A term is simplified once; what fired is handed on, to be cited."""

from ..terms.algebra import Algebra
from ..terms.term import Term, below
from .index import rewriting_rules, statements
from .match import instantiate, may_match, parts_matching
from .rule import Row, Rule

MOST_FIRINGS = 100


class Simplifier:
    """Simplifies the terms of one store, by the rows that hold anywhere or those for a function `before` its d."""

    def __init__(self, algebra: Algebra, purpose: str = "anywhere") -> None:
        self.algebra = algebra
        self.purpose = purpose
        self.book = statements(purpose)
        self.heads: frozenset[str] = frozenset()
        self.simple: dict[int, tuple[Term, tuple[Row, ...]]] = {}

    def simplify(self, root: Term) -> tuple[Term, tuple[Row, ...]]:
        """The simplified term, of the same shape and equal wherever both are defined, and the rows that fired in it.

        No part of it is rewritten more than MOST_FIRINGS times: rows that undo each other end in one of the two forms.
        """
        for term in below([root], self.simple) if root.number not in self.simple else ():
            found = self.simple[term.number] = self._simplified(term)
            self.simple.setdefault(found[0].number, (found[0], ()))
        return self.simple[root.number]

    def _simplified(self, term: Term) -> tuple[Term, tuple[Row, ...]]:
        """A term whose arguments have been simplified."""
        fired = [row for arg in term.args for row in self.simple[arg.number][1]]
        term = self.algebra.replaced(term, [self.simple[arg.number][0] for arg in term.args])
        if any(arg.number not in self.simple for arg in term.args):  # its constructor has made parts anew
            term, rows = self.simplify(term)
            fired.extend(rows)
        for _ in range(MOST_FIRINGS):
            found = self.fire(term)
            if found is None:
                break
            new, row = found
            fired.append(row)
            if new.number not in self.simple and new.args:
                new, rows = self.simplify(new)
                fired.extend(rows)
            term = new
        return term, tuple(dict.fromkeys(fired))

    def fire(self, term: Term) -> tuple[Term, Row] | None:
        """The term after the first rule that changes it, and the rule's row; None where none does."""
        for rule in self._rules(term.head):
            new = self.apply(rule, term)
            if new is not None and new is not term:
                return new, rule.row
        return None

    def _rules(self, head: str) -> tuple[Rule, ...]:
        """The rules that may rewrite a term with this head; they are looked up anew once new heads occur."""
        if head not in self.book:
            return ()
        if len(self.algebra.heads) != len(self.heads):
            self.heads = frozenset(self.algebra.heads)
        return rewriting_rules(self.purpose, head, self.heads)

    def apply(self, rule: Rule, term: Term) -> Term | None:
        """A term after a rule, if it fires; what a rule says of a product holds of the transposed product too."""
        new = self._rewritten(rule, term) if may_match(rule.pattern, term) else None
        if new is None and term.head == "product" and _is_quoted(rule, term):
            turned = self.algebra.transpose(term)
            new = self._rewritten(rule, turned) if turned.head == "product" else None
            return new if new is None else self.algebra.transpose(new)
        return new

    def _rewritten(self, rule: Rule, term: Term) -> Term | None:
        """A term after a rule, if it fires; of a product, a Hadamard product or a sum it may rewrite a part."""
        for binding, before, after in parts_matching(rule.pattern.root, term, self.algebra):
            new = instantiate(rule.result, binding, self.algebra)
            return self.algebra.rebuild(term.head, [*before, new, *after], term.shape) if before or after else new
        return None

    def origins(self, root: Term) -> dict[Term, tuple[Term, tuple[Row, ...]]]:
        """What each rewritten part of a term was, by what it has become, and the rows that fired in it."""
        parts = ((term, *self.simple[term.number]) for term in below([root]))
        return {new: (term, rows) for term, new, rows in parts if new is not term}


def _is_quoted(rule: Rule, product: Term) -> bool:
    """Whether a factor that a rule asks for stands in a product with a quote."""
    return any(factor.head == "transpose" and factor.args[0].head in rule.pattern.asked for factor in product.args)
