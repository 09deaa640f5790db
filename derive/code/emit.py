"""From a derivation to the source of a function: its docstring, its body, its value, and what goes with it."""

import re
from collections.abc import Iterator

from ...grammar.record import NamedTuple
from ..derivation import Derivation, Result
from ..differentiate import differentiated
from ..problem import Problem
from ..terms.algebra import Algebra
from ..terms.shape import ONE, sides
from ..terms.term import Term
from . import summed
from .directions import differential, factor, product, second_differential, toward, toward_both
from .docstring import docstring
from .entries import DerivativeValue, EveryEntry, EveryPair, Plain, tensor
from .not_given import called_in
from .precedence import Snippet
from .signature import CodeFrame, Function, framed, returned
from .target import Target
from .trial import FirstDerivative, trials

NAMES_BY_KIND = {
    "gradient": "gradient",
    "jacobian": "jacobian",
    "tensor": "derivative",
    "hessian": "hessian",
    "third": "third_derivative",
}


class Entire(NamedTuple):
    """A derivative as the code finds it, and the functions of directions that it calls."""

    value: DerivativeValue
    functions: tuple[Function, ...] = ()


def source(derivation: Derivation, target: Target, check: bool = False) -> str:
    """The source of a function that computes the derivatives of a derivation; with `check` also of one that tries it.

    Beside the Hessian of a scalar stand its product with a direction, and its factor if it is a Kronecker product
    with an identity. Its arguments are the statement's variables, and those sizes that none of them has as an axis.
    Raises Mistake where an operator has no template for the library, or a number is larger than any float.
    """
    frame = framed(derivation.problem, target)
    frame = frame.taking(called_in(derivation.results, frame.algebra))
    functions = _functions(derivation, frame, check)
    while unread := set().union(*(function.unread for function in functions)):
        frame = frame._replace(sizes=(*frame.sizes, min(unread)))
        functions = _functions(derivation, frame, check)
    helpers = dict.fromkeys(helper for function in functions for helper in function.helpers)
    text = "\n\n\n".join([*(function.text for function in functions), *helpers])
    return f"{_imports(text, target)}\n\n\n{text}\n"


def _functions(derivation: Derivation, frame: CodeFrame, check: bool) -> list[Function]:
    """The functions of a text, without their helpers."""
    name = NAMES_BY_KIND[max((result.kind for result in derivation.results), key=list(NAMES_BY_KIND).index)]
    wholes = [_whole(place, derivation, frame) for place in range(len(derivation.results))]
    functions = [_main(name, [whole.value for whole in wholes], derivation, frame)]
    functions += [function for whole in wholes for function in whole.functions]
    functions += _beside(derivation, frame)
    functions += trials(name, derivation, frame, _first(derivation, frame)) if check else ()
    return functions


def _first(derivation: Derivation, frame: CodeFrame) -> FirstDerivative:
    """The first derivative of an array, of which the second is that: the function itself, and those that it calls."""
    if not any(result.twofold for result in derivation.results):
        return FirstDerivative()
    once = differentiated(derivation.problem._replace(twice=False))
    taken = called_in(once.results, frame.algebra)
    frame = frame.taking(taken)
    wholes = [_whole(place, once, frame, "first_differential") for place in range(len(once.results))]
    main = _main("first_derivative", [whole.value for whole in wholes], once, frame)
    return FirstDerivative([main, *(function for whole in wholes for function in whole.functions)], taken)


def _main(name: str, values: list[DerivativeValue], derivation: Derivation, frame: CodeFrame) -> Function:
    """The function that returns the derivatives."""
    written = frame.written([root for value in values for root in value.roots])
    pieces = iter(written.values)
    texts = {
        result.wrt: _shaped(value.written(pieces, frame), result, frame)
        for result, value in zip(derivation.results, values, strict=True)
    }
    helpers = (*written.helpers, *(helper for value in values for helper in value.helpers(frame.target)))
    lines = [*written.lines, *returned(texts)]
    return frame.function(name, docstring(derivation, frame.sizes), lines, written._replace(helpers=helpers))


def _shaped(piece: Snippet, result: Result, frame: CodeFrame) -> str:
    """A derivative as the user expects it; by a family it has the axes of the family's array."""
    return piece.text if result.variable.head == "member" else frame.shaped(piece, result.gradient, result.axes)


def _whole(place: int, derivation: Derivation, frame: CodeFrame, called: str = "differential") -> Entire:
    """A derivative as a term, entry by entry, or else by the differential at every single-entry array."""
    result = derivation.results[place]
    if not result.gradient.moves and len(sides(result.gradient.shape)) == _axes(result):
        return Entire(Plain(_term(result, derivation.problem.algebra)))
    ending = "" if len(derivation.results) == 1 else f"_{place + 1}"
    known = tensor(result, frame)
    if result.twofold and result.gradient.moves:
        return _twofold(f"second_{called}{ending}", known, result, derivation.problem, frame)
    if known is not None:
        return Entire(known)
    name = called + ending
    directions = toward(frame, derivation.problem, [result.variable])
    (direction,) = directions.holes.values()
    variable = frame.names[str(result.variable.data)]
    value = EveryEntry(name, directions.frame.names[str(direction.data)], variable)
    return Entire(value, (differential(name, result, directions),))


def _twofold(name: str, known: DerivativeValue | None, result: Result, problem: Problem, frame: CodeFrame) -> Entire:
    """A second derivative, entry by entry or else by its second differential at every pair of single-entry arrays.

    The second differential in two directions stands beside it, which is what large arrays want.
    """
    directions, holes = toward_both(frame, problem, result)
    variables = [str(variable.data) for variable in (result.before, result.variable) if variable is not None]
    names = [directions.frame.names[str(hole.data)] for hole in holes]
    pairs = EveryPair(name, (names[0], names[1]), (frame.names[variables[0]], frame.names[variables[1]]))
    return Entire(known or pairs, (second_differential(name, result, directions.frame, holes),))


def _term(result: Result, algebra: Algebra) -> Term:
    """What is computed: the form in stacked arrays if there is one, by a member x_i the gradients of all i."""
    if result.closed is not None:
        return result.closed.term
    by_member = result.variable.head == "member"
    return summed.everywhere(result.gradient, result.variable.args[1:], algebra) if by_member else result.gradient


def _axes(result: Result) -> int:
    """How many axes a derivative has, without those of length 1."""
    return len(result.axes) - result.axes.count(ONE)


def _beside(derivation: Derivation, frame: CodeFrame) -> Iterator[Function]:
    """What may be wanted in the place of a Hessian."""
    problem = derivation.problem
    if not problem.twice or not problem.function.is_scalar or all(v.is_scalar for v in problem.variables):
        return
    yield product(derivation, frame)
    found = factor(derivation, frame)
    if found is not None:
        yield found


def _imports(text: str, target: Target) -> str:
    """The import statements that a text needs."""
    first, *others = target.imports
    used = [name for name in others if re.search(rf"(?<![\w.]){re.escape(name)}\.", text)]
    return "\n".join(target.imports[name] for name in [first, *used])
