"""What can be read in two ways at the mark that comes last: √x², a^b^c, x × y × z, 1'."""

from .codes import AMBIGUOUS
from .mistakes import Mistake
from .state import Token
from .tree import Apply, Call, Name, Node, Number


def check_root(base: Node, mark: Token) -> None:
    """Refuses √x² and √xᵀx, where the suffix may belong to x or to the root."""
    if isinstance(base, Call) and base.name.text == "sqrt" and base.name.span[1] == base.name.span[0] + 1:
        inner = base.args[0]
        if not (isinstance(inner, Apply) and inner.head == "()"):
            help = f"write √(x{mark.text}…) or (√x){mark.text}"
            raise Mistake(AMBIGUOUS, "this root can be read in two ways", mark.span, help)


def check_tower(base: Node, mark: Token) -> None:
    """Refuses a^b^c, which goes from the left in MATLAB and from the right in Python and in print.

    A power of the entries of a matrix power, X^3.^2, goes from the left as all suffixes do.
    """
    if isinstance(base, Apply) and base.head == (".^" if mark.kind == "HPOWER" else "^"):
        help = "write (a^b)^c or a^(b^c)"
        raise Mistake(AMBIGUOUS, "a power of a power can be read in two ways", (base.place[0], mark.span[1]), help)


def check_cross(left: Node, mark: Token) -> None:
    """Refuses x × y × z, for the cross product is not associative, and x' y × z, which has x' (y × z) in print."""
    if isinstance(left, Apply) and left.head == "cross":
        help = "write (x × y) × z or x × (y × z)"
        raise Mistake(AMBIGUOUS, "two cross products can be read in two ways", (left.place[0], mark.span[1]), help)
    first = left
    while isinstance(first, Apply) and first.head == "juxt":
        first = first.args[0]
    row = first.args[0] if isinstance(first, Apply) and first.head == "'" else None
    if first is not left and isinstance(row, Name) and row.text[0].islower():
        help = f"write {row.text}' (y {mark.text} z) for the triple product"
        raise Mistake(AMBIGUOUS, "a row before a cross product can be read in two ways", mark.span, help)


def check_number(base: Node, mark: Token) -> None:
    """Refuses 1', which is 1 and may be meant as a row of ones."""
    if isinstance(base, Number):
        help = "write ones' or 1_n' for a row of ones; a number is its own transpose"
        raise Mistake(AMBIGUOUS, "a transposed number can be read in two ways", (base.span[0], mark.span[1]), help)
