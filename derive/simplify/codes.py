"""The codes of derivatives that no rule gives, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NO_RULE = ErrorCode(
    "M291",
    CodePage(
        "no rule",
        "No rule gives this differential, or takes it across the colon. A directional derivative such as dadj(X, D), "
        "for one, is differentiated by D alone.",
        "tr(B dadj(X, A)) wrt X where X: n x n",
        "tr(B dadj(X, A)) wrt A where X: n x n",
    ),
)
