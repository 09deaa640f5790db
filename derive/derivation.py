"""A derivation as plain data: what was asked, each line with the rules that took it there, and the results."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ..grammar.record import NamedTuple
from .problem import Problem
from .rules.rule import Row
from .terms.note import Note
from .terms.shape import Shape, Size
from .terms.term import Term


class Addend(NamedTuple):
    """G : T, one addend of a linear form; T holds one differential. It is summed `over` indices that are free in T."""

    adjoint: Term
    differential: Term
    over: tuple[Term, ...] = ()


Form = tuple[Addend, ...]
MOST_REPEATED = 6  # addends that a line writes again as they stand in the line above

ResultKind = Literal["gradient", "jacobian", "tensor", "hessian", "third"]


class Step(NamedTuple):
    """One line: f = a term, or df = a linear form in the differentials; of an array, df = a term with them in it.

    `minor` lines show on request only. `of` is the first derivative that the line is about, where it is not about the
    function itself. `vanishes` marks df = 0 of an array, in which no differential is left to tell it from f = 0. A line
    grad f = … is about the gradient on a manifold `by` a variable. A line d²f = … has what it is the differential of in
    `first`: df along a direction that stands still.
    """

    content: Term | Form
    rules: tuple[Row, ...]
    minor: bool = False
    of: Term | None = None
    vanishes: bool = False
    by: Term | None = None
    first: Term | None = None

    @property
    def is_differential(self) -> bool:
        """Whether it is a line df = …, not f = …"""
        return not isinstance(self.content, Term) or self.content.moves or self.vanishes


class IndexedEntry(NamedTuple):
    """One entry of a constant: a column has one index, a matrix two."""

    term: Term
    indices: tuple[str, ...]


class EntryProduct(NamedTuple):
    """A scalar times entries; a delta is an entry of an identity."""

    scalar: Term
    entries: tuple[IndexedEntry, ...]

    def renamed(self, old: str, new: str) -> "EntryProduct":
        """With another letter for an index."""
        return self._replace(
            entries=tuple(
                IndexedEntry(t, tuple(new if i == old else i for i in indices)) for t, indices in self.entries
            )
        )


class Indexing(NamedTuple):
    """The entries of a linear map: their own indices, those of the variable, and the addends."""

    output: tuple[str, ...]
    variable: tuple[str, ...]
    addends: tuple[EntryProduct, ...]

    @property
    def free(self) -> tuple[str, ...]:
        """All indices that are not summed over."""
        return (*self.output, *self.variable)


class View(NamedTuple):
    """One view of a linear map, by the name of its room in views/: a term, or the entries of the map.

    `variable` and `output` are the letters of the indices that it has, of a second derivative `before` too.
    """

    name: str
    content: Term | Indexing
    rules: tuple[Row, ...] = ()
    variable: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def term(self) -> Term:
        """What it says; of entries there is no term."""
        assert isinstance(self.content, Term)
        return self.content

    @property
    def vanishes(self) -> bool:
        """Whether it is zero whatever its indices are, so that the whole map is."""
        return isinstance(self.content, Term) and self.content.is_zero


class ClosedForm(NamedTuple):
    """A derivative in stacked arrays of families, and what these are; the variable x_i of one is stacked too.

    It is shown where it `is_shorter` than the sum; code is written of it in any case.
    """

    variable: Term
    term: Term
    arrays: tuple[tuple[Term, Term], ...]  # each with its row x_i', or its entry
    is_shorter: bool


class Twofold(NamedTuple):
    """What makes a second derivative a map of two directions: in its line a symbol H stands for the first of them.

    `first` is df along H, and `row` its differential by all variables.
    """

    direction: Term
    first: Term
    row: Term


class Result(NamedTuple):
    """The derivative with respect to one variable, of a second derivative after that with respect to one `before`.

    `axes` are those of the array: the function's, then the variables'. Where these are more than two, or belong to a
    matrix, `gradient` is the right-hand side of the differential, dF = … dX …. `line` is that of an array in any case,
    with dX projected onto the subspace of a structured variable; `views` are readings of this map. `of` is the first
    derivative of which it is one, as in Step. `closed` is its form in stacked arrays of families. The gradient is the
    Riemannian one on a `manifold`, by its name. A `twofold` one is d²F = … dX … dX … Where it is by a quantity that is
    no name, such as X', inv(X) or X[i,j], that is `asked`, as it is typed.
    """

    variable: Term
    gradient: Term
    shape: Shape
    notes: tuple[Note, ...] = ()
    kind: ResultKind = "gradient"
    axes: tuple[Size, ...] = ()
    before: Term | None = None
    views: tuple[View, ...] = ()
    line: Term | None = None
    of: Term | None = None
    closed: ClosedForm | None = None
    manifold: str = ""
    twofold: Twofold | None = None
    asked: str = ""

    @property
    def wrt(self) -> str:
        """The variables as they are spoken of: X, or in a mixed second derivative U, V; or what was asked for."""
        if self.asked:
            return self.asked
        others = [self.before] if self.before is not None and self.before is not self.variable else []
        return ", ".join(str(variable.data) for variable in (*others, self.variable))


class Verification(NamedTuple):
    """How the lines were checked."""

    points: int
    bits: int


class Derivation(NamedTuple):
    """A problem, the lines that solve it, and the gradients, in the order asked."""

    problem: Problem
    steps: tuple[Step, ...]
    results: tuple[Result, ...]
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None


def terms_of(content: Term | Form) -> Iterable[Term]:
    """The terms that a line is made of."""
    return (content,) if isinstance(content, Term) else [term for addend in content for term in addend[:2]]


def new_terms(steps: Iterable[Step]) -> Iterator[Iterable[Term]]:
    """The terms of each line, but those of addends that stand as in the line before it."""
    before: Form = ()
    for step in steps:
        content = step.content
        if isinstance(content, Term):
            yield (content,)
        else:
            start, _, until = difference(before, content)
            yield terms_of(content[start:until])
            before = content


class Unlike(NamedTuple):
    """What is unlike in two lines: from `start` on, of the one up to the place `before`, of the other up to `after`."""

    start: int
    before: int
    after: int


def difference(before: Form, after: Form) -> Unlike:
    """What stands between the addends with which two lines begin alike, and those with which they end alike.

    Of lines with few addends all is taken for unlike: they are not worth the comparison.
    """
    if min(len(before), len(after)) <= MOST_REPEATED:
        return Unlike(0, len(before), len(after))
    start = alike(before, after)
    end = alike(before[: start - len(before) - 1 : -1], after[: start - len(after) - 1 : -1])
    return Unlike(start, len(before) - end, len(after) - end)


def alike(a: Sequence[Addend], b: Sequence[Addend]) -> int:
    """How many items two sequences begin with that are equal; slices are compared, since these are long."""
    sure, most = 0, min(len(a), len(b))
    while sure < most:
        middle = (sure + most + 1) // 2
        if a[sure:middle] == b[sure:middle]:
            sure = middle
        else:
            most = middle - 1
    return sure


def changed(before: Form, after: Form) -> Form:
    """The addends of a line that do not stand in the line before it."""
    start, end, until = difference(before, after)
    left = Counter(before[start:end])
    new: list[Addend] = []
    for addend in after[start:until]:
        if left[addend] > 0:
            left[addend] -= 1
        else:
            new.append(addend)
    return tuple(new)


def excerpt(before: Term | Form, after: Term | Form) -> Form | None:
    """What a line changes, where so much of it stands as in the line before that the rest is not written again."""
    if isinstance(before, Term) or isinstance(after, Term) or min(len(before), len(after)) <= MOST_REPEATED:
        return None
    new = changed(before, after)
    return new if new and len(after) - len(new) > MOST_REPEATED else None
