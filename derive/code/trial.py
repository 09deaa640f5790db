"""The self-test of an emitted text: its derivative against central differences of what was differentiated."""

from collections.abc import Iterator, Sequence

from ..derivation import Derivation, Result
from ..differentiate.projection import projection
from ..elaborate.statement import Symbol
from .signature import CodeFrame, Function, returned
from .target import ANY_PREFIX, Target

TRIAL = """def check(**arguments):
    \"""Compare {name} with central differences of {function}, in a random direction for each variable.

    Returns the largest relative error, where differences below 1e-10 are rounding; an AssertionError gives the
    numbers where one is above 1e-6.{need}
    \"""
    arguments = {{name: {double} for name, value in arguments.items()}}
    value = {name}(**arguments)
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


def trials(name: str, derivation: Derivation, frame: CodeFrame) -> Iterator[Function]:
    """What was differentiated as a function, and `check`, with what it calls."""
    function, text = _differentiated(name, derivation, frame)
    yield text
    lines = [line for result in derivation.results for line in _compared(function, result, derivation, frame)]
    target = frame.target
    yield Function(_trial(name, function, lines, target), ())
    yield Function(DIRECTION.replace("{random}", target.random.replace("{0}", "like")), ())
    yield Function(DIFFERENCE.replace(ANY_PREFIX, target.prefix).replace("{derivative}", name), ())


def _trial(name: str, function: str, lines: Sequence[str], target: Target) -> str:
    """The function that is called; `lines` put the error of each derivative into `errors`."""
    double = target.double.replace("{0}", "value")
    need = target.need and f"\n    {target.need}"
    return TRIAL.format(name=name, function=function, need=need, double=double, lines="\n    ".join(lines))


def _differentiated(name: str, derivation: Derivation, frame: CodeFrame) -> tuple[str, Function]:
    """The function itself, or of a second derivative the first ones by the names of their variables."""
    problem = derivation.problem
    firsts = {str(r.before.data): (r.before, r.of) for r in derivation.results if r.before and r.of}
    called = ("gradient" if problem.function.is_scalar else "jacobian") if firsts else "function"
    terms = [(term, problem.symbol(variable).sides) for variable, term in firsts.values()]
    if not firsts or not problem.function.is_scalar:
        terms = [(term, ()) for term, _ in terms] or [(problem.function, ())]
    written = frame.written([term for term, _ in terms])
    values = [frame.shaped(value, *term) for value, term in zip(written.values, terms, strict=True)]
    texts = dict(zip(firsts or [""], values, strict=True))
    document = f'"""The function of which {name} is the derivative."""'
    return called, frame.function(called, [document], [*written.lines, *returned(texts)], written)


def _compared(function: str, result: Result, derivation: Derivation, frame: CodeFrame) -> Iterator[str]:
    """The lines that compare one derivative."""
    symbol = derivation.problem.symbol(result.variable)
    name = frame.names[symbol.name]
    yield f'direction = _direction(arguments["{name}"])'
    yield from _projected(symbol, frame)
    value = f'value["{result.wrt}"]' if len(derivation.results) > 1 else "value"
    several = result.before is not None and len(derivation.problem.variables) > 1
    part = f'lambda **at: {function}(**at)["{result.before.data}"]' if several and result.before else function
    yield f'errors.append(_error({part}, arguments, "{name}", {value}, direction))'


def _projected(symbol: Symbol, frame: CodeFrame) -> list[str]:
    """The lines that bring a direction into the subspace where the variable lives."""
    name = "direction"
    inside = projection(frame.algebra, symbol, frame.algebra.symbol(name, symbol.shape))
    if inside is None:
        return []
    written = frame._replace(symbols=[symbol._replace(name=name)], names={**frame.names, name: name}).written(
        [inside.gradient]
    )
    return [*written.lines, f"{name} = {written.values[0].text}"]
