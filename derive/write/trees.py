"""A formula in LaTeX as it was typed: mark by mark, with its own brackets and in its own order.

Rules are cited so. As terms they would come in canonical form, in which the two sides of a rule may look alike.
"""

from collections.abc import Callable, Mapping, Sequence

from ...grammar.tree import Apply, Call, Declaration, Name, Node, Number
from ..elaborate.nodes import CONSTANTS
from ..operators import NAMED
from ..terms.operator import AS_A_CALL, Notation
from .style import LATEX, latex_word

BETWEEN = {"+": " + ", "-": " - ", ":": " : ", "*": " ", ".*": LATEX.hadamard, "./": LATEX.divided, "juxt": " "}


def quoted(root: Node) -> str:
    """A formula as it was typed."""
    made: dict[Node, str] = {}
    stack = [(root, False)]
    while stack:
        node, ready = stack.pop()
        args: Sequence[Node] = getattr(node, "args", ())
        if ready or not args:
            made[node] = _written(node, [made[arg] for arg in args])
        else:
            stack.append((node, True))
            stack.extend((arg, False) for arg in args)
    return made[root]


def condition(declared: Declaration) -> str:
    """What a rule asks of a letter: Q: n × p orthogonal"""
    sizes = r" \times ".join(map(quoted, declared.sizes))
    words = " ".join(([declared.kind] if not declared.sizes else []) + list(declared.properties))
    return rf"{_name(declared.name.text)}\colon {sizes}" + (rf"\text{{ {words}}}" if words else "")


def _written(node: Node, args: list[str]) -> str:
    if isinstance(node, Name):
        return _name(node.text)
    if isinstance(node, Number):
        value = node.value
        return str(value) if value.denominator == 1 else LATEX.fraction(str(value.numerator), str(value.denominator))
    return _call(node, args) if isinstance(node, Call) else _mark(node, args)


def _name(text: str) -> str:
    if text in CONSTANTS:
        return NAMED[text][0].notation.latex
    return f"d{LATEX.symbol(text[1:])}" if text[0] == "d" and len(text) > 1 else LATEX.symbol(text)


def _call(node: Call, args: list[str]) -> str:
    name = node.name.text
    notation = _notation(name)
    if name in CONSTANTS:
        return notation.latex
    if name == "sqrt":
        return rf"\sqrt{{{args[0]}}}"
    if notation.raised:
        return LATEX.power(_operand(node.args[0], args[0]), args[1])
    if notation.latex and not notation.infix:
        first = [
            _operand(arg, text) if notation.suffix else text for arg, text in zip(node.args[:1], args, strict=False)
        ]
        return notation.latex.format(*first, *args[1:])
    word = "d" if name == "d" else latex_word(name)
    return f"{word}{_bracketed(', '.join(args))}"


def _notation(name: str) -> Notation:
    return NAMED[name][0].notation if name in NAMED else AS_A_CALL


def _mark(node: Apply, args: list[str]) -> str:
    if node.head in BETWEEN:
        return BETWEEN[node.head].join(args)
    return MARKS[node.head](node, args)


def _transposed(node: Apply, args: list[str]) -> str:
    """The transpose; that of an inverse has a form of its own."""
    inner = node.args[0]
    turned = _notation(inner.name.text).latex_turned if isinstance(inner, Call) else ""
    if not turned or not isinstance(inner, Call):
        return LATEX.transposed(args[0])
    return turned.format(_operand(inner.args[0], quoted(inner.args[0])))


def _operand(node: Node, text: str) -> str:
    """What a suffix belongs to; it brings its brackets along, or is a name or an argument of a call."""
    return text if isinstance(node, Name) or getattr(node, "head", "") == "()" else _bracketed(text)


def _bracketed(text: str) -> str:
    left, right = LATEX.brackets
    return f"{left}{text}{right}"


def _bare(node: Node, text: str) -> str:
    """Without the brackets that a fraction or an exponent does not need."""
    left, right = LATEX.brackets
    return text.removeprefix(left).removesuffix(right) if getattr(node, "head", "") == "()" else text


def _entry(node: Apply, args: list[str]) -> str:
    return f"{args[0]}_{{{''.join(args[1:])}}}"


MARKS: Mapping[str, Callable[[Apply, list[str]], str]] = {
    "()": lambda node, args: _bracketed(args[0]),
    "neg": lambda node, args: f"-{args[0]}",
    "/": lambda node, args: LATEX.fraction(*map(_bare, node.args, args)),
    "^": lambda node, args: LATEX.power(args[0], _bare(node.args[1], args[1])),
    ".^": lambda node, args: LATEX.entry_power(*args),
    "'": _transposed,
    "[]": _entry,
    "kron": lambda node, args: r" \otimes ".join(args),
}
