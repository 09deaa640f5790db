"""The derivation of a problem that asks by quantities, told in the names that were typed."""

from ..derivation import Derivation, Step
from ..pipeline import derivation_of
from ..problem import Problem
from ..terms.folding import Folding
from ..verify.equal import check_equal
from ..verify.lines import verified
from .own_variable import in_own_variable
from .read_off import restated


def told(problem: Problem, verify: bool) -> Derivation:
    """What a problem asks for: derived by a variable of its own, checked, and read off what was derived.

    Raises Mistake where it cannot be derived, WrongLine where a line or a result does not hold.
    """
    own = in_own_variable(problem)
    derivation = derivation_of(own, verify)
    found = restated(derivation, problem)
    if verify:
        _check(problem, own)
        check_equal(problem, [(each.result.gradient, each.meant) for each in found])
    if not found:
        return derivation
    results = tuple(each.result for each in found)
    return derivation._replace(problem=_with_all_names(own, problem), results=results)


def _check(problem: Problem, own: Problem) -> None:
    """The function is what was typed, and in its own variable it is the same."""
    verified(Derivation(problem, (Step(problem.function, ()),), ()))
    if own is not problem:
        (variable,), (asked,) = own.variables, problem.asked
        back = Folding(problem.algebra, {variable: asked.term}).fold(own.function)
        check_equal(problem, [(back, problem.function)])


def _with_all_names(own: Problem, problem: Problem) -> Problem:
    """The names of the lines, and those of the results; a letter for a quantity is no argument."""
    if own is problem:
        return problem
    known = {symbol.name for symbol in own.symbols}
    others = [symbol for symbol in problem.symbols if symbol.name not in known]
    letters = frozenset(str(variable.data) for variable in own.variables)
    return own._replace(symbols=(*own.symbols, *others), letters=letters)
