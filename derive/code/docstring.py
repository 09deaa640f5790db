"""The docstring of an emitted function: the formulas, and the shapes of the arguments."""

from textwrap import wrap

from matgrad.derive.derivation import Derivation, Result
from matgrad.derive.elaborate import Symbol
from matgrad.derive.notation import Writer
from matgrad.derive.shape import show_size
from matgrad.derive.style import TEXT
from matgrad.derive.term import Term, below

MOST_NODES = 120  # of a formula in the docstring
COLUMNS = 100


def docstring(derivation: Derivation) -> list[str]:
    """The formulas, and the shapes of the arguments."""
    writer = Writer(derivation.problem.algebra, TEXT)
    shapes = {symbol.name: _shape(symbol) for symbol in derivation.problem.symbols}
    formulas = [_formula(result, shapes[str(result.variable.data)], writer) for result in derivation.results]
    arguments = ", ".join(f"{name} {shapes[name]}" for name in sorted(shapes))
    return [f'"""{formulas[0]}', *formulas[1:], "", *wrap(f"Arguments: {arguments}.", COLUMNS), '"""']


def _formula(result: Result, shape: str, writer: Writer) -> str:
    """One gradient as it is typed, unless it is long."""
    value = f" = {writer.write(result.gradient)}" if _nodes(result.gradient) <= MOST_NODES else ""
    return f"df/d{result.variable.data}{value}, {'a scalar' if shape == 'scalar' else f'shape {shape}'}."


def _shape(symbol: Symbol) -> str:
    """A shape as Python shows it: `(n, p)`, `(n,)`; `scalar`; `index from 1`."""
    if symbol.is_index:
        return "index from 1"
    lengths = ", ".join(show_size(size) for size in symbol.shape[: symbol.axes])
    return f"({lengths}{',' * (symbol.axes == 1)})" if symbol.axes else "scalar"


def _nodes(root: Term) -> int:
    """How many parts a term has when it is written out."""
    counts: dict[int, int] = {}
    for term in below([root]):
        counts[term.number] = 1 + sum(counts[arg.number] for arg in term.args)
    return counts[root.number]
