"""From a statement to a claim: formulas that are said to be equal, each read as a value or as a linear form in dX.

`E wrt X == G` says that dE = G : dX, of a vector by a vector dE = G dx, by a scalar dE = G ds; where dX is written in
G it says dE = G. A hand derivation says that its lines are equal forms, `E == G` that two values are equal.
"""

from collections.abc import Iterator, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.record import NamedTuple
from ...grammar.tree import (
    Apply,
    Call,
    Claimed,
    Continuation,
    DerivativeClaim,
    Derive,
    Equality,
    Expression,
    Member,
    Name,
    Node,
    Statement,
    is_twice,
    wrt_of,
)
from ..differentiate.codes import NOT_A_MATRIX
from ..elaborate import families, not_given
from ..elaborate.build import Builder
from ..elaborate.codes import NO_DIFFERENTIAL, NO_MATRIX, UNBOUND_INDEX
from ..elaborate.context import EMPTY, Context, may_sum
from ..elaborate.names import Names, names_of
from ..elaborate.part import Part, parts_of
from ..elaborate.statement import Formulas, check_free, formulas_of
from ..elaborate.subscripts import check_subscripts
from ..problem import Problem, builder_of, variable_of
from ..terms.algebra import Algebra
from ..terms.shape import SCALAR, Shape, Size
from ..terms.term import Term
from .by_quantity import without_quantity
from .claim_shapes import ClaimShapes, equal, of_one_shape
from .codes import NO_CLAIM, SEVERAL_DERIVATIVES
from .meaning import (
    DIFFERENTIAL,
    FORMS,
    GRADIENT,
    JACOBIAN,
    RATE,
    VALUES,
    AlongEntry,
    BeforeDifferential,
    ClaimSide,
    Meaning,
)
from .varying import check_chain, check_head, moves, whole_differential


class Claim(NamedTuple):
    """Sides that are said to be equal to the first, or to be the derivative of the function that is the first.

    `misshapen` says why a side cannot be the derivative: by its shape. `alone` are names that vary by themselves,
    though they are defined.
    """

    problem: Problem
    meaning: Meaning
    sides: tuple[ClaimSide, ...]
    misshapen: str = ""
    alone: tuple[str, ...] = ()

    @property
    def is_derivative(self) -> bool:
        """Whether the first side is a function, of whose derivative the others speak."""
        return self.meaning.is_derivative

    @property
    def over(self) -> tuple[tuple[str, Size], ...]:
        """The indices that are free in the sides, as those of x_i in ∂f/∂x_i, and how many values they have."""
        if not isinstance(self.meaning, BeforeDifferential):
            return ()
        letters = [str(index.data) for variable in self.problem.variables for index in variable.args[1:]]
        return tuple((letter, self.problem.ranges[letter]) for letter in letters)

    def begins_like(self, other: "Claim") -> bool:
        """Whether the first side is that of another claim, whose names and meaning are the same too."""
        return (
            self.sides[0].term is other.sides[0].term
            and self.meaning == other.meaning
            and self.problem.symbols == other.problem.symbols
            and self.problem.variables == other.problem.variables
        )


def claims_of(statement: Claimed, context: Context = EMPTY, store: Algebra | None = None) -> Iterator[Claim]:
    """What a claim or a chain may say, the likeliest first: a chain leaves open what varies.

    The terms of each are made in the `store`, or else in one of its own. Raises Mistake where its shapes cannot fit.
    """
    if statement.functions or context.functions:
        statement, context = not_given.declared(statement, context)
    if may_sum(statement, context):
        statement, context = families.indexed(statement, context)
    statement = without_quantity(statement, context)
    formulas = [statement.formula, *statement.sides]
    if isinstance(statement, DerivativeClaim):
        yield _about_derivative(statement, formulas, context, store)
    elif isinstance(statement, Equality):
        yield _equality(statement, formulas, context, store)
    else:
        yield from _chain(statement, formulas, context, store)


def claimed(statement: Statement) -> Claimed:
    """A statement that is a claim; raises Mistake where it is none."""
    if isinstance(statement, Claimed):
        return statement
    if isinstance(statement, Expression | Derive):
        raise Mistake(NO_CLAIM, "there is no claim here", statement.span, "write E wrt X == G, or E == G")
    if isinstance(statement, Continuation):
        raise Mistake(NO_CLAIM, "there is no line above that this one goes on from", statement.span)
    raise Mistake(NO_CLAIM, f"{statement.noun} is no claim", statement.span)


def _equality(statement: Statement, formulas: list[Node], context: Context, store: Algebra | None) -> Claim:
    """E == F, and more lines == F."""
    names = names_of(statement, formulas, (), context).held()
    found = of_one_shape(statement, formulas, names, context)
    problem, sides = _built(statement, found, formulas, context, (), store)
    return Claim(problem, VALUES, sides)


def _chain(statement: Statement, formulas: list[Node], context: Context, store: Algebra | None) -> Iterator[Claim]:
    """d(E) = F, and more lines = F: forms in the differentials, for each answer to what varies."""
    trees = [whole_differential(formulas[0], _declares_d(statement, context)), *formulas[1:]]
    names = names_of(statement, trees, (), context, ("*",)).held()
    check_head(trees[0], names)
    found = of_one_shape(statement, trees, names, context)
    for varying in moves(found.roots, found.named):
        check_chain(statement, trees[0], found, varying.names)
        outer = context.without(varying.alone)
        typed = _alone(statement, trees, found, varying.alone, outer) if varying.alone else found
        problem, sides = _built(statement, typed, trees, outer, varying.names, store)
        yield Claim(problem, FORMS, sides, alone=varying.alone)


def _alone(
    statement: Statement, trees: list[Node], found: Formulas, alone: Sequence[str], context: Context
) -> Formulas:
    """The same formulas with some defined names as variables of the shapes that they have."""
    known = {symbol.name: symbol.shape for symbol in found.symbols} | {name: found.named[name].shape for name in alone}
    names = names_of(statement, trees, alone, context, ("*",)).held()
    names = names._replace(typed=tuple(dict.fromkeys([*names.typed, *alone])))
    return formulas_of(statement, trees, names, (), context, known, together=equal)


def _declares_d(statement: Statement, context: Context) -> bool:
    names = {declared.name.text for declared in statement.declarations}
    return "d" in {*names, *context.declarations, *context.formulas, *context.functions}


def _about_derivative(
    statement: DerivativeClaim, formulas: list[Node], context: Context, store: Algebra | None
) -> Claim:
    """E wrt X == G, and more lines == G."""
    variable, entry = _variable(statement, context)
    trees = [*formulas, *([entry] if entry else [])]
    asked = replaced(statement, wrt=(variable,)) if entry else statement
    names = names_of(asked, trees, [variable.text], context, [variable.text]).held()
    own, *others = ([node for node in names.nodes[tree] if isinstance(node, Name | Member)] for tree in formulas)
    check_subscripts(own, others, {*names.declared, *context.formulas})
    written = any(_is_differential(node.text, names) for side in others for node in side)
    frame = ClaimShapes(asked, trees, names, context, int(not written and not entry) + int(statement.twice))
    frame = frame.of_arrays() if written and statement.twice else frame
    (found, misshapen), vanishes = _typed(frame, formulas[1:])
    written = written or vanishes
    _check_function(found, trees[0])
    problem, sides = _built(asked, found, trees, context, (variable.text,), store)
    check_free(asked, list(problem.varying.values()))
    before_dx = _before_differential(found.roots[0], found.shape(variable.text), statement)
    meaning = DIFFERENTIAL if written else AlongEntry(sides[-1]) if entry else before_dx
    if found.ranges:
        _check_indices(variable, meaning, problem.algebra, sides)
    return Claim(problem, meaning, sides[: len(formulas)], misshapen)


def _typed(frame: ClaimShapes, sides: Sequence[Node]) -> tuple[tuple[Formulas, str], bool]:
    """The formulas with their shapes; whether dE = 0 is meant, since no map but the zero one is written without dX."""
    try:
        return frame.typed(), False
    except Mistake as mistake:
        if mistake.code != NO_MATRIX or not all(map(_is_zeros, sides)):
            raise
    once = frame._replace(before=frame.before - 1)
    return (once.of_arrays() if frame.statement.twice else once).typed(), True


def _is_differential(name: str, names: Names) -> bool:
    """Whether a name is that of the variable's differential."""
    return name[0] == "d" and name[1:] in names.differentials


def _check_function(found: Formulas, tree: Node) -> None:
    """Refuses a function that has a differential in it."""
    written = any(part.head == "d" for part in found.parts)
    if written and any(part.head == "d" for part in parts_of(found.roots[0])):
        help = "write d(E) = …"
        raise Mistake(NO_DIFFERENTIAL, "what is differentiated has a differential in it", tree.span, help)


def _check_indices(variable: Node, meaning: Meaning, algebra: Algebra, sides: Sequence[ClaimSide]) -> None:
    """Refuses the derivative of an array by a family, and an index that nothing binds in dE = Σ_i G_i : dx_i."""
    if isinstance(variable, Member) and meaning in (RATE, JACOBIAN):
        help = f"write its differential: … == sum_… d{variable.text}_…"
        raise Mistake(NOT_A_MATRIX, "the derivative of an array by a family is no matrix", sides[0].span, help)
    for side in sides if meaning is DIFFERENTIAL else ():
        for letter in sorted(algebra.free(side.term)):
            message = f"the differential is a sum over {letter}, which nothing binds here"
            raise Mistake(UNBOUND_INDEX, message, side.span, f"write sum_{letter} (…)")


def _is_zeros(node: Node) -> bool:
    """Whether a side is nothing but zeros."""
    while isinstance(node, Apply) and node.head in ("'", "()"):
        node = node.args[0]
    name = node.name if isinstance(node, Call) else node
    return isinstance(name, Name) and name.text == "zeros"


def _variable(statement: DerivativeClaim, context: Context) -> tuple[Name | Member, Node | None]:
    """The one variable of a claim, and its entry where that alone varies."""
    if len(statement.wrt) > 1:
        help = "make one claim for each variable"
        raise Mistake(
            SEVERAL_DERIVATIVES, "a claim is about the derivative by one variable", statement.wrt[1].span, help
        )
    node = statement.wrt[0]
    if isinstance(node, Member):
        if statement.twice:
            message = "the second derivative by the members of a family cannot be claimed"
            raise Mistake(SEVERAL_DERIVATIVES, message, node.span)
        return node, None
    if not isinstance(node, Apply):
        return Name(variable_of(node, context), node.span), None
    if statement.twice:
        raise Mistake(SEVERAL_DERIVATIVES, "the second derivative by one entry cannot be claimed", node.span)
    if any(isinstance(index, Name) and index.text == ":" for index in node.args[1:]):
        raise Mistake(SEVERAL_DERIVATIVES, "a claim is about one entry", node.span, "write X[i,j]")
    return Name(variable_of(node.args[0], context), node.args[0].span), node


def _before_differential(function: Part, variable: Shape, statement: DerivativeClaim) -> Meaning:
    """What stands before dX: of a second derivative the function is the gradient, of the variable's shape."""
    shape = variable if statement.twice and function.shape == SCALAR else function.shape
    if isinstance(statement.wrt[0], Member) and shape == SCALAR:
        return GRADIENT
    return RATE if variable == SCALAR else GRADIENT if shape == SCALAR else JACOBIAN


def _built(
    statement: Statement,
    found: Formulas,
    trees: Sequence[Node],
    context: Context,
    moving: tuple[str, ...],
    store: Algebra | None,
) -> tuple[Problem, tuple[ClaimSide, ...]]:
    """The sides as terms of one store; a function to be differentiated does not use its variable's structure."""
    algebra = _store(found, context, store)
    words = {symbol.name: frozenset(symbol.properties) for symbol in found.symbols}
    loose = {**words, **{node.text: frozenset() for node in wrt_of(statement) if isinstance(node, Name | Member)}}
    first, others = (builder_of(algebra, known, found.symbols) for known in (loose, words))
    typed = [parts_of(root) for root in found.roots]
    made = [(first if i == 0 else others).terms(parts) for i, parts in enumerate(typed)]
    terms = [each[root] for each, root in zip(made, found.roots, strict=True)]
    named = {each[part]: name for each in made for name, part in found.named.items() if part in each}
    variables = tuple(_varying(first, name, found, statement) for name in moving)
    sides = tuple(ClaimSide(tuple(p), term, tree.span) for p, term, tree in zip(typed, terms, trees, strict=True))
    known = (found.symbols, found.notes, sides[0].parts, named, is_twice(statement), found.ranges)
    problem = Problem(algebra, terms[0], variables, *known)
    return problem, sides


def _store(found: Formulas, context: Context, store: Algebra | None) -> Algebra:
    """A store for some formulas: the one that is there, unless the letters of indices mean something else in it."""
    if store is None or any(store.ranges.get(letter, size) != size for letter, size in found.ranges.items()):
        store = Algebra(context.operators)
    if found.ranges:
        store.ranges.update(found.ranges)
        store.names.update([symbol.name for symbol in found.symbols])  # which no index is called
    return store


def _varying(builder: Builder, name: str, found: Formulas, statement: Statement) -> Term:
    """The term of a variable; of a family that of a member, with the free indices that were asked for if they were."""
    free = {node.text: node for node in wrt_of(statement) if isinstance(node, Member)}
    if name in free:
        return builder.variable(free[name], found.shape(name))
    symbol = next(symbol for symbol in found.symbols if symbol.name == name)
    return builder.member(name, symbol.indices, symbol.shape) if symbol.indices else builder.symbol(name, symbol.shape)
