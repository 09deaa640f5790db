"""Equations in LaTeX, one below another with their signs of equality in a column and their remarks in another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...core.terms.shape import SCALAR, Shape, Size, show_size
from ...core.write.rules import shown
from ...core.write.style import LATEX
from ...grammar.greek import GREEK
from .equations import Equation

LONGEST = 64  # signs of a formula that stand in one line
LONGEST_REMARK = 40
MOST_RULES = 3
APART = "[1.5ex]"
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s[-+:=]\s|.", re.S)
OPENING = {"{", "(", r"\left", r"\lVert", r"\lvert"}
CLOSING = {"}", ")", r"\right", r"\rVert", r"\rvert"}
UNSEEN = {"{", "}", "^", "_", " ", r"\left", r"\right", r"\mathrm", r"\mathbf", r"\frac", r"\text"}
UNSEEN |= {r"\operatorname", r"\,", r"\!"}

SPECIAL = {character: rf"\{character}" for character in "#$%&_{}"}
SIGNS = {
    **{character: rf"$\{name}$" for name, character in GREEK.items() if name != "omicron"},
    **{"≠": r"$\neq$", "≤": r"$\leq$", "≥": r"$\geq$", "≻": r"$\succ$", "⪰": r"$\succeq$", "×": r"$\times$"},
    **{"∘": r"$\circ$", "⊘": r"$\oslash$", "⊗": r"$\otimes$", "‖": r"$\Vert$", "√": r"$\surd$", "∂": r"$\partial$"},
    **{"𝟏": r"$\mathbf{1}$", "𝟎": r"$\mathbf{0}$", "−": "$-$", "·": r"$\cdot$", "→": r"$\to$", "…": r"\dots{}"},
    **{"’": "'", "–": "--", "ο": "o", "|": "$|$", "<": "$<$", ">": "$>$", "*": "$*$"},
    **{"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", **SPECIAL},
}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ", [*"0123456789-", r"\top"], strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))


class Line(NamedTuple):
    """A left side, what it equals, and remarks; `apart` from the line above."""

    left: str
    right: str
    remarks: tuple[str, ...] = ()
    apart: bool = False


def line(equation: Equation) -> Line:
    """An equation with the rules that made it."""
    cited = [shown(rule, LATEX) for rule in equation.rules[:MOST_RULES]]
    cited += [r"\dots"] * (len(equation.rules) > MOST_RULES)
    left = rf"\text{{where }} {equation.left}" if equation.role == "where" else equation.left
    return Line(left, equation.right, (*[equation.remark] * bool(equation.remark), *cited))


def aligned(lines: Iterable[Line], environment: str) -> list[str]:
    """Lines as an environment, all with the same columns."""
    rows = [(row, one.apart and not i) for one in lines for i, row in enumerate(rows_of(one))]
    wide = any(remark for (_, _, remark), _ in rows)
    texts = [
        f"{left} &{right}".strip() + (f" && {remark}".rstrip() if wide else "") for (left, right, remark), _ in rows
    ]
    ends = [rf" \\{APART * apart}" for _, apart in rows[1:]]
    return [rf"\begin{{{environment}}}", *map("".join, zip(texts, [*ends, ""], strict=True)), rf"\end{{{environment}}}"]


def rows_of(one: Line) -> Iterator[tuple[str, str, str]]:
    """A line in rows: a long formula is broken before a sign outside of brackets, remarks between one another."""
    formula = packed(pieces_of(one.right), LONGEST)
    remarks = packed(pieces_of_remarks(one.remarks), LONGEST_REMARK)
    for i in range(max(len(formula), len(remarks))):
        right = formula[i].strip() if i < len(formula) else ""
        lead = "= " if not i else r"\quad {} " if right else ""
        yield (
            one.left if not i else "",
            f"{lead}{right}",
            remarks[i].removesuffix("\\ ").strip() if i < len(remarks) else "",
        )


def pieces_of(formula: str) -> list[str]:
    """A formula cut before each + - : = outside of brackets."""
    pieces, depth = [""], 0
    for token in TOKEN.findall(formula):
        depth += (token in OPENING) - (token in CLOSING)
        if depth == 0 and len(token) == 3 and token[0] == " ":
            pieces.append("")
        pieces[-1] += token
    return pieces


def pieces_of_remarks(remarks: tuple[str, ...]) -> Iterator[str]:
    """Remarks with commas between, long ones cut."""
    for i, remark in enumerate(remarks, 1):
        text = rf"{remark},\ " if i < len(remarks) else remark
        yield from pieces_of(text) if signs(text) > LONGEST_REMARK else (text,)


def packed(pieces: Iterable[str], room: int) -> list[str]:
    """Pieces put together as long as they have room."""
    lines: list[str] = []
    left = -1
    for piece in pieces:
        length = signs(piece)
        if length > left or not lines:
            lines.append("")
            left = room
        lines[-1] += piece
        left -= length
    return lines


def signs(formula: str) -> int:
    """About how many signs wide a formula is."""
    return sum(token not in UNSEEN for token in TOKEN.findall(formula))


def shape(shape: Shape | tuple[Size, ...] | None) -> str:
    """m × n, or scalar."""
    if not shape or shape == SCALAR:
        return r"\text{scalar}"
    return r" \times ".join(f"({size})" if " + " in size else size for size in map(_size, shape))


def _size(size: Size) -> str:
    return re.sub(r"[A-Za-z]\w*", lambda name: LATEX.symbol(name[0]), show_size(size)).replace("*", " ")


def declared(names: list[str], shaped: Shape | None, properties: tuple[str, ...]) -> str:
    """A, Y: m × n symmetric"""
    words = rf"\text{{ {' '.join(properties)}}}" if properties else ""
    return rf"{', '.join(names)}\colon {shape(shaped) if shaped else ''}{words}"


def prose(text: str) -> str:
    """Words with mathematical signs among them, as text in LaTeX."""
    runs = re.split(f"({_any(RAISED)}+|{_any(LOWERED)}+)", text)
    return "".join(_script(run) if i % 2 else "".join(map(_sign, run)) for i, run in enumerate(runs))


def _any(table: Mapping[str, str]) -> str:
    return f"[{''.join(table)}]"


def _script(run: str) -> str:
    """Raised or lowered characters."""
    mark, table = ("^", RAISED) if run[0] in RAISED else ("_", LOWERED)
    return f"${mark}{{{''.join(table[character] for character in run)}}}$"


def _sign(character: str) -> str:
    return SIGNS.get(character, character if character.isascii() else "?")
