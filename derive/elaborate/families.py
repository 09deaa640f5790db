"""What x_i is in a statement with index sums: a member of a family, an entry, or a name.

Where i is bound, by a sum or as the free index of `wrt x_i`, x_i is a member of the family x, unless x is declared
without an index or stands alone somewhere: then it is x[i]. An index that nothing binds leaves x_i a name. This comes
before names have kinds: out comes the statement with its members and bound indices as such in its trees.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.tree import Apply, Bound, Call, Chain, Declaration, IndexSum, Member, Name, Node, Stated
from .codes import NO_MEMBER
from .context import EMPTY, Context
from .defined import check_refused, written_out
from .index_letters import FREE_LETTERS, split
from .indices import (
    BoundIndices,
    Subscripted,
    check_alike,
    check_base,
    check_bound,
    check_declared,
    check_divisor,
    check_entry,
    check_entry_variable,
    check_family,
    check_sizes,
    check_used,
    check_value,
    clash,
    scopes,
    subscripted,
    turned_entry,
)
from .nodes import arguments_first, size_arguments
from .survey import Survey, family_declared, formulas_in, member_asked, surveyed, varying_in

_Stated = TypeVar("_Stated", bound=Stated)


def indexed(statement: _Stated, context: Context) -> tuple[_Stated, Context]:
    """A statement and the lines above it, with members of families in place of names; raises Mistake."""
    if context.formulas or context.refused:
        statement = _written_out(statement, context)
    trees = formulas_in(statement)
    nodes = [node for tree in trees for node in scopes(tree)]
    above = [node for name in context.opened(nodes) for node in name.nodes]
    if not any(isinstance(node, IndexSum) for node in (*nodes, *above)):
        return statement, context
    survey = surveyed(statement, context, trees, above)
    _check(statement, survey)
    made = [_rewritten(tree, survey) for tree in survey.trees]
    own = tuple(_declarations(statement.declarations, survey))
    given = {each.name.text: each for each in _declarations(context.declarations.values(), survey)}
    return _with(statement, made, own, survey), context._replace(declarations=given)


def _written_out(statement: _Stated, context: Context) -> _Stated:
    """The statement with the formulas of names that are defined with an index."""
    trees = formulas_in(statement)
    nodes = [node for tree in trees for node in arguments_first(tree)]
    check_refused(nodes, context.refused)
    sums = [node for node in nodes if isinstance(node, IndexSum)]
    letters = {index.text for node in sums for index in node.indices}
    free = [letter for node in varying_in(statement) for letter in _usual(node)]
    around = tuple(Bound(Name(letter, statement.span)) for letter in free)
    made = [written_out(tree, context.formulas, letters, around if place else ()) for place, tree in enumerate(trees)]
    return _with_formulas(statement, made)


def _usual(node: Node) -> str:
    """The letters of x_i that are indices behind _ by custom."""
    subscript = node.text.rpartition("_")[2] if isinstance(node, Name) and "_" in node.text else ""
    return subscript if FREE_LETTERS.issuperset(subscript) else ""


def with_members(left: Node, right: Node) -> tuple[Node, Node]:
    """The sides of a rule with members of families in place of names."""
    survey = surveyed(Chain(left, (right,)), EMPTY, (left, right), ())
    return _rewritten(survey.trees[0], survey), _rewritten(survey.trees[1], survey)


def _with(statement: _Stated, made: Sequence[Node], own: tuple[Declaration, ...], survey: Survey) -> _Stated:
    """The statement with other formulas, variables and declarations."""
    values: dict[str, object] = {"declarations": own}
    if variables := varying_in(statement):
        values["wrt"] = tuple(_variable(node, survey) for node in variables)
    return replaced(_with_formulas(statement, made), **values)


def _with_formulas(statement: _Stated, made: Sequence[Node]) -> _Stated:
    """The statement with other formulas."""
    values: dict[str, object] = {"formula": made[0]}
    if len(made) > 1:
        values["sides"] = tuple(made[1:])
    return replaced(statement, **values)


# What must not be


def _check(statement: Stated, survey: Survey) -> None:
    """Refuses indices without a meaning, and names with two."""
    used: set[str] = set()
    sums = [node for tree in survey.trees for node in tree if isinstance(node, IndexSum)]
    kept = {name for name in survey.declared if not family_declared(name, survey.families)[0]}
    varying = [node.text for node in varying_in(statement) if isinstance(node, Name)]
    kept |= {name for name in varying if name.rpartition("_")[0] not in survey.families}
    for tree in survey.trees:
        for node, scope in tree.items():
            _check_node(node, scope, kept, survey, sums)
            used.update(_letters_at(node, scope, survey.text))
    for node in sums:
        check_used(node, used, survey.counts)
    _check_clashes(survey)
    for each in statement.declarations:
        _check_count(each, survey)


def _letters_at(node: Node, scope: BoundIndices, text: str) -> tuple[str, ...]:
    """The bound indices of a member or an entry."""
    if isinstance(node, Apply) and node.head == "[]":
        return tuple(index.text for index in node.args[1:] if isinstance(index, Name))
    if isinstance(node, Call):
        return tuple(arg.text for arg in node.args if isinstance(arg, Name))
    if isinstance(node, Member):
        return tuple(index.text for index in node.indices)
    found = subscripted(node, [index.text for index in scope], text)
    return found.letters if found else ()


def _check_node(
    node: Node, scope: BoundIndices, kept: Collection[str], survey: Survey, sums: Sequence[IndexSum]
) -> None:
    """Refuses one node that has no meaning with the indices that are bound there."""
    found = subscripted(node, [index.text for index in scope], survey.text)
    if found:
        check_base(found.base, survey.letters)
    if found and found.base.text in survey.families:
        check_alike(found, survey.families[found.base.text])
        if found.base.text not in survey.moving:
            check_family(found, survey.values)
    elif found:
        check_entry(found, survey.declared)
    elif isinstance(node, Name):
        check_value(node, scope, survey.letters)
        if node.text in kept:
            check_declared(node, scope)
        else:
            check_bound(node, scope, survey.letters, survey.families, sums)
    elif isinstance(node, Call):
        check_sizes(size_arguments(node), scope)
    elif isinstance(node, IndexSum):
        check_sizes((index.count for index in node.indices), scope)
    elif isinstance(node, Apply):
        _check_mark(node, scope, survey, sums)


def _check_mark(node: Apply, scope: BoundIndices, survey: Survey, sums: Sequence[IndexSum]) -> None:
    """Refuses 1/N where nothing is known of N, and x_i' of an entry."""
    if node.head == "/":
        check_divisor(node, survey.known, sums)
    entry = subscripted(node.args[0], [index.text for index in scope], survey.text) if node.head == "'" else None
    if entry and entry.base.text not in survey.families:
        raise turned_entry(node, entry)


def _check_count(declaration: Declaration, survey: Survey) -> None:
    """Refuses a declaration of x_ij beside members x_i."""
    name = declaration.name
    base, mark, subscript = name.text.rpartition("_")
    letters = split(subscript, {*survey.letters, *FREE_LETTERS}) if mark and base in survey.families else ()
    if letters:
        check_alike(Subscripted(name, Name(base, name.span), letters), survey.families[base])


def _check_clashes(survey: Survey) -> None:
    """Refuses x beside a declared family x_i."""
    for base in survey.families.keys() & survey.plain.keys():
        raise clash(base, f"{base}_i", survey.plain[base].span)
    for name, each in survey.declared.items():
        base, mark, subscript = name.rpartition("_")
        if mark and base in survey.plain and split(subscript, survey.letters):
            raise clash(base, name, survey.plain[base].span if base not in survey.declared else each.span)


# What becomes of it


def _rewritten(tree: Mapping[Node, BoundIndices], survey: Survey) -> Node:
    """A tree with members and bound indices, and the numbers of their values."""
    made: dict[Node, Node] = {}
    root: Node | None = None
    for node, scope in tree.items():
        root = made[node] = _made(node, scope, made, survey)
    assert root is not None
    return root


def _made(node: Node, scope: BoundIndices, made: Mapping[Node, Node], survey: Survey) -> Node:
    """A node, those below it made anew where they differ."""
    inner = [index.text for index in scope]
    if scope and (found := subscripted(node, inner, survey.text)):
        return survey.member(found)
    if isinstance(node, IndexSum):
        indices = tuple(Bound(i.name, i.count or survey.counts.get(i.text)) for i in node.indices)
        return replaced(node, indices=indices, args=(made[node.args[0]],))
    if isinstance(node, Name | Member | Bound) or not hasattr(node, "args"):
        return node
    args = tuple(made[arg] if arg in made else _index(arg, inner) for arg in node.args)
    return node if args == node.args else replaced(node, args=args)


def _index(node: Node, inner: Collection[str]) -> Node:
    """An index of an entry, or of a function; one that a sum binds as such."""
    return Bound(node) if isinstance(node, Name) and node.text in inner else node


def _variable(node: Node, survey: Survey) -> Node:
    """What varies: of x_i all members of the family x."""
    base, letters = member_asked(node, survey.families, survey.letters)
    if not base:
        check_entry_variable(node, survey.plain, survey.letters, survey.text)
        return node
    found = Subscripted(node, Name(base, node.span), letters)
    check_alike(found, survey.families[base])
    if len(set(letters)) < len(letters):
        help = f"take two letters: wrt {base}_ij"
        raise Mistake(NO_MEMBER, f"the derivative by {found.typed} alone cannot be derived", node.span, help)
    return survey.member(found)


def _declarations(declarations: Collection[Declaration], survey: Survey) -> Iterator[Declaration]:
    """The declarations, those of families with their indices; not that of an index."""
    seen: set[str] = set()
    for each in declarations:
        name = each.name.text
        base, letters = family_declared(name, survey.families)
        if base in seen:
            help = "one declaration is that of all members"
            raise Mistake(NO_MEMBER, f"the family {base} is declared twice", each.span, help)
        if base:
            seen.add(base)
            bound = tuple(Bound(Name(letter, each.name.span), survey.counts.get(letter)) for letter in letters)
            yield replaced(each, name=Name(base, each.name.span), indices=bound)
        elif name not in survey.counts:
            yield each
