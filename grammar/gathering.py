"""What stands alone between the commas of declarations is put where it belongs: A in `A, B: n x n`, n in `A: n, n`."""

from .codes import AMBIGUOUS, UNEXPECTED
from .mistakes import Mistake
from .record import NamedTuple
from .tables import WORDS
from .tree import Declaration, DeclaredFunction, Name, Node, Span

PROPERTIES = frozenset(word for word, kind in WORDS.items() if kind == "PROPERTY")


class Bare(NamedTuple):
    """A size or a name that stands alone between commas, perhaps with properties."""

    size: Node
    properties: tuple[str, ...]
    span: Span


AnyDeclaration = Declaration | DeclaredFunction
DeclaredItem = AnyDeclaration | Bare


def sizes_of(item: AnyDeclaration) -> tuple[Node, ...]:
    """The sizes in a declaration."""
    return item.sizes if isinstance(item, Declaration) else (*item.takes, *item.gives)


class Gathering:
    """Declarations so far, and the names that wait for the next one; `letters` are sizes somewhere in the list."""

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        self.found: list[AnyDeclaration] = []
        self.waiting: list[Name] = []

    def take(self, item: DeclaredItem, last: bool) -> None:
        """One more of the list."""
        if not isinstance(item, Bare):
            self.found += [*(_like(each, item) for each in self.waiting), item]
            self.waiting = []
        elif before := self._before(item, last or bool(item.properties)):
            self.found[-1] = before
        elif isinstance(item.size, Name):
            self._named(item.size, item)
        else:
            raise Mistake(UNEXPECTED, "a size without a name", item.span, "write A: n x n")

    def _before(self, item: Bare, last: bool) -> Declaration | None:
        """The declaration before, with what stands alone behind it, if that belongs to it."""
        before = self.found[-1] if self.found and not self.waiting else None
        if not isinstance(before, Declaration):
            return None
        if isinstance(item.size, Name) and item.size.text in PROPERTIES:  # A: n x n, symmetric
            return _with(before, item.size.text, item.span)
        return _widened(before, item) if self._is_second(item, last) else None

    def all(self) -> list[AnyDeclaration]:
        """The declarations, if no name is left without one."""
        if self.waiting:
            text = self.waiting[0].text
            help = f"write {text}: n x p, or {text}: scalar"
            raise Mistake(UNEXPECTED, f"{text} has no shape here", self.waiting[0].span, help)
        return self.found

    def _named(self, name: Name, item: Bare) -> None:
        """A name alone, with properties or waiting for a shape."""
        if item.properties:
            self.found.append(Declaration(name, "open", (), item.properties, item.span))
            return
        if self._has_room():
            before = self.found[-1].name.text
            help = f"write {before}: … x {name.text} for a size of {before}, or declare {name.text} on its own"
            raise Mistake(AMBIGUOUS, f"{name.text} can be a size of {before} or a name", name.span, help)
        self.waiting.append(name)

    def _has_room(self) -> bool:
        """Whether the last declaration has one size and may get another."""
        before = self.found[-1] if self.found else None
        return isinstance(before, Declaration) and len(before.sizes) == 1 and not before.properties

    def _is_second(self, item: Bare, last: bool) -> bool:
        """Whether what stands alone is the second size of the declaration before it: A: n, n."""
        letter = isinstance(item.size, Name) and item.size.text in self.letters
        plain = not isinstance(item.size, Name) or (last and not item.properties)
        return self._has_room() and (letter or plain)


def _like(alone: Name, item: AnyDeclaration) -> AnyDeclaration:
    """A name that is declared together with the next: A in `A, B: n x n`."""
    if isinstance(item, DeclaredFunction):
        return DeclaredFunction(alone, item.kind, item.takes, item.gives, alone.span, item.properties)
    return Declaration(alone, item.kind, item.sizes, item.properties, alone.span)


def _with(item: Declaration, word: str, span: Span) -> Declaration:
    return Declaration(item.name, item.kind, item.sizes, (*item.properties, word), (item.span[0], span[1]))


def _widened(item: Declaration, second: Bare) -> Declaration:
    """A: n, n"""
    span = item.span[0], second.span[1]
    return Declaration(item.name, "matrix", (*item.sizes, second.size), second.properties, span)
