"""What a statement with index sums says of its indices and families, before its names have a meaning."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Asking, Bound, Claimed, Declaration, IndexSum, Member, Name, Node, Stated
from .codes import INDEX_TAKEN
from .context import Context
from .index_letters import spelled, split
from .indices import BoundIndices, Subscripted, lowered_base, members_in, scopes, subscripted

Declared = Mapping[str, Declaration]


class Survey(NamedTuple):
    """What a statement says of its indices.

    `trees` has the formulas with the indices bound at each node, `letters` all that are bound anywhere, `plain` the
    names that stand without an index, `declared` the declarations of the statement and those above, `families` how
    many indices the members of each have, `counts` how many values an index is declared to have, and `values` those at
    each place of a declared family. `moving` are the families of differentials, dx of dx_i.
    """

    text: str
    trees: Sequence[Mapping[Node, BoundIndices]]
    letters: Collection[str]
    plain: Mapping[str, Node]
    declared: Declared
    families: Mapping[str, int]
    counts: Mapping[str, Node]
    values: Mapping[str, Sequence[Node | None]]
    moving: Collection[str]

    @property
    def known(self) -> set[str]:
        """The names that are declared, and the letters of the numbers of values."""
        counts = {
            index.count for tree in self.trees for node in tree if isinstance(node, IndexSum) for index in node.indices
        }
        sizes = [*counts, *self.counts.values(), *(size for each in self.declared.values() for size in each.sizes)]
        return {*self.declared, *(size.text for size in sizes if isinstance(size, Name))}

    def member(self, found: Subscripted) -> Node:
        """The member, or the entry x[i]."""
        base = found.base
        if base.text in self.families:
            return Member(base, found.bound(self.values.get(base.text, ())), found.node.span)
        return Apply("[]", (base, *found.bound()), found.node.span, found.node.span)


def varying_in(statement: Stated) -> tuple[Node, ...]:
    """What a statement differentiates by."""
    return statement.wrt if isinstance(statement, Asking) else ()


def formulas_in(statement: Stated) -> list[Node]:
    """The formulas of a statement, that of the function first."""
    first = getattr(statement, "formula", None)
    return [*([first] if first is not None else []), *getattr(statement, "sides", ())]


def surveyed(statement: Stated, context: Context, trees: Sequence[Node], above: Sequence[Node]) -> Survey:
    function = scopes(trees[0])
    bound = [index for node in (*function, *above) if isinstance(node, IndexSum) for index in node.indices]
    known = members_in(above)
    free = tuple(_free(statement, function, known, [index.text for index in bound]))
    walked = [function, *(scopes(tree, free) for tree in trees[1:])]
    letters = {index.text for index in (*bound, *free)}
    letters |= {index.text for tree in walked for node in tree if isinstance(node, IndexSum) for index in node.indices}
    declared = {**context.declarations, **{each.name.text: each for each in statement.declarations}}
    found = [each for tree in walked for each in _found(tree, statement.text)]
    plain = _plain(statement, context, walked, {each.base.text for each in found} | known.keys(), letters)
    families = {each.base.text: len(each.letters) for each in reversed(found) if each.base.text not in plain}
    families |= known
    counts = _counts(declared, letters, families)
    own = (family_declared(name, families) for name in declared)
    values = {base: [counts.get(letter) for letter in each] for base, each in own if base}
    moving = {f"d{base}" for base in families} if isinstance(statement, Claimed) else ()
    return Survey(statement.text, walked, letters, plain, declared, families, counts, values, moving)


def _found(tree: Mapping[Node, BoundIndices], text: str) -> Iterator[Subscripted]:
    """The names with bound indices, in order."""
    for node, scope in tree.items():
        found = subscripted(node, [index.text for index in scope], text) if scope else None
        if found:
            yield found


def _free(
    statement: Stated, function: Mapping[Node, BoundIndices], known: Mapping[str, int], bound: Collection[str]
) -> Iterator[Bound]:
    """The free indices of the variables that are members of families."""
    families = {**{each.base.text: len(each.letters) for each in _found(function, statement.text)}, **known}
    for node in varying_in(statement):
        base, letters = member_asked(node, families, bound)
        if base:
            yield from (Bound(Name(letter, node.span)) for letter in letters)


def member_asked(node: Node, families: Mapping[str, int], bound: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The family and the free indices of a variable x_i; nothing of another."""
    base, mark, subscript = node.text.rpartition("_") if isinstance(node, Name) else ("", "", "")
    if not (mark and base in families):
        return "", ()
    letters = spelled(subscript, families[base]) or split(subscript, {*bound, *filter(str.isalpha, subscript)})
    return (base, letters) if letters else ("", ())


def _plain(
    statement: Stated,
    context: Context,
    walked: Sequence[Mapping[Node, BoundIndices]],
    bases: Collection[str],
    letters: Collection[str],
) -> dict[str, Node]:
    """The names, of those that also have an index, that stand without one or are declared so."""
    lowered = {base for tree in walked for node in tree if (base := lowered_base(node, statement.text))}
    bare = [node for tree in walked for node in tree if node not in lowered]
    found = {node.text: node for node in (*varying_in(statement), *bare) if isinstance(node, Name)}
    declared = {**context.declarations, **{each.name.text: each for each in statement.declarations}}
    found |= {name: each.name for name, each in declared.items() if name not in letters}
    found |= {name: Name(name, statement.span) for name in (*context.formulas, *context.functions)}
    found |= {f"d{name}": node for name, node in found.items() if isinstance(statement, Claimed)}  # dx_i beside x
    return {name: node for name, node in found.items() if name in bases}


def _counts(declared: Declared, letters: Collection[str], families: Mapping[str, int]) -> dict[str, Node]:
    """How many values indices are declared to have: `i: N`."""
    own = {letter for name in declared for letter in family_declared(name, families)[1]}
    found = {}
    for name in {*letters, *own} & declared.keys():
        each = declared[name]
        if each.kind != "vector" or len(each.sizes) != 1 or each.properties:
            help = f"write {name}: N for the number of its values, or take another letter"
            raise Mistake(INDEX_TAKEN, f"{name} is an index, and declared as a name", each.span, help)
        found[name] = each.sizes[0]
    return found


def family_declared(name: str, families: Mapping[str, int]) -> tuple[str, tuple[str, ...]]:
    """The family that a declaration of x_i or m_ij declares, and its letters; nothing of another."""
    base, mark, subscript = name.rpartition("_")
    letters = spelled(subscript, families[base]) if mark and base in families else ()
    return (base, letters) if letters else ("", ())
