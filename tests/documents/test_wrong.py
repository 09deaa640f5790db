"""Documents with a mistake: its row is called wrong, and no other."""

from collections.abc import Mapping

import pytest
from reading import BAD, FINE, HERE, Expected, Reading, checked, expected_of

EXPECTED = expected_of("wrong")


@pytest.fixture(scope="module")
def found() -> Mapping[str, Reading]:
    return checked(*(HERE / file for file in EXPECTED))


def test_each_document_is_expected() -> None:
    assert {path.relative_to(HERE).as_posix() for path in (HERE / "wrong").iterdir() if path.is_file()} == set(EXPECTED)


@pytest.mark.parametrize(("file", "expected"), EXPECTED.items(), ids=EXPECTED)
def test_wrong(found: Mapping[str, Reading], file: str, expected: Expected) -> None:
    reading = found[file]
    assert expected.wrong, "a wrong document has a wrong row"
    assert reading.said_of(reading.lines(BAD) ^ expected.wrong) == {}
    assert reading.said_of(expected.fine - reading.lines(FINE)) == {}
    assert expected.read <= set(reading.verdicts)
