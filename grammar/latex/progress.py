"""What has been read of a text in LaTeX so far: its lexemes, and what is still open."""

from collections.abc import Sequence

from ..codes import AMBIGUOUS, LATEX_INPUT
from ..greek import LOWER
from ..mistakes import Mistake
from ..record import NamedTuple
from ..tree import Span, Typeset
from ..unexpected import ENDS
from .pieces import Piece
from .stream import Lexeme, Unread

OPENING_KINDS = frozenset(("ROUND", "LPAR", "CALL", "LSQB", "SQUARE", "BLOCK", "OPEN", "STROKED"))
CLOSING_KINDS = frozenset(("RPAR", "RSQB", "CLOSE", "CLOSING_STROKE"))
STOPS = CLOSING_KINDS | {
    "PLUS",
    "MINUS",
    "EQUALS",
    "EQUAL",
    "COLON",
    "COMMA",
    "SEMICOLON",
    "WRT",
    "WHERE",
    "TWICE",
    "END",
}
TRACE_NAMES = ("tr", "Tr", "trace")
_OF_MATRICES = {"log": "logm", "ln": "logm", "exp": "expm"}
LINEAR = frozenset("tr Tr trace sum mean vec diag Diag transpose sym skew".split())


class Frame(NamedTuple):
    """What is open: a bracket, bars, or the argument of a function without brackets, an `until`.

    `start` is the number of its first lexeme, `after` what follows when it closes, `mark` what was typed.
    """

    kind: str
    start: int
    mark: str = ""
    function: str = ""
    after: Sequence[Lexeme] = ()


class Progress:
    """The lexemes of a text so far, what is open, and what the look of its letters says.

    `mode` is formula, varying behind `wrt`, or declaring behind `where`. `declared` are the names that the statement
    declares, `unknown` what was read on the supposition that no line above gives it a meaning, as `ab` for a b.
    """

    def __init__(self, stream: Unread, declared: frozenset[str], moving: bool, has_t: bool) -> None:
        self.stream, self.declared, self.moving, self.has_t = stream, declared, moving, has_t
        self.out: list[Lexeme] = []
        self.frames: list[Frame] = []
        self.mode = "formula"
        self.asks = False
        self.functions: frozenset[str] = frozenset()  # letters that are functions before brackets of any content
        self.not_given: frozenset[str] = frozenset()  # functions that the statement declares, whose primes derive
        self.is_side = False  # of a row of a document, in which nothing but what it declares is a function
        self.moved: set[str] = set()  # the differentials, dX as one name and d by itself
        self.closed: tuple[Frame, int] | None = None  # what was closed last, and how many lexemes there were then
        self.bare: set[str] = set()  # names that stand without an index
        self.indexed: dict[str, tuple[str, Sequence[str]]] = {}  # x_i by its letter and indices
        self.called = ""  # the function whose brackets have just been closed
        self.looks: dict[str, str] = {}
        self.unknown: dict[str, Span] = {}
        self.factors: dict[str, Span] = {}

    @property
    def last(self) -> str:
        """The kind of the last lexeme."""
        return self.out[-1].kind if self.out else "START"

    @property
    def ended(self) -> bool:
        """Whether an operand has just ended."""
        return self.last in ENDS

    @property
    def inner(self) -> Frame | None:
        """The innermost bracket that is open."""
        return next((frame for frame in reversed(self.frames) if frame.kind != "until"), None)

    def emit(self, kind: str, text: str, span: Span) -> None:
        """One lexeme more."""
        self.put(Lexeme(kind, text, span))

    def put(self, lexeme: Lexeme, frame: str = "inner", function: str = "", after: Sequence[Lexeme] = ()) -> None:
        """One lexeme more, which may open or close something."""
        if lexeme.kind in STOPS:
            self.finish(lexeme.place)
        self.called = ""
        if lexeme.kind in OPENING_KINDS:
            self.frames.append(Frame(frame, len(self.out), lexeme.text, function, after))
        if lexeme.kind in CLOSING_KINDS and self.frames:
            self._close(self.frames.pop(), lexeme)
        else:
            self.out.append(lexeme)

    def finish(self, place: Span) -> None:
        """Close the arguments without brackets, which end here."""
        while self.frames and self.frames[-1].kind == "until":
            frame = self.frames.pop()
            if len(self.out) == frame.start + 1:
                raise no_argument(frame.function, self.out[-2].place)
            end = self.out[-1].place[1]
            self._close(frame, Lexeme("RPAR", ")", (end, end)))

    def _close(self, frame: Frame, lexeme: Lexeme) -> None:
        """Close what is open, unless that is a logarithm under a trace: of the matrix, or of its entries."""
        inner, end = self.closed, len(self.out)
        whole = inner is not None and inner[0].start == frame.start + 2 and inner[1] == end
        if frame.function in TRACE_NAMES and whole and inner is not None:
            self._check_logarithm(inner[0].function, frame.start + 1)
        argument = self.out[frame.start + 1 :]
        of_matrix = len(argument) == 1 and (argument[0].text[:1].isupper() or argument[0].text in LOWER)
        if of_matrix and any(outer.function in TRACE_NAMES for outer in self.frames):
            self._check_logarithm(frame.function, frame.start - 1)
        self.out += [lexeme, *frame.after]
        self.closed = frame, len(self.out)
        self.called = "" if frame.after else frame.function

    def _check_logarithm(self, word: str, start: int) -> None:
        """Refuses a logarithm or exponential that begins there, under a trace."""
        if word in _OF_MATRICES:
            first = f"\\operatorname{{{_OF_MATRICES[word]}}} of the matrix"
            second = f"\\mathbf{{1}} : \\{word}(…) ∘ I by entries"
            raise two_readings(f"{word} under a trace may be of the matrix", self.out[start].place, first, second)

    def name(self, text: str, span: Span) -> None:
        """A name."""
        self.emit("NAME", text, span)

    def seen(self, name: str, look: str, piece: Piece) -> None:
        """A name stands here in a font; in two fonts it may be two things."""
        other = self.looks.setdefault(name, look)
        if other != look:
            ways = " and ".join(sorted(word or "plain" for word in (look, other)))
            help = f"write both alike if they are one, or one of them as {name}_1"
            raise Mistake(AMBIGUOUS, f"{name} stands here {ways}: one thing or two", piece.span, help)

    def typeset(self) -> Typeset:
        """What the look of the letters says, for later stages."""
        bold = frozenset(name for name, look in self.looks.items() if look in ("bold", "arrow"))
        return Typeset(bold, tuple(self.unknown.items()), tuple(self.factors.items()))


def no_argument(function: str, span: Span) -> Mistake:
    """The mistake of a function with nothing behind it."""
    return Mistake(LATEX_INPUT, f"{function} has no argument here", span, f"write \\operatorname{{{function}}}(…)")


def two_readings(message: str, span: Span, first: str, second: str) -> Mistake:
    """The mistake of what may be meant in two ways."""
    return Mistake(AMBIGUOUS, message, span, f"write {first} or {second}")
