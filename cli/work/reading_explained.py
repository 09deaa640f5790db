"""A document as it was read: a file in the input language, each line of it with the line of the document it comes from.

In a document a name may get another meaning on the way; in a file it has one. There the later one is another name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...core.documents.rulings import DocumentRuling, RowRuling
from ...grammar.documents.parts import NotRead
from ...grammar.documents.places import Places
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Span

_WORD = re.compile(r"[^\W\d]\w*")
_DECLARED = re.compile(r"([^\W\d]\w*)\s*(?::| )")
_DEFINED = re.compile(r"let ([^\W\d]\w*)(\([^)]*\))? = (.*)", re.DOTALL)
_BETWEEN = re.compile(r", (?=[^\W\d]\w*(?::| [a-z]))")


def explained(ruling: DocumentRuling, places: Places, name: str) -> str:
    """All that was read of a document and what was not, as a text that can be checked by itself."""
    written = _Writing(places, ruling.rows)
    lines = [f"# {name}, as it was read"]
    items: list[RowRuling | NotRead] = [*ruling.rows, *ruling.not_read]
    for item in sorted(items, key=lambda each: each.span):
        if isinstance(item, NotRead):
            lines.append(f"# {written.place(item)}: not read: {item.reason}")
        else:
            lines += written.row(item)
    return "\n".join(lines) + "\n"


class _Writing:
    """A file that is being written: what its names mean so far, "" of one that is used and has no meaning."""

    def __init__(self, places: Places, rows: Sequence[RowRuling]) -> None:
        self.places = places
        self.meanings: dict[str, str] = {}
        self.words = {word for row in rows for text in (row.statement, *row.above) for word in _WORD.findall(text)}
        self.links: dict[Span, list[RowRuling]] = {}
        for row in rows:
            if row.head is not None:
                self.links.setdefault(row.head, []).append(row)
        self.defined = {row.read_as: self.place(row) for row in reversed(rows) if row.role == "definition"}
        self.said: set[tuple[Span, str]] = set()

    def place(self, item: RowRuling | NotRead) -> str:
        """Where in the document something stands."""
        return self.places.label(item.span[0]) or f"line {self.places.position(item.span[0])[0]}"

    def row(self, row: RowRuling) -> Iterator[str]:
        """The lines of a row. A definition stands above the first claim that needs it."""
        if (row.span, row.statement) in self.said:
            return
        if row.statement and row.ruling is not None:
            yield from self._claim(row)
        else:
            yield self._comment(row)

    def _comment(self, row: RowRuling) -> str:
        """A row that claims nothing, or nothing that holds without what is said in words."""
        said = ": ".join(filter(None, (self.place(row), row.role, row.remark)))
        return f"# {said}{': ' if row.read_as else ''}{row.read_as}"

    def _claim(self, row: RowRuling) -> Iterator[str]:
        """A claim below what holds for it; a chain line by line, what else was judged together once."""
        names: dict[str, str] = {}
        yield from self._above(row.above, names)
        chain = [row, *(each for each in self.links.get(row.span, ()) if each.statement == row.statement)]
        if " ".join(each.read_as for each in chain) != row.statement:
            self.said.update((each.span, each.statement) for each in chain)
            yield f"{self._renamed(row.statement, names)}  # {self.place(row)}"
            return
        for each in takewhile(lambda each: each.ruling is not None, chain):
            self.said.add((each.span, each.statement))
            yield f"{self._renamed(each.read_as, names)}  # {self.place(each)}"

    def _above(self, lines: Sequence[str], names: dict[str, str]) -> Iterator[str]:
        """The lines that hold for a claim, those that do not stand above it already."""
        for line in lines:
            if defined := _DEFINED.fullmatch(line):
                yield from self._defined(line, defined[1], defined[2] or "", defined[3], names)
            elif line.startswith("given "):
                declared = _BETWEEN.split(line.removeprefix("given "))
                new = list(filter(None, (self._declared(each, names) for each in declared)))
                if new:
                    yield f"given {', '.join(new)}"

    def _defined(self, line: str, name: str, arguments: str, formula: str, names: dict[str, str]) -> Iterator[str]:
        """A definition, if it is new; the arguments of a function are names of their own."""
        own = {word: word for word in _WORD.findall(arguments)}
        inside = {**names, **own}
        meaning = f"{arguments} = {self._renamed(formula, inside, keep=True)}"
        names |= {word: taken for word, taken in inside.items() if word not in own}
        if self._takes(name, meaning, names):
            place = self.defined.get(line)
            yield f"let {names[name]}{meaning}{f'  # {place}' if place else ''}"

    def _declared(self, text: str, names: dict[str, str]) -> str:
        """A declaration, if it is new and can be said in a file."""
        found = _DECLARED.match(text)
        if found is None or not _can_be_said(f"given {text}"):
            return ""
        rest = text[found.end(1) :]
        return names[found[1]] + rest if self._takes(found[1], rest, names) else ""

    def _takes(self, name: str, meaning: str, names: dict[str, str]) -> bool:
        """Give a name its meaning, under another name where it has one already; whether that is new."""
        number, taken = 1, name
        while self.meanings.get(taken, meaning) != meaning or (taken != name and taken in self.words):
            number += 1
            taken = f"{name}_{number}"
        names[name] = taken
        is_new = taken not in self.meanings
        self.meanings[taken] = meaning
        return is_new

    def _renamed(self, text: str, names: dict[str, str], keep: bool = False) -> str:
        """A formula with the names that the file has; `keep` those that have no meaning, as one is defined by them."""
        return _WORD.sub(lambda word: self._name(word[0], names, keep), text)

    def _name(self, word: str, names: dict[str, str], keep: bool) -> str:
        if word in names:
            return names[word]
        if word[0] == "d" and word not in self.meanings and (word[1:] in names or word[1:] in self.meanings):
            return "d" + self._name(word[1:], names, keep)
        if word in self.meanings or keep:
            is_new = self._takes(word, "", names)
            if is_new and not keep:
                del self.meanings[names[word]]
        return names.get(word, word)


def _can_be_said(line: str) -> bool:
    try:
        read_statement(line)
    except Mistake:
        return False
    return True
