"""From a derivation to the source of a function: its head, its arguments made plain, its body, its value."""

import keyword
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from matgrad.derive.algebra import Algebra
from matgrad.derive.code.body import Body
from matgrad.derive.code.cheaper import cheaper
from matgrad.derive.code.docstring import COLUMNS, docstring
from matgrad.derive.code.piece import ATOM, SUM, Piece, filled
from matgrad.derive.code.sizes import Ruler, sides
from matgrad.derive.code.target import Target
from matgrad.derive.code.tensor import at_every_entry, tensor
from matgrad.derive.code.trial import difference, direction, trial
from matgrad.derive.derivation import Derivation, Result
from matgrad.derive.elaborate import Symbol
from matgrad.derive.forward import replaced
from matgrad.derive.project import projection
from matgrad.derive.shape import ONE, Size, letters
from matgrad.derive.term import Term, below
from matgrad.grammar.mistakes import Mistake

NAMES = {"gradient": "gradient", "jacobian": "jacobian", "tensor": "derivative", "hessian": "hessian"}


class Frame(NamedTuple):
    """What the functions of one text have in common: their arguments."""

    target: Target
    algebra: Algebra
    symbols: Sequence[Symbol]
    names: Mapping[str, str]

    @property
    def arguments(self) -> str:
        """The keywords that are taken, in alphabetical order."""
        return ", ".join(sorted(self.names[symbol.name] for symbol in self.symbols))

    @property
    def kind(self) -> str:
        """The type and place of the entries: those of an argument that is an array."""
        like = next((self.names[s.name] for s in self.symbols if s.axes), None)
        return self.target.kind.replace("{like}", like) if like else self.target.plain

    def written(self, roots: Sequence[Term]) -> "Written":
        """Terms as expressions, with the lines that they need above them."""
        axes = list(_axes(self.symbols, self.names))
        sizes = {size: axis for axis, size in reversed(axes)}
        body = Body(self.target, self.algebra.operators, self.names, sizes, self.kind)
        values = body.write(cheaper(self.algebra, roots, self.target.fuses))
        lines = [*self._plain(body.tensors), *Ruler(axes, self.names).lines(body.letters, self.names)]
        return Written([*lines, *body.lines.texts], values, tuple(body.helpers))

    def _plain(self, tensors: Set[str]) -> Iterator[str]:
        """Declared rows and columns made vectors, 1×1 matrices and (where the library wants it) numbers scalars."""
        for symbol in self.symbols:
            name, shape = self.names[symbol.name], "(-1,)" if sides(symbol.shape) else "()"
            if symbol.is_index:
                yield f"{name} = int({name})"
            elif is_unusual(symbol):
                yield f"{name} = {reshaped(name, shape, self.target)}"
            elif symbol.name in tensors and self.target.tensor:
                template = self.target.tensor.replace("{kind}", self.kind)
                yield f"{name} = {filled(template, [Piece(name, ATOM)]).text}"


class Written(NamedTuple):
    """Some lines, the expressions below them, and the helper functions that they call."""

    lines: list[str]
    values: list[Piece]
    helpers: tuple[str, ...]


def source(derivation: Derivation, target: Target, check: bool = False) -> str:
    """The source of a function that computes the gradients of a derivation; with `check` also of one that tries it."""
    problem = derivation.problem
    frame = Frame(target, problem.algebra, problem.symbols, _names(problem.symbols, target))
    name = NAMES[max((result.kind for result in derivation.results), key=list(NAMES).index)]
    tensors = [tensor(r, problem.algebra) if r.gradient.moves or len(r.axes) > 2 else None for r in derivation.results]
    if any(t is None and r.gradient.moves for t, r in zip(tensors, derivation.results, strict=True)):
        return _by_differential(derivation, frame, name)
    roots = [t.roots if t else [r.gradient] for t, r in zip(tensors, derivation.results, strict=True)]
    written = frame.written([root for some in roots for root in some])
    values = iter(written.values)
    pieces = [t.written(values, target) if t else next(values) for t in tensors]
    lines = [*docstring(derivation), *written.lines, *_return(derivation, pieces, frame)]
    texts = [block(f"def {name}(*, {frame.arguments}):", lines)]
    helpers = dict.fromkeys(written.helpers)
    if check and name != "gradient":
        raise Mistake("M293", "no self-test: only that of a gradient can be written yet", None)
    if check:
        value = frame.written([problem.function])
        texts += [_function(frame, value), *_trial(derivation, frame)]
        helpers.update(dict.fromkeys(value.helpers))
    text = "\n\n\n".join([*texts, *helpers])
    return f"{_imports(text, target)}\n\n\n{text}\n"


def _by_differential(derivation: Derivation, frame: Frame, name: str) -> str:
    """A derivative whose entries are not known one by one: the differential at every single-entry direction."""
    if len(derivation.results) > 1:
        raise Mistake("M293", "no code: one of several derivatives is not known entry by entry", None)
    (result,) = derivation.results
    symbol, algebra = derivation.problem.symbol(result.variable), frame.algebra
    direction = symbol._replace(name=f"d{symbol.name}")
    hole = algebra.symbol(direction.name, symbol.shape)
    assert result.line is not None
    formula = replaced(result.line, {algebra.d(result.variable): hole}, algebra)
    names = {**frame.names, direction.name: f"d{frame.names[symbol.name]}"}
    inner = frame._replace(symbols=[*frame.symbols, direction], names=names)
    written = inner.written([formula])
    arguments = sorted(frame.names[s.name] for s in frame.symbols)
    outer = [*docstring(derivation), *at_every_entry(result, frame.names[symbol.name], arguments, frame.target)]
    document = '"""The differential of the function in a direction."""'
    texts = [
        block(f"def {name}(*, {frame.arguments}):", outer),
        block(
            f"def differential(*, {inner.arguments}):", [document, *written.lines, f"return {written.values[0].text}"]
        ),
        *written.helpers,
    ]
    text = "\n\n\n".join(texts)
    return f"{_imports(text, frame.target)}\n\n\n{text}\n"


def block(head: str, lines: Iterable[str]) -> str:
    """A head with lines below it."""
    return "\n".join([head, *(f"    {line}".rstrip() for line in lines)])


def _function(frame: Frame, value: Written) -> str:
    """The function that was differentiated."""
    return _returning("function", frame, '"""The function of which gradient is the derivative."""', value)


def _returning(name: str, frame: Frame, document: str, value: Written) -> str:
    """A function that returns one value."""
    return block(f"def {name}(*, {frame.arguments}):", [document, *value.lines, f"return {value.values[0].text}"])


def _trial(derivation: Derivation, frame: Frame) -> Iterator[str]:
    """The function `check`, and what it calls."""
    variables = [(s, frame.names[s.name]) for s in map(derivation.problem.symbol, derivation.problem.variables)]
    lines = []
    for symbol, name in variables:
        lines += [f'direction = _direction(arguments["{name}"])']
        lines += _projected(symbol, frame)
        value = f'value["{symbol.name}"]' if len(variables) > 1 else "value"
        lines += [f'errors.append(_error(arguments, "{name}", {value}, direction))']
    yield trial(lines, frame.target)
    yield direction(frame.target)
    yield difference(frame.target)


def _projected(symbol: Symbol, frame: Frame) -> list[str]:
    """The lines that bring a direction into the subspace where the variable lives."""
    name = "direction"
    inside = projection(frame.algebra, symbol, frame.algebra.symbol(name, symbol.shape))
    if inside is None:
        return []
    written = frame._replace(symbols=[symbol._replace(name=name)], names={**frame.names, name: name}).written(
        [inside.gradient]
    )
    return [*written.lines, f"{name} = {written.values[0].text}"]


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


def is_unusual(symbol: Symbol) -> bool:
    """Whether the user's array has axes of length 1 that the formulas do without."""
    return symbol.axes != len(sides(symbol.shape))


def reshaped(text: str, shape: str, target: Target) -> str:
    """An array with other axes."""
    return filled(target.reshape, [Piece(text, SUM), Piece(shape, ATOM)]).text


def _axes(symbols: Iterable[Symbol], names: Mapping[str, str]) -> Iterator[tuple[str, Size]]:
    """Each axis of each argument with its size."""
    for symbol in symbols:
        for place, size in enumerate(sides(symbol.shape)):
            yield f"{names[symbol.name]}.shape[{place}]", size


def _return(derivation: Derivation, values: Sequence[Piece], frame: Frame) -> list[str]:
    """The value: an array, or a dict by the variables' names."""
    pairs = zip(derivation.results, values, strict=True)
    texts = {
        result.wrt: _value(result, piece, derivation.problem.symbol(result.variable), frame) for result, piece in pairs
    }
    if len(texts) == 1:
        return [f"return {text}" for text in texts.values()]
    items = [f'"{name}": {text}' for name, text in texts.items()]
    line = f"return {{{', '.join(items)}}}"
    return [line] if len(line) < COLUMNS else ["return {", *(f"    {item}," for item in items), "}"]


def _value(result: Result, piece: Piece, symbol: Symbol, frame: Frame) -> str:
    """A gradient in the shape of the variable as it was declared."""
    text = piece.text
    if result.kind != "gradient" and ONE in result.axes:
        raise Mistake("M293", "no code: a derivative by an array with an axis of length 1", None)
    if result.gradient.is_scalar and all(term.is_scalar for term in below([result.gradient])):
        text = filled(frame.target.number.replace("{kind}", frame.kind), [piece]).text
    if not is_unusual(symbol) or result.kind != "gradient":
        return text
    lengths = ["1" if size == ONE else "-1" for size in symbol.shape][: symbol.axes]
    return reshaped(text, f"({', '.join(lengths)}{',' * (symbol.axes == 1)})", frame.target)


def _imports(text: str, target: Target) -> str:
    """The import statements that a text needs."""
    first, *others = target.imports
    used = [name for name in others if re.search(rf"(?<![\w.]){re.escape(name)}\.", text)]
    return "\n".join(target.imports[name] for name in [first, *used])
