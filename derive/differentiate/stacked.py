"""The matrix of a linear map on stacked columns: vec(A dX B) = kron(B', A) vec(dX), one operator after the other.

Of a column, vec is the column itself, so that the Jacobian of a vector by a vector is found on the same way
(Magnus & Neudecker, chapters 2, 3 and 5).
"""

from collections.abc import Callable, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..derivation import Step
from ..operators.entries import BASIS, IN_ENTRIES
from ..operators.marks import COEFFICIENT, COLON, HADAMARD, PRODUCT, TRANSPOSE
from ..operators.vec import VEC
from ..rules.compile import opening_rules, stacking_rules
from ..rules.match import UNBOUND, Binding, instantiate, matches
from ..rules.rewrite import Simplifier
from ..rules.rule import Row, Rule
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import ONE, Size, times
from ..terms.term import Term, below
from . import forward, indices
from .codes import NOT_A_MATRIX
from .colon import crossed, differential_in, fitting, moving_place, parted

MOST_SPREAD = 16  # addends into which a column is taken apart


class Stacked(NamedTuple):
    """M vec(T), an addend of a linear map; T holds one differential. It is summed `over` indices that are free in T."""

    matrix: Term
    differential: Term
    over: tuple[Term, ...] = ()


def written_out(root: Term) -> int:
    """How many differentials a linear map has once all its sums are taken apart."""
    counts: dict[int, int] = {}
    for term in below([root]):
        counts[term.number] = 1 if term.head == "d" else sum(counts[arg.number] for arg in term.args if arg.moves)
    return counts[root.number]


def addends(term: Term, algebra: Algebra) -> list[Term]:
    """The addends of a linear map, sums inside of it taken apart."""
    if term.head == "sum":
        return [part for addend in term.args for part in addends(addend, algebra)]
    if term.head == "d":
        return [term]
    if len(alone := parted(term, algebra)) > 1:
        return [part for each in alone for part in addends(each, algebra)]
    place = moving_place(term)
    parts = addends(term.args[place], algebra)
    inserted = ([*term.args[:place], part, *term.args[place + 1 :]] for part in parts)
    return [algebra.rebuild(term.head, args, term.shape) for args in inserted] if len(parts) > 1 else [term]


class Stacking:
    """Takes the operators around a differential into the matrix before it, one at a time."""

    def __init__(self, algebra: Algebra, simplifier: Simplifier) -> None:
        self.algebra = algebra
        self.simplifier = simplifier
        self.rows: dict[Row, None] = {}

    def matrices(self, line: Term) -> tuple[dict[Term, Term], tuple[Step, ...]]:
        """The matrix that stands before each vec(dX), and the lines that led to it.

        Where that of an operator is no product of matrices, an addend is taken column by column, if a column varies.
        """
        try:
            return self._pulled_out(line, lambda addend: addend)
        except Mistake as mistake:
            if mistake.code != NOT_A_MATRIX or not all(d.is_column and not d.is_row for d in self._differentials(line)):
                raise
        self.rows = {}
        return self._pulled_out(line, self._by_columns)

    def _differentials(self, line: Term) -> list[Term]:
        return [term for term in below([line]) if term.head == "d"]

    def _pulled_out(self, line: Term, begin: Callable[[Stacked], Stacked]) -> tuple[dict[Term, Term], tuple[Step, ...]]:
        """The same; `begin` may take an addend as a whole."""
        size = times(*line.shape)
        first = self._split([Stacked(self.algebra.constant("eye", (size, size)), line)])
        addends = self._collected([begin(addend) for addend in first])
        steps: list[Step] = [Step(self._line(addends), tuple(self.rows))] if self.rows else []
        self.rows = {}
        while any(addend.differential.head != "d" for addend in addends):
            addends = self._collected(self._split([new for addend in addends for new in self._pull(addend)]))
            steps.append(Step(self._line(addends), tuple(self.rows)))
            self.rows = {}
        if any(addend.over for addend in addends):
            raise Mistake(NOT_A_MATRIX, "the derivative of a vector by the members of a family is no matrix", None)
        return {addend.differential.args[0]: addend.matrix for addend in addends}, tuple(steps)

    def _by_columns(self, addend: Stacked) -> Stacked:
        """An addend that has no matrix of its own column by column: f(dx) = Σ_i f(e_i) e_i' dx."""
        if addend.over or self._has_matrix(addend):
            return addend
        (differential,) = self._differentials(addend.differential)
        size, algebra = differential.shape[0], self.algebra
        taken = algebra.free(addend.differential) | algebra.free(addend.matrix)
        index = algebra.index(next(letter for letter in algebra.letters(size) if letter not in taken))
        unit = algebra.apply(BASIS.key, (index, algebra.size(size)), differential.shape)
        column = self._vec(forward.replaced(addend.differential, {differential: unit}, algebra))
        self.rows[Row(IN_ENTRIES, BASIS.name)] = None
        whole = algebra.index_sum(index, algebra.product([column, algebra.transpose(unit)]))
        return Stacked(algebra.product([addend.matrix, whole]), differential)

    def _has_matrix(self, addend: Stacked) -> bool:
        """Whether each operator around the differential of an addend has a matrix."""
        cited, self.rows = self.rows, {}
        try:
            pending = [addend]
            while pending:
                pending = [new for each in pending if each.differential.head != "d" for new in self._pull(each)]
                pending = self._split(pending)
        except Mistake:
            return False
        finally:
            self.rows = cited
        return True

    def _split(self, addends: list[Stacked]) -> list[Stacked]:
        """Sums of differentials taken apart, and constant coefficients taken to the matrix."""
        split: list[Stacked] = []
        for addend in addends:
            matrix, term, over = addend
            if term.head == "sum":
                split += self._split([addend._replace(differential=part) for part in term.args])
            elif term.head == "indexed":
                split += self._split([Stacked(*indices.taken_apart(indices.Under(*addend), self.algebra))])
            elif term.head in ("scaled", "hadamard") and term.args[0].is_scalar and not term.args[0].moves:
                rest = term.args[1] if term.head == "scaled" else self.algebra.hadamard(term.args[1:])
                split += self._split([Stacked(self.algebra.scale(term.args[0], matrix), rest, over)])
            elif len(parts := parted(term, self.algebra)) > 1 or len(parts := self._spread(term)) > 1:
                split += self._split([addend._replace(differential=part) for part in parts])
            elif "zeros" not in (matrix.head, term.head):
                split.append(Stacked(*indices.narrowed(indices.Under(*addend), self.algebra)) if over else addend)
        return split

    def _spread(self, term: Term) -> list[Term]:
        """The addends of a column in which a matrix moves, so that each finds what stands beside its differential."""
        if ONE not in term.shape or not term.moves or term.head == "d":
            return [term]
        moving = term.args[moving_place(term)]
        few = ONE not in moving.shape and written_out(moving) <= MOST_SPREAD
        return addends(term, self.algebra) if few else [term]

    def _collected(self, addends: list[Stacked]) -> list[Stacked]:
        """The matrices of each differential added up, and simplified."""
        found: dict[tuple[Term, tuple[Term, ...]], list[Term]] = {}
        for matrix, term, over in addends:
            found.setdefault((term, over), []).append(matrix)
        collected = []
        for under, matrices in found.items():
            matrix, rows = self.simplifier.simplify(self.algebra.sum(matrices))
            self.rows.update(dict.fromkeys(rows))
            collected.append(Stacked(matrix, *under))
        return collected

    def _line(self, addends: list[Stacked]) -> Term:
        """The line, its differentials stacked where they are no columns."""
        return self.algebra.sum([self._times(*addend) for addend in addends])

    def _times(self, matrix: Term, term: Term, over: tuple[Term, ...]) -> Term:
        """One addend of the line."""
        found = self.algebra.product([matrix, self._vec(term)])
        for index in reversed(over):
            found = self.algebra.index_sum(index, found)
        return found

    def _vec(self, term: Term) -> Term:
        stack = (times(*term.shape), ONE)
        return term if term.shape == stack else self.algebra.apply(VEC.key, (term,), stack)

    def _pull(self, addend: Stacked) -> list[Stacked]:
        """An addend after its outermost operator has gone into the matrix."""
        if addend.differential.head == "d":
            return [addend]
        pulled = self._pulled(addend.matrix, addend.differential)
        return [new._replace(over=addend.over) for new in pulled] if addend.over else pulled

    def _pulled(self, matrix: Term, term: Term) -> list[Stacked]:
        """The same of one without indices."""
        place = moving_place(term)
        before, moving, after = term.args[:place], term.args[place], term.args[place + 1 :]
        if term.head == "product":
            known = self._beside(matrix, moving, before, after)
            if known is not None:
                return [known]
            left = self.algebra.product(before) if before else self._eye(moving.shape[0])
            right = self.algebra.product(after) if after else self._eye(moving.shape[1])
            return [self._by(PRODUCT, matrix, {"A": left, "C": right}, moving)]
        if term.head == "hadamard" and not term.is_scalar:
            return [self._by(HADAMARD, matrix, {"A": self.algebra.hadamard([*before, *after])}, moving)]
        if term.head in ("hadamard", "scaled"):
            return [self._by(COEFFICIENT, matrix, {"A": self.algebra.hadamard([*before, *after])}, moving)]
        if term.head == "colon":
            return [self._by(COLON, matrix, {"A": self.algebra.hadamard([*before, *after])}, moving)]
        if term.head == "transpose":
            return [self._by(TRANSPOSE, matrix, {}, moving)]
        return [self._operator(matrix, term, moving)]

    def _beside(self, matrix: Term, moving: Term, before: Sequence[Term], after: Sequence[Term]) -> Stacked | None:
        """By a row of the operator that moves about what stands right of it: diag(dx) y = diag(y) dx."""
        operator = self.algebra.operators.get(moving.head)
        rules = [rule for rule in stacking_rules(operator) if rule.pattern.root.head == "product"] if operator else []
        for rule, binding in fitting(rules, self.algebra.product([moving, *after]), self.algebra):
            return self._after(self.algebra.product([matrix, *before]), rule, binding, differential_in(binding))
        return None

    def _eye(self, size: Size) -> Term:
        return self.algebra.constant("eye", (size, size))

    def _by(self, mark: Operator, matrix: Term, letters: dict[str, Term], moving: Term) -> Stacked:
        """The matrix after that of a mark."""
        rule = stacking_rules(mark)[0]
        binding = UNBOUND
        for part in rule.pattern.parts:
            value = moving if part.head == "d" else letters.get(str(part.data))
            if value is not None:
                binding = next(matches(part, value, self.algebra, binding))
        return self._after(matrix, rule, binding, moving)

    def _after(self, matrix: Term, rule: Rule, binding: Binding, moving: Term) -> Stacked:
        self.rows[rule.row] = None
        return Stacked(self.algebra.product([matrix, instantiate(rule.result, binding, self.algebra)]), moving)

    def _operator(self, matrix: Term, term: Term, moving: Term) -> Stacked:
        """The matrix after that of an operator: by its own row, or that of a scalar by the way it crosses the colon."""
        operator = self.algebra.operators[term.head]
        for rule, binding in fitting(stacking_rules(operator), term, self.algebra):
            return self._after(matrix, rule, binding, differential_in(binding))
        for rule, binding in fitting(opening_rules(operator), term, self.algebra):
            self.rows[rule.row] = None
            return Stacked(matrix, instantiate(rule.result, binding, self.algebra))
        if term.is_scalar and (found := crossed(self.algebra.one, term, self.algebra)):
            adjoint, row = found
            self.rows[row] = None
            return Stacked(self.algebra.product([matrix, self.algebra.transpose(self._vec(adjoint))]), moving)
        raise Mistake(NOT_A_MATRIX, f"the stacked form of {operator.name} is no product of matrices", None)
