"""The docstring of an emitted function: the formulas, and the shapes of the arguments."""

from collections.abc import Sequence
from textwrap import wrap

from ..derivation import Derivation, Result
from ..elaborate.statement import Symbol
from ..terms.algebra import Algebra
from ..terms.shape import show_size
from ..terms.term import Term, below
from ..write.style import TEXT
from ..write.terms import Writer
from .not_given import called_in, described_functions

MOST_DOCUMENTED = 120  # of a formula in the docstring
COLUMNS = 100
ORDER_SIGNS = {"hessian": "d2f/", "third": "d3f/"}


def docstring(derivation: Derivation, sizes: Sequence[str] = ()) -> list[str]:
    """The formulas, and the shapes of the arguments, of which some are `sizes`."""
    writer = Writer(derivation.problem.algebra, TEXT)
    shapes = {**dict.fromkeys(sizes, "a size"), **{s.name: _shape(s) for s in derivation.problem.arguments}}
    formulas = [_formula(result, writer) for result in derivation.results]
    arguments = ", ".join(f"{name} {shapes[name]}" for name in sorted(shapes))
    functions = described_functions(called_in(derivation.results, derivation.problem.algebra))
    lines = [*wrap(f"Arguments: {arguments}.", COLUMNS), *functions]
    return [f'"""{formulas[0]}', *formulas[1:], "", *lines, '"""']


def described(words: str, terms: Sequence[Term], algebra: Algebra) -> list[str]:
    """A short docstring, with the formulas unless they are long."""
    writer = Writer(algebra, TEXT)
    formulas = [writer.write(term) for term in terms if _nodes(term) <= MOST_DOCUMENTED]
    if len(formulas) < len(terms):
        return [f'"""{words}."""']
    text = f"{words}: {', '.join(formulas)}."
    return [f'"""{text}"""'] if len(text) <= COLUMNS else [f'"""{words}:', "", *formulas, '"""']


def _formula(result: Result, writer: Writer) -> str:
    """One derivative as it is typed, unless it is long."""
    order = ORDER_SIGNS.get(result.kind, "df/")
    by_member = result.variable.head == "member"
    names = [writer.write(result.variable)] if by_member else [result.asked] if result.asked else result.wrt.split(", ")
    name = f"grad_{names[0]} f" if result.manifold else f"{order}{' '.join(f'd{name}' for name in names)}"
    value = f" = {writer.write(result.gradient)}" if _nodes(result.gradient) <= MOST_DOCUMENTED else ""
    ranges = [writer.algebra.ranges[str(index.data)] for index in result.variable.args[1:]] if by_member else []
    axes = (*ranges, *result.axes)
    lengths = ", ".join(map(show_size, axes))
    shape = f"shape ({lengths}{',' * (len(axes) == 1)})" if axes else "a scalar"
    where = f" on the {result.manifold}" * bool(result.manifold)
    return f"{name}{value}{where}, {shape}."


def _shape(symbol: Symbol) -> str:
    """A shape as Python shows it: `(n, p)`, `(n,)`; `scalar`; `index from 1`."""
    if symbol.is_index:
        return "index from 1"
    if symbol.is_integer:
        return "integer"
    axes = (*symbol.ranges, *symbol.shape[: symbol.axes])
    return f"({', '.join(map(show_size, axes))}{',' * (len(axes) == 1)})" if axes else "scalar"


def _nodes(root: Term) -> int:
    """How many parts a term has when it is written out."""
    counts: dict[int, int] = {}
    for term in below([root]):
        counts[term.number] = 1 + sum(counts[arg.number] for arg in term.args)
    return counts[root.number]
