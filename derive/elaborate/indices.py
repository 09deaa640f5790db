"""The letters of index sums: where each is bound, and the mistakes that are made with them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Bound, Declaration, IndexSum, Member, Name, Node, Span
from ..terms.shape import letters, show_size
from .codes import INDEX_TAKEN, NO_MEMBER, OPEN_SHAPES, SIZES_DIFFER, UNBOUND_INDEX
from .index_letters import FREE_LETTERS, split
from .joined import apart
from .nodes import FUNCTION_WORDS, arguments_first, children, ends_of, size_of

BoundIndices = tuple[Bound, ...]
UNIT_WORDS: Mapping[str, str] = {
    "e": "for the basis vector write e({}, n)",
    "E": "for the single-entry matrix write E({}, m, n)",
    "I": "for an entry of the identity write eye(n)[{}]",
    "delta": "for an entry of the identity write eye(n)[{}]",
}


class Subscripted(NamedTuple):
    """x_i where i is bound: the name without its subscript, and the letters of that."""

    node: Node
    base: Name
    letters: tuple[str, ...]

    @property
    def typed(self) -> str:
        """The name with its subscript."""
        return f"{self.base.text}_{''.join(self.letters)}"

    def bound(self, values: Sequence[Node | None] = ()) -> BoundIndices:
        """The letters as indices, with the numbers of values at their places where these are known."""
        known = values or [None] * len(self.letters)
        names = (Name(letter, self.node.span) for letter in self.letters)
        return tuple(Bound(name, count) for name, count in zip(names, known, strict=True))


def scopes(tree: Node, free: BoundIndices = ()) -> dict[Node, BoundIndices]:
    """The indices that are bound at each node of a tree, operands before what they stand in."""
    nodes = arguments_first(tree)
    found: dict[Node, BoundIndices] = {tree: free}
    for node in reversed(nodes):
        inner = found[node]
        if isinstance(node, Apply) and node.head == "[]":
            _check_ranges(node, inner)
        if isinstance(node, IndexSum):
            _check_once(node, [index for index in inner if index not in free])
            inner = (*inner, *node.indices)
        found.update(dict.fromkeys(children(node), inner))
    return {node: found[node] for node in nodes}


def _check_ranges(node: Apply, bound: BoundIndices) -> None:
    """A range has one length, whatever is summed over."""
    taken = {index.text for index in bound}
    for end in ends_of(node):
        for name in sorted(taken & letters(size_of(end))):
            message = f"{name} is an index of a sum, and a range has one length"
            raise Mistake(INDEX_TAKEN, message, end.span, "take a letter of a size for the ends of a range")


def _check_once(node: IndexSum, outer: Sequence[Bound]) -> None:
    """An index is bound once in one scope."""
    taken = {index.text for index in outer}
    for index in node.indices:
        if index.text in taken:
            help = "take another letter for the inner sum"
            raise Mistake(INDEX_TAKEN, f"{index.text} is bound twice", index.span, help)
        taken.add(index.text)


def subscripted(node: Node, known: Collection[str], text: str) -> Subscripted | None:
    """x_i, or x_{i,j}, with letters that are all known."""
    if isinstance(node, Name):
        base, mark, subscript = node.text.rpartition("_")
        letters = split(subscript, known) if mark and base else ()
        return Subscripted(node, Name(base, node.span), letters) if letters else None
    lowered = lowered_base(node, text)
    if lowered is None or not isinstance(node, Apply):
        return None
    names = [index.text for index in node.args[1:] if isinstance(index, Name) and index.text in known]
    return Subscripted(node, lowered, tuple(names)) if len(names) == len(node.args) - 1 else None


def lowered_base(node: Node, text: str) -> Name | None:
    """The name that x_{i,j} begins with, as against x[i,j]."""
    if not (isinstance(node, Apply) and node.head == "[]" and text[node.place[0] : node.place[0] + 1] == "_"):
        return None
    return node.args[0] if isinstance(node.args[0], Name) else None


def check_value(node: Name, scope: BoundIndices, letters: Collection[str]) -> None:
    """An index is not a value."""
    if node.text in letters:
        inside = any(index.text == node.text for index in scope)
        message = f"{node.text} is an index, and its value cannot be computed with"
        help = f"for weights declare a family: … where c_{node.text}: scalar"
        if not inside:
            check_base(node, letters)
        raise Mistake(INDEX_TAKEN, message, node.span, help)


def check_base(name: Name, letters: Collection[str]) -> None:
    """Refuses a_i where a is an index too."""
    if name.text in letters:
        message = f"{name.text} is an index of this statement and a name"
        raise Mistake(INDEX_TAKEN, message, name.span, "take another letter for one of the two")


def check_bound(
    node: Name, scope: BoundIndices, letters: Collection[str], families: Collection[str], sums: Sequence[IndexSum]
) -> None:
    """Refuses a name that nothing declares and whose subscript has an index that is not bound where it stands."""
    base, mark, subscript = node.text.rpartition("_")
    inner = [index.text for index in scope]
    if not (mark and base):
        return
    _check_twice(node, base, subscript, inner)
    if found := split(subscript, letters):
        _check_inside(node, found, inner, sums)
    if base in families and subscript.isdigit():
        help = f"take another letter for one of the two, or declare {node.text}: n"
        raise Mistake(NO_MEMBER, f"{node.text} may be a member of the family {base}, or a name", node.span, help)
    usual = {*letters, *FREE_LETTERS, *([subscript] if base in families and len(subscript) == 1 else ())}
    if (inner or base in families) and (found := split(subscript, usual)):
        raise _unbound(node, base, found, inner)
    _check_partly(node, base, subscript, inner)


def check_declared(node: Name, scope: BoundIndices) -> None:
    """Refuses a name such as m_ij that is declared, where only one of its letters is bound."""
    base, mark, subscript = node.text.rpartition("_")
    inner = [index.text for index in scope]
    found = split(subscript, {*inner, *FREE_LETTERS}) if mark and base else ()
    if any(letter in inner for letter in found):
        missing = next(letter for letter in found if letter not in inner)
        help = f"bind it: sum_{missing} …; if {node.text} is no member of a family, take another name"
        raise Mistake(UNBOUND_INDEX, f"nothing binds the index {missing} of {node.text}", node.span, help)


def _unbound(node: Name, base: str, found: Sequence[str], inner: Sequence[str]) -> Mistake:
    """The mistake of x_j in a sum over i."""
    missing = next(letter for letter in found if letter not in inner)
    each = "".join(inner[: len(found)])
    own = f", or write {base}_{each}" * (0 < len(inner) >= len(found))
    help = f"bind it: sum_{missing} …{own}; a name of its own is declared: … where {node.text}: n"
    return Mistake(UNBOUND_INDEX, f"nothing binds the index {missing} of {node.text}", node.span, help)


def _check_twice(node: Name, base: str, subscript: str, inner: Sequence[str]) -> None:
    """Refuses x_i_j."""
    stem, mark, outer = base.rpartition("_")
    letters = [*inner, *FREE_LETTERS]
    if mark and stem and split(outer, letters) and (split(subscript, letters) or subscript.isdigit()):
        member = f"{stem}_{outer}{subscript} for a member, " * (not subscript.isdigit())
        help = f"write {member}({stem}_{outer})[{subscript}] for an entry of one"
        raise Mistake(NO_MEMBER, f"{node.text} can be read in two ways", node.span, help)


def _check_inside(node: Name, found: Sequence[str], inner: Sequence[str], sums: Sequence[IndexSum]) -> None:
    """Refuses x_i outside of the sum over i, as in sum_i a_i + b_i."""
    missing = next(letter for letter in found if letter not in inner)
    place = next((s.span for s in sums if any(index.text == missing for index in s.indices)), None)
    if place is None or inner:
        return
    message = f"{node.text} is outside the sum over {missing}, which ends at + and -"
    help = f"put all that is summed in brackets: sum_{missing} (…)"
    raise Mistake(UNBOUND_INDEX, message, node.span, help, ((place, f"the sum over {missing}"),))


def _check_partly(node: Name, base: str, subscript: str, inner: Sequence[str]) -> None:
    """Refuses x_it and x_i1, where only i is bound."""
    letter = next((letter for letter in subscript if letter in inner), "") if len(subscript) == 2 else ""
    if letter:
        help = f"declare it as a name: … where {node.text}: n; an entry is {base}[{','.join(subscript)}]"
        message = f"{letter} is an index here, and {node.text} may be a name or have that index"
        raise Mistake(NO_MEMBER, message, node.span, help)


def check_sizes(sizes: Iterable[Node | None], scope: BoundIndices) -> None:
    """An index is no size."""
    for size in sizes:
        if isinstance(size, Name) and any(index.text == size.text for index in scope):
            help = "sizes do not vary with an index"
            raise Mistake(INDEX_TAKEN, f"{size.text} is an index here, and no size", size.span, help)


def check_family(found: Subscripted, declared: Collection[str]) -> None:
    """Refuses what may not be a family: a function; of what is not declared, a basis vector, or an unspaced product."""
    base, typed, span = found.base.text, found.typed, found.node.span
    letters = ",".join(found.letters)
    if base in FUNCTION_WORDS:
        help = "sums are over indices; a maximum, a mean or a product over one is not read"
        raise Mistake(NO_MEMBER, f"{base} is a function, and {typed} no member of a family", span, help)
    if base in declared:
        return
    if base in UNIT_WORDS:
        shape = "n" if len(found.letters) == 1 else "scalar"
        help = f"{UNIT_WORDS[base].format(letters)}; a family is declared: … where {typed}: {shape}"
        raise Mistake(OPEN_SHAPES, f"{typed} can be read in two ways", span, help)
    pieces = apart(base)
    if pieces and (not base.islower() or len(base) == 2):
        help = f"write {' '.join(pieces)}_{letters.replace(',', '')}, or declare the family: … where {typed}: n"
        raise Mistake(OPEN_SHAPES, f"{typed} may be one name or {len(pieces)}", span, help)
    if len(found.letters) > 1 and base[0].isupper():
        help = f"declare {base}: m x n for entries, {typed}: scalar or {typed}: m x n for a family"
        raise Mistake(OPEN_SHAPES, f"{typed} may be an entry of {base}, or a matrix for each {letters}", span, help)


def check_entry(found: Subscripted, declared: Mapping[str, Declaration]) -> None:
    """Refuses an entry of what has none, or has another number of indices."""
    base, count = found.base.text, len(found.letters)
    declaration = declared.get(base)
    axes = _axes(base, declaration)
    if axes in (None, count):
        return
    what = {0: "a scalar", 1: "a vector", 2: "a matrix"}[axes]
    first = found.letters[0]
    help = {
        0: f"a family is declared with its index: … where {found.typed}: scalar",
        1: f"write {base}_{first}, or declare {found.typed}: scalar for a family",
        2: f"write {base}[:,{first}] for a column, {base}[{first},:] for a row, {base}[{first},j] for an entry",
    }[axes]
    message = f"{base} is {what}, and {found.typed} has {_indices(count)}"
    labels = ((declaration.span, "declared here"),) if declaration else ()
    raise Mistake(NO_MEMBER, message, found.node.span, help, labels)


def _axes(base: str, declaration: Declaration | None) -> int | None:
    """How many indices an entry has, where that is known: of a capital two."""
    if declaration is None:
        return 2 if base[0].isupper() else None
    return {"scalar": 0, "vector": 1, "matrix": 2, "open": None}[declaration.kind]


def turned_entry(node: Apply, entry: Subscripted) -> Mistake:
    """The mistake of x_i' where x_i is a number, which is more likely meant as a vector."""
    base, typed = entry.base.text, entry.typed
    help = f"for vectors declare {typed}: n, and write no {base} without its index; for entries leave out the quote"
    return Mistake(NO_MEMBER, f"{typed} is an entry of {base} here, a number, and transposed", node.span, help)


def check_alike(found: Subscripted, count: int) -> None:
    """The members of a family have as many indices everywhere."""
    if len(found.letters) != count:
        message = f"{found.typed} has {_indices(len(found.letters))}, and {found.base.text} elsewhere {_indices(count)}"
        raise Mistake(NO_MEMBER, message, found.node.span, "take another name for one of the two families")


def _indices(count: int) -> str:
    return "one index" if count == 1 else f"{count} indices"


def clash(base: str, typed: str, place: Span) -> Mistake:
    """The mistake of x beside the family x_i."""
    help = f"write {typed} for a member; declare {base} instead of {typed} if {typed} is one of its entries"
    return Mistake(
        NO_MEMBER, f"{base} is a family here, since {typed} is declared, and stands without its index", place, help
    )


def check_used(node: IndexSum, used: Collection[str], counts: Mapping[str, Node]) -> None:
    """Refuses a sum of what has no such index, unless it is said how many values that has; and two such numbers."""
    for index in node.indices:
        declared = counts.get(index.text)
        if declared and index.count and size_of(declared) != size_of(index.count):
            sizes = " and ".join(show_size(size_of(count)) for count in (index.count, declared))
            raise Mistake(SIZES_DIFFER, f"{index.text} has {sizes} values", index.span, "say it once")
        if index.text not in used and index.count is None and index.text not in counts:
            message = f"{index.text} does not occur in what is summed, and nothing says how many values it has"
            raise Mistake(UNBOUND_INDEX, message, index.span, f"write sum_{{{index.text}=1}}^N …, or take it away")


def check_entry_variable(node: Node, plain: Collection[str], letters: Collection[str], text: str) -> None:
    """Refuses `wrt x_i` where x_i is an entry of x."""
    found = subscripted(node, letters, text)
    if found and found.base.text in plain:
        base = found.base.text
        help = f"write wrt {base}; or declare {found.typed}: scalar, and not {base}, for a family"
        raise Mistake(NO_MEMBER, f"{found.typed} is an entry of {base} here", node.span, help)


def check_divisor(node: Apply, known: Collection[str], sums: Sequence[IndexSum]) -> None:
    """Refuses 1/N where nothing says that N is the number of values."""
    below = node.args[1]
    index = next((index.text for each in sums for index in each.indices if index.count is None), None)
    if isinstance(below, Name) and below.text.isupper() and below.text not in known and index:
        name = below.text
        values = f"write sum_{{{index}=1}}^{name}, or declare {index}: {name}, if {index} has {name} values"
        help = f"{values}; else declare {name}: scalar"
        raise Mistake(OPEN_SHAPES, f"nothing says what {name} is", below.span, help)


def members_in(nodes: Sequence[Node]) -> dict[str, int]:
    """The families of which there are members, and how many indices they have."""
    return {node.text: len(node.indices) for node in nodes if isinstance(node, Member)}
