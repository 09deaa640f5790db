"""A claim about the derivative by a quantity such as X', inv(X) or a name that a line defines, or about a third one."""

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.read import read_statement
from ...grammar.tree import Apply, Claimed, DerivativeClaim, Equality, Name, Node, Number, question_of
from ..elaborate.asked import asked_in, is_entry
from ..elaborate.context import Context
from ..elaborate.not_given import with_primes
from ..elaborate.statement import declaration
from ..problem import elaborated
from ..quantities.told import told
from ..third import third_derivative
from ..write.style import TEXT
from ..write.terms import Writer
from .codes import SEVERAL_DERIVATIVES


def without_quantity(statement: Claimed, context: Context) -> Claimed:
    """A claim as an equality where it is by one thing that is neither a name nor an entry of one, or is a third one."""
    if not isinstance(statement, DerivativeClaim):
        return statement
    quantities = asked_in(statement, context).quantities
    by_quantity = len(quantities) == 1 and not _is_one_entry(quantities[0])
    return _equality_of(statement, context) if by_quantity or statement.thrice else statement


def _is_one_entry(node: Node) -> bool:
    """Whether a node is X[i,j] of a name, and not X[1:2,:]."""
    return isinstance(node, Apply) and is_entry(node) and all(isinstance(i, Name | Number) for i in node.args[1:])


def _equality_of(statement: DerivativeClaim, context: Context) -> Equality:
    """E wrt q == G as an equality: what the derivative by q was found to be, and checked, is G.

    Raises Mistake where E cannot be derived by q, M220 where its derivative is no array of the names that were typed.
    """
    problem = elaborated(question_of(statement), context)
    (result,) = (third_derivative if statement.thrice else told)(problem, verify=True).results
    if result.gradient.moves or not (result.asked or isinstance(statement.wrt[0], Name)):
        message = "a claim like this is about a derivative that is no more than a matrix"
        raise Mistake(
            SEVERAL_DERIVATIVES, message, statement.wrt[0].span, "claim what is derived by a name, or by a number"
        )
    found = Writer(problem.algebra, TEXT).write(result.gradient)
    known = ", ".join(declaration(symbol) for symbol in problem.symbols if not symbol.is_index)
    equality = read_statement(f"0 == {found} where {known}" if known else f"0 == {found}")
    assert isinstance(equality, Equality)
    asked = (statement.formula.span[0], statement.wrt[0].span[1])
    derived = replaced(with_primes(equality.sides[0], context.functions), span=asked)
    kept = {field: getattr(statement, field) for field in ("text", "line", "span", "name")}
    return Equality(derived, statement.sides, declarations=equality.declarations, **kept)
