"""The gradient of a scalar function: its differential, moved across the colon until it reads G : dX.

The line is a sum of addends G : dU. In each round every part U that no other open part contains is opened, its
operands cross the colon, and addends with one differential are collected; so each shared part is opened once.
"""

from collections.abc import Iterator

from ...grammar.mistakes import Mistake
from ..derivation import Addend, Derivation, Form, Result, Step
from ..operators import OPERATORS
from ..operators.marks import COLON
from ..problem import Problem
from ..rules.compile import spelled_out
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..simplify import contraction
from ..simplify.codes import NO_RULE
from ..simplify.common_factor import Factoring
from ..simplify.fractions import FRACTIONS, reduced
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term, below
from .colon import Crossing
from .conditions import conditions
from .differential import Dependence, Opening, outermost
from .draft import Draft
from .projection import notes_of, projection
from .structure import Structure

SOME_MEMBERS = "no rule gives the derivative by a family of which some members occur apart, as those of a diagonal"
COLLECTING = Row(COLON.collecting[0], COLON.name)


def gradients(problem: Problem) -> Derivation:
    """The derivation of the gradients that a problem asks for."""
    draft = Draft(problem.algebra, Simplifier(problem.algebra))
    before = Simplifier(problem.algebra, "before")
    entire = _contracted_function(problem, draft)
    function = _opened_function(entire, draft, before)
    draft.simplifier.begin_with(before)
    depending = Dependence(function, problem.variables)
    _descend(function, depending, draft)
    _spell_out(draft)
    own = depending.parts if function is problem.function else below([problem.function, entire, function])
    factoring = Factoring(problem.algebra, own, before.origins(entire), draft.simplifier)
    _shorten(draft, factoring)
    structure = Structure(problem)
    if structure.is_there:
        _project(problem, draft, structure)
        _shorten(draft, factoring)
    notes = conditions(problem, depending)
    return Derivation(problem, tuple(draft.steps), tuple(_results(problem, draft.form)), notes)


def _contracted_function(problem: Problem, draft: Draft) -> Term:
    """The function with its sums over entries in matrix form."""
    draft.steps.append(Step(problem.function, ()))
    if not problem.algebra.ranges:
        return problem.function
    function = contraction.contracted(problem.function, problem.algebra)
    if function is not problem.function:
        draft.steps.append(Step(function, (contraction.CONTRACTION,)))
    return function


def _opened_function(typed: Term, draft: Draft, before: Simplifier) -> Term:
    """The function as it is differentiated: norms opened, inverses cancelled."""
    function, rows = before.simplify(typed)
    if function is not typed:
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
        while draft.has_to_cross():
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
    opened: list[Addend] = []
    for addend in draft.at_work:
        part = addend.differential.args[0]
        opened.append(Addend(addend.adjoint, opening.open(part), addend.over) if part in parts else addend)
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
    parts = [algebra.split(addend.adjoint) for addend in addends]  # made of all: sums follow the order of what was made
    if len(addends) == 1 or len({addend.differential for addend in addends}) == len(addends):
        return addends
    counts: dict[Addend, Rational] = {}
    for addend, (count, rest) in zip(addends, parts, strict=True):
        alike = Addend(rest, *addend[1:])
        counts[alike] = counts.get(alike, 0) + count
    return [Addend(algebra.scale(algebra.number(count), a.adjoint), *a[1:]) for a, count in counts.items()]


def _collect(draft: Draft) -> None:
    """Add up the adjoints of each differential, and simplify them."""
    adjoints: dict[tuple[Term, tuple[Term, ...]], list[Term]] = {}
    addends = draft.joined(list(draft.at_work))
    for adjoint, differential, over in addends:
        adjoints.setdefault((differential, over), []).append(adjoint)
        draft.algebra.split(adjoint)  # as if it were in a sum: later sums follow the order of what was made
    if len(adjoints) < len(addends):
        draft.advance([Addend(draft.algebra.sum(parts), *under) for under, parts in adjoints.items()], (COLLECTING,))
    rows: dict[Row, None] = {}
    simple = list(draft.at_work)
    for place, addend in enumerate(simple):
        shorter, fired = draft.simplifier.simplify(addend.adjoint)
        if fired:
            rows.update(dict.fromkeys(fired))
            simple[place] = Addend(shorter, *addend[1:])
    if rows:
        draft.advance(simple, tuple(rows))


def _spell_out(draft: Draft) -> None:
    """The gradients without the user's own functions, which only the lines above a statement tell."""
    if draft.algebra.operators is OPERATORS:
        return
    found = [(addend, *spelled_out(addend.adjoint, draft.algebra)) for addend in draft.form]
    rows = dict.fromkeys(row for *_, fired in found for row in fired)
    if rows:
        draft.advance([Addend(adjoint, *addend[1:]) for addend, adjoint, _ in found], tuple(rows))


def _shorten(draft: Draft, factoring: Factoring) -> None:
    """The gradients in their shortest form."""
    factoring.rows = {}
    factored = list(draft.form)
    for place, addend in enumerate(factored):
        shorter = factoring.shortest(addend.adjoint)
        if shorter is not addend.adjoint:
            factored[place] = Addend(shorter, *addend[1:])
    draft.advance(factored, tuple(factoring.rows))
    adjoints = [addend.adjoint for addend in draft.form]
    lowest = reduced(adjoints, draft.algebra, factoring.weights)
    if lowest is not adjoints:
        pairs = zip(draft.form, lowest, strict=True)
        draft.advance([Addend(adjoint, *before[1:]) for before, adjoint in pairs], (FRACTIONS,))


def _project(problem: Problem, draft: Draft, structure: Structure) -> None:
    """The gradients of structured variables, projected; only now is the variables' own structure used, in all."""
    rows: list[Row] = []
    addends: list[Addend] = []
    for addend in draft.form:
        before, variable = addend.adjoint, addend.differential.args[0]
        gradient, fired = structure.simplified(before, draft.simplifier)
        projected = projection(draft.algebra, problem.symbol(variable), gradient)
        rows += fired
        if projected:
            gradient, after = draft.simplifier.simplify(projected.gradient)
            rows += [projected.row, *after]
        addends.append(Addend(structure.kept(gradient, before), *addend[1:]))
    draft.advance(addends, tuple(dict.fromkeys(rows)))


def at_member(addend: Addend, variable: Term, algebra: Algebra) -> Term:
    """The gradient by a variable; by a member x_i of a family that of its addend Σ_j G_j : dx_j, which is G_i.

    Raises Mistake where only some members stand under the d, as those of a diagonal: their gradient has no formula.
    """
    indices = [str(index.data) for index in addend.over]
    wanted = [str(index.data) for index in variable.args[1:]]
    if [str(index.data) for index in addend.differential.args[0].args[1:]] != indices:
        raise Mistake(NO_RULE, SOME_MEMBERS, None)
    gradient = algebra.renamed(addend.adjoint, dict(zip(indices, wanted, strict=True)))
    return algebra.apart(gradient, frozenset(wanted))


def _results(problem: Problem, form: Form) -> Iterator[Result]:
    """The gradients that stand before dX."""
    under = {str(addend.differential.args[0].data): addend for addend in form}
    if len(under) < len(form):  # d(x_ii) beside d(x_ij)
        raise Mistake(NO_RULE, SOME_MEMBERS, None)
    for variable, symbol in problem.varying.items():
        found = under.get(str(variable.data))
        zeros = problem.algebra.constant("zeros", variable.shape)
        gradient = at_member(found, variable, problem.algebra) if found else zeros
        notes = notes_of(problem.algebra, symbol, gradient)
        yield Result(variable, gradient, variable.shape, notes, axes=symbol.sides)
