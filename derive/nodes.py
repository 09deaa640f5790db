"""What a tree says before its names have a meaning: which nodes are formulas, which are sizes, what names occur."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from matgrad.derive.operators import NAMED
from matgrad.derive.shape import Argument, Size, integer, letter, plus, signature, times
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Apply, Call, Name, Node, Number

CONSTANTS = frozenset({"eye", "ones", "zeros"})
VARIABLE_TOO = frozenset({"e", "E"})  # functions whose names, without brackets, are variables


def size_of(node: Node) -> Size:
    """A size as it is typed in a declaration or as an argument of a constant."""
    if isinstance(node, Name):
        return letter(node.text)
    number = whole_number(node)
    if number is not None:
        return integer(number)
    if isinstance(node, Apply) and node.head in ("+", "*"):
        combine = plus if node.head == "+" else times
        return combine(size_of(node.args[0]), size_of(node.args[1]))
    raise Mistake("M202", "a size is a letter, a positive integer, or a sum of products of these", node.span)


def whole_number(node: Node) -> int | None:
    """The positive integer that a size is, if it is one: 12, or 3*4."""
    if isinstance(node, Number):
        return int(node.value) if node.value.denominator == 1 and node.value > 0 else None
    if not isinstance(node, Apply) or node.head not in ("+", "*"):
        return None
    a, b = map(whole_number, node.args)
    return None if a is None or b is None else a + b if node.head == "+" else a * b


def roles(node: Call) -> tuple[Argument, ...] | None:
    """What the arguments of a call are, if it is one of a function with so many."""
    operators = NAMED.get(node.name.text)
    arguments = signature(operators[0].signature).arguments if operators else ()
    return arguments if len(arguments) == len(node.args) else None


def children(node: Node) -> tuple[Node, ...]:
    """The operands of a node that are formulas, neither sizes nor indices."""
    if isinstance(node, Call):
        if node.name.text in CONSTANTS:
            return ()
        taken = roles(node)
        return tuple(arg for arg, role in zip(node.args, taken, strict=True) if role.is_value) if taken else node.args
    return node.args[:1] if isinstance(node, Apply) and node.head == "[]" else getattr(node, "args", ())


def size_arguments(node: Node) -> tuple[Node, ...]:
    """The arguments of a call that are sizes."""
    if not isinstance(node, Call):
        return ()
    if node.name.text in CONSTANTS:
        return node.args
    taken = roles(node) or ()
    return tuple(arg for arg, role in zip(node.args, taken, strict=False) if role.is_size)


def arguments_first(root: Node) -> list[Node]:
    """All nodes of a tree, each after its operands, from left to right."""
    stack, found = [root], []
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(children(node))
    found.reverse()
    return found


def called(nodes: Iterable[Node]) -> list[str]:
    """The names before brackets that are no functions."""
    names = (node.name.text for node in nodes if isinstance(node, Call))
    return [name for name in names if name.isidentifier() and name not in NAMED and name not in CONSTANTS]


def variables_of(nodes: list[Node], known: Collection[str]) -> list[str]:
    """The names of a tree that may stand for a value, in order of appearance."""
    found: dict[str, None] = {}
    for node in nodes:
        if isinstance(node, Name) and (node.text in known or node.text not in NAMED.keys() - VARIABLE_TOO | {"I"}):
            found[node.text] = None
        if isinstance(node, Call) and node.name.text in known:
            found[node.name.text] = None
    return list(found)


def with_formula(tree: Node, name: str, formula: Node) -> Node:
    """A tree with a formula in brackets wherever a name stands."""
    made: dict[int, Node] = {}
    for node in arguments_first(tree):
        if isinstance(node, Name) and node.text == name:
            made[id(node)] = Apply("()", (formula,), node.span, node.span)
        elif isinstance(node, Apply | Call) and any(id(arg) in made for arg in node.args):
            made[id(node)] = replace(node, args=tuple(made.get(id(arg), arg) for arg in node.args))
    return made.get(id(tree), tree)
