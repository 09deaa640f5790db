"""From a derivation to the source of a function: its head, its arguments made plain, its body, its value."""

import keyword
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from matgrad.derive.code.body import Body
from matgrad.derive.code.piece import Piece, filled
from matgrad.derive.code.sizes import Ruler, sides
from matgrad.derive.code.target import Target
from matgrad.derive.derivation import Derivation, Result
from matgrad.derive.elaborate import Symbol
from matgrad.derive.notation import Writer
from matgrad.derive.shape import ONE, Size, letters, show_size
from matgrad.derive.style import TEXT
from matgrad.derive.term import Term, below

MOST_NODES = 120  # of a formula in the docstring
COLUMNS = 100


def function(derivation: Derivation, target: Target) -> str:
    """The source of a function that computes the gradients of a derivation."""
    problem = derivation.problem
    names = _names(problem.symbols, target)
    axes = list(_axes(problem.symbols, names))
    body = Body(target, problem.algebra.operators, names, {size: axis for axis, size in reversed(axes)})
    values = body.write([result.gradient for result in derivation.results])
    lines = [
        *_docstring(derivation),
        *(f"{names[s.name]} = {_plain(names[s.name], s, target)}" for s in problem.symbols if _is_unusual(s)),
        *Ruler(axes, names).lines(body.letters, names),
        *body.lines,
        *_return(derivation, values, target),
    ]
    arguments = ", ".join(sorted(names[s.name] for s in problem.symbols))
    head = f"def gradient(*, {arguments}):"
    text = "\n\n\n".join(["\n".join([head, *(f"    {line}".rstrip() for line in lines)]), *body.helpers])
    return f"{_imports(text, target)}\n\n\n{text}\n"


def _names(symbols: Sequence[Symbol], target: Target) -> dict[str, str]:
    """A Python name for each variable and each letter of a size."""
    sizes = sorted({n for s in symbols for size in s.shape for n in letters(size) if not n.isdigit()})
    names = {name: name for name in [*(s.name for s in symbols), *sizes]}
    taken = {*keyword.kwlist, *target.alias}
    odd = [name for name in names if name in taken or not name.isascii()]
    taken.update(name for name in names if name not in odd)
    for name in odd:
        names[name] = _free(unicodedata.normalize("NFKC", name), taken)
        taken.add(names[name])
    return names


def _free(name: str, taken: set[str]) -> str:
    """A name with as many underscores behind it as keep it apart from others."""
    while name in taken:
        name += "_"
    return name


def _is_unusual(symbol: Symbol) -> bool:
    """Whether the user's array has axes of length 1 that the formulas do without."""
    return symbol.axes != len(sides(symbol.shape))


def _plain(name: str, symbol: Symbol, target: Target) -> str:
    """A declared row or column as a vector, a 1×1 matrix as a number."""
    return _reshaped(name, "(-1,)" if sides(symbol.shape) else "()", target)


def _reshaped(text: str, shape: str, target: Target) -> str:
    return filled(target.reshape, [Piece(text, 0), Piece(shape, 0)]).text


def _axes(symbols: Iterable[Symbol], names: dict[str, str]) -> Iterator[tuple[str, Size]]:
    """Each axis of each argument with its size."""
    for symbol in symbols:
        for place, size in enumerate(sides(symbol.shape)):
            yield f"{names[symbol.name]}.shape[{place}]", size


def _return(derivation: Derivation, values: Sequence[Piece], target: Target) -> list[str]:
    """The value: an array, or a dict by the variables' names."""
    symbols = {symbol.name: symbol for symbol in derivation.problem.symbols}
    texts = {
        str(result.variable.data): _value(result, piece, symbols[str(result.variable.data)], target)
        for result, piece in zip(derivation.results, values, strict=True)
    }
    if len(texts) == 1:
        return [f"return {text}" for text in texts.values()]
    items = [f'"{name}": {text}' for name, text in texts.items()]
    line = f"return {{{', '.join(items)}}}"
    return [line] if len(line) < COLUMNS else ["return {", *(f"    {item}," for item in items), "}"]


def _value(result: Result, piece: Piece, symbol: Symbol, target: Target) -> str:
    """A gradient in the shape of the variable as it was declared."""
    if _is_unusual(symbol):
        lengths = ["1" if size == ONE else "-1" for size in symbol.shape][: symbol.axes]
        return _reshaped(piece.text, f"({', '.join(lengths)}{',' * (symbol.axes == 1)})", target)
    if result.gradient.is_scalar and all(term.is_scalar for term in below([result.gradient])):
        return filled(target.number, [piece]).text
    return piece.text


def _imports(text: str, target: Target) -> str:
    """The import statements that a text needs."""
    first, *others = target.imports
    used = [name for name in others if re.search(rf"(?<![\w.]){re.escape(name)}\.", text)]
    return "\n".join(target.imports[name] for name in [first, *used])


def _docstring(derivation: Derivation) -> list[str]:
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
    """A shape as Python shows it: `(n, p)`, `(n,)`; `scalar`."""
    lengths = ", ".join(show_size(size) for size in symbol.shape[: symbol.axes])
    return f"({lengths}{',' * (symbol.axes == 1)})" if symbol.axes else "scalar"


def _nodes(root: Term) -> int:
    """How many parts a term has when it is written out."""
    counts: dict[int, int] = {}
    for term in below([root]):
        counts[term.number] = 1 + sum(counts[arg.number] for arg in term.args)
    return counts[root.number]
