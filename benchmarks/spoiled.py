"""Right claims spoiled in all the usual ways: none that is really wrong may pass.

python -m benchmarks.spoiled [FILE …] [--some N]

Files hold claims, one a line (tests/right.mg), or statements and their results (tests/short.txt). Each is spoiled by a
sign, a factor, a transpose, a term that is dropped, factors swapped, one product for the other, an inverse that is
lost, another power, one name for another; and is asked with its declarations and without. What is really wrong is found
by NumPy, on what was typed: a spoiled form may by chance be right.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

from benchmarks.fuzz.draw import SHAPED
from benchmarks.fuzz.read import Numbers
from benchmarks.fuzz.values import Array
from matgrad.cli.processes.limits import Overtime, limited
from matgrad.core.check.claim import claims_of
from matgrad.core.check.decide import check
from matgrad.core.check.verdict import FINE_VERDICTS
from matgrad.core.elaborate.statement import Symbol, declaration
from matgrad.core.terms.shape import ONE, Size, count, letters
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_expression, read_statement
from matgrad.grammar.tree import Apply, Call, DerivativeClaim, Equality, Name, Node, Number

FILES = ("tests/right.mg", "tests/cookbook.txt", "tests/short.txt")
OTHER = {"juxt": " .* ", "*": " .* ", ".*": " "}
INVERSES = ("inv", "pinv")
SECONDS = 20
SIGNS = re.compile(" == | => (?!.*;)")  # of several results none is the claim
NO_CLAIMS = ("#", "given ", "let ", " ")


class Spoiled(NamedTuple):
    """A claim whose right side was changed; `way` says how."""

    way: str
    asked: str
    side: str
    where: str

    @property
    def declared(self) -> str:
        """With its declarations."""
        return f"{self.asked} == {self.side} where {self.where}"

    @property
    def bare(self) -> str:
        """Without them."""
        return f"{self.asked} == {self.side}"


def claims(path: Path) -> Iterator[str]:
    """The claims of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    yield from (claimed(line) for line in lines if SIGNS.search(line) and not line.startswith(NO_CLAIMS))


def claimed(line: str) -> str:
    """A line that is a claim, or a statement => its result, as a claim."""
    statement, arrow, result = line.partition(" => ")
    asked, where, declarations = statement.partition(" where ")
    return f"{asked} == {result}{where}{declarations}" if arrow else line


def below(node: Node) -> Iterator[Node]:
    """A formula and its parts."""
    yield node
    for part in node.args if isinstance(node, Apply | Call) else ():
        yield from below(part)


def ways(side: str, shapes: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A formula spoiled in each way."""
    tree = read_expression(side)
    yield "sign", f"-({side})"
    yield "factor", f"2*({side})"
    if isinstance(tree, Apply) and tree.head == "()":
        tree = tree.args[0]
    for node in below(tree):
        for way, text in changes(node, side, shapes):
            yield way, side[: node.span[0]] + text + side[node.span[1] :]


def changes(node: Node, side: str, shapes: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What may stand in the place of one part."""
    if isinstance(node, Name) and node.text in shapes:
        yield "transpose", f"{node.text}'"
        others = [name for name, shape in shapes.items() if shape == shapes[node.text] and name != node.text]
        yield from (("name", name) for name in others)
    if isinstance(node, Call) and node.name.text in INVERSES:
        yield "inverse", f"({side[slice(*node.args[0].span)]})"
    if isinstance(node, Number) and node.value > 1:
        yield "factor", f"{node.value + 1}"
    if isinstance(node, Apply):
        yield from changed(node.head, [side[slice(*part.span)] for part in node.args], node)


def changed(head: str, parts: Sequence[str], node: Apply) -> Iterator[tuple[str, str]]:
    """What may stand in the place of a mark with its operands."""
    if head == "'":
        yield "transpose", parts[0]
    if head in ("+", "-"):
        yield "sign", f"({parts[0]}) {'-' if head == '+' else '+'} ({parts[1]})"
        yield from (("term", f"({part})") for part in parts)
    if head in OTHER:
        yield "product", f"(({parts[0]}){OTHER[head]}({parts[1]}))"
    if head in ("juxt", "*") and not isinstance(node.args[0], Number):
        yield "order", f"(({parts[1]}) ({parts[0]}))"
    if head in ("^", ".^") and isinstance(node.args[1], Number):
        yield "power", parts[0] if node.args[1].value == 2 else f"{parts[0]}{head}2"
    if head == "neg":
        yield "sign", f"({parts[0]})"


def spoils(claim: str) -> Iterator[Spoiled]:
    """A right claim spoiled in each way in which NumPy finds it wrong."""
    statement = read_statement(claim)
    if not isinstance(statement, DerivativeClaim | Equality) or len(statement.sides) > 1:
        return
    (stated,) = statement.sides
    try:
        symbols = next(claims_of(statement)).problem.symbols
    except Mistake:
        return  # what must be declared is printed, and there is nothing to spoil
    where = ", ".join(declaration(symbol) for symbol in symbols)
    asked = claim[: stated.span[0]].rpartition("==")[0].strip()
    side = claim[slice(*stated.span)]
    sizes = {symbol.name: symbol.sides for symbol in symbols}
    for way, text in dict.fromkeys(ways(side, sizes)):
        if not alike(side, text, symbols):
            yield Spoiled(way, asked, text, where)


def alike(side: str, other: str, symbols: Sequence[Symbol]) -> bool:
    """Whether two formulas have the same value at some points, or cannot be compared."""
    with suppress(Mistake):
        one, two = read_expression(side), read_expression(other)
        return all(same(one, two, numbers(symbols, Random(turn))) for turn in range(3))
    return True


def same(one: Node, two: Node, numbers: Numbers) -> bool:
    """Whether two formulas have the same value; False where the shapes of the second do not fit."""
    with np.errstate(all="ignore"):
        try:
            left = numbers.value(one)
        except (LookupError, ValueError, ArithmeticError, np.linalg.LinAlgError):
            return True
        try:
            right = numbers.value(two)
        except ValueError:
            return False
        except (LookupError, ArithmeticError, np.linalg.LinAlgError):
            return True
    if not (np.all(np.isfinite(left)) and np.all(np.isfinite(right))):
        return True
    return left.shape == right.shape and bool(np.allclose(left, right, 1e-9, 1e-12))


def numbers(symbols: Sequence[Symbol], random: Random) -> Numbers:
    """Values for all names and their differentials."""
    found = {n for symbol in symbols for size in symbol.shape for n in letters(size)}
    sizes = {name: int(name) if name.isdigit() else 2 + i for i, name in enumerate(sorted(found))}
    draw = np.random.default_rng(random.getrandbits(32))
    names: dict[str, Array] = {}
    for symbol in symbols:
        for name in (symbol.name, f"d{symbol.name}"):
            A = np.abs(draw.normal(1, 0.5, [length(size, sizes) for size in symbol.shape]))
            for word in symbol.properties if name == symbol.name else ():
                A = SHAPED.get(word, np.asarray)(A)
            names.setdefault(name, A)
    return Numbers(names, sizes)


def length(size: Size, sizes: Mapping[str, int]) -> int:
    """A size in numbers."""
    return 1 if size == ONE else count(size, sizes)


def verdict(text: str) -> str:
    """What is said of a claim."""
    try:
        with limited(SECONDS):
            return check(read_statement(text)).verdict
    except Mistake:
        return "error"
    except Overtime:
        return "overtime"
    except Exception as error:
        return f"fault: {type(error).__name__}"


def report(found: Sequence[tuple[Spoiled, str, str]]) -> str:
    """The verdicts, and each claim that should not have passed."""
    counts = Counter(f"{said} {'with' if text == spoiled.declared else 'without'}" for spoiled, text, said in found)
    lines = [f"{n:8} {kind} declarations" for kind, n in sorted(counts.items())]
    passed = [(s, text, said) for s, text, said in found if said in FINE_VERDICTS or said.startswith("fault")]
    return "\n".join([*lines, *(f"{said} [{spoiled.way}] {text}" for spoiled, text, said in passed)])


def main(words: list[str]) -> int:
    """Check spoiled claims; 1 where a wrong one passes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spoiled", description=__doc__)
    parser.add_argument("files", nargs="*", default=FILES)
    parser.add_argument("--some", type=int, default=0, help="so many, drawn at random; else all")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    every = [spoiled for path in asked.files for claim in claims(Path(path)) for spoiled in spoils(claim)]
    if asked.some:
        every = Random(asked.seed).sample(every, min(asked.some, len(every)))
    found = [(spoiled, text, verdict(text)) for spoiled in every for text in (spoiled.declared, spoiled.bare)]
    text = report(found)
    print(f"{len(every)} spoiled claims\n{text}")
    return int(any(said in FINE_VERDICTS or said.startswith("fault") for _, _, said in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
