"""What went wrong in the program rather than in the input, as a mistake that is reported like any other."""

from ..core.verify.lines import WrongLine
from ..grammar.mistakes import CodePage, ErrorCode, Mistake

INTERNAL = ErrorCode(
    "M900",
    CodePage(
        "internal error",
        "A line that was derived did not pass its check and is not shown, or the program failed. Nothing is wrong with "
        "your input: please report it.",
    ),
)


def internal_error(error: Exception) -> Mistake:
    """The mistake that stands for an unexpected exception, or for a line that failed its check."""
    what = f"{error}" if isinstance(error, WrongLine) else f"{type(error).__name__}: {error}".removesuffix(": ")
    return Mistake(INTERNAL, f"internal error: {what}", None, "please report this input")


def process_ended() -> Mistake:
    """The mistake of a statement whose process was killed, as happens when the system is out of memory."""
    return internal_error(ChildProcessError("the process that worked on this was ended"))
