"""What a format is, and what is wanted of it."""

from collections.abc import Sequence
from typing import Protocol

from ...core import Derivation
from ...core.code import TARGETS, emit
from ...core.code import target as targets
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Source
from ..terminal.line import Line
from .outline import Detail, Outline, outline


class Wish(NamedTuple):
    """What is to be shown of a derivation."""

    detail: Detail = "normal"
    expand: bool = False
    verify: bool = True
    code: Sequence[str] = ()
    notations: Sequence[str] = ()
    check: bool = False
    views: Sequence[str] = ()
    forms: bool = False
    riemannian: bool = False

    def outline(self, source: Source, derivation: Derivation) -> Outline:
        """The lines that are wanted."""
        return outline(derivation, source.text, self.detail, self.expand, self.views)

    def sources(self, derivation: Derivation) -> dict[str, str]:
        """The functions that are wanted, by target."""
        return {target: _source(derivation, TARGETS[target], self.check) for target in self.code}


def _source(derivation: Derivation, target: "targets.Target", check: bool) -> str:
    """A function's source, or why there is none, as a comment; the derivation stands all the same."""
    try:
        return emit.source(derivation, target, check)
    except Mistake as mistake:
        return f"# {mistake.message} ({mistake.code})\n"


def title(source: Source) -> str:
    """Where a statement stands, and its name."""
    return f"{source.file}:{source.line}" + (f" [{source.name}]" if source.name else "")


class Format(Protocol):
    """Puts an answer into lines."""

    def derivation(self, source: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """The answer to a statement that was derived."""

    def mistake(self, source: Source, mistake: Mistake) -> list[Line]:
        """The answer to one that could not be."""
