"""Functions that are not given are arguments of the emitted code."""

from collections.abc import Iterable, Sequence

from ...grammar.record import NamedTuple
from ..derivation import Result
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import ONE, Shape, show_size, signature
from ..terms.term import Term, below


class FunctionArgument(NamedTuple):
    """A function as an argument: its name in the code, and the operator that it is."""

    name: str
    operator: Operator


def functions_in(roots: Iterable[Term], algebra: Algebra) -> tuple[FunctionArgument, ...]:
    """The functions that some terms call, in alphabetical order."""
    known = algebra.operators
    heads = {term.head for term in below(roots) if term.head in known and known[term.head].drawn}
    found = {in_python(known[head]): known[head] for head in heads}
    return tuple([FunctionArgument(name, found[name]) for name in sorted(found)])


def in_python(operator: Operator) -> str:
    """The argument that an operator is: f_prime for f'."""
    return operator.code.general.partition("(")[0]


def called_in(results: Iterable[Result], algebra: Algebra) -> tuple[FunctionArgument, ...]:
    """The functions that the code of some results calls."""
    return functions_in([term for r in results for term in (r.gradient, r.line) if term is not None], algebra)


def described_functions(arguments: Sequence[FunctionArgument]) -> list[str]:
    """What the functions among the arguments are to be."""
    return [f"{name}{_shapes(operator)}: {_lower(operator.meaning)}" for name, operator in arguments]


def _shapes(operator: Operator) -> str:
    """What a function takes and gives: (Y (m, n)) -> (m, n)."""
    if operator.elementwise:
        return "(array) -> array"
    form = signature(operator.signature)
    taken = [f"{argument.name} {_in_python(argument.shape)}" for argument in form.arguments if argument.shape]
    return f"({', '.join(taken)}) -> {_in_python(form.result)}"


def _in_python(shape: Shape) -> str:
    sizes = [show_size(size) for size in shape if size != ONE]
    return f"({', '.join(sizes)}{',' * (len(sizes) == 1)})" if sizes else "scalar"


def _lower(sentence: str) -> str:
    return f"the {sentence[4:]}" if sentence.startswith("The ") else sentence
