"""What it takes to check documents: a paper of 300 displays, and one without a formula beside the bare start."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.clock import PROGRAM, figure, medians, piped, python, table

PAPER, WORDS, CLAIM = "paper.md", "words.md", "claim.mg"
CASE = r"""
Let $A\in\mathbb R^{{{m}\times 3}}$ and $x\in\mathbb R^3$. With $y = Ax$ and $f = y^Ty$

$$
\begin{{aligned}}
df &= 2y^Tdy \\
 &= 2y^TA\,dx \\
\nabla_x f &= 2A^Ty
\end{{aligned}}
$$

"""
PROSE = "Words that hold no formula, a line of them in a manual.\n\n"


def written(folder: Path, displays: int) -> None:
    """The documents."""
    paper = "".join(f"# Section {n}\n{CASE.format(n=n, m=n + 2)}" for n in range(displays))
    for name, text in ((PAPER, paper), (WORDS, PROSE * 500), (CLAIM, "x' x wrt x == 2*x\n")):
        (folder / name).write_text(text, encoding="utf-8")


def checking(file: Path) -> Callable[[], None]:
    """The program checks a file, in a process of its own."""
    return partial(piped, python(PROGRAM, "check", str(file)))


def report(quick: bool) -> str:
    """A table: seconds, and how many times as long as the check of one claim."""
    displays = 20 if quick else 300
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), displays)
        files = {name: Path(folder) / name for name in (CLAIM, WORDS, PAPER)}
        times = medians({name: checking(file) for name, file in files.items()}, 1 if quick else 5)
    labels = {CLAIM: "one claim", WORDS: "1,000 lines without a formula", PAPER: f"{displays} displays"}
    rows = [[labels[name], figure(time), figure(time / times[CLAIM])] for name, time in times.items()]
    return table(["checked", "seconds", "of one claim's"], rows)
