"""The gradient of a scalar function: its differential, moved across the colon until it reads G : dX.

The line is a sum of addends G : dU. In each round every part U that no other open part contains is opened, its
operands cross the colon, and addends with one differential are collected; so each shared part is opened once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..derivation import Addend, Derivation, Form, Result, Step
from ..operators.marks import COLON
from ..problem import Problem
from ..rules.compile import spelled_out
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..simplify.common_factor import Factoring
from ..simplify.fractions import FRACTIONS, reduced
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term
from .colon import Crossing
from .conditions import conditions
from .differential import Dependence, Opening, outermost
from .projection import notes_of, projection
from .structure import Structure

COLLECTING = Row(COLON.collecting[0], COLON.name)


@dataclass(slots=True, eq=False, repr=False)
class Draft:
    """The derivation on its way: the steps so far, and the form as it stands.

    The addends from `start` to `stop` are at work. The others stand still, each with another of the `standing`
    differentials, those of compound parts `waiting` to be opened: a line costs what changes in it.
    """

    algebra: Algebra
    simplifier: Simplifier
    steps: list[Step] = field(default_factory=list)
    form: Form = ()
    start: int = 0
    stop: int = 0
    standing: set[Term] = field(default_factory=set)
    waiting: set[Term] = field(default_factory=set)

    @property
    def at_work(self) -> Form:
        """The addends that are at work."""
        return self.form[self.start : self.stop]

    def compound(self) -> set[Term]:
        """What stands under a d and is no variable."""
        under = (addend.differential.args[0] for addend in self.at_work)
        return {part for part in under if part.args} | {d.args[0] for d in self.waiting}

    def work_on(self, parts: set[Term]) -> None:
        """Let the addends of some parts be at work, and those between them."""
        self._let_stand(self.at_work)
        places = self._places(parts, self.start, self.stop)
        if len(places) < len(parts):
            places = self._places(parts, 0, len(self.form))
        self.start, self.stop = places[0], places[-1] + 1
        self._take(self.at_work)

    def _places(self, parts: set[Term], start: int, stop: int) -> list[int]:
        """Where the addends of some parts stand."""
        return [i for i, addend in enumerate(self.form[start:stop], start) if addend.differential.args[0] in parts]

    def _let_stand(self, addends: Iterable[Addend]) -> None:
        differentials = [addend.differential for addend in addends]
        self.standing.update(differentials)
        self.waiting.update(d for d in differentials if d.args[0].args)

    def _take(self, addends: Iterable[Addend]) -> None:
        differentials = [addend.differential for addend in addends]
        self.standing.difference_update(differentials)
        self.waiting.difference_update(differentials)

    def work_on_all(self) -> None:
        """Let all addends be at work."""
        self._take(self.form)
        self.start, self.stop = 0, len(self.form)

    def joined(self, addends: list[Addend]) -> list[Addend]:
        """Addends at work together with those that they may be added to, which are at work from now on."""
        met = self.standing.intersection([addend.differential for addend in addends])
        if not met:
            return addends
        places = [place for place, addend in enumerate(self.form) if addend.differential in met]
        start, stop = min(self.start, places[0]), max(self.stop, places[-1] + 1)
        before, after = self.form[start : self.start], self.form[self.stop : stop]
        self.start, self.stop = start, stop
        self._take((*before, *after))
        return [*before, *addends, *after]

    def advance(self, addends: list[Addend], rows: tuple[Row, ...], minor: bool = False) -> None:
        """Write the next line, with these addends at work, unless it says what the last one said."""
        live = tuple(a for a in addends if "zeros" not in (a.adjoint.head, a.differential.head) and not self._zero(a))
        if live != self.at_work or not self.steps or isinstance(self.steps[-1].content, Term):
            self.form = (*self.form[: self.start], *live, *self.form[self.stop :])
            self.stop = self.start + len(live)
            self.steps.append(Step(self.form, rows, minor))

    def _zero(self, addend: Addend) -> bool:
        return self.algebra.zero in (addend.adjoint, addend.differential)


def gradients(problem: Problem) -> Derivation:
    """The derivation of the gradients that a problem asks for."""
    draft = Draft(problem.algebra, Simplifier(problem.algebra))
    before = Simplifier(problem.algebra, "before")
    function = _opened_function(problem, draft, before)
    draft.simplifier.begin_with(before)
    depending = Dependence(function, problem.variables)
    _descend(function, depending, draft)
    _spell_out(draft)
    own, typed = [problem.function, function], before.origins(problem.function)
    factoring = Factoring(problem.algebra, own, typed, draft.simplifier)
    _shorten(draft, factoring)
    structure = Structure(problem, draft.simplifier)
    if structure.is_there:
        _project(problem, draft, structure)
        _shorten(draft, factoring)
    notes = conditions(problem, function, depending)
    return Derivation(problem, tuple(draft.steps), tuple(_results(problem, draft.form)), notes)


def _opened_function(problem: Problem, draft: Draft, before: Simplifier) -> Term:
    """The function as it is differentiated: norms opened, inverses cancelled."""
    draft.steps.append(Step(problem.function, ()))
    function, rows = before.simplify(problem.function)
    if function is not problem.function:
        draft.steps.append(Step(function, rows))
    return function


def _descend(function: Term, depending: Dependence, draft: Draft) -> None:
    """From df to addends G : dX with nothing but variables under the d."""
    crossing = Crossing(draft.algebra)
    if function in depending:
        draft.form = (Addend(draft.algebra.one, draft.algebra.d(function)),)
        draft.work_on_all()
        if not function.args:
            draft.steps.append(Step(draft.form, ()))
    while parts := outermost(draft.compound(), depending):  # those that no other open part contains
        draft.work_on(parts)
        _open(draft, parts, depending, crossing)
        while any(addend.differential.head != "d" for addend in draft.at_work):
            _cross(draft, crossing)
        _collect(draft)
    draft.work_on_all()
    if not draft.form:
        draft.advance([], ())


def _open(draft: Draft, parts: set[Term], depending: Dependence, crossing: Crossing) -> None:
    """Open the differentials of some parts; where that takes several rules, one of them first in a minor line."""
    rows, opened = _opened(draft, parts, crossing, Opening(draft.algebra, depending))
    if len(rows) > 1:
        first, partly = _opened(draft, parts, crossing, Opening(draft.algebra, depending, deepest=0))
        if partly != opened:
            draft.advance(partly, first, minor=True)
            rows = tuple(row for row in rows if row not in first)
    draft.advance(opened, rows)


def _opened(
    draft: Draft, parts: set[Term], crossing: Crossing, opening: Opening
) -> tuple[tuple[Row, ...], list[Addend]]:
    """What is at work with the differentials of some parts opened, and the rules by which."""
    under = [(addend, addend.differential.args[0]) for addend in draft.at_work]
    opened = [Addend(a.adjoint, opening.open(part)) if part in parts else a for a, part in under]
    return tuple(opening.rows), crossing.settle(opened)


def _cross(draft: Draft, crossing: Crossing) -> None:
    """Move the outermost operator of each differential across the colon."""
    rows: dict[Row, None] = {}
    addends: list[Addend] = []
    for addend in draft.at_work:
        crossed, cited = crossing.cross(addend)
        addends.extend(crossed)
        rows.update(dict.fromkeys(cited))
    settled = draft.joined(crossing.settle(addends))
    like = _like(draft.algebra, settled)
    draft.advance(like, (*rows, COLLECTING) if len(like) < len(settled) else tuple(rows))


def _like(algebra: Algebra, addends: list[Addend]) -> list[Addend]:
    """Addends that differ in a number at most are one."""
    counts: dict[tuple[Term, Term], Rational] = {}
    for addend in addends:
        count, rest = algebra.split(addend.adjoint)
        counts[rest, addend.differential] = counts.get((rest, addend.differential), 0) + count
    return [Addend(algebra.scale(algebra.number(count), rest), d) for (rest, d), count in counts.items()]


def _collect(draft: Draft) -> None:
    """Add up the adjoints of each differential, and simplify them."""
    adjoints: dict[Term, list[Term]] = {}
    for addend in draft.joined(list(draft.at_work)):
        adjoints.setdefault(addend.differential, []).append(addend.adjoint)
    summed = [Addend(draft.algebra.sum(parts), differential) for differential, parts in adjoints.items()]
    draft.advance(summed, (COLLECTING,))
    simple = [(draft.simplifier.simplify(addend.adjoint), addend.differential) for addend in draft.at_work]
    rows = dict.fromkeys(row for (_, fired), _ in simple for row in fired)
    draft.advance([Addend(adjoint, differential) for (adjoint, _), differential in simple], tuple(rows))


def _spell_out(draft: Draft) -> None:
    """The gradients without the user's own functions, which only the lines above a statement tell."""
    found = [(spelled_out(addend.adjoint, draft.algebra), addend.differential) for addend in draft.form]
    rows = dict.fromkeys(row for (_, fired), _ in found for row in fired)
    if rows:
        draft.advance([Addend(adjoint, differential) for (adjoint, _), differential in found], tuple(rows))


def _shorten(draft: Draft, factoring: Factoring) -> None:
    """The gradients in their shortest form."""
    factoring.rows = {}
    factored = [Addend(factoring.shortest(addend.adjoint), addend.differential) for addend in draft.form]
    draft.advance(factored, tuple(factoring.rows))
    lowest = reduced([addend.adjoint for addend in draft.form], draft.algebra, factoring.weights)
    pairs = zip(draft.form, lowest, strict=True)
    draft.advance([Addend(adjoint, before.differential) for before, adjoint in pairs], (FRACTIONS,))


def _project(problem: Problem, draft: Draft, structure: Structure) -> None:
    """The gradients of structured variables, projected; only now is the variables' own structure used, in all."""
    rows: list[Row] = []
    addends: list[Addend] = []
    for before, differential in draft.form:
        gradient, fired = structure.simplified(before)
        projected = projection(draft.algebra, problem.symbol(differential.args[0]), gradient)
        rows += fired
        if projected:
            gradient, after = draft.simplifier.simplify(projected.gradient)
            rows += [projected.row, *after]
        addends.append(Addend(structure.kept(gradient, before), differential))
    draft.advance(addends, tuple(dict.fromkeys(rows)))


def _results(problem: Problem, form: Form) -> Iterator[Result]:
    """The gradients that stand before dX."""
    under = {addend.differential.args[0]: addend.adjoint for addend in form}
    for variable, symbol in problem.varying.items():
        gradient = under.get(variable) or problem.algebra.constant("zeros", variable.shape)
        notes = notes_of(problem.algebra, symbol, gradient)
        yield Result(variable, gradient, variable.shape, notes, axes=symbol.sides)
