"""What varies in a hand derivation `d(E) = F = …`.

The lines below the head tell it: the names whose differentials stand there, as dB, and where a differential d(E) holds
none of these, all names in E. A defined name Y whose dY stands there is opened if its definition reaches another of
these names. Else it may vary by itself, as s does in `df = X ds`, if something in it stands nowhere else in the head
and no defined name that seems to stand still is made of the same things; or it varies with all that it is made of.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Call, Name, Node, Statement
from ..elaborate.codes import NO_DIFFERENTIAL, NOT_FREE
from ..elaborate.names import Names
from ..elaborate.part import Part, parts_of
from ..elaborate.statement import Formulas
from ..properties import bound


class Moves(NamedTuple):
    """One answer to the question what varies: the names, of which some `alone`, though they are defined."""

    names: tuple[str, ...]
    alone: tuple[str, ...] = ()


def moves(roots: Sequence[Part], named: Mapping[str, Part]) -> Iterator[Moves]:
    """What may vary in the lines of a derivation, the likeliest first; `named` are names that stand for formulas."""
    under = _under(roots[1:]) or _under(roots)
    inside = {name: _names(formula, named) for name, formula in named.items()}
    raw = list(dict.fromkeys(name for part in under if (name := _name(part, named))))
    opening = [name for name in raw if name in inside and inside[name].isdisjoint(raw)]
    still = {name for root in roots for name in _names(root, named) & named.keys() if inside[name].isdisjoint(raw)}
    free = [name for name in opening if not inside[name] <= _beside(roots[0], named[name], named) | named.keys()]
    alone = tuple(name for name in free if not _is_shared(name, still - {*raw}, named))
    symbols = [name for name in raw if name not in inside]
    opened = [name for each in opening for name in sorted(inside[each]) if name not in inside]
    likely = _with_unreached(under, named, [*symbols, *alone], alone)
    if len(alone) == len(opening) and not (alone and _names(roots[0], named).isdisjoint(likely.names)):
        yield likely
    if opening:
        yield _with_unreached(under, named, [*symbols, *opened], ())


def _under(roots: Sequence[Part]) -> list[Part]:
    """What stands under a d."""
    return [part.args[0] for root in roots for part in parts_of(root) if part.head == "d"]


def _is_shared(name: str, still: Collection[str], named: Mapping[str, Part]) -> bool:
    """Whether a defined name that seems to stand `still` is made of the same things, so that both would vary."""
    own = {inner for inner in _names(named[name], named) if inner not in named}
    return any(not own.isdisjoint(_beside(named[other], named[name], named)) for other in still)


def _beside(formula: Part, inner: Part, named: Mapping[str, Part]) -> set[str]:
    """The names in a formula other than those that occur in an inner one alone."""
    seen: set[Part] = {inner}
    stack, found = [formula], set()
    while stack:
        part = stack.pop()
        if part not in seen:
            seen.add(part)
            found.add(_name(part, named))
            stack.extend(part.args)
    return found


def _with_unreached(
    under: Sequence[Part], named: Mapping[str, Part], moving: list[str], alone: tuple[str, ...]
) -> Moves:
    """Names that vary, and those of the differentials in which none of them occurs."""
    for part in under:
        names = _ordered(part, named)
        if set(names).isdisjoint(moving):
            moving = [*moving, *(name for name in names if name not in named)]
    return Moves(tuple(dict.fromkeys(moving)), alone)


def _name(part: Part, named: Mapping[str, Part]) -> str:
    """The name that a part is, typed or defined; "" if it is none."""
    if part.head in ("symbol", "member"):
        return str(part.data)
    if part.head != "()":
        return ""
    inner = part.args[0]
    return next((name for name, formula in named.items() if formula is inner), "") or _name(inner, named)


def _ordered(part: Part, named: Mapping[str, Part]) -> list[str]:
    """The names in a formula, those that are defined among them, in order of appearance."""
    return list(dict.fromkeys(name for inner in parts_of(part) if (name := _name(inner, named))))


def _names(formula: Part, named: Mapping[str, Part]) -> set[str]:
    return set(_ordered(formula, named))


def whole_differential(node: Node, declared: bool) -> Node:
    """d A B = … begins with the differential of the whole product, unless d is `declared`."""
    spine = []
    while isinstance(node, Apply) and node.head == "juxt":
        spine.append(node)
        node = node.args[0]
    if declared or not spine or not (isinstance(node, Name) and node.text == "d"):
        return spine[0] if spine else node
    inner = spine[-1].args[1]
    for product in reversed(spine[:-1]):
        inner = replaced(product, args=(inner, product.args[1]), span=(inner.span[0], product.span[1]))
    return Call(node, (inner,), (node.span[0], inner.span[1]))


def check_chain(statement: Statement, first: Node, found: Formulas, moving: Sequence[str]) -> None:
    """A chain of forms has a variable, and begins with a differential that is known."""
    if nothing := _unknown(first, found):
        raise _of_nothing(nothing, first)
    if not moving:
        help = "write == between expressions that are equal, d(E) = … for a differential"
        raise Mistake(NO_DIFFERENTIAL, "no differential occurs in this derivation", statement.span, help)
    for symbol in found.symbols:
        if symbol.name in moving and (word := bound(symbol.properties)):
            raise Mistake(NOT_FREE, f"{symbol.name} is declared {word} and cannot move freely", first.span)


def check_head(first: Node, names: Names) -> None:
    """A chain does not begin with df where no f is known: its shape would be guessed."""
    if isinstance(first, Name) and len(first.text) > 1 and first.text not in names.declared:
        sign, name = first.text[0], first.text[1:]
        if sign == "d" and name not in names.differentials:
            raise _of_nothing(name, first)


def _of_nothing(name: str, first: Node) -> Mistake:
    help = f"write the function: d(…) = …, or let {name} = … above"
    return Mistake(NO_DIFFERENTIAL, f"d{name} is the differential of nothing that is known", first.span, help)


def _unknown(first: Node, found: Formulas) -> str:
    """The name of a function whose differential a chain begins with, where nothing is known of it."""
    root, *others = found.roots
    if isinstance(first, Name) and root.head == "symbol":
        return first.text[1:]
    inside = root.args[0] if root.head == "d" else root
    while inside.head == "()" and not inside.data:
        inside = inside.args[0]
    declared = {symbol.name for symbol in found.symbols if symbol.declared}
    elsewhere = {part.data for other in others for part in parts_of(other) if part.head == "symbol"}
    alone = inside.head == "symbol" and inside.data not in {*declared, *elsewhere}
    return str(inside.data) if root.head == "d" and alone else ""
