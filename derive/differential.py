"""The differential of a term, one operator at a time (Magnus & Neudecker, chapter 8).

Where an operator is linear, its differential stands in the place of each argument in turn; else its row says it.
"""

import re

from matgrad.derive.algebra import Algebra
from matgrad.derive.match import instantiate, matches
from matgrad.derive.operator import Linear, Operator
from matgrad.derive.rulebook import Row, Rule, differential_rules
from matgrad.derive.shape import signature
from matgrad.derive.term import Term, below
from matgrad.grammar.mistakes import Mistake

DEEPEST_OPENED = 20


class Dependence:
    """Which parts of a function depend on its variables, and which are used more than once."""

    def __init__(self, function: Term, variables: tuple[Term, ...]) -> None:
        self.numbers = {variable.number for variable in variables}
        uses: dict[int, int] = {}
        for term in below([function]):
            if any(arg.number in self.numbers for arg in term.args):
                self.numbers.add(term.number)
            for arg in term.args:
                uses[arg.number] = uses.get(arg.number, 0) + 1
        self.shared = {number for number, count in uses.items() if count > 1}

    def __contains__(self, term: Term) -> bool:
        return term.number in self.numbers


class Opening:
    """Opens the differential of one term; `rows` tells which rules were used."""

    def __init__(self, algebra: Algebra, depending: Dependence) -> None:
        self.algebra = algebra
        self.depending = depending
        self.rows: dict[Row, None] = {}

    def open(self, term: Term) -> Term:
        """The differential of a term that depends on a variable, one operator opened."""
        operator = self.algebra.operators[term.head]
        if operator.linear is Linear.NOT:
            return self._by_row(term)
        self._cite(operator, term)
        if operator.linear is Linear.JOINTLY:
            return self.algebra.sum([self.d(arg) for arg in term.args])
        return self.algebra.sum([self._in_place(term, i) for i, arg in enumerate(term.args) if arg in self.depending])

    def d(self, term: Term, depth: int = 0) -> Term:
        """dA: zero for a constant; marks that only carry it along are opened on the way."""
        if term not in self.depending:
            return self.algebra.constant("zeros", term.shape)
        places = [i for i, arg in enumerate(term.args) if arg in self.depending]
        if depth == DEEPEST_OPENED or not self._is_carrier(term, places):
            return self.algebra.d(term)
        self._cite(self.algebra.operators[term.head], term)
        if term.head == "sum":
            return self.algebra.sum([self.d(term.args[i], depth + 1) for i in places])
        return self._in_place(term, places[0], depth + 1)

    def _is_carrier(self, term: Term, places: list[int]) -> bool:
        """Whether a mark is opened together with what is around it."""
        if term.head == "transpose":
            return True
        if term.number in self.depending.shared:
            return False
        return term.head == "sum" or (term.head in ("scaled", "product") and len(places) == 1 and places != [0, 1])

    def _in_place(self, term: Term, place: int, depth: int = 0) -> Term:
        """The term with the differential in the place of one argument."""
        args = [self.d(arg, depth) if i == place else arg for i, arg in enumerate(term.args)]
        return self.algebra.rebuild(term.head, args, term.shape)

    def _by_row(self, term: Term) -> Term:
        for rule in differential_rules(term.head):
            for binding in matches(rule.pattern.root, term):
                if all(name in differentials(rule) for name, t in binding.terms.items() if t in self.depending):
                    self.rows[rule.row] = None
                    return instantiate(rule.result, binding, self.algebra, self.d)
        raise Mistake("M291", f"no rule gives the differential of {self.algebra.operators[term.head].name} here", None)

    def _cite(self, operator: Operator, term: Term) -> None:
        if operator.head in ("scaled", "transpose"):
            return
        statements = operator.differential or (leibniz(operator),)
        plain = len(set(term.args)) < len(term.args) or len(statements) == 1
        self.rows[Row(statements[0] if plain else statements[1], operator.name)] = None


def differentials(rule: Rule) -> set[str]:
    """The letters whose differentials occur in the result of a rule; the others are constant there."""
    return set(re.findall(r"\bd(\w+)\b", rule.row.statement.partition(" = ")[2]))


def leibniz(operator: Operator) -> str:
    """The differential of a linear operator, from its signature: d kron(A, B) = kron(dA, B) + kron(A, dB)."""
    form = signature(operator.signature)
    names = [argument.name for argument in form.arguments]
    live = [name for name in names if any(f"d{name}" in row for row in operator.across)]
    calls = [f"{form.name}({', '.join(f'd{n}' if n == name else n for n in names)})" for name in live]
    return f"d {form.name}({', '.join(names)}) = {' + '.join(calls)}"
