"""Right documents as people write them: nothing in them is called wrong, and what must not be judged is not judged."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from reading import BAD, FINE, HERE, Expected, Reading, checked, expected_of

EXPECTED = expected_of("right")


@pytest.fixture(scope="module")
def found() -> Mapping[str, Reading]:
    return checked(*(HERE / file for file in EXPECTED))


def test_each_document_is_expected() -> None:
    assert {path.relative_to(HERE).as_posix() for path in (HERE / "right").iterdir() if path.is_file()} == set(EXPECTED)


@pytest.mark.parametrize(("file", "expected"), EXPECTED.items(), ids=EXPECTED)
def test_right(found: Mapping[str, Reading], file: str, expected: Expected) -> None:
    reading = found[file]
    assert reading.said_of(reading.lines(BAD)) == {}
    assert reading.said_of(expected.unread & reading.lines(FINE)) == {}
    assert reading.said_of(expected.fine - reading.lines(FINE)) == {}
    assert expected.read <= set(reading.verdicts)


CHANGES = {
    "ends of lines as in Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "tabs": lambda text: text.replace("\n  ", "\n\t"),
    "no last end of line": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_right_in_other_bytes(change: str, tmp_path: Path) -> None:
    file = tmp_path / "unicode.md"
    text = (HERE / "right/unicode.md").read_text(encoding="utf-8")
    file.write_text(CHANGES[change](text), encoding="utf-8", newline="")
    reading = checked(file)[file.name]
    assert reading.said_of(reading.lines(BAD)) == {}
    assert EXPECTED["right/unicode.md"].fine <= reading.lines(FINE)


SECTION = r"""
## Case {n}

Let $A\in\mathbb R^{{{n} \times 3}}$ cost \$5, and let $x\in\mathbb R^3$. With $y = Ax$ and $f = y^Ty$

$$
\begin{{aligned}}
df &= 2y^Tdy \\
 &= 2y^TA\,dx \\
\nabla_x f &= 2A^Ty
\end{{aligned}}
$$

Words, more words, a price of $3, and `$code$`.
"""


def test_five_thousand_lines(tmp_path: Path) -> None:
    file = tmp_path / "long.md"
    words = "\n".join(f"A line of words, number {n}, with no formula but a price of ${n}.\n" for n in range(2100))
    file.write_text(words + "".join(SECTION.format(n=n) for n in range(2, 72)), encoding="utf-8")
    assert len(file.read_text(encoding="utf-8").splitlines()) >= 5000
    reading = checked(file)[file.name]
    assert reading.said_of(reading.lines(BAD)) == {}
    assert len(reading.lines(FINE)) >= 3 * 70
