"""What is seen of a term at a glance, down to the operands of its operands: most rows are put aside by it.

A glimpse of an operand is its head, the head of the one operand that it has, if so, or of what a coefficient stands
before, whether it is a scalar, and of a factor whether what stands beside it stands in it too, as A in A inv(A B). A
row asks for such glimpses; "" stands there for anything.
"""

from collections.abc import Sequence

from ..terms.term import Term

Glimpse = tuple[str, str, bool, bool]

PATTERN_LETTERS = frozenset({"symbol", "d", "size", "zeros"})  # they stand for other terms, zeros for a 0 too
OF_ANY_ORDER = frozenset({"sum", "hadamard", "colon"})
WRAPPINGS = frozenset({"transpose", "scaled"})
MOST_SEEN = 8  # operands; of more the different glimpses


def outline(term: Term) -> tuple[Glimpse, ...]:
    """The glimpses of a term's operands; of a coefficient that has several factors those too."""
    args = term.args
    if term.head == "product":
        seen = tuple([(arg.head, _inner(arg), False, arg.args != () and _meets(i, args)) for i, arg in enumerate(args)])
    else:
        if term.head == "scaled" and args[0].head == "hadamard":
            args += args[0].args
        seen = tuple([(arg.head, _inner(arg), arg.is_scalar, False) for arg in args])
    return seen if len(seen) <= MOST_SEEN else tuple(dict.fromkeys(seen))


def _inner(term: Term) -> str:
    return term.args[-1].head if len(term.args) == 1 or term.head == "scaled" else ""


def bare_heads(term: Term) -> list[str]:
    """The heads of a term's operands, without a quote around them or a coefficient before them."""
    return [arg.args[-1].head if arg.head in WRAPPINGS else arg.head for arg in term.args]


def bare_head(asked: Glimpse) -> str:
    """The bare head that an operand must have so that it may be seen so; "" where none is known, or it is a number."""
    head = asked[1] if asked[0] in WRAPPINGS else asked[0]
    return "" if head in ("transpose", "number") else head


def _meets(place: int, factors: Sequence[Term]) -> bool:
    """Whether a factor beside the one in a place is its last operand, or a factor of that, perhaps with quotes."""
    factor = _bare(factors[place])
    if not factor.args:
        return False
    inside = factor.args[-1]
    known = [_bare(part) for part in (inside.args if inside.head == "product" else (inside,))]
    beside = factors[max(place - 1, 0) : place + 2]
    return any(_bare(other) in known for other in beside if other is not factors[place])


def _bare(term: Term) -> Term:
    return term.args[0] if term.head == "transpose" else term


def asked(pattern: Term) -> tuple[Glimpse, ...]:
    """The glimpses that a term must give to be an instance of a pattern."""
    return tuple((_asked(head), _asked(inner), scalar, meets) for head, inner, scalar, meets in outline(pattern))


def _asked(head: str) -> str:
    return "" if head in PATTERN_LETTERS else head


def may_match(head: str, asked: Sequence[Glimpse], seen: Sequence[Glimpse]) -> bool:
    """Whether a term with a head that looks so may be an instance of a pattern, wholly or with some of its operands."""
    if head == "product":
        return all(any(fits(one, glimpse) for glimpse in seen) for one in asked)
    if head in OF_ANY_ORDER:
        few = len(asked) in (2, len(seen))
        return few and all(any(fits(one, glimpse) for glimpse in seen) for one in asked)
    if head == "scaled":
        factors = (seen[0], *seen[2:])
        return fits(asked[1], seen[1]) and any(fits(asked[0], factor) for factor in factors)
    return len(asked) == len(seen) and all(map(fits, asked, seen))


def fits(asked: Glimpse, seen: Glimpse) -> bool:
    """Whether an operand may be what a pattern has in its place; a letter with a quote may stand for a product."""
    head, inner, scalar, meets = asked
    if (scalar and not seen[2]) or (meets and not seen[3]):
        return False
    if head == seen[0]:
        return inner in ("", seen[1]) or (inner == "transpose" and seen[1] == "product")
    return not head or (head == "transpose" and seen[0] == "product" and inner in ("", "product"))
