"""Calls as other languages spell them, and what they are here.

What depends on shapes is a node of its own; derive/elaborate/choice.py says which function it is of a scalar, a column
or a matrix.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from .codes import AMBIGUOUS, UNEXPECTED
from .mistakes import Mistake
from .state import Parsed, Token
from .tree import ELSEWHERE, LAST_WORDS, Apply, ByShape, Call, IndexSum, Member, Name, Node, Number, Span, Spelling

Made: TypeAlias = Callable[[Name, tuple[Node, ...], Span], Node | None]

STROKES = Spelling("|")
CASES = "write where(x > 0, x^2, 0): x^2 where x > 0, and 0 elsewhere"
# Whether the sides of a comparison are turned, and the cases, to make it A > B.
COMPARISONS = {
    ">": (False, False),
    "<": (True, False),
    **dict.fromkeys((">=", "≥"), (True, True)),
    **dict.fromkeys(("<=", "≤"), (False, True)),
}
AXIS, ORDER = ("axis", "dim"), ("ord", "p")
BESIDE = ("diag", "tril", "triu")  # np.tril(A, k=-1)
AXES = ("0", "1", "-1")
IGNORED = ("keepdims", "keepdim")
ORDERS = {"1": "1", "2": "2", "inf": "inf", "Inf": "inf", "fro": "fro", "nuc": "nuc"}
ALONG = frozenset("sum mean softmax logsoftmax log_softmax logsumexp cumsum max min argmax norm prod".split())
NORMS_ALONG = {"1": "norm1", "2": "norm2", "inf": "norm_inf"}  # by their orders


def call(function: Name, arguments: tuple[Parsed, ...], span: Span) -> Node:
    """A call, its arguments as this language has them."""
    plain: list[Node] = []
    if function.text == "where":
        return _where(function, arguments, span)
    for argument in arguments:
        if isinstance(argument, Apply) and argument.head in COMPARISONS:
            raise Mistake(UNEXPECTED, "a comparison stands first in where(…)", argument.place, CASES)
        if isinstance(argument, Token) or _is_keyword(argument):
            return _keyed(function, arguments, span)
        plain.append(argument)
    spelled = _PAIRS.get(function.text) if len(plain) == 2 else None
    operands = tuple(plain)
    return (spelled and spelled(function, operands, span)) or Call(function, operands, span)


def _where(function: Name, arguments: tuple[Parsed, ...], span: Span) -> Node:
    """where(A > B, X, Y): X where A - B > 0; where A >= B is where not B > A."""
    first, *chosen = arguments
    if not (isinstance(first, Apply) and first.head in COMPARISONS):
        raise Mistake(UNEXPECTED, "where begins with a comparison", first.span, CASES)
    if not 1 <= len(chosen) <= 2:
        raise Mistake(UNEXPECTED, "where takes a comparison and what stands where it holds or not", span, CASES)
    nodes = [node for node in chosen if isinstance(node, Apply | Name | Number | Call | ByShape | IndexSum | Member)]
    nodes = nodes if len(nodes) == 2 else [*nodes, Number(0, span)]
    turned, negated = COMPARISONS[first.head]
    left, right = first.args[::-1] if turned else first.args
    holds, fails = nodes[::-1] if negated else nodes
    comparison = Apply("compared", (left, right), first.span, first.place)
    if _is_zero(holds) and not _is_zero(fails):
        return Apply(ELSEWHERE, (comparison, fails), span, function.span)
    return Call(function, (comparison, holds, *[fails] * (not _is_zero(fails))), span)


def _is_zero(node: Node) -> bool:
    return isinstance(node, Number) and node.value == 0


def logarithm(function: Name, strokes: ByShape) -> Call:
    """log|E|, and log|det(X)| as the page writes it."""
    span, (inner,) = (function.span[0], strokes.span[1]), strokes.args
    if isinstance(inner, Call) and inner.name.text == "det" and len(inner.args) == 1:
        return Call(Name("logdet", function.span), inner.args, span)
    return Call(function, (strokes,), span)


def _is_keyword(argument: Node) -> bool:
    return isinstance(argument, Apply) and argument.head == "="


def _keyed(function: Name, arguments: tuple[Parsed, ...], span: Span) -> Node:
    """A call with `axis=0`, `ord=1` or a word such as 'fro'."""
    first, *rest = arguments
    keys = dict(_key(argument) for argument in rest)
    chosen = {key: value for key, value in keys.items() if key not in IGNORED}
    if isinstance(first, Node) and function.text == "norm" and len(chosen) == 2:
        function, chosen = _norm_along(function, chosen)
    if isinstance(first, Node) and not _is_keyword(first) and len(chosen) <= 1:
        for key, value in chosen.items():
            if key in AXIS and function.text in (*ALONG, *NORMS_ALONG.values()):
                along = Spelling(function.text, "axis", _whole(value))
                return ByShape(along, (first,), span, function.span)
            if key in ORDER and function.text == "norm":
                return _norm(first, value, function, span)
            if key == "k" and function.text in BESIDE and not isinstance(value, Token):
                return call(function, (first, value), span)
        if not chosen:
            return Call(function, (first,), span)
    last = rest[-1] if rest else first
    raise Mistake(
        UNEXPECTED, f"{function.text} takes no such argument", last.span, "axis= and ord= stand last in a call"
    )


def _norm_along(function: Name, chosen: dict[str, Parsed]) -> tuple[Name, dict[str, Parsed]]:
    """norm(X, ord=1, axis=0) as norm1(X, axis=0)."""
    order = next((value for key, value in chosen.items() if key in ORDER), None)
    name = NORMS_ALONG.get(_order_of(order)) if order is not None else None
    rest = {key: value for key, value in chosen.items() if key in AXIS}
    return (Name(name, function.span), rest) if name else (function, chosen)


def _key(argument: Parsed) -> tuple[str, Parsed]:
    """The word of an argument and its value; a word without another is the order of a norm."""
    if isinstance(argument, Apply) and argument.head == "=":
        word, value = argument.args
        return (word.text if isinstance(word, Name) else ""), value
    return "ord", argument


def _whole(value: Parsed) -> str:
    """An axis as a numeral."""
    sign = -1 if isinstance(value, Apply) and value.head == "neg" else 1
    inner = value.args[0] if isinstance(value, Apply) and value.head == "neg" else value
    if isinstance(inner, Number) and (axis := str(sign * inner.value)) in AXES:
        return axis
    raise Mistake(UNEXPECTED, "an axis of a matrix is 0, 1 or -1", value.span)


def _order_of(order: Parsed) -> str:
    """The order of a norm: a word, or a number."""
    return order.text.strip("'\"") if hasattr(order, "text") else str(getattr(order, "value", ""))


def _norm(inner: Node, order: Parsed, function: Name, span: Span) -> ByShape:
    text = _order_of(order)
    if text not in ORDERS:
        help = "write norm(x, 1), norm(x, 2), norm(x, inf), norm(A, 'fro') or norm(A, 'nuc'); else sum(abs(x).^3)^(1/3)"
        raise Mistake(UNEXPECTED, "this norm has no name here", order.span, help)
    return ByShape(Spelling("norm", "ord", ORDERS[text]), (inner,), span, function.span)


# Calls with two arguments


def _ordered(function: Name, args: tuple[Node, ...], span: Span) -> Node | None:
    """norm(x, 1); norm(X, rows) is a call as it stands."""
    is_word = isinstance(args[1], Name) and args[1].text in LAST_WORDS
    return None if is_word else _norm(args[0], args[1], function, span)


def _larger(function: Name, args: tuple[Node, ...], span: Span) -> Node | None:
    """max(0, s) is relu(s), min(0, s) is -relu(-s), max(x, y) is maximum(x, y); a number behind may be an axis."""
    others = [arg for arg in args if not (isinstance(arg, Number) and arg.value == 0)]
    if len(others) != 1:
        return _of_two(function, args, span)
    if function.text.startswith("max"):
        return Call(Name("relu", function.span), (others[0],), span)
    minus = Apply("neg", (others[0],), others[0].span, function.span)
    return Apply("neg", (Call(Name("relu", function.span), (minus,), span),), span, function.span)


def _below(function: Name, args: tuple[Node, ...], span: Span) -> Node | None:
    """diag(A, -k), a diagonal below the main one; diag(A, 0) is that."""
    place = args[1]
    if isinstance(place, Apply) and place.head == "neg":
        return Call(Name("subdiag", function.span), (args[0], place.args[0]), span)
    return Call(function, args[:1], span) if _is_zero(place) else None


def _of_two(function: Name, args: tuple[Node, ...], span: Span) -> Node | None:
    """max(x, y) is maximum(x, y), but max(X, rows) a number of each row; so is maximum(X, rows)."""
    is_word = getattr(args[1], "text", "") in LAST_WORDS
    if is_word:
        return Call(Name(function.text[: len("max")], function.span), args, span)
    word = {"max": "maximum", "min": "minimum"}.get(function.text)
    return Call(Name(word, function.span), args, span) if word and not isinstance(args[1], Number) else None


def _marked(head: str) -> Made:
    """A word for a mark: matmul(A, B)."""
    return lambda function, args, span: Apply(head, args, span, function.span)


def _solved(function: Name, args: tuple[Node, ...], span: Span) -> Node:
    """solve(A, b) is inv(A) b."""
    inverse = Call(Name("inv", function.span), args[:1], args[0].span)
    return Apply("*", (inverse, args[1]), span, function.span)


def _along(function: Name, args: tuple[Node, ...], span: Span) -> Node | None:
    """sum(X, 1): columns in MATLAB, rows in NumPy."""
    if not isinstance(args[1], Number):
        return None
    help = f"of the columns: {function.text}(X, cols), of the rows: {function.text}(X, rows)"
    raise Mistake(AMBIGUOUS, f"the second argument of {function.text} can be read in two ways", args[1].span, help)


_PAIRS: Mapping[str, Made] = {
    "norm": _ordered,
    "diag": _below,
    **dict.fromkeys(("max", "min", "maximum", "minimum"), _larger),
    **dict.fromkeys(("matmul", "mm", "mv"), _marked("*")),
    "multiply": _marked(".*"),
    "divide": _marked("./"),
    "power": _marked(".^"),
    "solve": _solved,
    **dict.fromkeys(("sum", "mean", "cumsum"), _along),
}
