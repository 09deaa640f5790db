"""Functions that are declared and not given: what f(Z), f'(Z), grad_L(Y) mean in a statement.

`f'(Z)` is read as a product of f' and (Z), as X'(Z) is; where f is a function, it becomes a call of f'.
"""

from collections.abc import Collection, Sequence
from typing import TypeVar

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.tree import Apply, Call, DeclaredFunction, Name, Node, Stated
from .. import functions
from ..terms.shape import ONE, Shape
from .codes import CANNOT_VARY, CONTRADICTING_PROPERTIES, DEFINED_TWICE
from .context import Context
from .nodes import FUNCTION_WORDS, arguments_first, size_of

_Stated = TypeVar("_Stated", bound=Stated)
_PRIME = "'"
_BEHIND = frozenset({"'", "^", ".^", "[]", "^t"})


def declared(statement: _Stated, context: Context) -> tuple[_Stated, Context]:
    """A statement whose functions are known to the context, and stand in its formulas as calls."""
    context = with_functions(statement.functions, context)
    values: dict[str, object] = {"functions": ()}
    is_latex = statement.typeset is not None
    if hasattr(statement, "formula"):
        values["formula"] = with_primes(statement.formula, context.functions, is_latex)
    if hasattr(statement, "sides"):
        values["sides"] = tuple([with_primes(side, context.functions, is_latex) for side in statement.sides])
    if statement.typeset:
        drawn = {name for name, operator in context.functions.items() if operator.drawn}
        factors = tuple([each for each in statement.typeset.factors if each[0] not in drawn])
        values["typeset"] = statement.typeset._replace(factors=factors)
    return replaced(statement, **values), context


def with_functions(declarations: Sequence[DeclaredFunction], context: Context) -> Context:
    """The context with the operators of some functions."""
    own = dict(context.functions)
    for each in declarations:
        _check(each, context)
        shapes = _shape(each.takes), _shape(each.gives)
        _check_properties(each, shapes[1])
        own |= functions.operators_of(each.name.text, each.kind, *shapes, each.properties)
    return context._replace(functions=own) if declarations else context


def _shape(sizes: Sequence[Node]) -> Shape:
    rows, columns = [*map(size_of, sizes), ONE, ONE][:2]
    return rows, columns


def _check(each: DeclaredFunction, context: Context) -> None:
    """A function has a name that means nothing else."""
    name, span = each.name.text, each.name.span
    if name == "d" or name in FUNCTION_WORDS:
        raise Mistake(CANNOT_VARY, f"{name} is a function and cannot be declared", span, "choose another name")
    if name in context.declarations or name in context.formulas or name in context.functions:
        raise Mistake(DEFINED_TWICE, f"{name} is declared or defined above", span, "choose another name")


def _check_properties(each: DeclaredFunction, gives: Shape) -> None:
    """What a function gives may be symmetric or positive definite, if it is a square matrix."""
    known = {"symmetric", "spd"}.issuperset(each.properties)
    if each.properties and not (known and gives[0] == gives[1] != ONE):
        help = f"write {each.name.text}: scalar -> n x n spd, or leave it out"
        message = "of what a function gives it may be said that it is symmetric or spd, if it is a square matrix"
        raise Mistake(CONTRADICTING_PROPERTIES, message, each.span, help)


def with_primes(tree: Node, names: Collection[str], is_latex: bool = False) -> Node:
    """A tree with a call of f' in place of the product of f' and what stands in brackets that touch the quote.

    In LaTeX, where spaces say nothing, so is f(Z) that was read as a product because no line there declares f.
    """
    made: dict[int, Node] = {}
    for node in arguments_first(tree):
        args = getattr(node, "args", ())
        new = node
        if any(id(arg) in made for arg in args):
            new = replaced(node, args=tuple([made.get(id(arg), arg) for arg in args]))
        if isinstance(new, Apply) and new.head == "juxt":
            new = _joined(new, names, is_latex)
        if new is not node:
            made[id(node)] = new
    return made.get(id(tree), tree)


def _joined(product: Apply, names: Collection[str], is_latex: bool) -> Node:
    """A product whose last two factors are perhaps a call."""
    left, right = product.args
    rest, last = left.args if isinstance(left, Apply) and left.head == "juxt" else (None, left)
    name = _primed(last)
    bracket, around = right, list[Apply]()
    while isinstance(bracket, Apply) and bracket.head in _BEHIND:
        around.append(bracket)
        bracket = bracket.args[0]
    if not (name in names and isinstance(bracket, Apply) and bracket.head == "()"):
        return product
    if not is_latex and (bracket.span[0] != last.span[1] or name[-1] != _PRIME):
        return product
    made: Node = Call(Name(name, last.span), bracket.args, (last.span[0], bracket.span[1]))
    for outer in reversed(around):
        made = replaced(outer, args=(made, *outer.args[1:]), span=(made.span[0], outer.span[1]))
    return made if rest is None else replaced(product, args=(rest, made))


def _primed(node: Node) -> str:
    """A name with the quotes that touch it; "" of all else."""
    quotes = ""
    while isinstance(node, Apply) and node.head == _PRIME and node.place == (node.span[1] - 1, node.span[1]):
        node, quotes = node.args[0], quotes + _PRIME
    return f"{node.text}{quotes}" if isinstance(node, Name) else ""
