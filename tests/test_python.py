"""The Python face: `derive`, `check` and `Mistake`."""

import pytest

from matgrad import Mistake, check, derive

GIVEN = "given A: n x n symmetric, x: n"

MISTAKES = [
    ("A B wrt A where A: m x n, B: m x n", (), "M203: the sizes do not fit: A is m×n, B is m×n, at line 1, column 2; "),
    ("tr(A X", (), "M105: `(` is never closed, at line 1, column 3; write `)` before the end"),
    ("tr(X)\n + tr(X § Y) wrt X", (), "M103: unknown character § (U+00A7 SECTION SIGN), at line 2, column 9"),
    ("x' x wrt x", ["let z = (x"], "M105: `(` is never closed, at line 1, column 9; write `)` before the end"),
    ("x' x wrt x", "tr(X) wrt X", "M101: only lines `given` and `let` stand before a statement, at line 1, column 1"),
]


@pytest.mark.parametrize(("text", "given", "said"), MISTAKES)
def test_a_mistake_tells_its_place_and_a_mend(text: str, given: str | list[str], said: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(text, given=given)
    assert str(caught.value).startswith(said)


def test_the_mistake_of_a_claim_tells_its_place() -> None:
    ruling = check("A B == A where A: m x n, B: m x n")
    assert not ruling and "at line 1, column 2; did you mean" in str(ruling.mistake)


@pytest.mark.parametrize(
    ("claim", "given", "fine"),
    [
        ("x' A x wrt x == 2 A x where A: n x n, x: n", (), False),
        ("x' A x wrt x == (A + A') x where A: n x n, x: n", (), True),
        ("x' A x wrt x == 2 A x", GIVEN, True),
        ("x' A x wrt x == 2 A x", "# above\ngiven A: n x n\n\ngiven x: n", False),
        ("z' z wrt x == 2 A z", [GIVEN, "let z = A x"], True),
        ("d(z' z) = 2 z' A dx\n = 2 x' A A dx", [f"{GIVEN}\nlet z = A x"], True),
        ("det(X) == det(X) where X: n x m", (), False),
    ],
)
def test_a_ruling_is_true_if_it_is_fine(claim: str, given: str | list[str], fine: bool) -> None:
    assert bool(check(claim, given=given)) == fine


def test_derive_takes_what_stands_before() -> None:
    found = derive("z' z wrt x", given=[GIVEN, "let z = A x"])
    assert found.results[0].gradient.shape == derive("a' x wrt x where x: n").results[0].gradient.shape
    assert found.verification is not None


def test_derive_without_a_check() -> None:
    assert derive("tr(A X) wrt X", verify=False).verification is None
