"""What the functions of one text have in common: their arguments, and how terms become lines and values."""

import keyword
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from matgrad.derive.algebra import Algebra
from matgrad.derive.code.body import Body
from matgrad.derive.code.cheaper import cheaper
from matgrad.derive.code.docstring import COLUMNS
from matgrad.derive.code.piece import ATOM, SUM, Piece, filled
from matgrad.derive.code.sizes import Ruler, sides
from matgrad.derive.code.target import Target
from matgrad.derive.elaborate import Problem
from matgrad.derive.formulas import Symbol
from matgrad.derive.shape import ONE, Size, letters
from matgrad.derive.term import Term, below


class Written(NamedTuple):
    """Some lines, the expressions below them, and the helper functions that they call."""

    lines: list[str]
    values: list[Piece]
    helpers: tuple[str, ...]


class Frame(NamedTuple):
    """The arguments of a function, and the library that it is written for."""

    target: Target
    algebra: Algebra
    symbols: Sequence[Symbol]
    names: Mapping[str, str]

    @property
    def arguments(self) -> str:
        """The keywords that are taken, in alphabetical order."""
        return ", ".join(sorted(self.names[symbol.name] for symbol in self.symbols))

    @property
    def passed(self) -> str:
        """The same arguments passed on."""
        return ", ".join(f"{name}={name}" for name in sorted(self.names[symbol.name] for symbol in self.symbols))

    @property
    def kind(self) -> str:
        """The type and place of the entries: those of an argument that is an array."""
        like = next((self.names[s.name] for s in self.symbols if s.axes), None)
        return self.target.kind.replace("{like}", like) if like else self.target.plain

    def function(self, name: str, lines: Iterable[str]) -> str:
        """A function of the arguments."""
        return block(f"def {name}(*, {self.arguments}):", lines)

    def written(self, roots: Sequence[Term]) -> Written:
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

    def shaped(self, piece: Piece, term: Term, axes: Sequence[Size]) -> str:
        """A value as the user expects it: a number as the library has them, declared axes of length 1 kept."""
        text = piece.text
        if term.is_scalar and all(part.is_scalar for part in below([term])):
            text = filled(self.target.number.replace("{kind}", self.kind), [piece]).text
        if ONE not in axes:
            return text
        if len(axes) - axes.count(ONE) > 1:
            return f"{piece.at(ATOM)}[{', '.join('None' if size == ONE else ':' for size in axes)}]"
        lengths = ["1" if size == ONE else "-1" for size in axes]
        return reshaped(text, f"({', '.join(lengths)}{',' * (len(axes) == 1)})", self.target)


def framed(problem: Problem, target: Target) -> Frame:
    """The frame of the functions that answer a problem."""
    return Frame(target, problem.algebra, problem.symbols, _names(problem.symbols, target))


def block(head: str, lines: Iterable[str]) -> str:
    """A head with lines below it."""
    return "\n".join([head, *(f"    {line}".rstrip() for line in lines)])


def returned(texts: Mapping[str, str], single: bool | None = None) -> list[str]:
    """The lines that return one value, or a dict of values by name; of one value a dict unless it is `single`."""
    if len(texts) == 1 and single is not False:
        return [f"return {text}" for text in texts.values()]
    items = [f'"{name}": {text}' for name, text in texts.items()]
    line = f"return {{{', '.join(items)}}}"
    return [line] if len(line) < COLUMNS else ["return {", *(f"    {item}," for item in items), "}"]


def _names(symbols: Sequence[Symbol], target: Target) -> dict[str, str]:
    """A Python name for each variable and each letter of a size."""
    sizes = sorted({n for s in symbols for size in s.shape for n in letters(size) if not n.isdigit()})
    names = {name: name for name in [*(s.name for s in symbols), *sizes]}
    taken = {*keyword.kwlist, *target.alias}
    odd = [name for name in names if name in taken or not name.isascii()]
    taken.update(name for name in names if name not in odd)
    for name in odd:
        names[name] = free(unicodedata.normalize("NFKC", name), taken)
        taken.add(names[name])
    return names


def free(name: str, taken: Set[str]) -> str:
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
