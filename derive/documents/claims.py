"""What a group of rows claims: its head and those of its sides that can be judged, in the input language."""

from collections.abc import Collection

from ...grammar.documents.parts import Derivative, Differential, NotRead, ValueOf
from ...grammar.record import NamedTuple
from ...grammar.tree import Node, Span
from .groups import GroupSide, RowGroup
from .heads import ClaimHead, head_of
from .names import has_differential, names_in
from .rulings import RowRole
from .scope import NeededLines, RowPlace, RowScope
from .scoped import RowInScope
from .written import written


class JudgedSide(NamedTuple):
    """A side of a claim: its text, its place in the document, and the item that it stands in."""

    text: str
    span: Span
    item: int


class GroupClaim(NamedTuple):
    """A claim of a group: `heads` are the ways in which it may begin; the first of its `sides` begins it without any.

    `needed` is what all of it needs. `unread` are the sides that cannot be judged, by the numbers of their items.
    """

    group: RowGroup
    heads: tuple[str, ...]
    relation: str
    sides: tuple[JudgedSide, ...]
    needed: NeededLines
    unread: tuple[tuple[int, NotRead], ...]
    trees: tuple[Node, ...] = ()

    @property
    def begins(self) -> tuple[str, ...]:
        """How the claim begins, at best."""
        return self.heads or tuple(side.text for side in self.sides[:1])

    @property
    def claimed(self) -> tuple[JudgedSide, ...]:
        """The sides that are said of the first."""
        return self.sides if self.heads else self.sides[1:]

    def statement(self, head: str, sides: Collection[JudgedSide]) -> str:
        """The claim that some sides are what the head says."""
        return f" {self.relation} ".join([head, *(side.text for side in sides)])

    def in_scope(self) -> RowInScope:
        """The whole claim with what it needs."""
        statement = self.statement(self.begins[0], self.claimed) if self.claimed else ""
        group = self.group
        return RowInScope(group.span, group.section, role_of(group), statement, self.needed.lines, self.needed.free)


def role_of(group: RowGroup) -> RowRole:
    """What the first row of a group is."""
    if group.is_condition:
        return "condition"
    if isinstance(group.left, ValueOf):
        return "function"
    return "claim" if isinstance(group.left, Derivative | Differential) else "identity"


class _Gathering:
    """The sides of a group that can be judged together, as far as they have been looked at."""

    def __init__(self, group: RowGroup, scope: RowScope, head: ClaimHead, known: Collection[str]) -> None:
        self.group, self.scope, self.head, self.known = group, scope, head, known
        place = RowPlace(group.place, group.section)
        self.trees = [(tree, place) for tree in head.trees]
        self.needed = scope.needed(self.trees, head.held)
        self.sides: list[JudgedSide] = []
        self.unread: list[tuple[int, NotRead]] = []

    def add(self, side: GroupSide) -> None:
        """Take a side in, or say why it cannot be judged."""
        if isinstance(side.formula, NotRead):
            self.unread.append((side.item, side.formula))
            return
        place = RowPlace(side.item, self.group.section)
        tree = self.head.side(self.scope.opened(side.formula, place))
        text = written(tree)
        needed = self.scope.needed([*self.trees, (tree, place)], self.head.held)
        if why := self._trouble(text, needed):
            self.unread.append((side.item, NotRead(why, side.span)))
        else:
            self.trees.append((tree, place))
            self.needed = needed
            self.sides.append(JudgedSide(text, side.span, side.item))

    def _trouble(self, text: str, needed: NeededLines) -> str:
        """Why a side cannot be judged beside those that are there."""
        if not text:
            return "it cannot be said in the input language"
        first = not self.trees
        new = [name for name in needed.free if name not in self.needed.free and name not in self.known]
        return needed.trouble or (f"{new[0]} is not defined here" if new and not first else "")


def claim_of(group: RowGroup, scope: RowScope, known: Collection[str]) -> GroupClaim | NotRead:
    """What a group claims; or why nothing in it can be judged. Names beside those `known` must stand in its head."""
    place = RowPlace(group.place, group.section)
    head = head_of(group.left, scope, place)
    if isinstance(head, NotRead):
        return head
    found = _Gathering(group, scope, head, known)
    if found.needed.trouble and isinstance(group.left, Derivative):
        return NotRead(found.needed.trouble, group.span)
    if found.needed.trouble:
        head = ClaimHead(is_form=head.is_form)
        found = _Gathering(group, scope, head, known)
    for side in group.sides:
        found.add(side)
    return _claim(group, scope, head, found)


def _claim(group: RowGroup, scope: RowScope, head: ClaimHead, found: _Gathering) -> GroupClaim:
    trees = tuple(tree for tree, _ in found.trees)
    moves = head.is_form or any(has_differential(tree, scope.whole) for tree in trees)
    relation = "=" if moves and not head.held else "=="
    heads = head.texts
    sides = tuple(found.sides)
    if head.turned:
        sides = tuple(side._replace(text=f"({side.text})'") for side in sides)
    return GroupClaim(group, heads, relation, sides, found.needed, tuple(found.unread), trees)


def introduced(trees: Collection[Node], whole: Collection[str] = ()) -> tuple[str, ...]:
    """The names that some trees speak of."""
    return names_in(trees, whole).all
