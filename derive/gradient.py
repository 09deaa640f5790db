"""The gradient of a scalar function: its differential, moved across the colon until it reads G : dX.

The line is a sum of addends G : dU. In each round every part U that no other open part contains is opened, its
operands cross the colon, and addends with one differential are collected; so each shared part is opened once.
"""

from dataclasses import dataclass, field

from matgrad.derive.algebra import Algebra
from matgrad.derive.colon import Crossing
from matgrad.derive.derivation import Addend, Derivation, Form, Result, Step
from matgrad.derive.differential import Dependence, Opening
from matgrad.derive.domain import conditions
from matgrad.derive.elaborate import Problem, Symbol
from matgrad.derive.factor import Factoring
from matgrad.derive.project import projection
from matgrad.derive.rulebook import Row
from matgrad.derive.shape import SCALAR, show_shape
from matgrad.derive.simplify import Simplifier
from matgrad.derive.term import Term
from matgrad.grammar.mistakes import Mistake

COLLECTING = Row("A : C + B : C = (A + B) : C", ":")


@dataclass(slots=True)
class Line:
    """The derivation on its way: the form as it stands and the steps so far."""

    algebra: Algebra
    simplifier: Simplifier
    steps: list[Step] = field(default_factory=list)
    form: Form = ()

    def advance(self, addends: list[Addend], rows: tuple[Row, ...], minor: bool = False) -> None:
        """Write the next line, unless it says what the last one said."""
        live = tuple(a for a in addends if "zeros" not in (a.adjoint.head, a.differential.head) and not self._zero(a))
        if live != self.form or not self.steps or isinstance(self.steps[-1].content, Term):
            self.steps.append(Step(live, rows, minor))
        self.form = live

    def _zero(self, addend: Addend) -> bool:
        return self.algebra.zero in (addend.adjoint, addend.differential)


def derive(problem: Problem) -> Derivation:
    """The derivation of the gradients that a problem asks for."""
    if problem.function.shape != SCALAR:
        shape = show_shape(problem.function.shape)
        raise Mistake("M292", f"the function is {shape}; only scalar functions can be derived yet", None)
    line = Line(problem.algebra, Simplifier(problem.algebra))
    function = _simplified_function(problem, line)
    _descend(function, problem, line)
    _shorten(line, [problem.function, function])
    results = tuple(_result(problem, line, variable) for variable in problem.variables)
    _project(problem, line, results)
    notes = conditions(problem.algebra, function, problem.variables)
    return Derivation(problem, tuple(line.steps), results, notes)


def _simplified_function(problem: Problem, line: Line) -> Term:
    """The function as it is differentiated: norms opened, inverses cancelled."""
    line.steps.append(Step(problem.function, ()))
    function, rows = line.simplifier.simplify(problem.function)
    if function is not problem.function:
        line.steps.append(Step(function, rows))
    return function


def _descend(function: Term, problem: Problem, line: Line) -> None:
    """From df to addends G : dX with nothing but variables under the d."""
    depending = Dependence(function, problem.variables)
    crossing = Crossing(problem.algebra)
    if function in depending:
        line.form = (Addend(problem.algebra.one, problem.algebra.d(function)),)
        if not function.args:
            line.steps.append(Step(line.form, ()))
    open_parts = _ready(line.form, depending)
    while open_parts:
        _open(line, open_parts, depending, crossing)
        while any(addend.differential.head != "d" for addend in line.form):
            _cross(line, crossing)
        _collect(line)
        open_parts = _ready(line.form, depending)
    if not line.form:
        line.advance([], ())


def _ready(form: Form, depending: Dependence) -> set[Term]:
    """The parts under a d that no other open part contains."""
    pending = {addend.differential.args[0] for addend in form}
    compound = {part for part in pending if part.args}
    if len(compound) < 2:
        return compound
    lowest = min(part.number for part in compound)
    inside: set[Term] = set()
    stack = [arg for part in compound for arg in part.args]
    while stack:
        term = stack.pop()
        if term.number >= lowest and term in depending and term not in inside:
            inside.add(term)
            stack.extend(term.args)
    return compound - inside


def _open(line: Line, parts: set[Term], depending: Dependence, crossing: Crossing) -> None:
    """Open the differentials of some parts."""
    opening = Opening(line.algebra, depending)
    opened = [
        Addend(addend.adjoint, opening.open(addend.differential.args[0]))
        if addend.differential.args[0] in parts
        else addend
        for addend in line.form
    ]
    line.advance(crossing.settle(opened), tuple(opening.rows))


def _cross(line: Line, crossing: Crossing) -> None:
    """Move the outermost operator of each differential across the colon."""
    rows: dict[Row, None] = {}
    addends: list[Addend] = []
    for addend in line.form:
        crossed, row = crossing.cross(addend)
        addends.extend(crossed)
        if row is not None:
            rows[row] = None
    line.advance(crossing.settle(addends), tuple(rows))


def _collect(line: Line) -> None:
    """Add up the adjoints of each differential, and simplify them."""
    adjoints: dict[Term, list[Term]] = {}
    for addend in line.form:
        adjoints.setdefault(addend.differential, []).append(addend.adjoint)
    summed = [Addend(line.algebra.sum(parts), differential) for differential, parts in adjoints.items()]
    line.advance(summed, (COLLECTING,))
    simple = [(line.simplifier.simplify(addend.adjoint), addend.differential) for addend in line.form]
    rows = dict.fromkeys(row for (_, fired), _ in simple for row in fired)
    line.advance([Addend(adjoint, differential) for (adjoint, _), differential in simple], tuple(rows))


def _shorten(line: Line, own: list[Term]) -> None:
    """The gradients in their shortest factoring."""
    factoring = Factoring(line.algebra, own)
    factored = [Addend(factoring.factor(addend.adjoint), addend.differential) for addend in line.form]
    line.advance(factored, tuple(factoring.rows))


def _result(problem: Problem, line: Line, variable: Term) -> Result:
    """The gradient that stands before dX, projected where the variable is structured."""
    under = {addend.differential.args[0]: addend.adjoint for addend in line.form}
    gradient = under.get(variable) or problem.algebra.constant("zeros", variable.shape)
    symbol = next(s for s in problem.symbols if s.name == variable.data)
    projected = projection(problem.algebra, symbol, gradient)
    if projected is None:
        return Result(variable, gradient, variable.shape)
    return Result(variable, projected.gradient, variable.shape, projected.notes)


def _project(problem: Problem, line: Line, results: tuple[Result, ...]) -> None:
    """The line with the projected gradients."""
    symbols: dict[str, Symbol] = {s.name: s for s in problem.symbols}
    rows = [projection(problem.algebra, symbols[str(r.variable.data)], r.gradient) for r in results]
    changed = tuple(dict.fromkeys(p.row for p in rows if p is not None))
    if changed:
        line.advance([Addend(r.gradient, problem.algebra.d(r.variable)) for r in results], changed)
