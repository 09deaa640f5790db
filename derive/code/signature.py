"""What the functions of one text have in common: their arguments, and how terms become lines and values."""

import keyword
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from textwrap import wrap

from ...grammar.record import NamedTuple
from ..elaborate.statement import Symbol
from ..problem import Problem
from ..rules.compile import spelled_out
from ..terms.algebra import Algebra
from ..terms.shape import ONE, Size, letters, sides
from ..terms.term import Term, below
from . import summed
from .cheaper import cheaper
from .cheaper.forms import SPELLED_OUT
from .cheaper.neighbours import NEIGHBOURLY
from .cheaper.norms import DIVIDED
from .docstring import COLUMNS
from .expressions import Body
from .library import Library
from .not_given import FunctionArgument, in_python
from .precedence import ATOM, SUM, Snippet, filled
from .sizes import Ruler
from .stable import stable
from .target import Target, call, helper


class Function(NamedTuple):
    """The text of a function, the helpers that it calls, and the sizes that no shape of its arguments tells."""

    text: str
    helpers: Sequence[str] = ()
    unread: frozenset[str] = frozenset()


class Written(NamedTuple):
    """Some lines, the expressions below them, the helper functions that they call, and sizes that no shape tells."""

    lines: list[str]
    values: list[Snippet]
    helpers: tuple[str, ...]
    unread: frozenset[str] = frozenset()


class CodeFrame(NamedTuple):
    """The arguments of a function, among them sizes that no shape tells and functions; and the library in question."""

    target: Target
    algebra: Algebra
    symbols: Sequence[Symbol]
    names: Mapping[str, str]
    sizes: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()

    def taking(self, functions: Iterable[FunctionArgument]) -> "CodeFrame":
        """The same frame with some functions among the arguments."""
        return self._replace(functions=tuple([function.name for function in functions]))

    @property
    def keywords(self) -> list[str]:
        """The arguments, in alphabetical order."""
        values = [self.names[name] for name in [*(symbol.name for symbol in self.symbols), *self.sizes]]
        return sorted([*values, *self.functions])

    @property
    def arrays(self) -> list[str]:
        """The arguments that have axes, in alphabetical order."""
        return sorted(self.names[symbol.name] for symbol in self.symbols if symbol.axes or symbol.ranges)

    @property
    def passed(self) -> str:
        """The arguments passed on."""
        return ", ".join(f"{name}={name}" for name in self.keywords)

    @property
    def kind(self) -> str:
        """The type and place of the entries: those of an argument that is an array."""
        like = next(iter(self.arrays), None)
        return self.target.kind.replace("{like}", like) if like else self.target.plain

    @property
    def tensor(self) -> str:
        """What makes a number an argument of the library's functions; empty where they take any number."""
        return "" if self.target.takes_numbers and not self.arrays else self.target.tensor.replace("{kind}", self.kind)

    def function(self, name: str, document: Sequence[str], lines: Iterable[str], written: Written) -> Function:
        """A function of the arguments; `written` are the terms that stand in its lines."""
        text = block(f"def {name}(*, {', '.join(self.keywords)}):", [*document, *self._taken(), *lines])
        helpers = [*written.helpers, *([helper(self.target.arrays)] if self.arrays else [])]
        return Function(text, helpers, written.unread)

    def _taken(self) -> Iterator[str]:
        """The arguments as arrays of one type, and sizes as integers."""
        names, template = ", ".join(self.arrays), call(self.target.arrays)
        if len(names) > COLUMNS // 2:
            parts = [f"    {line}" for line in wrap(names, COLUMNS - 10)]
            before, after = template.split("{0}")
            yield from ("(", *parts, f") = {before}", *parts, after)
        elif names:
            yield f"{names if ',' in names else f'({names},)'} = {template.replace('{0}', names)}"
        yield from (f"{self.names[size]} = int({self.names[size]})" for size in self.sizes)

    def written(self, roots: Sequence[Term]) -> Written:
        """Terms as expressions, with the lines that they need above them."""
        axes = list(_axes(self.symbols, self.names))
        sizes = {size: axis for axis, size in reversed(axes)}
        operators = self.algebra.operators.with_own({**SPELLED_OUT, **NEIGHBOURLY, DIVIDED.key: DIVIDED})
        body = Body(Library(self.target, operators, self.kind, self.tensor), dict(self.names), sizes)
        if self.algebra.ranges:
            opened = summed.summed(summed.within(roots, self._opened, self.algebra), self.algebra, body)
        else:
            opened = self._opened(roots)
        values = body.write(cheaper(self.algebra, opened, self.target.fuses))
        ruler = Ruler(axes, self.names, self.sizes)
        lines = [*self._plain(body.tensors), *ruler.lines(body.letters, self.names)]
        return Written([*lines, *body.lines.texts], values, tuple(body.helpers), ruler.unread(body.letters))

    def _opened(self, roots: Sequence[Term]) -> list[Term]:
        """Terms without the user's functions, as they do not overflow."""
        return stable(self.algebra, [spelled_out(root, self.algebra)[0] for root in roots])

    def _plain(self, tensors: Set[str]) -> Iterator[str]:
        """Declared rows and columns made vectors, 1×1 matrices and (where the library wants it) numbers scalars."""
        for symbol in self.symbols:
            name, shape = self.names[symbol.name], "(-1,)" if sides(symbol.shape) else "()"
            if symbol.is_integer:
                yield f"{name} = int({name})"
            elif is_unusual(symbol) and not symbol.ranges:
                yield f"{name} = {reshaped(name, shape, self.target)}"
            elif symbol.name in tensors and self.tensor:
                yield f"{name} = {filled(self.tensor, [Snippet(name, ATOM)]).text}"

    def shaped(self, piece: Snippet, term: Term, axes: Sequence[Size]) -> str:
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


def framed(problem: Problem, target: Target) -> CodeFrame:
    """The frame of the functions that answer a problem."""
    return CodeFrame(target, problem.algebra, problem.arguments, _names(problem, target))


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


def _names(problem: Problem, target: Target) -> dict[str, str]:
    """A Python name for each variable and each letter of a size."""
    shapes = [*((*s.shape, *s.ranges) for s in problem.symbols), *(part.shape for part in below([problem.function]))]
    sizes = {n for shape in shapes for size in shape for n in letters(size) if not n.isdigit()}
    sizes |= {str(part.data) for part in below([problem.function]) if part.head == "size"}
    names = {name: name for name in [*(s.name for s in problem.symbols), *sorted(sizes)]}
    own = map(in_python, filter(attrgetter("drawn"), problem.algebra.operators.own.values()))
    taken = {*keyword.kwlist, *target.alias, *own}
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
    return filled(target.reshape, [Snippet(text, SUM), Snippet(shape, ATOM)]).text


def _axes(symbols: Iterable[Symbol], names: Mapping[str, str]) -> Iterator[tuple[str, Size]]:
    """Each axis of each argument with its size."""
    for symbol in symbols:
        for place, size in enumerate((*symbol.ranges, *sides(symbol.shape))):
            yield f"{names[symbol.name]}.shape[{place}]", size
