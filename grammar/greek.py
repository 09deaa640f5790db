"""The Greek letters: their names and how they look; one table for what is read and what is written."""

LOWER = dict(
    zip(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi"
        " chi psi omega".split(),
        "αβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
CAPITALS = {name.capitalize(): sign.upper() for name, sign in LOWER.items()}
OWN_CAPITALS = frozenset("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split())  # unlike Latin ones
GREEK = LOWER | {name: sign for name, sign in CAPITALS.items() if name in OWN_CAPITALS}
VARIANTS = {"ς": "sigma", "ϑ": "theta", "ϕ": "phi", "ϵ": "epsilon"}
GREEK_NAMES = {ord(sign): name for name, sign in (LOWER | CAPITALS).items()}
GREEK_NAMES |= {ord(sign): name for sign, name in VARIANTS.items()}
_LOWERED = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘₙₚᵣₛₜᵤᵥ"
SUBSCRIPTS = str.maketrans(_LOWERED, "0123456789ijklmnprstuv")


def latin(text: str) -> str:
    """Greek letters by name, lowered signs after one underscore: λ₁₂ is lambda_12, xᵢⱼ is x_ij."""
    letters = text.translate(GREEK_NAMES)
    stem = letters.rstrip(_LOWERED)
    index = letters[len(stem) :]
    return (f"{stem}_{index}" if index else stem).translate(SUBSCRIPTS)
