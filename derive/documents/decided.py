"""A claim of a group decided: each of its sides against the first that is known, so that a slip shows once."""

import re
from collections.abc import Iterator, Sequence

from ...grammar.record import NamedTuple
from ..check.decide import Ruling
from ..check.verdict import FINE_VERDICTS, Verdict
from .claims import GroupClaim, JudgedSide
from .contexts import Contexts, LinesAbove

_SQUARED = re.compile(r"(?<![\w')])(?<!\w\^)([a-z]\w*)' \1(?![\w'^(])")


class SideRuling(NamedTuple):
    """What is found of a side: the ruling on a `statement` that ends with it. Where `why` says so, it is not judged.

    `follows` says that it is what the wrong side before it is, a `remark` under what it is fine,
    `is_rule` that it was judged with letters of its own.
    """

    side: JudgedSide
    ruling: Ruling | None
    statement: str
    why: str = ""
    follows: bool = False
    remark: str = ""
    is_rule: bool = False

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

    def says(self, words: re.Pattern[str]) -> bool:
        """Whether such words say why it is not judged, or what is found of it."""
        return any(words.search(why) for why in (self.why, self.ruling.message if self.ruling is not None else ""))


def decided(claim: GroupClaim, above: LinesAbove, contexts: Contexts) -> list[SideRuling]:
    """What is found of the sides of a claim that are said of its first; raises Contradiction."""
    return list(_Deciding(claim, above, contexts).of(claim.claimed))


class _Deciding(NamedTuple):
    """A claim, and the lines that hold where it stands."""

    claim: GroupClaim
    above: LinesAbove
    contexts: Contexts

    def of(self, sides: Sequence[JudgedSide]) -> Iterator[SideRuling]:
        """Of all sides together, since all of them tell what varies; after a wrong one, of those below it."""
        wrong: SideRuling | None = None
        while sides:
            found = self.up_to_wrong(sides)
            sides = sides[len(found) :]
            for each in found:
                if each.is_wrong and wrong is not None and self.follows(wrong.side, each.side):
                    each = each._replace(follows=True)
                wrong = each if each.is_wrong or each.follows else wrong
                yield each

    def up_to_wrong(self, sides: Sequence[JudgedSide]) -> list[SideRuling]:
        """What is found of sides up to the first that is wrong, or that does not fit among them."""
        ruling, statement = self.best(sides)
        if ruling or len(sides) == 1:
            return [_ruled(side, ruling, statement) for side in sides]
        if ruling.verdict is not Verdict.WRONG:
            return self.without_misfits(sides, ruling, statement)
        number = (ruling.line or 1) - 1
        alone = self.alone(sides[number])
        last = SideRuling(sides[number], ruling, self.claim.statement(self.claim.meant[0], sides[: number + 1]))
        before = [_ruled(side, *self.agreeing(sides[:number])) for side in sides[:number]]
        return [*before, alone if alone.verdict in FINE_VERDICTS else last]

    def without_misfits(self, sides: Sequence[JudgedSide], ruling: Ruling, statement: str) -> list[SideRuling]:
        """What is found of sides that do not fit together: of those that fit by themselves, without the others."""
        misfits = [found for side in sides if (found := self.alone(side)).why]
        if not misfits:
            return [_ruled(side, ruling, statement) for side in sides]
        apart = {found.side for found in misfits}
        return [*misfits, *self.of([side for side in sides if side not in apart])]

    def alone(self, side: JudgedSide) -> SideRuling:
        """What is found of a side by itself."""
        return _ruled(side, *self.best([side]))

    def agreeing(self, sides: Sequence[JudgedSide]) -> tuple[Ruling, str]:
        """The ruling on sides that stand above a wrong one and are fine beside it."""
        ruling, statement = self.best(sides)
        return (ruling if ruling else Ruling(Verdict.AGREES, "", (0, len(statement)))), statement

    def best(self, sides: Sequence[JudgedSide]) -> tuple[Ruling, str]:
        """The ruling that is fine, of the ways in which the claim may begin, or else that on the first."""
        first: tuple[Ruling, str] | None = None
        for way in self.claim.meant:
            ruling, statement = self.grouped(self.claim.statement(way, sides))
            if ruling:
                return ruling, statement
            first = first or (ruling, statement)
        assert first is not None
        return first

    def grouped(self, statement: str) -> tuple[Ruling, str]:
        """The ruling on a statement, v'v in a product as the number that it is where the sizes do not fit else.

        What is not right so may be meant in yet another way, and stays undecided.
        """
        ruling = self.ruling(statement)
        other = _SQUARED.sub(r"(\g<0>)", statement)
        if ruling.verdict is not Verdict.ERROR or other == statement:
            return ruling, statement
        again = self.ruling(other)
        if again or again.verdict is Verdict.ERROR:
            return (again, other) if again else (ruling, statement)
        return Ruling(Verdict.UNDECIDED, f"{ruling.message}, as it is written", ruling.span), statement

    def follows(self, before: JudgedSide, side: JudgedSide) -> bool:
        """Whether a side is equal to another, wrong one."""
        relation = "==" if " wrt " in self.claim.meant[0].begins else self.claim.relation
        return bool(self.ruling(f"{before.text} {relation} {side.text}"))

    def ruling(self, text: str) -> Ruling:
        """The ruling on a statement."""
        return self.contexts.ruling(text, self.above)


def _ruled(side: JudgedSide, ruling: Ruling, statement: str) -> SideRuling:
    """A ruling on a statement as one on a side: what ends in an error or is undecided is not judged."""
    if ruling.verdict in (Verdict.ERROR, Verdict.UNDECIDED):
        return SideRuling(side, ruling, statement, ruling.message)
    return SideRuling(side, ruling, statement)
