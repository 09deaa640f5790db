"""A function of names as a function of a quantity that is made of them."""

from collections.abc import Sequence
from fractions import Fraction

from ...grammar.mistakes import Mistake
from ...grammar.tree import Name
from ...grammar.varying import respelled
from ..elaborate.asked import whole_of
from ..elaborate.codes import NOT_DERIVABLE
from ..elaborate.statement import Symbol
from ..problem import Problem, Quantity
from ..properties import turned
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.note import Note
from ..terms.shape import ONE, letters, sides
from ..terms.term import Term, below, value_of
from ..write.style import TEXT
from ..write.terms import Writer
from .codes import NOT_ALONE

QUANTITY_LETTERS = {"matrix": "ZSTUVWMQ", "vector": "zstuvw", "scalar": "tsuz"}
KEPT_BY_MULTIPLES = {word: word for word in ("symmetric", "skew", "diagonal", "lower", "upper")} | {
    "spd": "symmetric",
    "psd": "symmetric",
}  # what is left of a property in the multiples of a matrix
KEPT_BY_INVERSE = frozenset(("symmetric", "skew", "spd", "psd", "diagonal", "lower", "upper", "invertible"))


def by_name(asked: Quantity, problem: Problem) -> bool:
    """Whether what is asked for is a variable, or entries of one."""
    node = whole_of(asked.node)
    return isinstance(node, Name) and any(variable.data == node.text for variable in problem.variables)


def in_own_variable(problem: Problem) -> Problem:
    """The problem with a variable for the quantity that it asks for; it is the same where that is a name or an entry.

    Raises Mistake M288 where the function depends on more than the quantity.
    """
    wanted = [asked for asked in problem.asked if not by_name(asked, problem)]
    if not wanted:
        return problem
    if len(problem.asked) > 1:
        help = "ask by one quantity, or by names"
        raise Mistake(NOT_DERIVABLE, "one of several variables is no name", wanted[0].node.span, help)
    return _in_variable(problem, wanted[0])


def _in_variable(problem: Problem, asked: Quantity) -> Problem:
    """The same of one quantity."""
    variable = problem.algebra.symbol(_name(asked, problem), asked.term.shape)
    function = _through(problem, asked, variable)
    if function is None:
        raise _hanging(asked, problem.algebra)
    kept = {str(term.data) for term in below([function]) if term.head == "symbol"}
    symbols = (_symbol(variable, asked, problem), *(symbol for symbol in problem.symbols if symbol.name in kept))
    notes = (*problem.notes, Note("quantity", (variable, asked.term)))
    return problem._replace(function=function, variables=(variable,), symbols=symbols, notes=notes, parts=(), named={})


def _name(asked: Quantity, problem: Problem) -> str:
    """What a quantity is called: as a line above calls it, or by a letter that means nothing else."""
    if isinstance(asked.node, Name):
        return asked.node.text
    term = asked.term
    taken = {s.name for s in problem.symbols} | {n for s in problem.symbols for size in s.shape for n in letters(size)}
    kind = "scalar" if term.is_scalar else "vector" if ONE in term.shape else "matrix"
    known = QUANTITY_LETTERS[kind]
    free = [letter for letter in known if letter not in taken]
    return free[0] if free else f"{known[0]}_0"


def _through(problem: Problem, asked: Quantity, variable: Term) -> Term | None:
    """The function through a quantity; None where it depends on more."""
    algebra, names = problem.algebra, {name for name in below([asked.term]) if name in problem.variables}
    found = Folding(algebra, {asked.term: variable}).fold(problem.function)
    left = names.intersection(below([found]))
    if not left:
        return found if variable in below([found]) else None
    if len(left) > 1:
        return None
    (name,) = left
    back = _undone(asked.term, name, variable, algebra)
    if back is None:
        return None
    found = Folding(algebra, {name: back}).fold(problem.function)
    return None if name in below([found]) else found


def _undone(term: Term, name: Term, value: Term, algebra: Algebra) -> Term | None:
    """X, where a quantity of it has a value: X' = Z for X = Z', inv(X) = Z for X = inv(Z), X + A = Z for X = Z - A."""
    if term is name:
        return value
    operator = algebra.operators.get(term.head)
    if term.head == "transpose":
        return _undone(term.args[0], name, algebra.transpose(value), algebra)
    if operator is not None and operator.is_inverse:
        return _undone(term.args[0], name, algebra.apply(term.head, (value,), value.shape), algebra)
    if term.head == "scaled" and term.args[0].head == "number":
        inverse = algebra.number(1 / Fraction(value_of(term.args[0])))
        return _undone(term.args[1], name, algebra.scale(inverse, value), algebra)
    if term.head == "sum":
        return _less(term.args, name, value, algebra)
    return None


def _less(addends: Sequence[Term], name: Term, value: Term, algebra: Algebra) -> Term | None:
    """The same of a sum, if one of its addends depends on X."""
    inside = [addend for addend in addends if name in below([addend])]
    if len(inside) != 1:
        return None
    rest = algebra.sum([value, *(algebra.negative(addend) for addend in addends if addend is not inside[0])])
    return _undone(inside[0], name, rest, algebra)


def _hanging(asked: Quantity, algebra: Algebra) -> Mistake:
    """The mistake of a function that depends on more than a quantity."""
    if not asked.beside:
        return Mistake(NOT_ALONE, "this does not occur in the expression", asked.node.span, "ask by what occurs there")
    names = ", ".join(dict.fromkeys(name for name, _ in asked.beside))
    labels = tuple((span, f"{name} stands here") for name, span in asked.beside)
    typed = Writer(algebra, TEXT).write(asked.term)
    help = respelled(typed) or "write the function with this quantity alone, or ask by a name"
    return Mistake(NOT_ALONE, f"the function depends on {names} beside this", asked.node.span, help, labels)


def _symbol(variable: Term, asked: Quantity, problem: Problem) -> Symbol:
    """What is known of the quantity: its shape, and the structure that it has of the name that it is made of."""
    name = str(variable.data)
    return Symbol(name, variable.shape, len(sides(variable.shape)), _properties(asked.term, problem), False)


def _properties(term: Term, problem: Problem) -> tuple[str, ...]:
    """The structure in which a quantity varies: that of X', inv(X) and -X follows from that of X."""
    if term.head == "symbol":
        return problem.symbol(term).properties
    operator = problem.algebra.operators.get(term.head)
    if term.head == "transpose":
        found = turned(frozenset(_properties(term.args[0], problem)), term.shape[0] == term.shape[1])
        return tuple(sorted(found))
    if operator is not None and operator.is_inverse:
        return tuple(word for word in _properties(term.args[0], problem) if word in KEPT_BY_INVERSE)
    if term.head == "scaled" and term.args[0].head == "number":
        return tuple(
            KEPT_BY_MULTIPLES[word] for word in _properties(term.args[1], problem) if word in KEPT_BY_MULTIPLES
        )
    return ()
