"""Names get their meaning: from a tree as it was typed to parts whose heads are marks and operators."""

from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

from matgrad.derive.operator import Operator
from matgrad.derive.operators import NAMED
from matgrad.derive.shape import SCALAR, Shape, Size, integer, letter, plus, signature, times
from matgrad.derive.term import Rational, simplest
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Apply, Call, Name, Node, Number, Span

SUFFIXES = frozenset({"'", "^", ".^", "[]"})
CONSTANTS = frozenset({"eye", "ones", "zeros"})
PLANNED = frozenset("kron vec unvec commutation unkron_left unkron_right".split())
NOT_YET = {"[]": "entries such as X[i,j]"}


@dataclass(slots=True, eq=False, repr=False)
class Part:
    """A node whose meaning is known; inference fills in its shape and chooses among the operators.

    `head` is a mark as typed, or symbol, number, size, constant, call, or d. An `open` product came from brackets that
    touch a variable, and the suffixes that follow belong to its second factor.
    """

    head: str
    args: list["Part"]
    span: Span
    place: Span
    data: str | Rational | None = None
    operators: tuple[Operator, ...] = ()
    sizes: tuple[Size, ...] = ()
    open: bool = False
    shape: Shape = field(default=SCALAR)


def size_of(node: Node) -> Size:
    """A size as it is typed in a declaration or as an argument of a constant."""
    if isinstance(node, Name):
        return letter(node.text)
    number = _whole(node)
    if number is not None:
        return integer(number)
    if isinstance(node, Apply) and node.head in ("+", "*"):
        combine = plus if node.head == "+" else times
        return combine(size_of(node.args[0]), size_of(node.args[1]))
    raise Mistake("M202", "a size is a letter, a positive integer, or a sum of products of these", node.span)


def _whole(node: Node) -> int | None:
    """The positive integer that a size is, if it is one: 12, or 3*4."""
    if isinstance(node, Number):
        return int(node.value) if node.value.denominator == 1 and node.value > 0 else None
    if not isinstance(node, Apply) or node.head not in ("+", "*"):
        return None
    a, b = map(_whole, node.args)
    return None if a is None or b is None else a + b if node.head == "+" else a * b


def children(node: Node) -> tuple[Node, ...]:
    """The operands of a node that are formulas, not sizes."""
    if isinstance(node, Call):
        return () if node.name.text in CONSTANTS else node.args
    return node.args if isinstance(node, Apply) else ()


def arguments_first(root: Node) -> list[Node]:
    """All nodes of a tree, each after its operands, from left to right."""
    stack, found = [root], []
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(children(node))
    found.reverse()
    return found


class Resolver:
    """Gives the names of one statement their meaning.

    `variables` are the names that may stand for a value, `sizes` the letters of sizes, `differentials` the names whose
    differentials may be written (dX).
    """

    def __init__(self, variables: Collection[str], sizes: Collection[str], differentials: Collection[str] = ()) -> None:
        self.variables = variables
        self.sizes = sizes
        self.differentials = {f"d{name}": name for name in differentials}

    def resolve(self, nodes: list[Node]) -> Part:
        """The parts of a tree, given with its operands first."""
        made: dict[Node, Part] = {}
        for node in nodes:
            made[node] = self._part(node, [made[child] for child in children(node)])
        return made[nodes[-1]]

    def _part(self, node: Node, args: list[Part]) -> Part:
        if isinstance(node, Name):
            return self._name(node)
        if isinstance(node, Number):
            return Part("number", [], node.span, node.span, simplest(node.value))
        return self._call(node, args) if isinstance(node, Call) else self._mark(node, args)

    def _name(self, node: Name) -> Part:
        name, span = node.text, node.span
        if name in self.variables:
            return Part("symbol", [], span, span, name)
        if name in self.differentials:
            return Part("d", [Part("symbol", [], span, span, self.differentials[name])], span, span)
        if name in self.sizes:
            return Part("size", [], span, span, name)
        if name in CONSTANTS or name == "I":
            return Part("constant", [], span, span, "eye" if name == "I" else name)
        if name == "d" and self.differentials:
            return Part("differential", [], span, span)
        if name in NAMED:
            raise Mistake("M210", f"{name} is a function and needs its argument: {name}(…)", span)
        return Part("symbol", [], span, span, name)

    def _mark(self, node: Apply, args: list[Part]) -> Part:
        if node.head in NOT_YET:
            raise Mistake("M290", f"{NOT_YET[node.head]} cannot be derived yet", node.span)
        if node.head == "()":
            return Part("()", args, node.span, node.place)
        if node.head == "juxt" and args[0].head == "differential":
            return Part("d", args[1:], node.span, node.place)
        first = args[0]
        if node.head in SUFFIXES and first.open:
            inner = Part(node.head, [first.args[1], *args[1:]], node.span, node.place)
            return Part("juxt", [first.args[0], inner], node.span, first.place, open=True)
        if node.head in ("+", "-", "juxt"):
            return self._chain(node, first, args[1])
        return Part(node.head, args, node.span, node.place)

    def _chain(self, node: Apply, first: Part, second: Part) -> Part:
        """A sum or a juxtaposition; one that goes on from the left grows in place, so that long ones stay flat."""
        head = "juxt" if node.head == "juxt" else "+"
        if node.head == "-":
            second = Part("neg", [second], second.span, second.span)
        if first.head != head or first.open:
            return Part(head, [first, second], node.span, node.place)
        first.args.append(second)
        return Part(head, first.args, node.span, node.place)

    def _call(self, node: Call, args: list[Part]) -> Part:
        name, span = node.name.text, node.span
        if name == "d" and self.differentials and len(args) == 1:
            return Part("d", args, span, node.name.span)
        if name in self.variables and len(args) == 1:
            symbol = Part("symbol", [], node.name.span, node.name.span, name)
            return Part("juxt", [symbol, args[0]], span, node.name.span, open=True)
        if name in CONSTANTS:
            return Part("constant", [], span, node.name.span, name, sizes=self._sizes(node))
        operators = NAMED.get(name)
        if operators is None:
            raise self._unknown(node.name)
        wanted = len(signature(operators[0].signature).arguments)
        if len(args) != wanted:
            raise Mistake("M202", f"{name} takes {_count(wanted)}, not {len(args)}", span)
        return Part("call", args, span, node.name.span, name, operators)

    def _sizes(self, node: Call) -> tuple[Size, ...]:
        most = 1 if node.name.text == "eye" else 2
        if not 1 <= len(node.args) <= most:
            wanted = "one size" if most == 1 else "one size or two"
            raise Mistake("M202", f"{node.name.text} takes {wanted}, not {len(node.args)}", node.span)
        return tuple(size_of(arg) for arg in node.args)

    def _unknown(self, name: Name) -> Mistake:
        if name.text in PLANNED:
            return Mistake("M290", f"{name.text} cannot be derived yet", name.span)
        near = get_close_matches(name.text, NAMED, 3, 0.6)
        mend = f"did you mean {' or '.join(near)}?" if near else f"leave a space to multiply: {name.text} (…)"
        return Mistake("M201", f"{name.text} is not a function", name.span, mend)


def _count(n: int) -> str:
    """A number of arguments in words."""
    return "one argument" if n == 1 else f"{n} arguments"


def variables_of(nodes: list[Node], known: Collection[str]) -> list[str]:
    """The names of a tree that may stand for a value, in order of appearance."""
    found: dict[str, None] = {}
    for node in nodes:
        if isinstance(node, Name) and (node.text in known or (node.text not in NAMED and node.text != "I")):
            found[node.text] = None
        if isinstance(node, Call) and node.name.text in known:
            found[node.name.text] = None
    return list(found)
