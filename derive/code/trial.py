"""The self-test of an emitted text: its derivative against central differences of what was differentiated."""

from collections.abc import Iterator, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..derivation import Derivation, Result
from ..differentiate.projection import projection
from ..elaborate.codes import NOT_DERIVABLE
from ..elaborate.statement import Symbol
from ..manifolds import MANIFOLDS, gradient
from ..terms.term import Term
from . import summed
from .not_given import FunctionArgument, called_in, functions_in
from .samples import samples
from .signature import CodeFrame, Function, returned
from .target import ANY_PREFIX, Target

TRIAL = """def check(**arguments):
    \"""Compare {name} with central differences of {function}, in a random direction for each variable.

    Returns the largest relative error, where differences below 1e-10 are rounding; an AssertionError gives the
    numbers where one is above 1e-6.{need}
    \"""
    arguments = {{name: {double} for name, value in arguments.items()}}
    {asked}
    errors = []
    {lines}
    return max(errors)"""

DIRECTION = """def _direction(like):
    return {random}"""

DIFFERENCE = """def _error(function, arguments, name, value, direction):
    direction = direction/xp.linalg.norm(direction)
    step = 1e-5*(1 + abs(arguments[name]).max())
    ahead = function(**{**arguments, name: arguments[name] + step*direction})
    behind = function(**{**arguments, name: arguments[name] - step*direction})
    wanted = (ahead - behind)/(2*step)
    found = xp.tensordot(value, direction, len(arguments[name].shape))
    scale = float(xp.linalg.norm(value) + xp.linalg.norm(wanted) + 1e-5*xp.linalg.norm(ahead))
    error = float(xp.linalg.norm(found - wanted))/(scale + 1e-4)
    worst = abs(found - wanted).argmax()
    found, wanted = (float(xp.reshape(part, (-1,))[worst]) for part in (found, wanted))
    assert error <= 1e-6, f"{name}: {derivative} gives {found}, differences {wanted}, off by {error:.1e}"
    return error"""


class TrialLines(NamedTuple):
    """Lines of `check`, and the helpers that they call."""

    texts: list[str]
    helpers: Sequence[str] = ()


class FirstDerivative(NamedTuple):
    """The first derivative of an array, of which a second one is that, and the functions that it takes."""

    functions: Sequence[Function] = ()
    taken: Sequence[FunctionArgument] = ()


def trials(name: str, derivation: Derivation, frame: CodeFrame, first: FirstDerivative) -> Iterator[Function]:
    """What was differentiated as a function, and `check`, with what it calls; `first` is that of a second derivative
    of an array.
    """
    taken = first.taken or functions_in(_differentiated_terms(derivation), frame.algebra)
    given = called_in(derivation.results, frame.algebra)
    function, texts = "first_derivative", first.functions
    if not texts:
        function, text = _differentiated(name, derivation, frame.taking(taken))
        texts = [text]
    yield from texts
    yield from samples({each.name: each for each in (*taken, *given)}, frame.taking(()))
    tried = "tried" if taken or given else function
    compared = [_compared(tried, result, derivation, frame) for result in derivation.results]
    lines, helpers = ([part for each in compared for part in each[place]] for place in range(2))
    asked = [*_sampled(function, taken, given), f"value = {name}(**arguments{_passed(given)})"]
    yield Function(_trial(name, function, [asked, lines], frame.target), helpers)
    yield Function(DIRECTION.replace("{random}", frame.target.random.replace("{0}", "like")), ())
    yield Function(DIFFERENCE.replace(ANY_PREFIX, frame.target.prefix).replace("{derivative}", name), ())


def _passed(functions: Sequence[FunctionArgument]) -> str:
    """Samples as arguments."""
    if len(functions) < 3:
        return "".join([f', {name}=given["{name}"]' for name, _ in functions])
    names = ", ".join([f'"{name}"' for name, _ in functions])
    return f", **{{name: given[name] for name in ({names})}}"


def _sampled(function: str, taken: Sequence[FunctionArgument], given: Sequence[FunctionArgument]) -> list[str]:
    """The lines that take samples of the functions, and put them into what was differentiated."""
    if not taken and not given:
        return []
    called = f"return {function}(**arguments{_passed(taken)})"
    return ["given = samples(**arguments)", "", "def tried(**arguments):", f"    {called}", ""]


def _trial(name: str, function: str, lines: Sequence[Sequence[str]], target: Target) -> str:
    """The function that is called; some lines find the value, others put the error of each derivative into `errors`."""
    double = target.double.replace("{0}", "value")
    need = target.need and f"\n    {target.need}"
    asked, compared = ("\n    ".join(each).replace("\n    \n", "\n\n") for each in lines)
    return TRIAL.format(name=name, function=function, need=need, double=double, asked=asked, lines=compared)


def _firsts(derivation: Derivation) -> dict[str, tuple[Term, Term]]:
    """The variables of first derivatives that are differentiated, by their names, and these derivatives."""
    return {str(r.before.data): (r.before, r.of) for r in derivation.results if r.before and r.of}


def _differentiated_terms(derivation: Derivation) -> list[Term]:
    """The function itself, or of a second derivative the first ones."""
    return [term for _, term in _firsts(derivation).values()] or [derivation.problem.function]


def _differentiated(name: str, derivation: Derivation, frame: CodeFrame) -> tuple[str, Function]:
    """The function itself, or of a second derivative the first ones by the names of their variables."""
    problem = derivation.problem
    firsts = _firsts(derivation)
    called = ("gradient" if problem.function.is_scalar else "jacobian") if firsts else "function"
    terms = [(term, problem.symbol(variable).sides) for variable, term in firsts.values()]
    if not firsts or not problem.function.is_scalar:
        terms = [(term, ()) for term, _ in terms] or [(problem.function, ())]
    written = frame.written([term for term, _ in terms])
    values = [frame.shaped(value, *term) for value, term in zip(written.values, terms, strict=True)]
    texts = dict(zip(firsts or [""], values, strict=True))
    document = f'"""The function of which {name} is the derivative."""'
    return called, frame.function(called, [document], [*written.lines, *returned(texts)], written)


def _compared(function: str, result: Result, derivation: Derivation, frame: CodeFrame) -> TrialLines:
    """The lines that compare one derivative; raises Mistake M290 where that is by a quantity which is no name."""
    if result.asked:
        help = "leave --check out, or ask by a name"
        raise Mistake(NOT_DERIVABLE, f"no self-test is written of a derivative by {result.asked}", None, help)
    symbol = derivation.problem.symbol(result.variable)
    name = frame.names[symbol.name]
    value = f'value["{result.wrt}"]' if len(derivation.results) > 1 else "value"
    inside = _tangent(result, symbol, value, frame) if result.manifold else _projected(symbol, frame)
    several = result.before is not None and len(derivation.problem.variables) > 1
    part = f'lambda **at: {function}(**at)["{result.before.data}"]' if several and result.before else function
    value = "lowered" if result.manifold else value
    error = f'errors.append(_error({part}, arguments, "{name}", {value}, direction))'
    return TrialLines([f'direction = _direction(arguments["{name}"])', *inside.texts, error], inside.helpers)


def _tangent(result: Result, symbol: Symbol, value: str, frame: CodeFrame) -> TrialLines:
    """The lines that make a direction tangent to the manifold of a variable, and `lowered`, the gradient as an array
    whose Frobenius product with the direction is that of the metric.
    """
    manifold, name = MANIFOLDS[result.manifold], frame.names[symbol.name]
    if manifold.lowered:
        inside, made = _projected(symbol, frame), ("lowered", manifold.lowered)
    else:
        inside, made = TrialLines([]), ("direction", manifold.gradient)
    remade = _remade(*made, result.variable, symbol, frame)
    taken = f'{name}, lowered = arguments["{name}"], {value}'
    return TrialLines([taken, *inside.texts, *remade.texts], (*inside.helpers, *remade.helpers))


def _remade(name: str, statement: str, variable: Term, symbol: Symbol, frame: CodeFrame) -> TrialLines:
    """The lines that put an array into a row of a manifold, as what it says there of a gradient."""
    algebra, indices = frame.algebra, variable.args[1:]
    array = algebra.symbol(name, symbol.shape)
    if indices:
        array = algebra.member(algebra.family(name, symbol.shape), [str(index.data) for index in indices])
    made = gradient.row_in_two(statement).put_in(algebra, variable, array)
    made = summed.everywhere(made, indices, algebra) if indices else made
    return _assigned(name, made, [symbol, symbol._replace(name=name)], frame)


def _projected(symbol: Symbol, frame: CodeFrame) -> TrialLines:
    """The lines that bring a direction into the subspace where the variable lives."""
    name = "direction"
    inside = projection(frame.algebra, symbol, frame.algebra.symbol(name, symbol.shape))
    return _assigned(name, inside.gradient, [symbol._replace(name=name)], frame) if inside else TrialLines([])


def _assigned(name: str, term: Term, symbols: Sequence[Symbol], frame: CodeFrame) -> TrialLines:
    """The lines that put the value of a term into a name."""
    written = frame._replace(symbols=symbols, names={**frame.names, name: name}).written([term])
    return TrialLines([*written.lines, f"{name} = {written.values[0].text}"], written.helpers)
