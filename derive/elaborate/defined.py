"""Definitions with an index, `let s_i = x_i' w - y_i`: where i is bound, s_i stands for the formula, s_j for that of j.

The formula is written out before anything else is said of its names. A definition whose formula does not depend on
the letters of its name is that of a name, as any other.
"""

from collections.abc import Collection, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Bound, Call, Name, Node, Number, Span
from .codes import DEFINED_TWICE, INDEX_TAKEN, UNBOUND_INDEX
from .index_letters import FREE_LETTERS, split
from .indices import BoundIndices, scopes


class DefinedMember(NamedTuple):
    """What s_i stands for."""

    letters: tuple[str, ...]
    formula: Node


def written_out(tree: Node, formulas: Mapping[str, Node], letters: Collection[str], free: BoundIndices = ()) -> Node:
    """A tree with the formulas in the place of names that are defined with an index, of which these are letters.

    `free` are the indices that are bound around it. Raises Mistake where an index of such a name is not bound, or one
    of its letters is bound in the formula.
    """
    known = _definitions(formulas, letters)
    if not known:
        return tree
    made: dict[Node, Node] = {}
    for node, scope in scopes(tree, free).items():
        base, mark, subscript = node.text.rpartition("_") if isinstance(node, Name) else ("", "", "")
        definition = known.get(base) if mark else None
        own = split(subscript, {index.text for index in scope} | FREE_LETTERS) if definition else ()
        if definition and isinstance(node, Name) and len(own) == len(definition.letters):
            made[node] = _put(node, own, definition, scope, formulas, letters)
        else:
            made[node] = _with(node, made)
    return made[tree]


def check_refused(nodes: Collection[Node], refused: Collection[str]) -> None:
    """Refuses s_j below a definition of s_i that is mistaken."""
    bases = {name.rpartition("_")[0]: name for name in refused if "_" in name}
    for node in nodes if bases else ():
        base = node.text.rpartition("_")[0] if isinstance(node, Name) else ""
        if base in bases:
            message = f"the definition of {bases[base]} above was refused"
            raise Mistake(DEFINED_TWICE, message, node.span, "fix that line first")


def _definitions(formulas: Mapping[str, Node], letters: Collection[str]) -> dict[str, DefinedMember]:
    """The definitions of members, by the names without their indices."""
    found = {}
    for name, formula in formulas.items():
        if own := indices_of(name, formula, letters):
            found[name.rpartition("_")[0]] = DefinedMember(own, formula)
    return found


def indices_of(name: str, formula: Node, letters: Collection[str] = ()) -> tuple[str, ...]:
    """The indices with which a name is defined: those behind it, if the formula depends on them all; else nothing."""
    base, mark, subscript = name.rpartition("_")
    own = split(subscript, {*letters, *FREE_LETTERS}) if mark and base else ()
    return own if own and _free_letters(formula, own).issuperset(own) else ()


def _free_letters(formula: Node, letters: Sequence[str]) -> set[str]:
    """Those of some letters that are indices in a formula, and not bound there."""
    found: set[str] = set()
    for node, scope in scopes(formula).items():
        bound = {index.text for index in scope}
        found |= {letter for letter in _letters_of(node, letters) if letter not in bound}
    return found


def _letters_of(node: Node, letters: Collection[str]) -> tuple[str, ...]:
    """The indices of x_i, or of x[i]."""
    if isinstance(node, Apply) and node.head == "[]":
        return tuple(index.text for index in node.args[1:] if isinstance(index, Name) and index.text in letters)
    base, mark, subscript = node.text.rpartition("_") if isinstance(node, Name) else ("", "", "")
    return split(subscript, {*letters, *FREE_LETTERS}) if mark and base else ()


def _put(
    node: Name,
    letters: Sequence[str],
    definition: DefinedMember,
    scope: BoundIndices,
    formulas: Mapping[str, Node],
    known: Collection[str],
) -> Node:
    """What s_j stands for, in brackets."""
    bound = {index.text for index in scope}
    if missing := [letter for letter in letters if letter not in bound]:
        help = f"bind it: sum_{missing[0]} …"
        raise Mistake(UNBOUND_INDEX, f"nothing binds the index {missing[0]} of {node.text}", node.span, help)
    names = dict(zip(definition.letters, letters, strict=True))
    earlier = {name: formula for name, formula in formulas.items() if formula is not definition.formula}
    free = tuple(Bound(Name(letter, node.span)) for letter in letters)
    inside = written_out(_renamed(definition.formula, names, node.span), earlier, known, free)
    return Apply("()", (inside,), node.span, node.span)


def _renamed(formula: Node, names: Mapping[str, str], span: Span) -> Node:
    """A formula with other letters for its indices, all of it at one place."""
    made: dict[Node, Node] = {}
    for node, scope in scopes(formula).items():
        bound = {index.text for index in scope}
        if taken := bound.intersection(names.values()):
            letter = min(taken)
            raise Mistake(INDEX_TAKEN, f"{letter} is bound twice", span, "take another letter for the inner sum")
        own = {old: new for old, new in names.items() if old not in bound}
        made[node] = _moved(node, own, made, span)
    return made[formula]


def _moved(node: Node, names: Mapping[str, str], made: Mapping[Node, Node], span: Span) -> Node:
    """One node with other letters, its operands being made."""
    if isinstance(node, Name):
        letters = _letters_of(node, names)
        base = node.text.rpartition("_")[0]
        text = f"{base}_{''.join(names.get(letter, letter) for letter in letters)}" if letters else node.text
        return replaced(node, text=text, span=span)
    if isinstance(node, Number):
        return replaced(node, span=span)
    new = _with(node, made)
    if isinstance(new, Apply) and new.head == "[]":
        first, *places = new.args
        renamed = [Name(names.get(p.text, p.text), span) if isinstance(p, Name) else p for p in places]
        new = replaced(new, args=(first, *renamed))
    return replaced(new, span=span) if isinstance(new, Call) else replaced(new, span=span, place=span)


def _with(node: Node, made: Mapping[Node, Node]) -> Node:
    """A node with what has been made of its operands."""
    if isinstance(node, Name | Number) or not getattr(node, "args", ()):
        return node
    args = tuple(made.get(arg, arg) for arg in node.args)  # type: ignore[union-attr]
    return node if args == node.args else replaced(node, args=args)  # type: ignore[union-attr]
