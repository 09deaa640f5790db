"""About how many characters terms take, without writing them."""

from collections.abc import Iterable

from ..terms.term import Term, below, value_of

ONE_SIGN = frozenset({"transpose", "indexed"})
MARK_WIDTHS = {"sum": 3, "hadamard": 3, "colon": 3, "power": 2, "product": 1}


def written_length(root: Term, lengths: dict[int, int] | None = None) -> int:
    """About how many characters a term takes; `lengths` holds those of parts that are known, and is added to."""
    lengths = {} if lengths is None else lengths
    if root.number not in lengths:
        measure([root], lengths)
    return lengths[root.number]


def measure(roots: Iterable[Term], lengths: dict[int, int]) -> None:
    """Add the lengths of terms and of their parts to those that are known."""
    for term in below(roots, lengths):
        length = _own_length(term)
        for arg in term.args:
            length += lengths[arg.number]
        lengths[term.number] = length


def _own_length(term: Term) -> int:
    """The characters of a term's own mark, or of its name."""
    head, args = term.head, term.args
    if not args:
        return _leaf_length(term)
    if head in MARK_WIDTHS:
        return MARK_WIDTHS[head] * (len(args) - 1)
    if head == "scaled":
        return int(args[0].head != "number" or abs(value_of(args[0])) != 1)
    if head == "member":
        return 0  # its name, and an index that is small
    return 1 if head in ONE_SIGN else len(head) + 2


def _leaf_length(term: Term) -> int:
    """The characters of a name, a number or a constant."""
    if term.head == "number":
        return len(str(term.data)) - (abs(value_of(term)) == 1) - (value_of(term) < 0)
    return len(term.head) + 2 if term.data is None else len(str(term.data))
