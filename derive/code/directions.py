"""Derivatives in a direction: the differential, the Hessian–vector product, and the factor of a Kronecker product."""

from collections.abc import Mapping, Sequence

from ...grammar.record import NamedTuple
from ..derivation import Derivation, Result
from ..differentiate.forward import replaced
from ..operators.kronecker import KRON
from ..problem import Problem
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.term import Term
from .docstring import described
from .signature import CodeFrame, Function, free, returned

LEFT, RIGHT = "kron(factor, eye)", "kron(eye, factor)"


class DirectionFrame(NamedTuple):
    """A frame with directions dX among its arguments, and the terms that stand for them."""

    frame: CodeFrame
    holes: Mapping[Term, Term]

    def applied(self, result: Result) -> Term:
        """A derivative in the direction of its variable: its differential, or G : dx of a scalar."""
        algebra = self.frame.algebra
        direction = algebra.d(result.variable)
        line = result.line or algebra.colon(result.gradient, direction)
        return replaced(line, {direction: self.holes[direction]}, algebra)


def toward(frame: CodeFrame, problem: Problem, variables: Sequence[Term]) -> DirectionFrame:
    """The frame with a direction for each of some variables."""
    symbols, names, holes = list(frame.symbols), dict(frame.names), {}
    for variable in variables:
        symbol = problem.symbol(variable)
        name = free(f"d{symbol.name}", {*names, *names.values()})
        names[name] = free(f"d{names[symbol.name]}", {*names, *names.values()})
        symbols.append(symbol._replace(name=name))
        holes[frame.algebra.d(variable)] = frame.algebra.symbol(name, symbol.shape)
    return DirectionFrame(frame._replace(symbols=symbols, names=names), holes)


def differential(name: str, result: Result, directions: DirectionFrame) -> Function:
    """The differential by one variable, as a function of its direction."""
    written = directions.frame.written([directions.applied(result)])
    document = ['"""The differential in a direction."""']
    lines = [*written.lines, f"return {written.values[0].text}"]
    return directions.frame.function(name, document, lines, written)


def toward_both(frame: CodeFrame, problem: Problem, result: Result) -> tuple[DirectionFrame, tuple[Term, Term]]:
    """The frame with a direction for each of the two variables of a second derivative, and what stands for them."""
    assert result.before is not None
    first = toward(frame, problem, [result.before])
    both = toward(first.frame, problem, [result.variable])
    return both, (first.holes[frame.algebra.d(result.before)], both.holes[frame.algebra.d(result.variable)])


def second_differential(name: str, result: Result, frame: CodeFrame, holes: tuple[Term, Term]) -> Function:
    """The second differential by two variables, as a function of a direction of each."""
    assert result.line is not None
    assert result.twofold is not None
    first, second = holes
    along = Folding(frame.algebra, {result.twofold.direction: first})
    line = replaced(along.fold(result.line), {frame.algebra.d(result.variable): second}, frame.algebra)
    written = frame.written([line])
    lines = [*written.lines, f"return {written.values[0].text}"]
    return frame.function(name, ['"""The second differential in two directions."""'], lines, written)


def product(derivation: Derivation, frame: CodeFrame) -> Function:
    """The product of the Hessian with a direction: the differential of the gradient, in the gradient's shape."""
    problem = derivation.problem
    frame, holes = toward(frame, problem, problem.variables)
    rows: dict[Term, list[Term]] = {}
    for result in derivation.results:
        rows.setdefault(result.before or result.variable, []).append(DirectionFrame(frame, holes).applied(result))
    sums = {variable: frame.algebra.sum(terms) for variable, terms in rows.items()}
    written = frame.written(list(sums.values()))
    texts = {
        str(variable.data): frame.shaped(value, term, problem.symbol(variable).sides)
        for (variable, term), value in zip(sums.items(), written.values, strict=True)
    }
    names = ", ".join(frame.names[str(hole.data)] for hole in holes.values())
    document = described(f"The Hessian applied to the direction {names}", list(sums.values()), frame.algebra)
    return frame.function("hvp", document, [*written.lines, *returned(texts)], written)


def factor(derivation: Derivation, frame: CodeFrame) -> Function | None:
    """The factors of those Hessians that are Kronecker products with an identity; None where none is."""
    found = {result.wrt: known for result in derivation.results if (known := _factor(result, frame.algebra))}
    if not found:
        return None
    terms = [term for _, term in found.values()]
    written = frame.written(terms)
    texts = {name: value.text for name, value in zip(found, written.values, strict=True)}
    single = len(derivation.results) == 1
    forms = [form if single else f"{name}: {form}" for name, (form, _) in found.items()]
    document = described(f"The factor of the Hessian on stacked columns, {', '.join(forms)}", terms, frame.algebra)
    return frame.function("hessian_factor", document, [*written.lines, *returned(texts, single)], written)


def _factor(result: Result, algebra: Algebra) -> tuple[str, Term] | None:
    """The form kron(B, eye) or kron(eye, B) that the matrix of a map on stacked columns has, and B."""
    stacked = next((view.content for view in result.views if view.name == "vec"), None)
    for form in (LEFT, RIGHT):
        found = beside_identity(stacked, form, algebra) if isinstance(stacked, Term) else None
        if found is not None:
            return form, found
    return None


def beside_identity(term: Term, form: str, algebra: Algebra) -> Term | None:
    """B, if a term is of the form kron(B, eye) or kron(eye, B), or a combination of such."""
    if term.head == "scaled":
        found = beside_identity(term.args[1], form, algebra)
        return found and algebra.scale(term.args[0], found)
    if term.head == "sum":
        parts = [beside_identity(part, form, algebra) for part in term.args]
        known = [part for part in parts if part is not None and part.shape == (parts[0] or part).shape]
        return algebra.sum(known) if len(known) == len(parts) else None
    if term.head != KRON.key:
        return None
    found, other = term.args if form == LEFT else reversed(term.args)
    return found if other.head == "eye" else None
