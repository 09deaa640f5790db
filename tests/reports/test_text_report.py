"""Reports for people: blocks with carets, and one line for each claim."""

import pytest
from findings import AGREES, CHAIN, EVERY, HOPELESS, ODD, PROVED, REFUSED, UNDECIDED, WRONG, report
from seam.parts import TEXT, UNICODE

from matgrad.cli.reports import REPORTS
from matgrad.cli.reports.finding import Finding


class TestText:
    @pytest.mark.parametrize(
        ("found", "block"),
        [
            (PROVED, ""),
            (AGREES, ""),
            (
                WRONG,
                """\
wrong[transposed]: the transpose of what is claimed is right [bilinear]
 --> formulas.mg:4:28
  |
4 | [bilinear] a' X b wrt X == b a' where X: m x n
  |                            ^^^^
  = it should be: a b'
  = at m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, right -0.52

""",
            ),
            (
                CHAIN,
                """\
wrong: this does not follow from the line before
  --> losses.mg:10:5
   |
10 |   = 3 X : dX
   |     ^^^^^^^^
   = at seed 7: left inf, right nan

""",
            ),
            (
                REFUSED,
                """\
error[M203]: the sizes do not fit: W' is m×k
  --> losses.mg:12:9
   |
12 | A .* (Y - W' Z) wrt W == 0
   |       ^   ^^^^ m×q
   |       p×n
   = help: W' X?

""",
            ),
            (
                UNDECIDED,
                """\
undecided: no point has −x' x > 0
  --> losses.mg:13:1
   |
13 | log(-x' x) wrt x == 0
   | ^^^^^^^^^^

""",
            ),
            (
                HOPELESS,
                """\
undecided[M240]: no point was found
  --> losses.mg:14:1
   |
14 | sqrt(-x' x) wrt x == 0
   | ^^^^^^^^^^^^^^^^^^^^^^
   = help: declare properties: positive, spd, invertible …

""",
            ),
        ],
    )
    def test_block(self, found: Finding, block: str) -> None:
        assert report("text", [found]) == block

    def test_ascii(self) -> None:
        assert report("text", [UNDECIDED, REFUSED, HOPELESS], TEXT).isascii()

    def test_no_character_moves_the_cursor(self) -> None:
        assert not {"\x1b", "\x07", "\x00", "\r", "\t"} & {*report("text", [ODD]), *report("concise", [ODD])}

    @pytest.mark.parametrize(("found", "tone"), [(WRONG, "red"), (REFUSED, "red"), (UNDECIDED, "yellow")])
    def test_tones(self, found: Finding, tone: str) -> None:
        tones = {piece for line in REPORTS["text"](UNICODE).finding(found) for _, piece in line}
        assert {f"bold {tone}", tone} <= tones

    def test_blocks_do_not_wait(self) -> None:
        assert list(REPORTS["text"](UNICODE).end(EVERY)) == []


def test_concise() -> None:
    assert (
        report("concise", EVERY)
        == """\
formulas.mg:4:28: wrong[transposed]: the transpose of what is claimed is right [bilinear]
losses.mg:10:5: wrong: this does not follow from the line before
losses.mg:12:9: error[M203]: the sizes do not fit: W' is m×k
losses.mg:13:1: undecided: no point has −x' x > 0
losses.mg:14:1: undecided[M240]: no point was found
sub,dir/a: 100%�<b>.mg:3:1: wrong[only-square]: 50% of x, | & <y> ]]> �
"""
    )
