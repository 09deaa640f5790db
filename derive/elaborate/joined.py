"""Names that were typed without a space between them: `Ax` beside A and x is the product A x.

Only a name that is not declared can be one. Its factors must be names of the statement; of two factors one may be a
letter that is new, as in `x'Ax wrt x`, or both the same, as in `AA'`. Two letters that touch what stands before them,
as in `u'Av`, may both be new.
But in `Rx x` the name Rx is one, and what may be one name or two, as `bx` beside the variable x, is refused.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from ...grammar.greek import GREEK
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Call, Name, Node
from .codes import OPEN_SHAPES

Pieces = tuple[str, ...]
_LETTER = r"[A-Za-z]\d*(?:_[A-Za-z0-9]+)?"


class Around(NamedTuple):
    """What stands around names: pairs of names side by side in products, and names that touch what is before them."""

    pairs: set[tuple[str, str]]
    touching: set[str]

    def repeats(self, name: str, pieces: Pieces) -> bool:
        """Whether a neighbour is the outer factor of a name once more, as in `Rx x`."""
        return (name, pieces[-1]) in self.pairs or (pieces[0], name) in self.pairs


class Varying(NamedTuple):
    """The variables, and those of them that are typed as names of their own."""

    asked: Collection[str]
    seen: Collection[str]

    def may_hide(self, name: str, pieces: Pieces) -> bool:
        """Whether one of a few letters that may be factors is a variable, as in `ax` or beside another X in `AXB`."""
        pair = len(pieces) == 2 and name.islower()
        few = not name.islower() and (len(pieces) < 4 or name.isupper())
        return not set(pieces).isdisjoint(self.asked if pair else self.seen if few else ())


def joined(
    names: Collection[str], known: Collection[str], variables: Collection[str], nodes: Collection[Node]
) -> dict[str, Pieces]:
    """The names that are products of others, with their factors; raises Mistake where that is not clear.

    `names` are those of the formulas that are not declared, `known` those that are declared, defined or vary.
    """
    long = [name for name in names if name not in known and _may_be_joined(name)]
    if not long:
        return {}
    alone, around = {*known, *(name for name in names if name not in long)}, _around(nodes)
    found: dict[str, Pieces] = {}
    while new := _found((name for name in long if name not in found), alone, around):
        found |= new
        alone = alone.union(*new.values())
    varying = Varying(variables, {name for name in variables if name in names})
    _check_apart([name for name in long if name not in found], varying, nodes, around)
    return found


def _found(names: Iterable[str], alone: set[str], around: Around) -> dict[str, Pieces]:
    """The names that are products, beside others that are names."""
    ways = ((name, _factors(name, alone, around)) for name in names)
    return {name: pieces for name, pieces in ways if pieces}


def apart(name: str) -> Pieces:
    """The letters of a name with their digits and subscripts: A, X, B of AXB; nothing of a name that is one word."""
    pieces = tuple(re.findall(_LETTER, name))
    return pieces if name not in GREEK and len(pieces) > 1 and "".join(pieces) == name else ()


def is_letter(name: str) -> bool:
    """Whether a name is one letter, with digits or a subscript."""
    return re.fullmatch(_LETTER, name) is not None


def _may_be_joined(name: str) -> bool:
    return len(name) > 1 and name not in GREEK and not is_letter(name) and name[0] != "d"


def _factors(name: str, alone: set[str], around: Around) -> Pieces:
    """The factors of a name, if there is one way to see any."""
    ways = list(_ways(name, alone, ()))
    if not ways and not name.islower():
        ways = [pieces for pieces in _halves(name, alone, around) if not around.repeats(name, pieces)]
    return ways[0] if len(ways) == 1 else ()


def _ways(rest: str, alone: set[str], before: Pieces) -> Iterator[Pieces]:
    """All ways to put a name together from others."""
    if not rest and len(before) > 1:
        yield before
    for end in range(1, len(rest) + 1):
        if rest[:end] in alone:
            yield from _ways(rest[end:], alone, (*before, rest[:end]))


def _halves(name: str, alone: set[str], around: Around) -> Iterator[Pieces]:
    """The ways to see two factors in a name, of which one or both are letters that are new."""
    for end in range(1, len(name)):
        pieces = (name[:end], name[end:])
        new = [piece for piece in pieces if piece not in alone]
        usual = len(set(new)) == 1 or name in around.touching
        if usual and all(map(is_letter, new)):
            yield pieces


def _check_apart(names: Collection[str], varying: Varying, nodes: Iterable[Node], around: Around) -> None:
    """Refuses names of which it is not clear whether they are one, or several without a space between."""
    pieces = {name: apart(name) for name in names}
    letters = Counter(tuple(sorted(each)) for each in pieces.values() if each)
    for name, each in pieces.items():
        turned = letters[tuple(sorted(each))] > 1  # AB beside BA
        if turned or (varying.may_hide(name, each) and (name.islower() or not around.repeats(name, each))):
            place = next((node.span for node in nodes if isinstance(node, Name) and node.text == name), None)
            count = "two names" if len(each) == 2 else "several"
            help = f"write {' '.join(each)} for the product, or declare {name}"
            raise Mistake(OPEN_SHAPES, f"{name} may be one name or {count}", place, help)


def _around(nodes: Iterable[Node]) -> Around:
    """What stands around the names of some formulas."""
    pairs: set[tuple[str, str]] = set()
    touching: set[str] = set()
    for node in nodes:
        if isinstance(node, Apply) and node.head == "juxt":
            left, right = node.args
            before = left.args[1] if isinstance(left, Apply) and left.head == "juxt" else left
            pairs.add((_base(before), _base(right)))
            touching.update({_base(right)} if left.span[1] == right.span[0] else ())
    return Around(pairs, touching)


def _base(node: Node) -> str:
    """The name to which suffixes belong."""
    while isinstance(node, Apply) and node.args:
        node = node.args[0]
    return node.name.text if isinstance(node, Call) else node.text if isinstance(node, Name) else ""


def hidden(variable: str, names: Iterable[str]) -> Mapping[str, Pieces]:
    """The names in which a variable may be meant as a letter, and what they are apart."""
    return {name: apart(name) for name in names if variable in apart(name)}
