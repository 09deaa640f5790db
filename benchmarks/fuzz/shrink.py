"""A statement made smaller as long as the same goes wrong with it."""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.fuzz.grow import LETTERS, Statement, told
from benchmarks.fuzz.tree import Name, Node, below
from matgrad.core.terms.shape import ONE, SCALAR

MOST_TRIALS = 300
FRESH = "VW"  # plain names for what a part is replaced by


def shrunk(statement: Statement, fails: Callable[[Statement], bool]) -> Statement:
    """The smallest statement found that still fails."""
    trials = 0
    while trials < MOST_TRIALS:
        for smaller in reductions(statement):
            trials += 1
            if trials >= MOST_TRIALS or fails(smaller):
                break
        else:
            return statement
        if trials < MOST_TRIALS:
            statement = smaller
    return statement


def reductions(statement: Statement) -> Iterator[Statement]:
    """Statements that are smaller by one step."""
    if statement.twice:
        yield Statement(statement.formula, statement.wrt, statement.names)
    if len(statement.wrt) > 1:
        for name in statement.wrt:
            yield Statement(statement.formula, (name,), statement.names, statement.twice)
    for formula, names in smaller(statement.formula, statement.names):
        here = {node.form for node in below(formula) if node.key == "name"}
        if here.issuperset(statement.wrt):
            used = {name: told for name, told in names.items() if name in here}
            yield Statement(formula, statement.wrt, told(formula, used), statement.twice)
    for name, declared in statement.names.items():
        if declared.word:
            yield Statement(
                statement.formula,
                statement.wrt,
                {**statement.names, name: declared._replace(word="")},
                statement.twice,
            )


def smaller(node: Node, names: Mapping[str, Name]) -> Iterator[tuple[Node, Mapping[str, Name]]]:
    """A formula with one of its parts replaced by a part of that part, or by a name."""
    yield from ((part, names) for part in below(node) if part is not node and part.shape == node.shape)
    if node.parts or node.key not in ("name", "number", "size"):
        axes = 0 if node.shape == SCALAR else 1 if node.shape[1] == ONE else 2
        for letter in ("t", "y", "V")[axes], ("s", "z", "W")[axes]:
            fresh = Name(letter, node.shape, axes)
            if names.get(letter, fresh) == fresh and letter not in LETTERS:
                yield Node("name", node.shape, (), letter), {**names, letter: fresh}
    for place, part in enumerate(node.parts):
        for found, more in smaller(part, names):
            yield node._replace(parts=(*node.parts[:place], found, *node.parts[place + 1 :])), more
