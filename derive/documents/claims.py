"""What a group of rows claims: its head and those of its sides that can be judged, in the input language."""

from collections.abc import Collection

from ...grammar.documents.parts import Derivative, Differential, NotRead, ValueOf
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Name, Node, Number, Span
from .groups import GroupSide, RowGroup
from .heads import ClaimHead, WayToSay, head_of
from .names import has_differential
from .rulings import RowRole
from .scope import NeededLines, RowPlace, RowScope
from .scoped import RowInScope
from .written import operands_first, without_brackets, written


class JudgedSide(NamedTuple):
    """A side of a claim: its text, its place in the document, the item that it stands in, and its free names."""

    text: str
    span: Span
    item: int
    free: tuple[str, ...] = ()


class GroupClaim(NamedTuple):
    """A claim of a group, and the `ways` in which it may be meant; without any, the first of its `sides` begins it.

    `needed` is what all of it needs. `unread` are the sides that cannot be judged, by the numbers of their items;
    `begins_with` are the free names in what the claim begins with.
    """

    group: RowGroup
    ways: tuple[WayToSay, ...]
    relation: str
    sides: tuple[JudgedSide, ...]
    needed: NeededLines
    unread: tuple[tuple[int, NotRead], ...]
    trees: tuple[Node, ...]
    begins_with: tuple[str, ...]

    @property
    def meant(self) -> tuple[WayToSay, ...]:
        """The ways in which the claim may be meant."""
        return self.ways or tuple(WayToSay(side.text) for side in self.sides[:1])

    @property
    def claimed(self) -> tuple[JudgedSide, ...]:
        """The sides that are said of the first."""
        return self.sides if self.ways else self.sides[1:]

    def statement(self, way: WayToSay, sides: Collection[JudgedSide]) -> str:
        """The claim that some sides are what it begins with."""
        return f" {self.relation} ".join([way.begins, *(way.around.format(side.text) for side in sides)])

    def in_scope(self) -> RowInScope:
        """The whole claim with what it needs."""
        statement = self.statement(self.meant[0], self.claimed) if self.claimed else ""
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
        self.first = self.needed.free
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
        if why := self._trouble(tree, text, needed):
            self.unread.append((side.item, NotRead(why, side.span)))
        else:
            self.trees.append((tree, place))
            self.needed = needed
            own = self.scope.needed([(tree, place)], self.head.held).free
            self.sides.append(JudgedSide(text, side.span, side.item, own))

    def _may_be_condition(self, tree: Node, needed: NeededLines) -> bool:
        """Whether a side says what a name is to be, or that something is to vanish or to be one."""
        bare = without_brackets(tree)
        if isinstance(bare, Number):
            return True
        is_name = isinstance(bare, Name) and (bare.text in needed.free or bare.text == "I")
        return is_name and not self.head.held and not self.head.is_form

    def _trouble(self, tree: Node, text: str, needed: NeededLines) -> str:
        """Why a side cannot be judged beside those that are there."""
        if not text:
            return "it cannot be said in the input language"
        if self._may_be_condition(tree, needed):
            return "it may be a condition"
        if is_indexed(tree):
            return "index notation"
        first = not self.trees
        new = [name for name in needed.free if name not in self.needed.free and name not in self.known]
        return needed.trouble or (f"{new[0]} is not defined here" if new and not first else "")


def is_indexed(tree: Node) -> bool:
    """Whether entries stand in a tree whose indices are letters."""
    return any(
        isinstance(node, Apply) and node.head == "[]" and any(isinstance(index, Name) for index in node.args[1:])
        for node in operands_first(tree)
    )


def claim_of(group: RowGroup, scope: RowScope, known: Collection[str]) -> GroupClaim | NotRead:
    """What a group claims; or why nothing in it can be judged. Names beside those `known` must stand in its head."""
    place = RowPlace(group.place, group.section)
    head = head_of(group.left, scope, place)
    if isinstance(head, NotRead):
        return head
    found = _Gathering(group, scope, head, known)
    if any(map(is_indexed, head.trees)):
        return NotRead("index notation", group.span)
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
    sides = tuple(found.sides)
    first = found.first if head.ways else sides[0].free if sides else ()
    return GroupClaim(group, head.ways, relation, sides, found.needed, tuple(found.unread), trees, first)
