"""Annotations and the summary of a GitHub action."""

import pytest
from findings import (
    AGREES,
    ODD,
    PROVED,
    REFUSED,
    UNDECIDED,
    WRONG,
    report,
)

from matgrad.cli.reports.finding import Finding
from matgrad.cli.reports.github import summary


class TestGithub:
    def test_the_worst_first(self) -> None:
        assert (
            report("github", [PROVED, UNDECIDED, REFUSED, WRONG, ODD])
            == """\
::error file=formulas.mg,line=4,endLine=4,col=28,endColumn=32,title=wrong[transposed]::the transpose of what is \
claimed is right [bilinear]%0Ait should be: a b'%0Aat m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, right -0.52
::error file=sub%2Cdir/a%3A 100%25%0A<b>.mg,line=3,endLine=3,col=1,endColumn=23,title=wrong[only-square]::50%25 of x, \
| & <y> ]]> �%0Ait should be: x` | y
::error file=losses.mg,line=12,endLine=12,col=9,endColumn=10,title=error[M203]::the sizes do not fit: W' is m×k%0A\
help: W' X?
::warning file=losses.mg,line=13,endLine=13,col=1,endColumn=11,title=undecided::no point has −x' x > 0
"""
        )

    @pytest.mark.parametrize("findings", [[], [PROVED, AGREES]])
    def test_nothing_to_say(self, findings: list[Finding]) -> None:
        assert report("github", findings) == ""

    def test_summary(self) -> None:
        assert (
            summary([PROVED, UNDECIDED, WRONG, ODD], 3)
            == """\
### matgrad check

4 claims in 3 files: 1 fine, 2 wrong, 1 undecided

| | where | claim | found |
|---|---|---|---|
| wrong\\[transposed\\] | formulas.mg:4:28 | `[bilinear] a' X b wrt X == b a' where X: m x n` | the transpose of what \
is claimed is right \\[bilinear\\]<br>it should be: `a b'`<br>at m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, \
right -0.52 |
| wrong\\[only-square\\] | sub,dir/a: 100% \\<b>.mg:3:1 | `` [a�, b] x\\|y`z` == “ü�” `` | 50% of x, \\| & \\<y> \
\\]\\]> �<br>it should be: `` x` \\| y `` |
| undecided | losses.mg:13:1 | `log(-x' x) wrt x == 0` | no point has −x' x > 0 |
"""
        )

    def test_summary_of_nothing_wrong(self) -> None:
        assert summary([PROVED], 1) == "### matgrad check\n\n1 claim in 1 file: 1 fine\n"
