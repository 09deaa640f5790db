"""A claim of a group decided: each of its sides against the first that is known, so that a slip shows once."""

from collections.abc import Iterator, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.record import NamedTuple
from ...grammar.tree import Claimed
from ..check.decide import Ruling, check
from ..check.verdict import Verdict
from ..elaborate.context import Context
from .claims import GroupClaim, JudgedSide


class SideRuling(NamedTuple):
    """What is found of a side: the ruling on a `statement` that ends with it. Where `why` says so, it is not judged.

    `follows` says that it is what the wrong side before it is, a `remark` under what it is fine.
    """

    side: JudgedSide
    ruling: Ruling | None
    statement: str
    why: str = ""
    follows: bool = False
    remark: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether it is called wrong."""
        return self.verdict is Verdict.WRONG and not self.follows

    @property
    def verdict(self) -> Verdict | None:
        """The verdict; None where it is not judged."""
        if self.why or self.ruling is None:
            return None
        return Verdict.AGREES if self.remark else self.ruling.verdict


def decided(claim: GroupClaim, context: Context) -> list[SideRuling]:
    """What is found of the sides of a claim that are said of its first; raises Contradiction."""
    return list(_Deciding(claim, context).of(claim.claimed))


class _Deciding(NamedTuple):
    """A claim, and what holds where it stands."""

    claim: GroupClaim
    context: Context

    def of(self, sides: Sequence[JudgedSide]) -> Iterator[SideRuling]:
        """Of all sides together where they are fine, or else one by one."""
        if not sides:
            return
        ruling, statement = self.best(sides)
        if ruling or len(sides) == 1:
            yield from (_ruled(side, ruling, statement) for side in sides)
            return
        wrong: JudgedSide | None = None
        for side in sides:
            ruling, statement = self.best([side])
            found = _ruled(side, ruling, statement)
            if found.is_wrong and wrong is not None and self.follows(wrong, side):
                found = found._replace(follows=True)
            wrong = side if found.is_wrong or found.follows else wrong
            yield found

    def best(self, sides: Sequence[JudgedSide]) -> tuple[Ruling, str]:
        """The ruling that is fine, of the ways in which the claim may begin, or else that on the first."""
        first: tuple[Ruling, str] | None = None
        for way in self.claim.meant:
            statement = self.claim.statement(way, sides)
            ruling = self.ruling(statement)
            if ruling:
                return ruling, statement
            first = first or (ruling, statement)
        assert first is not None
        return first

    def follows(self, before: JudgedSide, side: JudgedSide) -> bool:
        """Whether a side is equal to another, wrong one."""
        relation = "==" if " wrt " in self.claim.meant[0].begins else self.claim.relation
        return bool(self.ruling(f"{before.text} {relation} {side.text}"))

    def ruling(self, text: str) -> Ruling:
        """The ruling on a statement."""
        try:
            statement = read_statement(text)
            assert isinstance(statement, Claimed)
            return check(statement, self.context)
        except Mistake as mistake:
            return Ruling(Verdict.ERROR, mistake.message, mistake.span or (0, len(text)), mistake=mistake)


def _ruled(side: JudgedSide, ruling: Ruling, statement: str) -> SideRuling:
    """A ruling on a statement as one on a side: what ends in an error or is undecided is not judged."""
    if ruling.verdict in (Verdict.ERROR, Verdict.UNDECIDED):
        return SideRuling(side, ruling, statement, ruling.message)
    return SideRuling(side, ruling, statement)
