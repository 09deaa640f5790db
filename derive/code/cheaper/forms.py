"""Functions of the libraries that formulas spell out: each is an operator that only emitted code has.

Its definition is the formula. What that is a formula in is found by an operator within it that is applied to its
letter alone, as logsumexp in exp(A - logsumexp(A)*ones(m,n)).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ....grammar.record import NamedTuple
from ...operators import OPERATORS
from ...rules.compile import define, definition
from ...terms.algebra import Algebra
from ...terms.operator import ArrayCode, Operator
from ...terms.term import Term, below
from .rewriting import remade

SOFTMAX_OF_ENTRIES = Operator(
    "softmax_of_entries(A[m, n]) -> [m, n]",
    "The softmax of all entries of a matrix.",
    definition="softmax_of_entries(A) = exp(A - logsumexp(A)*ones(m,n))",
    code=ArrayCode(
        own={
            "numpy": "scipy.special.softmax({0})",
            "torch": "torch.softmax(torch.reshape({0}, (-1,)), 0).reshape({0}.shape)",
            "jax": "jax.nn.softmax({0}, axis=None)",
        }
    ),
)
COMPLEMENTARY_ERROR = Operator(
    "erfc_of_minus(A[m, n]) -> [m, n]",
    "1 + erf(A), which is small and accurate where erf(A) is near -1.",
    definition="erfc_of_minus(A) = ones(m,n) + erf(A)",
    elementwise=True,
    code=ArrayCode(
        own={
            "numpy": "scipy.special.erfc(-{0})",
            "torch": "torch.special.erfc(-{0})",
            "jax": "jax.scipy.special.erfc(-{0})",
        }
    ),
)

SPELLED_OUT: Mapping[str, Operator] = {form.key: form for form in (SOFTMAX_OF_ENTRIES, COMPLEMENTARY_ERROR)}


class Spelled(NamedTuple):
    """A term that is the formula of a form: of which form, applied to what, and whether it is the transpose."""

    form: Operator
    argument: Term
    quoted: bool


def in_forms(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """Some terms, each formula that a form is defined by made the form."""
    terms = below(roots)
    spelled = dict(found for term in terms if len(term.args) == 1 for found in _spelled(term, algebra))
    made: dict[int, Term] = {}
    for term in terms:
        found = spelled.get(term.number)
        args = tuple(made[arg.number] for arg in term.args)
        made[term.number] = _formed(found, made, algebra) if found else remade(algebra, term, args)
    return [made[root.number] for root in roots]


def _spelled(term: Term, algebra: Algebra) -> Iterator[tuple[int, Spelled]]:
    """The formulas of forms of what an operator is applied to, by their numbers."""
    for form in SPELLED_OUT.values():
        if term.head == _sign(form):
            formula = define(form, term.args, algebra)
            quoted = formula.head == "transpose"
            yield (formula.args[0] if quoted else formula).number, Spelled(form, term.args[0], quoted)


def _formed(found: Spelled, made: Mapping[int, Term], algebra: Algebra) -> Term:
    """The form of an argument."""
    argument = made[found.argument.number]
    whole = algebra.make(found.form.key, (argument,), argument.shape)
    return algebra.make("transpose", (whole,), (whole.shape[1], whole.shape[0])) if found.quoted else whole


@cache
def _sign(form: Operator) -> str:
    """The operator that is applied to the letter of a form in its definition."""
    (letter,), formula = definition(form)
    return next(part.head for part in formula.parts if part.args == (letter,) and part.head in OPERATORS)
