"""The equal forms of a function: how else it may be written, each form a line with its rule."""

from collections.abc import Iterator

from ..derivation import Derivation, Step
from ..problem import Problem
from ..rules.index import rewriting_rules
from ..rules.rewrite import Simplifier
from ..terms.algebra import Algebra
from ..terms.term import Term, below
from ..terms.weight import Weights
from . import contraction
from .fractions import put_in

ROUNDS = 2
MOST = 8  # forms
LONGEST_FORM = 2  # times the function


def forms(problem: Problem) -> Derivation:
    """The function, and below it its equal forms."""
    weights = Weights(problem.algebra)
    limit = LONGEST_FORM * weights.of(problem.function) + LONGEST_FORM
    found: dict[Term, Step] = {problem.function: Step(problem.function, ())}
    if problem.ranges:
        matrix_form = contraction.contracted(problem.function, problem.algebra)
        found.setdefault(matrix_form, Step(matrix_form, (contraction.CONTRACTION,)))
    for _ in range(ROUNDS):
        for term in list(found):
            for step in _others(term, problem.algebra):
                assert isinstance(step.content, Term)
                if weights.of(step.content) <= limit and len(found) <= MOST:
                    found.setdefault(step.content, step)
    return Derivation(problem, tuple(found.values()), ())


def _others(root: Term, algebra: Algebra) -> Iterator[Step]:
    """The forms that one rule makes of a term, or of a part of it."""
    simplifier = Simplifier(algebra, "forms")
    for part in reversed(below([root])):
        if algebra.free(part):
            continue  # a number within a sum is no matrix to those who typed it
        for rule in rewriting_rules("forms", part.head, frozenset(algebra.heads)):
            new = simplifier.apply(rule, part)
            if new is not None and new is not part:
                yield Step(put_in(root, {part: new}, algebra), (rule.row,))
