"""What is wrong behind `where`: words for properties that are called otherwise here, and conditions."""

from .codes import UNEXPECTED, UNKNOWN_PROPERTY
from .mistakes import Mistake, near
from .state import Expected, State, Token
from .tables import WORDS

_PROPERTIES = [word for word, kind in WORDS.items() if kind == "PROPERTY"]
SYNONYMS = {  # what they are called here; nothing where the sizes say it
    **dict.fromkeys(("square", "rectangular", "array"), ""),
    **dict.fromkeys(("definite", "posdef", "covariance"), "spd"),
    **dict.fromkeys(("semidefinite", "possemidef", "nonnegdef"), "psd"),
    **dict.fromkeys(("sym", "symm", "hermitian", "selfadjoint"), "symmetric"),
    **dict.fromkeys(("antisymmetric", "skewsymmetric", "antisym"), "skew"),
    **dict.fromkeys(("unitary", "orthonormal", "ortho", "rotation"), "orthogonal"),
    **dict.fromkeys(("nonsingular", "regular", "nondegenerate"), "invertible"),
    **dict.fromkeys(("triangular", "tri"), "lower"),
    **dict.fromkeys(("nonneg",), "nonnegative"),
    "diag": "diagonal",
}
NUMBERS = frozenset("real complex number float double int integer constant const fixed known".split())


def unknown_property(token: Token, _state: State, row: Expected) -> Mistake | None:
    if token.kind != "NAME" or "PROPERTY" not in row:
        return None
    return Mistake(UNKNOWN_PROPERTY, f"{token.text} is not a property", token.span, _called(token.text.lower()))


def _called(word: str) -> str:
    """What a property is called here."""
    found = [word] if word in _PROPERTIES else [SYNONYMS[word]] if SYNONYMS.get(word) else near(word, _PROPERTIES)
    if word in NUMBERS:
        return "leave it out: all numbers are real, and what does not vary is constant"
    return f"did you mean {found[0]}?" if found else f"known are {', '.join(_PROPERTIES)}"


def condition(token: Token, state: State, _row: Expected) -> Mistake | None:
    """`where det(A) != 0`: what is no declaration."""
    kinds = [part.kind for part in state.values if isinstance(part, Token)]
    if token.kind != "CALL" or not {"WHERE", "GIVEN"} & {*kinds}:
        return None
    help = "write the shape and a property, as A: n x n invertible, x: n positive"
    span = state.previous.span[0], token.span[1]
    return Mistake(UNEXPECTED, "a condition is not a declaration", span, help)
