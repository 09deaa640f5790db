"""What a tree says before its names have a meaning: which nodes are formulas, which are sizes, what names occur."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.record import NamedTuple
from ...grammar.tree import OPEN_SIZE, Apply, ByShape, Call, IndexSum, Member, Name, Node, Number
from ..operators import NAMED, WORDED
from ..operators.constants import EYE, ONES, ZEROS
from ..terms.codes import WRONG_ARGUMENT
from ..terms.division import may_be_length
from ..terms.operator import Operator
from ..terms.shape import Argument, Size, count, integer, letter, letters, minus, over, plus, signature, times

END = "end"  # the last of an axis, in a range
CONSTANTS = frozenset({EYE.key, ONES.key, ZEROS.key})
NO_SIZE = "a size is a letter, a positive integer, or a sum of products of these, as n - 1 and n*(n + 1)/2"
BETWEEN_SIZES: Mapping[str, Callable[[Size, Size], Size]] = {"+": plus, "-": minus, "*": times, "juxt": times}
VARIABLE_TOO = frozenset({"e", "E"})  # functions whose names, without brackets, are variables
FUNCTION_WORDS = frozenset(NAMED.keys() - VARIABLE_TOO)
NO_VARIABLES = FUNCTION_WORDS | {"I"}


def size_of(root: Node) -> Size:
    """A size as it is typed in a declaration or as an argument of a constant, with as many factors as one likes."""
    if isinstance(root, Name):
        return letter(root.text)
    made: dict[int, Size] = {}
    for node in _size_parts(root):
        made[id(node)] = _of_parts(node, [made[id(arg)] for arg in _operands(node)])
    if not may_be_length(made[id(root)]):
        raise Mistake(WRONG_ARGUMENT, NO_SIZE, root.span)
    return made[id(root)]


def _of_parts(node: Node, parts: Sequence[Size]) -> Size:
    """A letter, a number, or a sum, product or quotient of sizes."""
    if isinstance(node, Name):
        return letter(node.text)
    if isinstance(node, Apply):
        if node.head == "/":
            return over(parts[0], _positive(node.args[1]))
        return BETWEEN_SIZES[node.head](*parts) if len(parts) == 2 else parts[0]
    if isinstance(node, Call):
        return times(letter(node.name.text), parts[0])
    return integer(_positive(node))


def _operands(node: Node) -> tuple[Node, ...]:
    """The sizes that a size is made of; a bracket after a letter is a factor, and a quotient has a number below."""
    if isinstance(node, Call) and len(node.args) == 1:
        return node.args
    if isinstance(node, Apply) and (node.head in BETWEEN_SIZES or node.head in ("()", "/")):
        return node.args[:1] if node.head == "/" else node.args
    if not isinstance(node, Name | Number):
        raise Mistake(WRONG_ARGUMENT, NO_SIZE, node.span)
    return ()


def _size_parts(root: Node) -> list[Node]:
    """What a size is made of, each after its operands."""
    stack, found = [root], []
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(_operands(node))
    found.reverse()
    return found


def _positive(node: Node) -> int:
    """The number that a size is."""
    if isinstance(node, Number) and node.value.denominator == 1 and node.value > 0:
        return int(node.value)
    raise Mistake(WRONG_ARGUMENT, NO_SIZE, node.span)


def whole_number(node: Node) -> int | None:
    """The positive integer that a size is, if it is one: 12, or 3*4."""
    with suppress(Mistake):
        size = size_of(node)
        names = letters(size)
        return count(size, {n: int(n) for n in names}) if all(map(str.isdigit, names)) else None
    return None


def word_of(node: Call) -> str:
    """The word that stands last in a call and says with the name which operator it is: `rows` of softmax(X, rows)."""
    last = node.args[-1] if len(node.args) > 1 else None
    return last.text if isinstance(last, Name) and (node.name.text, last.text) in WORDED else ""


def operators_of(node: Call) -> tuple[Operator, ...]:
    """The operators that a call may mean: those of its name and its word, with so many arguments."""
    word = word_of(node)
    known = WORDED[node.name.text, word] if word else NAMED.get(node.name.text, ())
    return tuple([room for room in known if len(signature(room.signature).typed) == len(node.args)])


def roles(node: Call) -> tuple[Argument, ...] | None:
    """What the arguments of a call are, if it is one of a function with so many."""
    operators = operators_of(node)
    return signature(operators[0].signature).typed if operators else None


def children(node: Node) -> tuple[Node, ...]:
    """The operands of a node that are formulas, neither sizes nor indices."""
    if isinstance(node, Apply):
        return node.args[:1] if node.head == "[]" else node.args
    if isinstance(node, Call):
        return _formulas(node)
    return node.args if isinstance(node, ByShape | IndexSum) else ()


def _formulas(node: Call) -> tuple[Node, ...]:
    """The arguments of a call that are formulas."""
    if node.name.text in CONSTANTS:
        return ()
    taken = roles(node)
    return tuple([arg for arg, role in zip(node.args, taken, strict=True) if role.shape]) if taken else node.args


def size_arguments(node: Call) -> tuple[Node, ...]:
    """The arguments of a call that are sizes."""
    if node.name.text in CONSTANTS:
        return node.args
    taken = roles(node) or ()
    return tuple([arg for arg, role in zip(node.args, taken, strict=False) if role.is_size])


def is_range(index: Node) -> bool:
    """Whether what stands among indices is a range, 2:n."""
    return isinstance(index, Apply) and index.head == ":"


def ends_of(node: Apply) -> list[Node]:
    """The sizes at which the ranges among the indices of X[1:m,2:n] begin and end."""
    return [end for index in node.args[1:] if isinstance(index, Apply) and is_range(index) for end in index.args]


def constant_sizes(node: Call) -> tuple[Size, ...]:
    """The sizes of a constant, eye(n) or ones(n, p)."""
    most = 1 if node.name.text == EYE.key else 2
    if not 1 <= len(node.args) <= most:
        wanted = "one size" if most == 1 else "one size or two"
        raise Mistake(WRONG_ARGUMENT, f"{node.name.text} takes {wanted}, not {len(node.args)}", node.span)
    return tuple(size_of(arg) for arg in node.args)


def arguments_first(root: Node) -> list[Node]:
    """All nodes of a tree, each after its operands, from left to right."""
    stack, found = [root], []
    while stack:
        node = stack.pop()
        found.append(node)
        if not isinstance(node, Name):
            stack.extend(children(node))
    found.reverse()
    return found


class Mentions(NamedTuple):
    """The names that occur in some formulas, alone or before brackets, in order of appearance, and the calls.

    `families` says of those that have members how many indices these have, `counts` are the numbers of values that
    sums say of their indices.
    """

    names: Collection[tuple[str, bool]]  # with each whether brackets follow
    calls: Sequence[Call]
    families: Mapping[str, int] = {}
    counts: Sequence[Node] = ()

    def variables(self, known: Collection[str]) -> list[str]:
        """The names that may stand for a value."""
        found = [name for name, before in self.names if name in known or not (before or name in NO_VARIABLES)]
        return list(dict.fromkeys(found))

    def called(self) -> list[str]:
        """The names before brackets that are no functions."""
        names = (name for name, before in self.names if before)
        return [name for name in names if name.isidentifier() and name not in NAMED and name not in CONSTANTS]

    def sizes(self) -> set[str]:
        """The letters of the sizes that are arguments of calls, and of the numbers of values."""
        found = [*self.counts, *(size for call in self.calls for size in size_arguments(call))]
        return {name for size in found for name in letters(size_of(size))} - {OPEN_SIZE, END}


def mentions(nodes: Iterable[Node]) -> Mentions:
    """The names that occur in some formulas, given by all their nodes."""
    names: dict[tuple[str, bool], None] = {}
    calls: list[Call] = []
    counts: list[Node] = []
    families: dict[str, int] = {}
    for node in nodes:
        if isinstance(node, Name):
            names[node.text, False] = None
        elif isinstance(node, Call):
            names[node.name.text, True] = None
            calls.append(node)
        elif isinstance(node, Apply) and node.head == "[]":
            counts += ends_of(node)
        elif isinstance(node, Member | IndexSum):
            counts += [index.count for index in node.indices if index.count is not None]
            if isinstance(node, Member):
                names[node.text, False] = None
                families[node.text] = len(node.indices)
    return Mentions(names.keys(), calls, families, counts)


def variables_of(nodes: Iterable[Node], known: Collection[str]) -> list[str]:
    """The names of a tree that may stand for a value, in order of appearance."""
    return mentions(nodes).variables(known)


def called(nodes: Iterable[Node]) -> list[str]:
    """The names before brackets that are no functions."""
    return mentions(nodes).called()


def with_formula(tree: Node, name: str, formula: Node) -> Node:
    """A tree with a formula in brackets wherever a name stands."""
    made: dict[int, Node] = {}
    for node in arguments_first(tree):
        if isinstance(node, Name) and node.text == name:
            made[id(node)] = Apply("()", (formula,), node.span, node.span)
        elif isinstance(node, Apply | ByShape | Call) and any(id(arg) in made for arg in node.args):
            made[id(node)] = replaced(node, args=tuple(made.get(id(arg), arg) for arg in node.args))
    return made.get(id(tree), tree)
