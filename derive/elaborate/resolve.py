"""Names get their meaning: from a tree as it was typed to parts whose heads are marks and operators."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from ...grammar.codes import WRONG_INDEX
from ...grammar.mistakes import Mistake
from ...grammar.tree import (
    BELOW,
    BESIDE,
    ELSEWHERE,
    OPEN_SIZE,
    Apply,
    Bound,
    ByShape,
    Call,
    IndexSum,
    Member,
    Name,
    Node,
    Number,
    Span,
)
from ..operators import INDEXED, NAMED, OPERATORS
from ..operators.constants import EYE
from ..terms.codes import WRONG_ARGUMENT
from ..terms.operator import Appearance, Operator
from ..terms.shape import Argument, letter, signature
from ..terms.term import simplest
from . import blocks
from . import unknown as words
from .broadcast import DOTTED
from .choice import CHOICES
from .moving import bound_index, differential_of, summed_over
from .nodes import (
    CONSTANTS,
    VARIABLE_TOO,
    children,
    constant_sizes,
    is_range,
    operators_of,
    roles,
    size_of,
    whole_number,
    word_of,
)
from .part import Part, parts_of
from .spread import compared, spread

TURNED = "^t"  # a transpose, unless of a number
CHAINED = frozenset({"juxt", "+", "-"})
SUFFIXES = frozenset({"'", "^", ".^", "[]"})
FILLED = frozenset({"vector", "matrix"})  # vector(1), matrix(0), as matrixcalculus.org has them


class Resolver:
    """Gives the names of one statement their meaning.

    `variables` are the names that may stand for a value, `sizes` the letters of sizes, `differentials` the names whose
    differentials may be written (dX); `products` the names that are several without a space between them.
    """

    def __init__(
        self,
        variables: Collection[str],
        sizes: Collection[str],
        differentials: Collection[str] = (),
        functions: Mapping[str, Operator] = MappingProxyType({}),
        products: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        self.formulas: dict[str, Part] = {}
        self.opened: set[Part] = set()
        self.functions = functions
        self.products = products
        self.variables = variables
        self.plain = set(variables).difference(functions, products)  # those that nothing else is known of
        self.sizes = sizes
        self.differentials = {f"d{name}": name for name in differentials}

    def define(self, name: str, nodes: list[Node], use: Span) -> None:
        """Let a name stand for a formula, which is one part wherever it is used; errors point at one use."""
        try:
            formula = self.resolve(nodes)
        except Mistake as mistake:
            raise Mistake(mistake.code, f"in {name}: {mistake.message}", use, mistake.help) from None
        for part in parts_of(formula, self.opened):
            part.span = part.place = use
            self.opened.add(part)
        self.formulas[name] = formula
        self.plain.discard(name)

    def resolve(self, nodes: list[Node]) -> Part:
        """The parts of a tree, given with its operands first."""
        made: dict[Node, Part] = {}
        for node in nodes:
            if isinstance(node, Name):
                made[node] = self._name(node)
            elif isinstance(node, Number):
                made[node] = Part("number", [], node.span, node.span, simplest(node.value))
            else:
                made[node] = self._operation(node, [made[child] for child in children(node)])
        return made[nodes[-1]]

    def _operation(self, node: Apply | Call | ByShape | IndexSum | Member | Bound, args: list[Part]) -> Part:
        if isinstance(node, Apply):
            return self._mark(node, args)
        if isinstance(node, Call):
            return self._call(node, args)
        if isinstance(node, Member):
            return self.member(node)
        if isinstance(node, IndexSum):
            return summed_over(node, args[0])
        if isinstance(node, Bound):
            return bound_index(node)
        choice = CHOICES[node.spelling]
        return Part("call", args, node.span, node.place, operators=choice.operators(), choice=choice)

    def _name(self, node: Name) -> Part:
        name, span = node.text, node.span
        if name in self.plain:
            return Part("symbol", [], span, span, name)
        if name in self.functions:
            raise words.bare_function(node)
        if name in self.formulas or name in self.variables or name in self.products:
            return self._value(node)
        if name in self.differentials:
            return Part("d", [self._value(Name(self.differentials[name], span))], span, span)
        if name in self.sizes:
            return Part("size", [], span, span, sizes=(letter(name),))
        if name in CONSTANTS or name == "I":
            return Part("constant", [], span, span, EYE.key if name == "I" else name)
        if name == "d" and self.differentials:
            return Part("differential", [], span, span)
        if name in NAMED and name not in VARIABLE_TOO:
            raise words.bare_function(node)
        return Part("symbol", [], span, span, name)

    def member(self, node: Member) -> Part:
        """x_i, or the differential dx_i."""
        name = node.text if node.text in self.variables else self.differentials.get(node.text, node.text)
        member = Part("member", list(map(bound_index, node.indices)), node.span, node.span, name)
        return member if name == node.text else Part("d", [member], node.span, node.span)

    def _value(self, node: Name) -> Part:
        """A name that stands for a value."""
        if node.text in self.formulas:
            return Part("()", [self.formulas[node.text]], node.span, node.span)
        if node.text in self.products:
            return self._product(node)
        return Part("symbol", [], node.span, node.span, node.text)

    def _product(self, node: Name) -> Part:
        """A name that is several without a space between them; suffixes belong to the last."""
        start, factors = node.span[0], []
        for name in self.products[node.text]:
            factors.append(self._name(Name(name, (start, start + len(name)))))
            start += len(name)
        inner = factors[0] if len(factors) == 2 else Part("juxt", factors[:-1], node.span, node.span)
        return Part("juxt", [inner, factors[-1]], node.span, node.span, open=True)

    def _mark(self, node: Apply, args: list[Part]) -> Part:
        head = node.head
        if head in CHAINED:
            return self._chain(node, args[0], args[1])
        if head == "()":
            return Part("()", args, node.span, node.place)
        if head == "compared":
            return compared(node, args)
        if head == ELSEWHERE:
            return Part("call", spread(args), node.span, node.place, head, (OPERATORS[ELSEWHERE],))
        if head == "[]":
            return self._entry(node, args[0])
        if head == TURNED:
            return self._suffix(Apply("'", node.args, node.span, node.place), args, TURNED)
        if head in SUFFIXES:
            return self._suffix(node, args)
        if head == ".-":
            return Part(DOTTED, [args[0], Part("neg", args[1:], args[1].span, args[1].span)], node.span, node.place)
        if head in (BESIDE, BELOW):
            return Part(head, blocks.with_zeros(args), node.span, node.place)
        if head in NAMED:
            return Part("call", args, node.span, node.place, head, NAMED[head])
        return Part(head, args, node.span, node.place)

    def _suffix(self, node: Apply, args: list[Part], data: str | None = None) -> Part:
        """A suffix, which after X(E) belongs to the second factor."""
        if not (first := args[0]).open:
            return Part(node.head, args, node.span, node.place, data)
        inner = Part(node.head, [first.args[1], *args[1:]], node.span, node.place, data)
        return Part("juxt", [first.args[0], inner], node.span, first.place, open=True)

    def _entry(self, node: Apply, operand: Part) -> Part:
        """X[i,j], x[i], X[i,:] or X[:,j]."""
        if operand.open:
            inner = self._entry(node, operand.args[1])
            return Part("juxt", [operand.args[0], inner], node.span, operand.place, open=True)
        if any(map(is_range, node.args[1:])):
            return blocks.sliced(node, operand, self._entry)
        indices = [index for index in node.args[1:] if getattr(index, "text", "") != ":"]
        form = ",".join(":" if getattr(index, "text", "") == ":" else "i" for index in node.args[1:])
        if form not in INDEXED:
            raise Mistake(WRONG_INDEX, "this selects all entries", node.place, "write X[i,j], X[i,:] or X[1:m,2:n]")
        if operand.head == "call" and operand.data in ("i", "i,i"):
            raise Mistake(WRONG_INDEX, "one entry has no entries", node.place, "write X[i,j] for one of a matrix")
        args = [operand, *map(self._index, indices)]
        return Part("call", args, node.span, node.place, form, INDEXED[form])

    def _index(self, node: Node) -> Part:
        """An index: a letter that a sum binds or one of its own, the last of an axis by its size, or an integer."""
        if isinstance(node, Bound):
            return bound_index(node)
        if isinstance(node, Name):
            if node.text in self.sizes:
                return Part("size", [], node.span, node.span, sizes=(letter(node.text),))
            return Part("index", [], node.span, node.span, node.text)
        if whole_number(node) is None:
            raise Mistake(
                WRONG_ARGUMENT, "an index is a letter or a positive integer", node.span, "the first entry is x[1]"
            )
        return Part("number", [], node.span, node.span, whole_number(node))

    def _chain(self, node: Apply, first: Part, second: Part) -> Part:
        """A sum or a juxtaposition; one that goes on from the left grows in place, so that long ones stay flat."""
        head = "+"
        if node.head == "-":
            second = Part("neg", [second], second.span, second.span)
        elif node.head == "juxt":
            head = "juxt"
            if first.head == "differential":
                return differential_of(second, node.span)
            if first.head == "juxt" and first.args[-1].head == "differential":
                first.args[-1] = differential_of(second, (first.args[-1].span[0], second.span[1]))
                return Part("juxt", first.args, node.span, node.place)
        if first.head != head or first.open:
            return Part(head, [first, second], node.span, node.place)
        first.args.append(second)
        return Part(head, first.args, node.span, node.place)

    def _call(self, node: Call, args: list[Part]) -> Part:
        name, span = node.name.text, node.span
        if name == "d" and name not in self.variables and self.differentials and len(args) == 1:
            return Part("d", args, span, node.name.span)
        if name in self.functions:
            return self._own_function(node, args)
        if (name in self.formulas or name in self.variables or name in self.products) and len(args) == 1:
            words.check_entry(node)
            return Part("juxt", [self._value(node.name), args[0]], span, node.name.span, open=True)
        if name in CONSTANTS:
            return Part("constant", [], span, node.name.span, name, sizes=constant_sizes(node))
        if name in FILLED and len(args) == 1:
            return Part("filled", args, span, node.name.span, name)
        if name not in NAMED:
            raise words.unknown(node, self.functions, self.variables)
        return self._operator(node, args)

    def _operator(self, node: Call, args: list[Part]) -> Part:
        """A call of a function of the language, its arguments that are formulas given."""
        name = node.name.text
        if name in self.variables and not _is_unit(node):
            raise words.hidden_function(node.name)
        if (taken := roles(node)) is None:
            raise words.miscounted(node, NAMED[name][0])
        if word_of(node) in {*self.variables, *self.formulas}:
            raise words.hidden_word(node)
        values = iter(args)
        pairs = zip(node.args, taken, strict=True)
        parts = [self._argument(arg, role, values) for arg, role in pairs if not role.is_word]
        operators = operators_of(node)
        parts = spread(parts) if operators[0].spreads else parts
        return Part("call", parts, node.span, node.name.span, name, operators)

    def _own_function(self, node: Call, args: list[Part]) -> Part:
        """A function that the user has defined or declared."""
        name, operator = node.name.text, self.functions[node.name.text]
        if len(args) != len(signature(operator.signature).arguments):
            raise words.miscounted(node, operator)
        return Part("call", args, node.span, node.name.span, name, (operator,))

    def _argument(self, node: Node, role: Argument, values: Iterator[Part]) -> Part:
        """One argument of a function: a formula, an index or a size."""
        if role.is_value:
            return next(values)
        if role.is_index:
            return self._index(node)
        sizes = () if isinstance(node, Name) and node.text == OPEN_SIZE else (size_of(node),)
        return Part("size", [], node.span, node.span, sizes=sizes)


def _is_unit(node: Call) -> bool:
    """Whether it can only be a unit, as E(i, j, m, n), though E may be a variable: several arguments are no factor."""
    return len(node.args) > 1 and any([room.notation.look is Appearance.UNIT for room in operators_of(node)])
