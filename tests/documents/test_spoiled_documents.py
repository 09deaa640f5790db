"""The right documents with one mistake each: it is called wrong where it was made."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from reading import BAD, HERE, Reading, checked


class Spoiled(NamedTuple):
    """A document, what is replaced in it, once, and what stands there instead."""

    file: str
    original: str
    spoiled: str


SPOILED = [
    Spoiled("econometrics.md", r"= 2g'W\,dg", r"= g'W\,dg"),
    Spoiled("econometrics.md", r"= 2g'WZ'\,du", r"= -2g'WZ'\,du"),
    Spoiled("econometrics.md", r"= -2g'WZ'X\,db", r"= -g'WZ'X\,db"),
    Spoiled("econometrics.md", r"= -2X'ZWZ'(y - Xb) .", r"= 2X'ZWZ'(y - Xb) ."),
    Spoiled("exercises.md", r"\nabla f = 2A^\top(Ax-b)", r"\nabla f = A^\top(Ax-b)"),
    Spoiled("exercises.md", r"\frac{\partial f}{\partial X} = A^\top", r"\frac{\partial f}{\partial X} = A"),
    Spoiled("exercises.md", r"= X^{-\top}", r"= -X^{-\top}"),
    Spoiled("exercises.md", r"= Ax - b, \qquad", r"= Ax + b, \qquad"),
    Spoiled("exercises.md", r"= 2\,(x^\top Ax)(A + A^\top)x", r"= 2\,(x^\top Ax)(A - A^\top)x"),
    Spoiled("factorization.tex", r"\tr\bigl((EV + \lambda U)\tp", r"\tr\bigl((EV - \lambda U)\tp"),
    Spoiled("factorization.tex", r"= \tr(E\tp\,dE)", r"= 2\tr(E\tp\,dE)"),
    Spoiled("factorization.tex", r"\tr\bigl((E\tp U + \mu V)\tp\,dV", r"\tr\bigl((E\tp U + \lambda V)\tp\,dV"),
    Spoiled("fehlerquadrate.md", r"= 2A^\top r =", r"= 2A r ="),
    Spoiled("kalman.rst", r"= -2\operatorname{tr}(dK\,HP)", r"= 2\operatorname{tr}(dK\,HP)"),
    Spoiled("kalman.rst", r"2\,(KS - PH^T)", r"2\,(KS + PH^T)"),
    Spoiled("layers.py", r"= zx^T, \qquad", r"= xz^T, \qquad"),
    Spoiled("layers.py", r"W\|_F^2 = 2\lambda W", r"W\|_F^2 = \lambda W"),
    Spoiled("likelihood.md", r"dS &= -2\,", r"dS &= 2\,"),
    Spoiled("oscillations.md", r"&= q^{\mathsf T}K\,dq", r"&= 2q^{\mathsf T}K\,dq"),
    Spoiled("quadratic.jl", r"&= x^T (A + A^T)\, dx", r"&= x^T (A - A^T)\, dx"),
    Spoiled("quadratic.jl", r"&= (A + A^T)\, x.", r"&= (A - A^T)\, x."),
    Spoiled("ridge.ipynb", r"f &= X^Tr +", r"f &= X^Tr -"),
    Spoiled("unicode.md", r"∇_w f &= 2 X^⊤ r", r"∇_w f &= 2 X r"),
    Spoiled("unknown_macros.tex", r"&= \vx^\top H\,d\vx ,", r"&= -\vx^\top H\,d\vx ,"),
]
NAMES = [f"{n}-{one.file}" for n, one in enumerate(SPOILED)]


def written(one: Spoiled, folder: Path) -> tuple[Path, int]:
    """A copy with its mistake, and the line that has it."""
    file = folder / f"{SPOILED.index(one)}-{one.file}"
    original, spoiled = (
        text.replace("\\", "\\\\") if file.suffix == ".ipynb" else text for text in (one.original, one.spoiled)
    )
    before, found, after = (HERE / "right" / one.file).read_text(encoding="utf-8").partition(original)
    assert found, f"{original} is not in {one.file}"
    file.write_text(before + spoiled + after, encoding="utf-8")
    return file, before.count("\n") + 1


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reading]:
    folder = tmp_path_factory.mktemp("spoiled")
    return checked(*(written(one, folder)[0] for one in SPOILED))


@pytest.mark.parametrize("one", SPOILED, ids=NAMES)
def test_spoiled(found: Mapping[str, Reading], one: Spoiled, tmp_path: Path) -> None:
    file, line = written(one, tmp_path)
    reading = found[file.name]
    assert line in reading.lines(BAD), reading.said_of([line])
