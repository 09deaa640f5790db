"""Scalar calculus: derivatives of functions of one number, and coefficients in lowest terms. The one door to sympy.

sympy takes half a second to load, so it is asked only where a coefficient is more than a rational function.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from ...grammar.mistakes import Mistake
from ..operators import OPERATORS
from ..operators.exponential import EXP
from ..operators.trigonometric import ARCTAN
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import SCALAR
from ..terms.term import Term, below, value_of
from . import rational
from .codes import NO_RULE

MOST_OPERATIONS = 60  # of an expression of which every form is tried
Slope = Callable[[str, int], tuple[Sequence[Term], Term]]


@cache
def sympy() -> Any:
    """The library."""
    import sympy as library

    return library


def forget() -> None:
    """Drop what the library has found so far: work that was broken off may have left it with half of its knowledge."""
    if sympy.cache_info().currsize:
        sympy().core.cache.clear_cache()


class Translator:
    """Between scalar terms of one store and sympy's expressions.

    `slope` gives an element-wise function's letters and its derivative by the one in a place, for functions that sympy
    does not know.
    """

    def __init__(self, algebra: Algebra, slope: Slope) -> None:
        self.algebra = algebra
        self.slope = slope
        self.functions: dict[str, Any] = {}
        self.atoms: dict[Any, Term] = {}

    def expression(self, root: Term) -> Any:
        """A scalar term as an expression; what is no scalar calculus stands in it as a symbol."""
        made: dict[int, Any] = {}
        for term in below([root]):
            made[term.number] = self._expression(term, [made[arg.number] for arg in term.args])
        return made[root.number]

    def _expression(self, term: Term, args: list[Any]) -> Any:
        if term.head == "number":
            value = Fraction(value_of(term))
            return sympy().Rational(value.numerator, value.denominator)
        if term.is_scalar and all(arg.is_scalar for arg in term.args) and term.args:
            if term.head in ("sum", "hadamard", "power"):
                combine = {"sum": sympy().Add, "hadamard": sympy().Mul, "power": sympy().Pow}
                return combine[term.head](*args)
            operator = self.algebra.operators.get(term.head)
            if operator is not None and operator.elementwise:
                return self._function(term.head)(*args)
        return self._atom(term)

    def _atom(self, term: Term) -> Any:
        """A symbol for a term that is taken as it is."""
        symbol = sympy().Symbol(f"atom{term.number}", real=True)
        self.atoms[symbol] = term
        return symbol

    def _function(self, name: str) -> Any:
        """An element-wise function: sympy's own, or one whose derivative our rule tells.

        Those that sympy calls by other names are not its own here: it would take their arguments for complex numbers.
        """
        if self.algebra.operators[name].sympy == name:
            return getattr(sympy(), name)
        if name not in self.functions:
            slope = {"fdiff": lambda call, place=1: self._slope(name, call, place)}
            self.functions[name] = type(name, (sympy().Function,), slope)
        return self.functions[name]

    def _slope(self, name: str, call: Any, place: int) -> Any:
        """f'(u) where f(u) is the call, by the argument in a place, from 1."""
        letters, derivative = self.slope(name, place - 1)
        values = zip(map(self.expression, letters), call.args, strict=True)
        return self.expression(derivative).subs(dict(values), simultaneous=True)

    def term(self, expression: Any) -> Term:
        """An expression as a term; it is small, and may be read from the top."""
        if expression in self.atoms:
            return self.atoms[expression]
        if expression.is_Rational:
            return self.algebra.number(Fraction(int(expression.p), int(expression.q)))
        if expression is sympy().pi:
            return self.algebra.hadamard([self.algebra.number(4), self._at_one(ARCTAN)])
        if expression is sympy().E:
            return self._at_one(EXP)
        args = [self.term(arg) for arg in expression.args]
        if expression.is_Add:
            return self.algebra.sum(args)
        if expression.is_Mul:
            return self.algebra.hadamard(args)
        if expression.is_Pow:
            return self.algebra.power(args[0], args[1])
        name = key_of(expression)
        if name not in self.algebra.operators:
            raise Mistake(NO_RULE, f"no rule gives the derivative here: it has {name} in it", None)
        return self.algebra.apply(name, tuple(args), SCALAR)

    def _at_one(self, function: Operator) -> Term:
        """A constant as a function's value at 1; numbers have no names."""
        return self.algebra.apply(function.key, (self.algebra.one,), SCALAR)

    def known(self, expression: Any) -> bool:
        """Whether there is a name for all that stands in an expression."""
        calls = expression.atoms(sympy().Function, sympy().NumberSymbol)
        constants = (sympy().E, sympy().pi)
        return {key_of(call) for call in calls if call not in constants} <= self.algebra.operators.keys()


@cache
def keys() -> Mapping[str, str]:
    """The operators' keys by the names that sympy has for them."""
    return {room.sympy: room.key for room in OPERATORS.values() if room.sympy}


def key_of(call: Any) -> str:
    """The key of the operator that an expression of sympy applies."""
    name = type(call).__name__
    return keys().get(name, name)


def derivative(formula: Term, letter: Term, algebra: Algebra, slope: Slope) -> Term:
    """The derivative of a scalar formula by a letter."""
    translator = Translator(algebra, slope)
    found = sympy().diff(translator.expression(formula), translator.expression(letter))
    shorter = sympy().factor_terms(found)
    return translator.term(min(found, shorter, key=lambda expression: expression.count_ops()))


def _no_slope(name: str, place: int) -> tuple[Sequence[Term], Term]:
    raise Mistake(NO_RULE, f"{name} is not differentiated here", None)


def needs_scalar_calculus(scalar: Term) -> bool:
    """Whether a coefficient has a sum below a line, and another sum or line that may go together with it."""
    inside = below([scalar])
    divisors = {part.args[0] for part in inside if part.head == "power" and _divides_by_sum(part)}
    if not divisors:
        return False
    nested = any(part.is_reciprocal for divisor in divisors for part in below([divisor]))
    others = any(part.head == "sum" and part.is_scalar and part not in divisors for part in inside)
    return others or nested


def _divides_by_sum(power: Term) -> bool:
    return power.args[0].head == "sum" and power.is_reciprocal


def lowest_terms(scalar: Term, algebra: Algebra, weight: Callable[[Term], int]) -> Term:
    """The lightest form of a coefficient: its fractions over one line, common factors cancelled."""
    found = rational.rational_forms(scalar, algebra)
    return min([scalar, *(_forms(scalar, algebra) if found is None else found)], key=weight)


def _forms(scalar: Term, algebra: Algebra) -> list[Term]:
    """Forms of a coefficient in which there may be functions."""
    translator = Translator(algebra, _no_slope)
    expression = translator.expression(scalar)
    forms = [sympy().factor(sympy().together(expression))]
    if expression.count_ops() <= MOST_OPERATIONS:
        forms.append(_simplified(expression))
    numbers = [form for form in forms if not form.has(sympy().Piecewise, sympy().I, sympy().zoo, sympy().nan)]
    known = [form for form in numbers if translator.known(form)]
    return list(map(translator.term, known))


def _simplified(expression: Any) -> Any:
    """What simplification makes of an expression in which a function that none of its family meets is a letter.

    Identities such as sin² + cos² = 1 need two of a family; to look for them takes minutes where there is but one.
    """
    functions = sympy().functions.elementary
    families = (
        functions.trigonometric.TrigonometricFunction,
        functions.hyperbolic.HyperbolicFunction,
        functions.trigonometric.InverseTrigonometricFunction,
        sympy().erf,
    )
    calls = [expression.atoms(family) for family in families]
    alone = {call for found in calls if len({type(call) for call in found}) == 1 for call in found}
    letters = {call: sympy().Dummy(real=True) for call in alone}
    simple = sympy().simplify(expression.xreplace(letters))
    return simple.xreplace({letter: call for call, letter in letters.items()})
