"""The lines `given …` and `let …`: what they add to the context of the lines below them."""

from collections.abc import Collection

from ..grammar.mistakes import Mistake
from ..grammar.tree import Contextual, Given, IndexSum, Let, LetFunction, Name, Node
from . import function as functions
from .elaborate import defined, families, not_given
from .elaborate.codes import CANNOT_VARY, DEFINED_TWICE, NOT_ENTRYWISE
from .elaborate.context import Context, may_sum
from .elaborate.declarations import declared_shape
from .elaborate.nodes import FUNCTION_WORDS, arguments_first, called, mentions, with_formula


def after(context: Context, statement: Contextual) -> Context:
    """What holds after a line `given …` or `let …`; raises Mistake where it cannot be."""
    if isinstance(statement, Given):
        return _given(context, statement)
    return _defined(context, statement)


def _defined(context: Context, statement: Let | LetFunction) -> Context:
    """What holds after a line `let …`."""
    _check_new(statement.defined, context.declarations)
    if context.functions:
        statement, context = not_given.declared(statement, context)
    if may_sum(statement, context):
        statement, context = _with_sums(statement, context)
    nodes = arguments_first(statement.formula)
    context.check_refused(nodes, {statement.defined.text})
    return _let(context, statement, nodes) if isinstance(statement, Let) else _function(context, statement)


def _with_sums(statement: Let | LetFunction, context: Context) -> tuple[Let | LetFunction, Context]:
    """The definition of a formula with members of families in place of names such as x_i; it is of no function."""
    if isinstance(statement, Let) and defined.indices_of(statement.defined.text, statement.formula):
        return statement, context._replace(sums=True)  # it is read where its indices are bound
    made, _ = families.indexed(statement, context)
    assert isinstance(made, Let | LetFunction)
    found = next((node for node in arguments_first(made.formula) if isinstance(node, IndexSum)), None)
    if found and isinstance(made, LetFunction):
        help = f"let it stand for a formula: let {made.defined.text} = …"
        raise Mistake(NOT_ENTRYWISE, "an index sum is no function of one number", found.place, help)
    return made, context._replace(sums=True) if found else context


def _let(context: Context, statement: Let, nodes: list[Node]) -> Context:
    """let S = E"""
    name = statement.defined.text
    context.check_typeset(statement.typeset)
    context.check_transposes(statement.text, nodes)
    mentioned = _mentioned(nodes)
    if name in mentioned:
        raise Mistake(DEFINED_TWICE, f"{name} is defined by itself", statement.defined.span)
    _check_unused(statement.defined, context)
    context = _free(statement.defined, context)
    users = {**dict.fromkeys(mentioned, name), **context.users}
    return context._replace(formulas={**context.formulas, name: statement.formula}, users=users)


def _function(context: Context, statement: LetFunction) -> Context:
    """let f(t) = E"""
    name = statement.defined.text
    if name == "d":
        raise Mistake(CANNOT_VARY, "d is the differential and cannot be a function", statement.defined.span)
    function = functions.user_function(statement, context.functions)
    context = _free(statement.defined, context)
    return context._replace(functions={**context.functions, name: function})


def _free(name: Name, context: Context) -> Context:
    """The same lines with a name free to be defined anew; what is made of it so far keeps what it meant."""
    if name.text in context.functions and (user := _user(name.text, context)):
        raise Mistake(DEFINED_TWICE, f"{name.text} is used above, in {user}", name.span, "choose another name")
    functions = {other: function for other, function in context.functions.items() if other != name.text}
    context = context._replace(functions=functions, refused=context.refused - {name.text})
    return _without_formula(name.text, context) if name.text in context.formulas else context


def _without_formula(name: str, context: Context) -> Context:
    """The same lines with a name's formula written out in those that use it, and the name left undefined."""
    formulas = {
        other: with_formula(formula, name, context.formulas[name])
        for other, formula in context.formulas.items()
        if other != name
    }
    users: dict[str, str] = {}
    for other, formula in formulas.items():
        users = {**dict.fromkeys(_mentioned(arguments_first(formula)), other), **users}
    return context._replace(formulas=formulas, users=users)


def _mentioned(nodes: list[Node]) -> list[str]:
    """The names in a formula, those of functions too."""
    return [name for name, _ in mentions(nodes).names]


def _user(name: str, context: Context) -> str:
    """A formula above that calls a function; "" if there is none."""
    calls = ((other, called(arguments_first(formula))) for other, formula in context.formulas.items())
    return next((other for other, names in calls if name in names), "")


def _given(context: Context, statement: Given) -> Context:
    given = {declaration.name.text: declaration for declaration in statement.declarations}
    for declaration in given.values():
        declared_shape(declaration)
        _check_new(declaration.name, {*context.formulas, *context.functions})
    context = context._replace(declarations={**context.declarations, **given}, refused=context.refused - given.keys())
    return not_given.with_functions(statement.functions, context) if statement.functions else context


def _check_new(name: Name, taken: Collection[str]) -> None:
    """A name is defined once, and is no function of the language."""
    if name.text in FUNCTION_WORDS:
        raise Mistake(CANNOT_VARY, f"{name.text} is a function and cannot be defined anew", name.span)
    if name.text in taken:
        raise Mistake(DEFINED_TWICE, f"{name.text} is declared or defined above", name.span, "choose another name")


def _check_unused(name: Name, context: Context) -> None:
    """A name stands for one thing in a file: not for a formula once a formula above has used it as a variable."""
    user = context.users.get(name.text)
    if user is not None and name.text not in context.formulas:
        message = f"{name.text} is used above, in {user}"
        raise Mistake(DEFINED_TWICE, message, name.span, f"define it before {user}")
