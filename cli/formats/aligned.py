"""Equations in LaTeX, one below another with their signs of equality in a column and their remarks in another."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from ...core.terms.shape import SCALAR, Shape, Size, show_size
from ...core.write.rules import shown
from ...core.write.style.latex import LATEX
from ...grammar.record import NamedTuple
from .equations import MOST_RULES, Equation
from .width import width

MOST_ROWS = 20  # in one environment, unless a line has more
MOST_ON_A_PAGE = 30
APART = "[1.5ex]"
PAPER = 336  # points, a little less than a line of an article on A4
GAP, INDENT, EQUALS = 11, 20, 14  # points between the columns, before what stands below its line, of the sign
BRACES = {"{": 1, "}": -1}
BRACKETS = {**BRACES, "(": 1, ")": -1, r"\left": 1, r"\right": -1}
BRACKETS |= {r"\lVert": 1, r"\rVert": -1, r"\lvert": 1, r"\rvert": -1}
AT_SIGNS = r"\s[-+:=]\s"
AT_FACTORS = r"\s(?:[-+:=]|\\(?:circ|oslash|otimes|star))\s|\s"


class EquationLine(NamedTuple):
    """A left side, what it equals, what is said of it, and the rules that made it; `apart` from the line above."""

    left: str
    right: str
    remarks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    apart: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """All that stands beside the line where there is room."""
        return (*self.remarks, *self.rules)


class Columns(NamedTuple):
    """A left side, a right side and a remark, side by side; whether it begins a line, `apart` from the row above."""

    left: str
    right: str
    remark: str = ""
    apart: bool = False
    begins: bool = False


def line(equation: Equation) -> EquationLine:
    """An equation with the rules that made it."""
    cited = [shown(rule, LATEX) for rule in equation.rules[:MOST_RULES]]
    cited += [r"\dots"] * (len(equation.rules) > MOST_RULES)
    left = rf"\text{{where }} {equation.left}" if equation.role == "where" else equation.left
    return EquationLine(left, equation.right, tuple(filter(None, [equation.remark])), tuple(cited))


def aligned(lines: Sequence[EquationLine], environment: str) -> list[str]:
    """Lines as an environment, all with the same columns."""
    return typed(laid_out(lines), environment)


def on_pages(lines: Sequence[EquationLine], environment: str) -> list[str]:
    """The same as several environments, each no higher than a page: between them TeX may begin another.

    TeX breaks an environment only by a command that KaTeX does not know.
    """
    pages: list[list[Columns]] = [[]]
    for rows in whole_lines(laid_out(lines)):
        if len(pages[-1]) >= MOST_ROWS or (pages[-1] and len(pages[-1]) + len(rows) > MOST_ON_A_PAGE):
            pages.append([])
        pages[-1] += rows
    return [text for rows in pages for text in typed(rows, environment)]


def whole_lines(rows: Iterable[Columns]) -> list[list[Columns]]:
    """The rows of each line together."""
    found: list[list[Columns]] = []
    for row in rows:
        if row.begins or not found:
            found.append([])
        found[-1].append(row)
    return found


def typed(rows: Sequence[Columns], environment: str) -> list[str]:
    """Rows in columns."""
    wide = any(row.remark for row in rows)
    texts = [f"{row.left} &{row.right}".strip() + (f" && {row.remark}".rstrip() if wide else "") for row in rows]
    ends = [rf" \\{APART * row.apart}" for row in rows[1:]]
    return [rf"\begin{{{environment}}}", *map("".join, zip(texts, [*ends, ""], strict=True)), rf"\end{{{environment}}}"]


def laid_out(lines: Sequence[EquationLine]) -> list[Columns]:
    """The rows of some lines: what is said of a line beside it, or where that is too wide, below it.

    The widest remarks go below their lines until the rest have room beside.
    """
    left = max(width(one.left) for one in lines)
    pieces = [pieces_of_line(one, PAPER - left - EQUALS) for one in lines]
    for most in sorted({0.0, *(each for one in pieces for each in one.widths)}, reverse=True):
        if left + max(one.least if one.is_beside(most) else one.most for one in pieces) + GAP + most <= PAPER:
            break
    return [row for one in pieces for row in one.rows(most)]


class LinePieces(NamedTuple):
    """A line in pieces that have room: its formula, and what may stand below it; measured once.

    `widths` are those of its remarks beside it, `least` is that of its formula, `most` that of all pieces.
    """

    line: EquationLine
    formula: list[str]
    below: list[str]
    widths: list[float]
    least: float
    most: float

    def is_beside(self, most: float) -> bool:
        """Whether what is said of it stands beside it: where none of that is wider than the `most`."""
        return max(self.widths, default=0.0) <= most

    def rows(self, most: float) -> Iterator[Columns]:
        """Its rows, with remarks beside them no wider than the `most`."""
        remarks = packed(listed(self.line.said), most) if self.is_beside(most) else []
        for i, (right, remark) in enumerate(zip_longest(self.formula, remarks, fillvalue="")):
            yield Columns("" if i else self.line.left, right, remark, self.line.apart and not i, not i)
        yield from (Columns("", piece) for piece in ([] if self.is_beside(most) else self.below))


def pieces_of_line(one: EquationLine, room: float) -> LinePieces:
    """A line in pieces no wider than there is room."""
    first, *rest = broken(one.right, room)
    formula = [f"= {first}", *(rf"\quad {{}} {piece}" for piece in rest)]
    said_below = [piece for said in below(one) for piece in indented(in_lines(said, room - INDENT))]
    widths = [width(rf"{said},\ ") for said in one.said]
    least = max(map(width, formula))
    return LinePieces(one, formula, said_below, widths, least, max([least, *map(width, said_below)]))


def indented(pieces: Sequence[str]) -> list[str]:
    """Pieces of what stands below a line, those after the first further in."""
    return [rf"\qquad {piece}" if not i else rf"\qquad \quad {piece}" for i, piece in enumerate(pieces)]


def below(one: EquationLine) -> list[list[str]]:
    """What stands below a line: remarks, and the rules by which it holds."""
    rules = [rf"\text{{by }} {rule}" for rule in one.rules[:1]] + [*one.rules[1:]]
    return [listed(said) for said in (one.remarks, rules) if said]


def listed(said: Sequence[str]) -> list[str]:
    """Each with a comma behind it but the last."""
    return [*(rf"{one},\ " for one in said[:-1]), *said[-1:]]


def in_lines(said: Sequence[str], room: float) -> list[str]:
    """What is listed, in lines; one of it is broken only where it has no room in a line of its own."""
    return [piece for line in packed(said, room - INDENT / 2) for piece in broken(line, room)]


def broken(formula: str, room: float) -> list[str]:
    """A formula in pieces that have room each, as far as it can be broken: before a sign outside of brackets.

    Where that does not do, brackets get a fixed size, and it is broken before any sign that stands in no braces; then
    fractions are written with a slash; then it is broken before any factor.
    """
    if width(formula) <= room:
        return [formula]
    fixed = formula.replace(r"\left", "").replace(r"\right", "")
    flat = with_slashes(fixed)
    ways = (
        (formula, BRACKETS, AT_SIGNS),
        (fixed, BRACES, AT_SIGNS),
        (flat, BRACES, AT_SIGNS),
        (flat, BRACES, AT_FACTORS),
    )
    for way in ways:
        pieces = packed(pieces_of(*way), room - INDENT / 2)
        if max(map(width, pieces)) <= room:
            break
    return pieces


def with_slashes(formula: str) -> str:
    """A formula with (A)/(B) in the place of each \\frac{A}{B}."""
    parts: list[str] = []
    closing: list[str] = []  # what ends the braces that are open; a numerator's is followed by the denominator
    for token in re.findall(r"\\frac\{|\\.|.", formula, re.S):
        if token == r"\frac{":
            closing += [")", ")/"]
            parts.append("(")
        elif token == "{" and closing and parts[-1].endswith(")/"):
            parts.append("(")
        elif token == "{":
            closing.append("}")
            parts.append("{")
        else:
            parts.append(closing.pop() if token == "}" and closing else token)
    return "".join(parts)


def pieces_of(formula: str, brackets: Mapping[str, int], places: str) -> Iterator[str]:
    """A formula cut at some places outside of brackets, which open or close a level each, and behind each comma."""
    piece, depth = "", 0
    for found in re.finditer(rf"(?P<place>{places})|\\[A-Za-z]+|\\.|.", formula, re.S):
        token = found[0]
        depth += brackets.get(token, 0)
        if depth == 0 and found["place"]:
            yield piece
            piece = ""
        piece += token
        if depth == 0 and token == r"\ ":
            yield piece
            piece = ""
    yield piece


def packed(pieces: Iterable[str], room: float) -> list[str]:
    """Pieces put together as long as they have room."""
    lines: list[str] = []
    for piece in pieces:
        if lines and width(lines[-1] + piece) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.removesuffix("\\ ").strip() for line in lines]


def shape(sizes: Shape | tuple[Size, ...] | None) -> str:
    """m × n, or scalar."""
    if not sizes or sizes == SCALAR:
        return r"\text{scalar}"
    return r" \times ".join(f"({size})" if " + " in size else size for size in map(_size, sizes))


def _size(size: Size) -> str:
    return re.sub(r"[A-Za-z]\w*", lambda name: LATEX.symbol(name[0]), show_size(size)).replace("*", " ")
