"""What the lines before a statement have said: declarations and definitions that hold for the rest of a file."""

import re
from collections.abc import Collection, Mapping, Sequence

from ...grammar.codes import AMBIGUOUS, SIGN_IS_NAME
from ...grammar.lines import RESPECT
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Call, Declaration, Name, Node, Span, Statement, Typeset, wrt_of
from ..operators import OPERATORS
from ..terms.lookup import Operators
from ..terms.operator import Operator
from ..terms.shape import SCALAR, Shape, letters, signature
from .codes import DEFINED_TWICE
from .nodes import NO_VARIABLES, arguments_first

_FIRST = r"\s*(?:\[[^\]]*\]\s*)?([A-Za-z]\w*)"
ASKED = rf"\b(?:wrt\b|{RESPECT})"


class Opened(NamedTuple):
    """A defined name that a statement uses: the nodes of its formula, operands first, and where it is used."""

    name: str
    nodes: list[Node]
    use: Span


class Context(NamedTuple):
    """Names that were declared, that stand for a formula (in order), and that are functions.

    `users` has the first formula that mentions a name, for all names that one does.
    """

    declarations: Mapping[str, Declaration] = {}
    formulas: Mapping[str, Node] = {}
    users: Mapping[str, str] = {}
    functions: Mapping[str, Operator] = {}
    refused: frozenset[str] = frozenset()  # names whose definition is mistaken
    sums: bool = False  # whether a formula has an index sum

    @property
    def is_empty(self) -> bool:
        """Whether the lines before say nothing."""
        return not any(self)

    @property
    def operators(self) -> Operators:
        """The operators of the language and the functions defined here, by what a term's head says."""
        own = {function.key: function for function in self.functions.values()}
        return OPERATORS.with_own(own)

    def letters_of(self, functions: Collection[str]) -> set[str]:
        """The letters of the sizes of some functions that are not given."""
        known = [self.functions[name].drawn for name in functions if name in self.functions]
        return {name for drawn in known if drawn for size in drawn.sizes for name in letters(size)}

    def shapes_taken(self, nodes: Sequence[Node]) -> dict[str, Shape]:
        """The shapes of undeclared names that are arguments of functions that are not given: t of X(t) is a scalar."""
        functions = self.functions
        calls = [node for node in nodes if isinstance(node, Call) and node.name.text in functions] if functions else ()
        sizes = self.letters_of(self.functions)
        known = {*self.formulas, *sizes, *NO_VARIABLES}
        return {
            arg.text: shape
            for call in calls
            for arg, shape in zip(call.args, _shapes_asked(self.functions[call.name.text]), strict=False)
            if shape and isinstance(arg, Name) and arg.text not in known
        }

    def opened(self, nodes: Sequence[Node]) -> list[Opened]:
        """The defined names that a formula needs, each after those that it needs itself."""
        uses = self._uses(nodes) if self.formulas else {}
        found: list[Opened] = []
        for name in reversed(list(self.formulas)) if uses else ():
            if name in uses:
                inside = arguments_first(self.formulas[name])
                found.append(Opened(name, inside, uses[name]))
                for other in self._uses(inside):
                    uses.setdefault(other, uses[name])
        return found[::-1]

    def check_transposes(self, text: str, nodes: Sequence[Node]) -> None:
        """Refuses ^T in a formula below a line that declares or defines T: it could be a power."""
        for letter in {"T", "t"} & {*self.declarations, *self.formulas, *self.functions}:
            for node in nodes:
                if isinstance(node, Apply) and node.head in ("'", "^t") and _may_be_power(letter, text, node):
                    message = f"^{letter} is refused where {letter} is declared"
                    raise Mistake(SIGN_IS_NAME, message, node.place, "write X' to transpose")

    def check_typeset(self, typeset: Typeset | None) -> None:
        """Refuses what LaTeX may mean otherwise below these lines: ab is a b, but a name where ab is declared."""
        for name, span in typeset.unknown if typeset else ():
            if name in self.declarations or name in self.formulas or name in self.functions:
                help = f"write \\mathrm{{{name}}} for the name, or another name above"
                raise Mistake(AMBIGUOUS, f"{name} has a meaning of its own above", span, help)
        for name, span in typeset.factors if typeset else ():
            if name in self.functions:
                help = f"write \\operatorname{{{name}}}(…) for the function, {name} \\cdot (…) for the product"
                raise Mistake(AMBIGUOUS, f"{name} is a function above, and a factor here", span, help)

    def check_refused(self, nodes: Sequence[Node], known: Collection[str] = ()) -> None:
        """Refuses a formula that uses a name whose definition above is mistaken."""
        for node in nodes if self.refused else ():
            name = node.name if isinstance(node, Call) else node
            if isinstance(name, Name) and (word := self._refused_in(name.text)) and word not in known:
                raise Mistake(
                    DEFINED_TWICE, f"the definition of {word} above was refused", name.span, "fix that line first"
                )

    def _refused_in(self, text: str) -> str:
        """The refused name that is written, or of which the differential is."""
        return next((word for word in (text, text[1:]) if word in self.refused and text in (word, f"d{word}")), "")

    def without(self, names: Collection[str]) -> "Context":
        """The same lines without the definitions of some names."""
        kept = {name: formula for name, formula in self.formulas.items() if name not in names}
        return self._replace(formulas=kept) if names else self

    def check_question(self, statement: Statement) -> None:
        """Refuses d/dX, grad(E, X) and the like below a line that gives these words a meaning."""
        own = {*self.declarations, *self.formulas, *self.functions}
        first = re.match(_FIRST, statement.text) if own else None
        if first and first[1] in own and _is_in_signs(statement):
            message = f"{first[1]} has a meaning of its own above"
            raise Mistake(SIGN_IS_NAME, message, first.span(1), "write E wrt X to ask for a derivative")

    def _uses(self, nodes: Sequence[Node]) -> dict[str, Span]:
        """The defined names among some nodes, and where they stand."""
        names = [node.name if isinstance(node, Call) else node for node in nodes]
        return {n.text: n.span for n in names if isinstance(n, Name) and n.text in self.formulas}


def _shapes_asked(function: Operator) -> list[Shape | None]:
    """The shapes of the arguments of a function that is not given, where its declaration says them."""
    if function.drawn is None:
        return []
    if function.elementwise and function.drawn.kind == "map":
        return [SCALAR]  # f: scalar -> scalar
    sizes = {name for size in function.drawn.sizes for name in letters(size)}
    shapes = [argument.shape for argument in signature(function.signature).arguments]
    return [shape if shape and all(sizes.issuperset(letters(size)) for size in shape) else None for shape in shapes]


def _is_in_signs(statement: Statement) -> bool:
    """Whether a derivative is asked for without `wrt`."""
    return bool(wrt_of(statement)) and not re.search(ASKED, statement.text)


def _may_be_power(letter: str, text: str, node: Apply) -> bool:
    """Whether a transpose was typed with ^ and this letter."""
    return re.fullmatch(rf"\^.*{letter}.*", text[slice(*node.place)]) is not None


SIGNS = ("sum_", "Σ", "∑", "\\sum")


def may_sum(statement: Statement, context: Context) -> bool:
    """Whether there may be an index sum in a statement, or in a formula above."""
    text = statement.text
    return context.sums or any([sign in text for sign in SIGNS])


EMPTY = Context()
