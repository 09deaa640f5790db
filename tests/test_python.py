"""The Python face: `derive`, `check`, `written` and `Mistake`."""

import pytest

import matgrad
import matgrad.core.views
from matgrad import Mistake, check, derive, written

GIVEN = "given A: n x n symmetric, x: n"

MISTAKES = [
    ("A B wrt A where A: m x n, B: m x n", (), "M203: the sizes do not fit: A is m×n, B is m×n, at line 1, column 2; "),
    ("tr(A X", (), "M105: `(` is never closed, at line 1, column 3; write `)` before the end"),
    ("tr(X)\n + tr(X § Y) wrt X", (), "M103: unknown character § (U+00A7 SECTION SIGN), at line 2, column 9"),
    ("tr(X)\n + trr(X) wrt X", (), "M201: trr is not a function, at line 2, column 4; did you mean tr?"),
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


MANY = "*".join(["n"] * 1000)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tr(X^1e20) wrt X where X: n x n", "M241"),
        (f"sum(X) wrt X where X: {MANY} x 1", "M202"),
        (f"sum(ones({MANY}, 1)) y wrt y where y: n", "M202"),
    ],
)
def test_what_is_out_of_all_measure_is_refused(text: str, code: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(text)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["X^30000000000000000000 y wrt y", f"sum(X) wrt X where X: {'+'.join('n' * 300)} x 1"])
def test_what_is_large_is_derived(text: str) -> None:
    assert derive(text).verification is not None


@pytest.mark.parametrize(
    ("text", "notation", "results"),
    [
        ("x' A x wrt x", "text", {"x": "(A + A') x"}),
        ("x' A x wrt x, A", "unicode", {"x": "(A + Aᵀ) x", "A": "x xᵀ"}),
        ("x' A x wrt x", "latex", {"x": r"(A + A^{\top}) x"}),
        ("A X wrt X", "text", {"X": "A dX"}),
        ("tr(U V') wrt U, V twice", "text", {"U": "zeros(m,n)", "U, V": "dV", "V, U": "dU", "V": "zeros(m,n)"}),
    ],
)
def test_results_are_written(text: str, notation: str, results: dict[str, str]) -> None:
    assert written(derive(text), notation) == results


def test_an_unknown_notation_is_refused() -> None:
    with pytest.raises(ValueError, match="there are text, unicode, latex"):
        written(derive("x' x wrt x"), "html")


def test_names_of_the_package_are_functions_or_packages() -> None:
    assert callable(matgrad.derive)
    assert matgrad.core.views.VIEWS
