"""A formula as it was typed: mark by mark, with its own brackets and in its own order, in any notation.

Rules are written so, with the sizes of their constants. As terms they would come in canonical form, in which the two
sides of a rule may look alike.
"""

from collections.abc import Callable, Mapping, Sequence

from ...grammar.greek import GREEK
from ...grammar.record import NamedTuple
from ...grammar.tree import BELOW, BESIDE, ELSEWHERE, Apply, Call, Declaration, IndexSum, Name, Node, Number
from ..elaborate.nodes import CONSTANTS, is_range, operators_of, word_of
from ..operators import NAMED, OPERATORS
from ..operators.kronecker import KRON
from ..terms.operator import Appearance, Operator
from ..terms.shape import signature
from .fragment import Fragment, Level
from .style import Style


def formula(root: Node, style: Style) -> str:
    """A formula as it was typed."""
    return TreeWriter(style, {}).piece(root).text


def condition(declared: Declaration, style: Style) -> str:
    """What a rule asks of a letter: Q: n × p orthogonal"""
    texts = [formula(size, style) for size in declared.sizes]
    sizes = style.times.join(f"({text})" if " " in text and not style.sizes_as_typed else text for text in texts)
    words = ([] if declared.sizes else [declared.kind]) + list(declared.properties)
    return style.declared([style.symbol(declared.name.text)], sizes, words)


class TreeWriter(NamedTuple):
    """Writes the nodes of a tree in one notation; a node is asked for its operands' pieces once they are made."""

    style: Style
    made: dict[Node, Fragment]

    def piece(self, root: Node) -> Fragment:
        """A tree as a piece, operands first."""
        stack = [(root, False)]
        while stack:
            node, ready = stack.pop()
            args: Sequence[Node] = getattr(node, "args", ())
            if ready or not args:
                self.made[node] = self._piece(node)
            else:
                stack.append((node, True))
                stack.extend((arg, False) for arg in args)
        return self.made[root]

    def text(self, node: Node) -> str:
        """An operand in the brackets that were typed."""
        return self.made[node].text

    def at(self, node: Node, level: int) -> str:
        """An operand; brackets were typed where they belong, but a call may be written with a looser mark."""
        return self.style.at(self.made[node], level) if isinstance(node, Call) else self.text(node)

    def bare(self, node: Node) -> Fragment:
        """An operand without the brackets around it."""
        while isinstance(node, Apply) and node.head == "()":
            node = node.args[0]
        return self.made[node]

    def _piece(self, node: Node) -> Fragment:
        if isinstance(node, Name):
            return Fragment(self._name(node.text), Level.ATOM)
        if isinstance(node, Number):
            piece = self.style.number(node.value)
            return piece._replace(level=Level.ATOM) if node.value.denominator == 1 else piece
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, IndexSum):
            signs = "".join([self.style.index_sum(index.text) for index in node.indices])
            return Fragment(signs + self.at(node.body, Level.COLON), Level.COLON)
        assert isinstance(node, Apply), "a row calls each function by its name"
        return WRITERS[node.head](self, node)

    def _name(self, name: str) -> str:
        """A variable, its differential, or a constant whose size is left open."""
        if name in CONSTANTS:
            return self.style.constant(NAMED[name][0], ())
        symbol = self.style.symbol
        return self.style.differential(symbol(name[1:])) if _is_differential(name) else symbol(name)

    def _call(self, node: Call) -> Fragment:
        name, args = node.name.text, [self.made[arg] for arg in node.args]
        if word_of(node):
            args[-1] = Fragment(self.style.words(word_of(node)), Level.ATOM)
        if name == "d":
            return Fragment(self.style.differential(self.style.bracketed(args[0].text)), Level.ATOM)
        if name not in NAMED:
            return self.style.own(name, [arg.text for arg in args])
        operator = (operators_of(node) or NAMED[name])[0]
        if name in CONSTANTS:
            return Fragment(self.style.sized(operator, [arg.text for arg in args]), Level.ATOM)
        if _hides_a_number(operator, node):
            return self.style.call(name, [arg.text for arg in args])
        return self.style.quoted(operator, args)

    def joined(self, node: Apply, mark: str, level: int, operands: int) -> Fragment:
        """Operands with a mark between."""
        return Fragment(mark.join(self.at(arg, operands) for arg in node.args), level)

    def product(self, node: Apply) -> Fragment:
        """Factors side by side; d tr(A) is a differential."""
        first, second = node.args
        if isinstance(first, Name) and first.text == "d":
            return self.differential(self.made[second])
        return Fragment(
            self.style.product([self.at(arg, Level.SUFFIX) for arg in self.factors(node)]), Level.JUXTAPOSITION
        )

    def factors(self, node: Apply) -> list[Node]:
        """The factors of a product; what is joined by a sign is one factor."""
        first, *rest = node.args
        while isinstance(first, Apply) and (first.head == "juxt" or (first.head == "*" and not self.style.star)):
            rest = [*first.args[1:], *rest]
            first = first.args[0]
        return [first, *rest]

    def differential(self, inside: Fragment) -> Fragment:
        """d tr(A), d(A⁻¹): a call needs no more brackets."""
        mark, text = self.style.differential(""), inside.text
        return Fragment(
            f"{mark} {text}" if inside.level == Level.ATOM else mark + self.style.bracketed(text), Level.ATOM
        )

    def times(self, node: Apply) -> Fragment:
        """A number and what it multiplies, with the sign between that the input language has."""
        star = self.style.star
        return self.joined(node, star, Level.JUXTAPOSITION, Level.SUFFIX) if star else self.product(node)

    def compared(self, node: Apply) -> Fragment:
        """A > B, and A < 0 of 0 > A."""
        sides, sign = node.args, ">"
        if isinstance(sides[0], Number):
            sides, sign = sides[::-1], "<"
        left, right = [self.at(side, Level.SUM) for side in sides]
        return Fragment(f"{left} {self.style.relation(sign)} {right}", Level.SUM)

    def quotient(self, node: Apply) -> Fragment:
        """A fraction; a bar needs no brackets."""
        operands = [self.bare(arg).text if self.style.has_bars else self.at(arg, Level.SUFFIX) for arg in node.args]
        return Fragment(self.style.fraction(*operands), Level.PRODUCT)

    def transposed(self, node: Apply) -> Fragment:
        """The transpose; that of an inverse has a form of its own."""
        inner = node.args[0]
        operator = _operator(inner)
        if operator and isinstance(inner, Call):
            turned = self.style.turned(operator, [self.made[arg] for arg in inner.args])
            if turned:
                return turned
        level = Level.ATOM if operator and operator.notation.look is Appearance.POWER else Level.SUFFIX
        return Fragment(self.style.transposed(self.at(inner, level)), Level.SUFFIX)

    def entry(self, node: Apply) -> Fragment:
        """An entry; one of the identity is a Kronecker delta."""
        base, *indices = node.args
        letters = [self.range(i).text if isinstance(i, Apply) and is_range(i) else self.text(i) for i in indices]
        if isinstance(base, Call) and base.name.text == "eye" and not any(map(is_range, indices)):
            return Fragment(self.style.delta(letters, self.text(base.args[0])), Level.SUFFIX)
        return Fragment(self.style.indexed(self.at(base, Level.ATOM), letters), Level.SUFFIX)

    def blocks(self, node: Apply) -> Fragment:
        """Blocks, line by line."""
        lines = [node] if node.head == BESIDE else node.args
        texts = [[self.text(b) for b in _blocks_of(line)] for line in lines]
        return Fragment(self.style.blocks(texts), Level.ATOM)

    def range(self, node: Apply) -> Fragment:
        """A range among indices, without spaces."""
        return Fragment(":".join([self.text(end).replace(" ", "") for end in node.args]), Level.ATOM)


def _blocks_of(line: Node) -> Sequence[Node]:
    return line.args if isinstance(line, Apply) and line.head == BESIDE else (line,)


def _is_differential(name: str) -> bool:
    """Whether a name is that of a differential, dX or dbeta: delta is a letter, dist a word."""
    letter = name[1:].partition("_")[0].rstrip("0123456789")
    return name[0] == "d" and (len(letter) == 1 or letter in GREEK)


def _operator(node: Node) -> Operator | None:
    """The operator of a call, if the language has it."""
    known = (operators_of(node) or NAMED.get(node.name.text)) if isinstance(node, Call) else None
    return known[0] if known else None


def _hides_a_number(operator: Operator, node: Call) -> bool:
    """Whether a size that is a number would be left out: e(i, 1) = 1 does not hold of every e_i."""
    roles = signature(operator.signature).arguments
    sizes = [arg for role, arg in zip(roles, node.args, strict=False) if role.is_size]
    is_unit = operator.notation.look is Appearance.UNIT and any(role.is_index for role in roles)
    return is_unit and any(isinstance(size, Number) for size in sizes)


WRITERS: Mapping[str, Callable[[TreeWriter, Apply], Fragment]] = {
    "()": lambda writer, node: Fragment(writer.style.bracketed(writer.text(node.args[0])), Level.ATOM),
    "neg": lambda writer, node: Fragment(writer.style.minus + writer.at(node.args[0], Level.PRODUCT), Level.SIGN),
    "+": lambda writer, node: writer.joined(node, " + ", Level.SUM, Level.COLON),
    "-": lambda writer, node: writer.joined(node, f" {writer.style.minus} ", Level.SUM, Level.COLON),
    ":": lambda writer, node: writer.joined(node, writer.style.colon, Level.COLON, Level.PRODUCT),
    ".*": lambda writer, node: writer.joined(node, writer.style.hadamard, Level.PRODUCT, Level.JUXTAPOSITION),
    "./": lambda writer, node: writer.joined(node, writer.style.divided, Level.PRODUCT, Level.JUXTAPOSITION),
    "*": TreeWriter.times,
    "juxt": TreeWriter.product,
    "kron": lambda writer, node: writer.style.quoted(KRON, [writer.made[arg] for arg in node.args]),
    "cross": lambda writer, node: writer.style.quoted(NAMED["cross"][0], [writer.made[arg] for arg in node.args]),
    "/": TreeWriter.quotient,
    "^": lambda writer, node: Fragment(
        writer.style.power(writer.at(node.args[0], Level.ATOM), writer.bare(node.args[1])), Level.SUFFIX
    ),
    ".^": lambda writer, node: Fragment(
        writer.style.entry_power(writer.at(node.args[0], Level.ATOM), writer.bare(node.args[1])), Level.SUFFIX
    ),
    "'": TreeWriter.transposed,
    "[]": TreeWriter.entry,
    "compared": TreeWriter.compared,
    ELSEWHERE: lambda writer, node: writer.style.quoted(OPERATORS[ELSEWHERE], [*map(writer.bare, node.args)]),
    BESIDE: TreeWriter.blocks,
    BELOW: TreeWriter.blocks,
}
