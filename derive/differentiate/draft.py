"""A derivation on its way: the lines so far, and which addends of the last one are at work."""

from collections.abc import Iterable

from ..derivation import Addend, Form, Step
from ..rules.rewrite import Simplifier
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.term import Term, is_compound

FEW = 6  # addends that are all looked at in each line, which costs less than to tell them apart


class Draft:
    """The derivation on its way: the steps so far, and the form as it stands.

    The addends from `start` to `stop` are at work. The others stand still, each with another of the `standing`
    differentials, those of compound parts `waiting` to be opened: a line costs what changes in it.
    """

    def __init__(self, algebra: Algebra, simplifier: Simplifier) -> None:
        self.algebra, self.simplifier = algebra, simplifier
        self.steps: list[Step] = []
        self.form: Form = ()
        self.start = self.stop = 0
        self.standing: set[Term] = set()
        self.waiting: set[Term] = set()

    @property
    def at_work(self) -> Form:
        """The addends that are at work."""
        return self.form[self.start : self.stop]

    def has_to_cross(self) -> bool:
        """Whether a differential at work has more around it than the d."""
        return any([differential.head != "d" for _, differential, _ in self.at_work])

    def compound(self) -> set[Term]:
        """What stands under a d and is no variable."""
        found = {d.args[0] for d in self.waiting} if self.waiting else set()
        for addend in self.at_work:
            part = addend.differential.args[0]
            if is_compound(part):
                found.add(part)
        return found

    def work_on(self, parts: set[Term]) -> None:
        """Let the addends of some parts be at work, and those between them; of few addends all are."""
        if len(self.form) <= FEW:
            return self.work_on_all()
        self._let_stand(self.at_work)
        places = self._places(parts, self.start, self.stop)
        if len(places) < len(parts):
            places = self._places(parts, 0, len(self.form))
        self.start, self.stop = places[0], places[-1] + 1
        self._take(self.at_work)

    def _places(self, parts: set[Term], start: int, stop: int) -> list[int]:
        """Where the addends of some parts stand."""
        return [i for i, addend in enumerate(self.form[start:stop], start) if addend.differential.args[0] in parts]

    def _let_stand(self, addends: Iterable[Addend]) -> None:
        differentials = [addend.differential for addend in addends]
        self.standing.update(differentials)
        self.waiting.update(d for d in differentials if is_compound(d.args[0]))

    def _take(self, addends: Iterable[Addend]) -> None:
        differentials = [addend.differential for addend in addends]
        self.standing.difference_update(differentials)
        self.waiting.difference_update(differentials)

    def work_on_all(self) -> None:
        """Let all addends be at work."""
        self.start, self.stop, self.standing, self.waiting = 0, len(self.form), set(), set()

    def joined(self, addends: list[Addend]) -> list[Addend]:
        """Addends at work together with those that they may be added to, which are at work from now on."""
        met = self.standing and self.standing.intersection([addend.differential for addend in addends])
        if not met:
            return addends
        places = [place for place, addend in enumerate(self.form) if addend.differential in met]
        start, stop = min(self.start, places[0]), max(self.stop, places[-1] + 1)
        before, after = self.form[start : self.start], self.form[self.stop : stop]
        self.start, self.stop = start, stop
        self._take((*before, *after))
        return [*before, *addends, *after]

    def advance(self, addends: list[Addend], rows: tuple[Row, ...], minor: bool = False) -> None:
        """Write the next line, with these addends at work, unless it says what the last one said."""
        live = tuple([addend for addend in addends if not (addend.adjoint.is_zero or addend.differential.is_zero)])
        if live != self.at_work or not self.steps or isinstance(self.steps[-1].content, Term):
            self.form = (*self.form[: self.start], *live, *self.form[self.stop :])
            self.stop = self.start + len(live)
            self.steps.append(Step(self.form, rows, minor))
