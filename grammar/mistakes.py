"""A mistake in what was typed: its code, its place, and a fix where one is near."""

from collections.abc import Iterable

from .lines import position
from .record import NamedTuple
from .tree import Span


class CodePage(NamedTuple):
    """Title, explanation, an example that leads to the code, and the example corrected; "" where there is none.

    After a line break comes the next line of a file.
    """

    title: str
    explanation: str
    example: str = ""
    fix: str = ""


class ErrorCode(str):
    """The code of a kind of mistake, as it is printed; it knows its page."""

    page: CodePage

    def __new__(cls, name: str, page: CodePage) -> "ErrorCode":
        self = super().__new__(cls, name)
        self.page = page
        return self

    def __getnewargs__(self) -> tuple[str, CodePage]:  # type: ignore[override]
        return str(self), self.page


class Mistake(Exception):
    """Span and labels are offsets into the text of the statement, which stands in `text` where it is known."""

    def __init__(
        self,
        code: ErrorCode,
        message: str,
        span: Span | None,
        help: str | None = None,
        labels: tuple[tuple[Span, str], ...] = (),
        text: str = "",
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.span, self.help, self.labels = code, message, span, help, labels
        self.text = text

    def __str__(self) -> str:
        """`M203: the sizes do not fit, at line 1, column 2; did you mean A' B?`"""
        return f"{self.code}: {self.message}{self._place()}{f'; {self.help}' if self.help else ''}"

    def _place(self) -> str:
        if self.span is None or not self.text:
            return ""
        line, column = position(self.text, self.span[0])
        return f", at line {line}, column {column}"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """An exception is pickled by its message alone; this one goes whole from one process to another."""
        return type(self), (self.code, self.message, self.span, self.help, self.labels, self.text)


def near(word: str, known: Iterable[str], likeness: float = 0.6) -> list[str]:
    """The known words that are most like one that was typed, the likest first."""
    from difflib import get_close_matches  # wanted only where something is mistyped

    return get_close_matches(word, list(known), 3, likeness)
