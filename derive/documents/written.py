"""A tree of a document as a formula of the input language, which reads back as the same tree."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from ...grammar.mistakes import Mistake
from ...grammar.read import read_expression
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Bound, ByShape, Call, IndexSum, Member, Name, Node, Number

SUM, COLON, PRODUCT, RUN, ATOM = range(5)


class InLanguage(NamedTuple):
    """A part of a formula, and how tightly it binds."""

    text: str
    level: int

    def at(self, level: int) -> str:
        """The part as an operand that binds so tightly at least."""
        return self.text if self.level >= level else f"({self.text})"


class MarkBetween(NamedTuple):
    """A mark between two operands, how tightly it binds, and how tightly its operands must."""

    sign: str
    level: int
    left: int
    right: int


_MARKS = {
    "+": MarkBetween(" + ", SUM, SUM, COLON),
    "-": MarkBetween(" - ", SUM, SUM, COLON),
    ".+": MarkBetween(" .+ ", SUM, SUM, COLON),
    ".-": MarkBetween(" .- ", SUM, SUM, COLON),
    ":": MarkBetween(" : ", COLON, COLON, PRODUCT),
    ".*": MarkBetween(" .* ", PRODUCT, PRODUCT, RUN),
    "*": MarkBetween(" * ", PRODUCT, PRODUCT, RUN),
    "/": MarkBetween(" / ", PRODUCT, RUN, ATOM),
    "./": MarkBetween(" ./ ", PRODUCT, RUN, ATOM),
    "juxt": MarkBetween(" ", RUN, RUN, ATOM),
    "^": MarkBetween("^", ATOM, ATOM, ATOM),
    ".^": MarkBetween(".^", ATOM, ATOM, ATOM),
}


_WORDS = frozenset("wrt where twice let given sum_".split())


@lru_cache(4096)  # a formula is written for each claim that needs it
def written(root: Node) -> str:
    """A formula in the input language; "" if it would not read back as the same."""
    for brackets in (_fewest, _most):
        text = _text(root, brackets) if all(map(_is_sayable, operands_first(root))) else ""
        if text and _reads_as(text, root):
            return text
    return ""


def _is_sayable(node: Node) -> bool:
    """Whether a name is one in the input language."""
    name = node.name.text if isinstance(node, Call) else node.text if isinstance(node, Name | Member) else "x"
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name, re.ASCII) is not None and name not in _WORDS


def _fewest(made: InLanguage) -> InLanguage:
    return made


def _most(made: InLanguage) -> InLanguage:
    """Brackets around all but names, numbers and calls."""
    return made if made.level == ATOM else InLanguage(f"({made.text})", ATOM)


def _text(root: Node, brackets: Callable[[InLanguage], InLanguage]) -> str:
    """The tree, operands first; "" where something in it has no form in the language."""
    made: dict[int, InLanguage] = {}
    for node in operands_first(root):
        write = _WRITERS.get(type(node))
        part = write(node, [made[id(arg)] for arg in _args(node)]) if write else None
        if part is None:
            return ""
        made[id(node)] = part if node is root else brackets(part)
    return made[id(root)].text


def operands_first(root: Node) -> list[Node]:
    """All nodes of a tree, sizes and indices too, each after its operands."""
    stack, found = [root], []
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(_args(node))
    return found[::-1]


def _args(node: Node) -> tuple[Node, ...]:
    return node.args if isinstance(node, Apply | Call | ByShape | IndexSum) else ()


def _number(node: Number, args: list[InLanguage]) -> InLanguage:
    if node.value < 0:
        return InLanguage(f"-{-node.value}", PRODUCT)
    return InLanguage(str(node.value), ATOM if node.value.denominator == 1 else PRODUCT)


def _apply(node: Apply, args: list[InLanguage]) -> InLanguage | None:
    if node.head in _MARKS:
        return _marked(node, args)
    if node.head == "()":
        return InLanguage(f"({args[0].text})", ATOM)
    if node.head in ("'", "^t"):
        return InLanguage(f"{args[0].at(ATOM)}'", ATOM)
    if node.head in ("kron", "cross"):
        return InLanguage(f"{node.head}({args[0].text}, {args[1].text})", ATOM)
    if node.head == "neg":
        return InLanguage(f"-{args[0].at(RUN)}", PRODUCT)
    if node.head == "[]":
        return InLanguage(f"{args[0].at(ATOM)}[{','.join(arg.text for arg in args[1:])}]", ATOM)
    return None


def _marked(node: Apply, args: list[InLanguage]) -> InLanguage:
    """Two operands with a mark between; a fraction stands in brackets beside another mark, but before a factor."""
    mark = _MARKS[node.head]
    left = _divided(node.args[0], args[0], mark, mark.left)
    return InLanguage(left + mark.sign + args[1].at(mark.right), mark.level)


def _divided(node: Node, made: InLanguage, mark: MarkBetween, level: int) -> str:
    if mark.level == RUN and isinstance(node, Number) and node.value > 0:
        return made.text
    quotient = isinstance(node, Apply) and node.head in ("/", "./") and mark.level == PRODUCT
    return f"({made.text})" if quotient else made.at(level)


def _call(node: Call, args: list[InLanguage]) -> InLanguage:
    return InLanguage(f"{node.name.text}({', '.join(arg.text for arg in args)})", ATOM)


def _by_shape(node: ByShape, args: list[InLanguage]) -> InLanguage:
    function, option, value = node.spelling
    if function == "|":
        return InLanguage(f"|{args[0].text}|", ATOM)
    rest = f", {option}={value}" if option else f", {value}" if value else ""
    return InLanguage(f"{function}({args[0].text}{rest})", ATOM)


def _index_sum(node: IndexSum, args: list[InLanguage]) -> InLanguage:
    return InLanguage(f"{' '.join(map(_sign, node.indices))} ({args[0].text})", COLON)


def _sign(bound: Bound) -> str:
    return f"sum_{{{bound.text}=1}}^{_text(bound.count, _most)}" if bound.count else f"sum_{bound.text}"


_WRITERS: Mapping[type, Callable[..., InLanguage | None]] = {
    Name: lambda node, args: InLanguage(node.text, ATOM),
    Member: lambda node, args: InLanguage(f"{node.text}_{''.join(index.text for index in node.indices)}", ATOM),
    Bound: lambda node, args: InLanguage(node.text, ATOM),
    Number: _number,
    Apply: _apply,
    Call: _call,
    ByShape: _by_shape,
    IndexSum: _index_sum,
}


def _reads_as(text: str, root: Node) -> bool:
    """Whether a text reads as a tree, brackets apart."""
    try:
        return _same(read_expression(text), root)
    except Mistake:
        return False


def _same(first: Node, second: Node) -> bool:
    """Whether two trees are the same but for brackets and places."""
    stack = [(first, second)]
    while stack:
        a, b = map(without_brackets, stack.pop())
        if _label(a) != _label(b) or len(_args(a)) != len(_args(b)):
            return False
        stack.extend(zip(_args(a), _args(b), strict=True))
    return True


def without_brackets(node: Node) -> Node:
    """What stands in the brackets around a tree."""
    while isinstance(node, Apply) and node.head == "()":
        node = node.args[0]
    return node


def _label(node: Node) -> object:
    """What a node says without its operands."""
    if isinstance(node, Apply):
        return "'" if node.head == "^t" else node.head
    if isinstance(node, Member):
        return f"{node.text}_{''.join(index.text for index in node.indices)}"
    if isinstance(node, Number):
        return node.value
    if isinstance(node, ByShape):
        return node.spelling
    if isinstance(node, IndexSum):
        return [bound.text for bound in node.indices]
    return node.name.text if isinstance(node, Call) else node.text  # A kron B is kron(A, B)
