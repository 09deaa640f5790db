"""What an author says to this tool and is not understood: directives, and lines of the input language in fences."""

from collections.abc import Callable, Iterator, Mapping

from ...grammar.documents.parts import Directive, Document, Fence
from ...grammar.mistakes import Mistake, near
from ...grammar.read import read_expression, read_statement
from ...grammar.tree import Span
from ..check.decide import Ruling
from ..check.verdict import Verdict
from .codes import NOT_A_DIRECTIVE
from .fences import lines_of_fence
from .rulings import RowRuling


def mistaken(document: Document) -> Iterator[RowRuling]:
    """An error for each directive and each line of a fence that is not understood."""
    for directive in document.page.directives:
        try:
            _understand(directive)
        except Mistake as mistake:
            yield _error(mistake, directive.span)
    for item in document.items:
        for text, (start, end) in lines_of_fence(item) if isinstance(item, Fence) else ():
            try:
                read_statement(text)
            except Mistake as mistake:
                first, last = mistake.span or (0, end - start)
                yield _error(mistake, (start, end))._replace(place=(start + first, start + last))


def _error(mistake: Mistake, span: Span) -> RowRuling:
    """An error at a place."""
    found = Ruling(Verdict.ERROR, mistake.message, span, mistake=mistake)
    return RowRuling(span, "declaration", "", Verdict.ERROR, found)


def _understand(directive: Directive) -> None:
    """Nothing if a directive is understood; raises Mistake."""
    understand = _UNDERSTOOD.get(directive.word)
    if understand is None:
        likely = near(directive.word, _UNDERSTOOD)
        help = f"did you mean {likely[0]}?" if likely else None
        raise Mistake(NOT_A_DIRECTIVE, f"there is no directive {directive.word}", None, help)
    understand(directive)


def _statement(directive: Directive) -> None:
    read_statement(f"{directive.word} {directive.rest}")


def _row(directive: Directive) -> None:
    read_statement(directive.rest)


def _expression(directive: Directive) -> None:
    read_expression(directive.rest.rpartition("=")[2])


def _one_of(*words: str) -> Callable[[Directive], None]:
    """Understands a directive after which one of these words stands."""

    def understand(directive: Directive) -> None:
        if directive.rest not in words:
            wanted = " or ".join(word or "nothing" for word in words)
            raise Mistake(NOT_A_DIRECTIVE, f"after {directive.word} stands {wanted}, not {directive.rest}", None)

    return understand


def _any(directive: Directive) -> None:
    """Whatever stands there."""


_UNDERSTOOD: Mapping[str, Callable[[Directive], None]] = {
    "given": _statement,
    "let": _statement,
    "row": _row,
    "wrt": _expression,
    "direction": _expression,
    "skip": _one_of("", "begin", "end"),
    "expect": _one_of("wrong"),
    "layout": _one_of("numerator", "denominator"),
    "scope": _any,
    "macro": _any,
    "off": _any,
    "on": _any,
}
