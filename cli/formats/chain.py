"""A derivation as claims that `check` reads: its lines as chains, its results as claims, all that they need above."""

from collections.abc import Iterator
from itertools import groupby

from ...core.derivation import MOST_REPEATED, Derivation, Result, terms_of
from ...core.elaborate.statement import Symbol
from ...core.terms.shape import SCALAR, show_size
from ...core.terms.term import Term, below, is_compound
from ...core.write.style import TEXT
from ...core.write.terms import Writer
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Source
from ..terminal.excerpt import error_lines
from ..terminal.line import Line, plain, raw
from .format import Wish
from .outline import Move, Outline


def chain(outline: Outline, name: str | None) -> Iterator[str]:
    """The lines of a file that stands alone; where a function has many derivatives, they speak of it by a name."""
    writer = outline.writer
    tag = f"[{name}] " if name else ""
    function = writer.write(outline.function)
    yield from above(outline, writer)
    if len(outline.results) > MOST_REPEATED:
        yield f"let {outline.function_letter} = {function}"
        function = outline.function_letter
    yield from chains(outline, function, writer, tag)
    if outline.derivation.problem.thrice:
        function = writer.write(outline.derivation.problem.function)
    letter = next(iter(outline.derivation.problem.letters), "")
    yield from (tag + claim for result in outline.results for claim in claimed(result, function, writer, letter))


def above(outline: Outline, writer: Writer) -> Iterator[str]:
    """The lines given and let."""
    problem = outline.derivation.problem
    symbols = [declared(symbol) for symbol in problem.arguments if not symbol.is_index]
    symbols += [f"{each.function}: {writer.style.kind(each)}" for each in problem.functions]
    symbols += [f"{letter}: {show_size(size)}" for letter, size in problem.ranges.items()]
    yield from [f"given {', '.join(symbols)}"] if symbols else []
    yield from (f"let {own.definition}" for own in problem.algebra.operators.own.values() if own.definition)
    quantities = [note.terms for note in problem.notes if note.kind == "quantity"]
    yield from (f"let {writer.write(variable)} = {writer.write(term)}" for variable, term in quantities)
    yield from (f"let {writer.write(d.name)} = {writer.write(d.term)}" for d in outline.definitions)


def chains(outline: Outline, function: str, writer: Writer, tag: str) -> Iterator[str]:
    """The lines of a derivation, those about one left side as one chain."""
    problem = outline.derivation.problem
    names = {symbol.name for symbol in problem.symbols}
    first = [move for move in outline.moves if not move.is_second]  # lines d²f = … are no chain: the results say them
    moves = [move for move in first if "d" not in names or not any(compound(move))]
    defined: set[str] = set()
    for (of, differential), group in groupby(moves, key=lambda move: (move.of, move.is_differential)):
        left = function
        if of is not None or (differential and "d" in names):
            left, meaning = first_derivative(outline, of, writer)
        inside = below([of or problem.function])
        varying = {str(v.data) for v in problem.variables if (v.args[0] if v.head == "member" else v) in inside}
        lines = list(linked(list(group), left, writer, tag, "d" in names, varying))
        if left is not function and lines and left not in defined:
            defined.add(left)
            yield f"let {left} = {meaning}"
        yield from lines


def declared(symbol: Symbol) -> str:
    """A name with its shape and properties, as it is declared."""
    rows, columns = map(show_size, symbol.shape)
    sizes = (
        "scalar" if symbol.shape == SCALAR else rows if symbol.axes == 1 and columns == "1" else f"{rows} x {columns}"
    )
    name = "_".join((symbol.name, *filter(None, ("".join(symbol.indices),))))
    return " ".join((f"{name}:", sizes, *symbol.properties))


def compound(move: Move) -> Iterator[bool]:
    """Whether there is a differential of anything but a name, for which the name d must be free."""
    return (t.head == "d" and is_compound(t.args[0]) for t in below(terms_of(move.content)))


def named_in(moves: list[Move]) -> set[str]:
    """The names whose differentials stand in some lines."""
    inside = below(term for move in moves for term in terms_of(move.whole or move.content))
    return {str(term.args[0].data) for term in inside if term.head == "d" and not is_compound(term.args[0])}


def first_derivative(outline: Outline, of: Term | None, writer: Writer) -> tuple[str, str]:
    """A name for a first derivative that is differentiated again, or for the function, and what it stands for."""
    first = next((first for first in outline.firsts if first.gradient is of), None)
    if first:
        return outline.name_of(first), writer.write(first.named)
    if of is None:
        return f"{outline.letter}_0", writer.write(outline.function)
    return outline.letter, writer.write(of)


def linked(moves: list[Move], function: str, writer: Writer, tag: str, bare: bool, varying: set[str]) -> Iterator[str]:
    """Lines that are equal. Those about a differential say what varies by naming its differential; where it vanishes by
    one variable or all, they would leave that open, and the results say it.

    A line that leaves out what stands as before is no equation: of such lines only the last is written, as a whole.
    """
    moves = [move for move in moves[:-1] if not move.unchanged] + moves[-1:]
    lines = [writer.content(move.whole or move.content) for move in moves]
    if not moves[0].is_differential:
        yield f"{tag}{function} == {lines[0]}"
        yield from (f"  == {line}" for line in lines[1:])
    elif all(move.moves for move in moves) and varying <= named_in(moves):
        yield f"{tag}{f'd{function}' if bare else f'd({function})'} = {lines[0]}"
        yield from (f"  = {line}" for line in lines[1:])


def claimed(result: Result, function: str, writer: Writer, letter: str = "") -> Iterator[str]:
    """What a result says, of one by a quantity with its letter; of mixed second derivatives the line dg = … says it."""
    variable, right = letter or writer.write(result.variable), writer.write(result.gradient)
    if result.before is None:
        yield f"({function}) wrt {variable} == {right}"
    elif result.before is result.variable:
        yield f"({function}) wrt {variable} twice == {right}"


class Chains(NamedTuple):
    """Claims that `check` reads."""

    def derivation(self, source: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """The lines of a file of claims."""
        outline = wish.outline(source, derivation)
        if any(definition.name.head == "member" for definition in outline.definitions):
            outline = wish._replace(expand=True).outline(source, derivation)  # what is let has no index
        return raw(chain(outline, source.name))

    def mistake(self, source: Source, mistake: Mistake) -> list[Line]:
        """The place with carets under it, as a comment."""
        return raw(f"# {plain(line)}" for line in error_lines(source, mistake, TEXT))
