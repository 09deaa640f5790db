"""What is equal, what is different and what is neither; and that the words about it have the numbers of the code."""

import re
from pathlib import Path

import pytest
from seam.parts import (
    Ball,
    Decision,
    Imprecise,
    Outcome,
    Pair,
    Question,
    Undefined,
    bits,
    compare,
    decided,
    first_decided,
    power_of_two,
    precision,
)

ROOT = Path(__file__).parent.parent.parent
HEADING = "## How a line is checked\n"
DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def pair(found: Ball, wanted: Ball, scale: int = 0) -> Pair:
    """Two numbers to be compared."""
    return Pair([found], [wanted], Ball(scale), Ball(1))


def quotient(error: int, mistake: float = 0) -> Outcome:
    """How 1 compares with a derivative that is 1, given the error of its quotient at h = 2^-100, and a mistake."""
    near = pair(1 + Ball(mistake), 1 + error * power_of_two(-200))
    nearer = pair(1 + Ball(mistake), 1 + error * power_of_two(-280))
    return compare.quotients(near, lambda: nearer)


@pytest.mark.parametrize(
    ("found", "wanted", "outcome"),
    [
        (Ball(1), Ball(1), Outcome.EQUAL),
        (Ball(1), Ball(2), Outcome.DIFFERENT),
        (Ball(1), Ball(1, power_of_two(-100)), Outcome.IMPRECISE),
        (Ball(1, power_of_two(-160)), Ball(1), Outcome.EQUAL),
        (Ball(0, power_of_two(-220)), Ball(0, power_of_two(-220)), Outcome.EQUAL),
        (Ball(0, power_of_two(-200)), Ball(0, power_of_two(-200)), Outcome.IMPRECISE),
        (Ball("nan"), Ball(1), Outcome.UNDEFINED),
        (Ball(1), Ball("inf"), Outcome.UNDEFINED),
    ],
)
def test_values(found: Ball, wanted: Ball, outcome: Outcome) -> None:
    with precision(400):
        assert compare.values(pair(found, wanted)) is outcome


def test_quotients() -> None:
    with precision(400):
        assert quotient(1) is Outcome.EQUAL
        assert quotient(2**90) is Outcome.EQUAL  # 2^-110 at the first step, 2^-190 at the second
        assert quotient(2**90, mistake=2**-20) is Outcome.DIFFERENT
        assert quotient(1, mistake=2**-149) is Outcome.DIFFERENT
        assert quotient(1, mistake=2**-151) is Outcome.EQUAL  # a strong test, and no proof
        assert quotient(2**180) is Outcome.UNDEFINED  # no derivative: the two quotients differ in a millionth


def test_of_one_shape() -> None:
    with pytest.raises(TypeError, match="2 entries cannot be compared with 1"):
        compare.values(Pair([Ball(1), Ball(2)], [Ball(1)], Ball(1), Ball(1)))


def test_more_bits() -> None:
    """Of 2^500 + 1/3 - 2^500 nothing is left at 400 bits: 800 tell."""

    def question(mistake: int) -> Question:
        third = Ball(1) / 3
        return Question(7, pair(power_of_two(500) + third - power_of_two(500), third + mistake))

    assert decided(lambda: [question(0)]) == Decision(None, 800)
    assert decided(lambda: [question(0), question(1)]) == Decision(7, 800)
    with pytest.raises(Imprecise):
        decided(lambda: [Question(0, pair(Ball(0, power_of_two(-99)), Ball(0)))])


@pytest.mark.parametrize(
    ("lost", "first", "tried"),
    [
        (100, 400, [400]),
        (500, 400, [400, 800]),
        (2000, 400, [400, 3200]),  # the first error tells that 800 and 1600 bits cannot do
        (2000, 800, [800, 3200]),
        (100, 1600, [1600]),
        (9000, 1600, [1600, 3200, 6400, 400, 800]),  # what was passed over is tried after all
    ],
)
def test_bits_that_are_tried(lost: int, first: int, tried: list[int]) -> None:
    """A third that has lost so many bits takes 150 more."""
    used = []

    def ask() -> list[Question]:
        used.append(bits())
        return [Question(0, pair(Ball(1) / 3, Ball(1) / 3 + Ball(0, power_of_two(lost - used[-1]))))]

    if lost < compare.PRECISIONS[-1]:
        assert decided(ask, first) == Decision(None, tried[-1])
    else:
        with pytest.raises(Imprecise):
            decided(ask, first)
    assert used == tried


def test_first_decided() -> None:
    """Points without a value are passed over, those that no precision decides are counted."""

    def look(point: object) -> object:
        if isinstance(point, type):
            raise point
        return point

    assert first_decided([Undefined, ZeroDivisionError, ValueError, "here"], look) == "here"
    assert first_decided([Imprecise, Imprecise, "here"], look, 3) == "here"
    with pytest.raises(Imprecise):
        first_decided([Imprecise, "here"], look)
    with pytest.raises(Undefined):
        first_decided([Undefined], look)


def explained() -> str:
    """The words about how a line is checked."""
    pages = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]
    (page,) = (text for path in pages if HEADING in (text := path.read_text(encoding="utf-8")))
    return " ".join(page.partition(HEADING)[2].partition("\n## ")[0].translate(DIGITS).split())


@pytest.mark.parametrize(
    "words",
    [
        f"in ball arithmetic with {compare.PRECISIONS[0]} bits",
        f"A line holds if the two differ by less than 2{compare.EQUAL_TO} of their scale",
        f"at the step h = 2{compare.STEP_WIDTHS[0]}.",
        f"they are compared again at h = 2{compare.STEP_WIDTHS[1]}.",
        f"the difference quotient is 2{2 * (compare.STEP_WIDTHS[1] - compare.STEP_WIDTHS[0])} of what it was",
        f"if their difference is the same to 2{compare.STEADY_TO} of itself",
        f"the number of bits is doubled, up to {compare.PRECISIONS[-1]}",
        f"This is done at {['no', 'one', 'two', 'three'][len(compare.LINE_POINTS)]} points",
        f"an error below 2{compare.EQUAL_TO} of its line passes",
    ],
)
def test_words(words: str) -> None:
    """The numbers in the words about it are those of the code."""
    assert words in explained()


def test_docstring_words() -> None:
    """The numbers in the docstring are those in the words about it."""
    assert set(re.findall(r"2-\d+", explained())) <= set(re.findall(r"2-\d+", str(compare.__doc__).replace("^", "")))


def test_bits_double() -> None:
    assert list(compare.PRECISIONS) == [compare.PRECISIONS[0] * 2**i for i in range(len(compare.PRECISIONS))]
