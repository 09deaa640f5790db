"""A user's own element-wise function: `let mish(t) = t*tanh(softplus(t))` becomes a room like any other."""

from collections.abc import Callable, Mapping

from ..grammar.mistakes import Mistake
from ..grammar.tree import LetFunction
from .elaborate.build import Builder
from .elaborate.codes import NOT_ENTRYWISE
from .elaborate.context import Context
from .elaborate.nodes import arguments_first, variables_of
from .elaborate.part import parts_of
from .elaborate.resolve import Resolver
from .elaborate.understand import read
from .evaluate.evaluator import compiled
from .numbers.balls import Ball, Value
from .operators import OPERATORS
from .operators.constants import ONES
from .operators.exponential import EXP, LOG
from .rules.compile import define, differential_rules, spelled_out
from .rules.match import Binding, instantiate
from .rules.rewrite import Simplifier
from .simplify.scalar import derivative
from .terms.algebra import Algebra
from .terms.codes import TOO_LONG
from .terms.operator import Operator
from .terms.rebuild import rebuilt
from .terms.shape import ONE, SCALAR, signature
from .terms.term import Term, below
from .write.fragment import Level
from .write.lengths import written_length
from .write.style import TEXT
from .write.terms import Writer

SIGNATURE = "{}({}[m, n]) -> [m, n]"
LONGEST_DEFINITION = 400  # characters of a definition, those that it uses opened
ARITHMETIC = frozenset({"sum", "hadamard", "power"})


def user_function(statement: LetFunction, known: Mapping[str, Operator]) -> Operator:
    """The operator that a definition `let f(t) = …` makes; `known` are those defined before it."""
    name, letter = statement.defined.text, statement.parameter.text
    algebra = Algebra(Context(functions=known).operators)
    spelled, _ = spelled_out(_body(statement, letter, known, algebra), algebra)
    body, _ = Simplifier(algebra).simplify(spelled)
    _check_length(body, statement)
    t = algebra.symbol(letter, SCALAR)
    _check_entrywise(body, t, algebra, statement)
    slope = derivative(body, t, algebra, lambda name, place: _slope(algebra.operators[name], place, t, algebra))
    A = "B" if name in ("A", "dA") else "A"
    return Operator(
        SIGNATURE.format(name, A),
        f"{letter} ↦ {statement.text.partition('=')[2].strip()}, of each entry.",
        value=_value(body, letter),
        differential=(f"d {name}({A}) = {_lifted(slope, t, A, algebra, Level.SUFFIX)} .* d{A}",),
        definition=f"{name}({A}) = {_lifted(body, t, A, algebra)}",
        head=f"let {name}",
        elementwise=True,
        commutes_with_transposition=True,
    )


def _body(statement: LetFunction, letter: str, known: Mapping[str, Operator], algebra: Algebra) -> Term:
    """The formula of a definition, in which only its letter varies."""
    nodes = arguments_first(statement.formula)
    for name in variables_of(nodes, ()):
        if name != letter:
            message = f"{name} is not known here: {statement.defined.text} is a function of {letter} alone"
            raise Mistake(NOT_ENTRYWISE, message, next(n.span for n in nodes if getattr(n, "text", "") == name))
    functions = {name: function for name, function in known.items() if name != letter}
    parts = parts_of(Resolver({letter}, (), functions=functions).resolve(nodes))
    reading, _ = read(statement.text, parts, {letter: SCALAR}, {})
    reading.settle(parts, {letter})
    if parts[-1].shape != SCALAR:
        raise Mistake(
            NOT_ENTRYWISE, f"{statement.defined.text} is to be a number for every {letter}", statement.formula.span
        )
    return Builder(algebra, {}, define).build(parts)


def _check_length(body: Term, statement: LetFunction) -> None:
    """A definition is not too long to be differentiated as a whole."""
    if written_length(body) > LONGEST_DEFINITION:
        message = f"the definition takes more than {LONGEST_DEFINITION} characters once it is written out"
        raise Mistake(TOO_LONG, message, statement.span)


def _check_entrywise(body: Term, t: Term, algebra: Algebra, statement: LetFunction) -> None:
    """What becomes of the letter must be arithmetic and functions of one number, which go entry by entry."""
    varying = {t.number}
    for term in below([body]):
        if varying.isdisjoint(arg.number for arg in term.args):
            continue
        varying.add(term.number)
        operator = algebra.operators.get(term.head)
        if operator is not None and operator.drawn:
            message = f"{operator.drawn.function} is not given, so nothing can be defined by it as a function"
            help = f"let it stand for a formula: let {statement.defined.text} = …"
            raise Mistake(NOT_ENTRYWISE, message, statement.formula.span, help)
        if term.head not in ARITHMETIC and not (operator is not None and operator.elementwise):
            word = operator.name if operator else term.head
            raise Mistake(NOT_ENTRYWISE, f"{word} is not a function of one number", statement.formula.span)


def _slope(operator: Operator, place: int, t: Term, algebra: Algebra) -> tuple[list[Term], Term]:
    """The letters of an element-wise function, and f'(t) by the one in a place, read off the function's row."""
    (rule,) = differential_rules(operator)
    form = signature(operator.signature)
    sizes = {name: ONE for size in form.result for name in size[0][0]}
    letters = [t] if len(form.arguments) == 1 else [algebra.symbol(a.name, SCALAR) for a in form.arguments]
    moving = Binding({a.name: letter for a, letter in zip(form.arguments, letters, strict=True)}, sizes)
    chosen = letters[place]
    return letters, instantiate(rule.result, moving, algebra, lambda arg: algebra.number(int(arg is chosen)))


def _value(body: Term, letter: str) -> Callable[[Ball], Value]:
    """The function of one number, in balls."""
    formula = compiled(body, OPERATORS)
    return lambda x: formula({}, {letter: x})


def _lifted(formula: Term, t: Term, letter: str, algebra: Algebra, level: int = Level.SUM) -> str:
    """A formula of one number as one of a matrix, entry by entry: 1 + t becomes ones(m,n) + A.

    It is written for a place where at least a level is asked for.
    """
    matrix = algebra.symbol(letter, signature(SIGNATURE.format("f", letter)).result)
    lifted = rebuilt(formula, lambda term, args: matrix if term is t else _lifted_term(term, args, matrix, algebra))
    return Writer(algebra, TEXT).at(_everywhere(lifted, matrix, algebra), level)


def _everywhere(term: Term, matrix: Term, algebra: Algebra) -> Term:
    """A number in every place."""
    return term if term.shape == matrix.shape else algebra.scale(term, algebra.constant(ONES.key, matrix.shape))


def _lifted_term(term: Term, args: list[Term], matrix: Term, algebra: Algebra) -> Term:
    if all(arg.is_scalar for arg in args):
        return term
    if term.head == "sum":
        return algebra.sum([_everywhere(arg, matrix, algebra) for arg in args])
    if term.head == "power" and not args[1].is_scalar:  # u^v = exp(v log u)
        logarithm = algebra.apply(LOG.key, (args[0],), args[0].shape)
        return algebra.apply(EXP.key, (algebra.hadamard([logarithm, args[1]]),), matrix.shape)
    return algebra.rebuild(term.head, args, matrix.shape)
