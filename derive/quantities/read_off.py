"""Results in the names that were typed: those by an entry, read off the whole, and those by a quantity."""

from collections.abc import Iterator

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..derivation import Derivation, Result, ResultKind
from ..differentiate.forward import replaced
from ..elaborate.codes import NOT_DERIVABLE
from ..operators.entries import BASIS, COMPONENT, ENTRY, SINGLE_ENTRY
from ..problem import Problem, Quantity
from ..rules.rewrite import Simplifier
from ..simplify.common_factor import Factoring
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.shape import sides
from ..terms.term import Term, below
from ..write.style import TEXT
from ..write.terms import Writer


class Restated(NamedTuple):
    """A result in other words, and the same as it is defined, with which it is to agree."""

    result: Result
    meant: Term


def restated(derivation: Derivation, problem: Problem) -> list[Restated]:
    """What a derivation says of all that the problem asks for; `problem` is that before it had a variable of its own.

    Raises Mistake where it says nothing of it.
    """
    if derivation.problem.variables != problem.variables:
        return list(_in_typed_names(derivation, problem))
    return [_selected(asked, derivation) for asked in problem.asked]


def _in_typed_names(derivation: Derivation, problem: Problem) -> Iterator[Restated]:
    """A derivative by a quantity with no letter for it; a name that a line above gives it stays."""
    (asked,), (variable,) = problem.asked, derivation.problem.variables
    plain = all(not result.gradient.moves for result in derivation.results) and not problem.twice
    if not plain or str(variable.data) in problem.named.values():
        return
    for result in derivation.results:
        named = [term for term in below([result.gradient]) if term.data == variable.data]  # with its structure too
        meant = Folding(problem.algebra, dict.fromkeys(named, asked.term)).fold(result.gradient)
        yield Restated(_by(asked, result, _short(meant, derivation), problem.algebra), meant)


def _selected(asked: Quantity, derivation: Derivation) -> Restated:
    """The derivative by a variable, or by entries of it."""
    problem, algebra = derivation.problem, derivation.problem.algebra
    (variable,) = [part for part in below([asked.term]) if part in problem.variables]
    if problem.twice:
        help = f"write wrt {variable.data} twice"
        raise Mistake(NOT_DERIVABLE, "the second derivative by an entry is not derived", asked.node.span, help)
    whole = next(result for result in derivation.results if result.variable is variable)
    if asked.term is variable:
        return Restated(whole, whole.gradient)
    if problem.function.is_scalar:
        meant = _entry(asked.term, variable, whole.gradient, algebra)
    else:
        meant = _along_unit(asked, whole, derivation)
    return Restated(_by(asked, whole, _short(meant, derivation), algebra), meant)


def _entry(entry: Term, variable: Term, gradient: Term, algebra: Algebra) -> Term:
    """The same entry of a gradient as of the variable; that of a multiple is a multiple, that of units a sum."""
    if gradient.head == "scaled":
        return algebra.scale(gradient.args[0], _entry(entry, variable, gradient.args[1], algebra))
    if gradient.head == "sum" and all(_is_unit(addend) for addend in gradient.args):
        return algebra.sum([_entry(entry, variable, addend, algebra) for addend in gradient.args])
    if _is_unit(gradient) and _is_elsewhere(entry, gradient):
        return algebra.number(0)
    return Folding(algebra, {variable: gradient}).fold(entry)


def _is_elsewhere(entry: Term, unit: Term) -> bool:
    """Whether an entry of e_i or E_ij is 0 since its indices are other numbers."""
    pairs = zip(entry.args[1:], unit.args, strict=False)
    return any(wanted is not there and wanted.head == there.head == "number" for wanted, there in pairs)


def _is_unit(term: Term) -> bool:
    """Whether a term is a multiple of e_i or E_ij, of which an entry is a number or a Kronecker delta."""
    return _is_unit(term.args[1]) if term.head == "scaled" else term.head in (BASIS.key, SINGLE_ENTRY.key)


def _along_unit(asked: Quantity, whole: Result, derivation: Derivation) -> Term:
    """The differential of an array along the single-entry array of an entry."""
    algebra, variable = derivation.problem.algebra, whole.variable
    if asked.term.head not in (ENTRY.key, COMPONENT.key) or whole.line is None or asked.term.args[0] is not variable:
        help = f"write wrt {variable.data}"
        raise Mistake(NOT_DERIVABLE, "an array is derived by single entries alone", asked.node.span, help)
    indices = asked.term.args[1:]
    sizes = tuple(algebra.size(size) for size, _ in zip(variable.shape, indices, strict=False))
    unit = algebra.apply((SINGLE_ENTRY if len(indices) == 2 else BASIS).key, (*indices, *sizes), variable.shape)
    return replaced(whole.line, {algebra.d(variable): unit}, algebra)


def _by(asked: Quantity, whole: Result, found: Term, algebra: Algebra) -> Result:
    """A result by a quantity."""
    before = whole.axes[: len(whole.axes) - len(sides(whole.variable.shape))]
    kind: ResultKind = "gradient" if whole.kind == "gradient" else "jacobian"
    typed = Writer(algebra, TEXT).write(asked.term)
    return Result(asked.term, found, found.shape, whole.notes, kind, (*before, *sides(asked.term.shape)), asked=typed)


def _short(term: Term, derivation: Derivation) -> Term:
    """A term simplified and factored."""
    problem = derivation.problem
    simplifier = Simplifier(problem.algebra)
    simple, _ = simplifier.simplify(term)
    factoring = Factoring(problem.algebra, below([problem.function]), {}, simplifier)
    return simplifier.simplify(factoring.shortest(simple))[0]
