"""Names for intermediates: what a line would write twice, and what has grown long, is written once and named.

Naming changes no line: it puts a symbol for a term, and says what the symbol stands for.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count, pairwise

from ...grammar.record import NamedTuple
from ..derivation import Addend, Derivation, Form, Result, difference, excerpt, new_terms, terms_of
from ..terms.folding import Folding
from ..terms.shape import ONE, SCALAR, letters
from ..terms.term import NUMBER, Term, below, value_of

SHORTEST_NAMED = 7  # characters that are worth a name where they would be written twice
LONGEST_UNNAMED = 60  # characters that are worth a name anywhere
NAME_LETTERS = {"matrix": "ZRSUVMPQ", "vector": "zruvpq", "scalar": "stcq"}
ADJOINT_LETTERS = {"matrix": "G", "vector": "g", "scalar": "g"}
MARK_WIDTHS = {"sum": 3, "hadamard": 3, "colon": 3, "power": 2, "product": 1}
UNNAMED = frozenset({"d", "scaled", "transpose"})


class Definition(NamedTuple):
    """A name, what it stands for, and the first step that uses it."""

    name: Term
    term: Term
    step: int


class NamedContents:
    """What lines say with names put in, the first one with names of its own.

    Each is made when it is asked for: of k lines with k addends only a few are held at once.
    """

    def __init__(self, contents: Sequence[Term | Form], first: Folding, folding: Folding) -> None:
        self.contents, self.first, self.folding = contents, first, folding

    def __getitem__(self, place: int) -> Term | Form:
        content, folding = self.contents[place], self.folding if place else self.first
        return folding.fold(content) if isinstance(content, Term) else _named(content, folding)

    def __iter__(self) -> Iterator[Term | Form]:
        """The lines; addends that stand as in the line before have their names already."""
        yield self[0]
        before: Form = ()
        named: Form = ()
        for content in self.contents[1:]:
            if isinstance(content, Term):
                yield self.folding.fold(content)
            else:
                start, end, until = difference(before, content)
                new = _named(content[start:until], self.folding)
                before, named = content, (*named[:start], *new, *named[end:]) if start or end < len(named) else new
                yield named


class NamedLines(NamedTuple):
    """A derivation's definitions, what each step says and the results, names put in."""

    definitions: tuple[Definition, ...]
    contents: Sequence[Term | Form] | NamedContents
    results: tuple[Result, ...]


def name_parts(derivation: Derivation, lengths: dict[int, int]) -> NamedLines:
    """The derivation with its intermediates named; the first line has only the names that the user gave.

    `lengths` holds those of terms that are known, and is added to.
    """
    choice = _Choice(derivation, lengths)
    given = dict(choice.folding.names)
    names = choice.names()
    said = [step.content for step in derivation.steps]
    if not names:
        return NamedLines((), said, derivation.results)
    typed, folding = (Folding(derivation.problem.algebra, some) for some in (given, names))
    contents = NamedContents(said, typed, folding)
    lines = [list(terms_of(contents[0]))]
    lines += [list(map(folding.fold, terms)) for terms in new_terms(derivation.steps[1:])]  # in their order
    results = tuple([result._replace(gradient=folding.fold(result.gradient)) for result in derivation.results])
    lines.append([result.gradient for result in results])
    meaning = {name: folding.meaning(term) for term, name in names.items()}
    return NamedLines(_definitions(lines, meaning, len(said) - 1), contents, results)


def _named(form: Form, folding: Folding) -> Form:
    """A linear form with the names put in."""
    return tuple([Addend(folding.fold(adjoint), folding.fold(differential)) for adjoint, differential in form])


def _definitions(lines: Iterable[Iterable[Term]], meaning: dict[Term, Term], last: int) -> tuple[Definition, ...]:
    """The definitions that lines need, each before what uses it."""
    found: dict[Term, Definition] = {}
    first, seen = oldest(meaning), set[int]()
    for step, roots in enumerate(lines):
        if len(found) == len(meaning):
            break
        for name in needed_names(roots, meaning, first, seen, found):
            found[name] = Definition(name, meaning[name], min(step, last))
    return tuple(found.values())


def oldest(names: Iterable[Term]) -> int:
    """The least number among some names, of which there is one."""
    return min([name.number for name in names])


def needed_names(
    roots: Iterable[Term], meaning: Mapping[Term, Term], first: int, seen: set[int], found: Container[Term] = ()
) -> list[Term]:
    """The new names in some terms, and in what these names mean, each after those that it needs.

    The number of the oldest name is `first`: what contains a name is newer. `seen` are the numbers of terms that were
    looked through, and is added to.
    """
    new = [root for root in roots if root.number >= first]
    for term in new:  # which grows
        if term.number not in seen:
            seen.add(term.number)
            new += [arg for arg in term.args if arg.number >= first]
    ordered: dict[Term, None] = {}
    stack = [(name, False) for name in sorted({*new} & meaning.keys(), key=NUMBER)]
    while stack:
        name, ready = stack.pop()
        if ready:
            ordered[name] = None
        elif name not in ordered and name not in found:
            stack.append((name, True))
            stack.extend((inner, False) for inner in below([meaning[name]]) if inner in meaning)
    return list(ordered)


def written_length(root: Term, lengths: dict[int, int] | None = None) -> int:
    """About how many characters a term takes; `lengths` holds those of parts that are known, and is added to."""
    lengths = {} if lengths is None else lengths
    if root.number not in lengths:
        measure([root], lengths)
    return lengths[root.number]


def measure(roots: Iterable[Term], lengths: dict[int, int]) -> None:
    """Add the lengths of terms and of their parts to those that are known."""
    for term in below(roots, lengths):
        length = _own_length(term)
        for arg in term.args:
            length += lengths[arg.number]
        lengths[term.number] = length


def _own_length(term: Term) -> int:
    """The characters of a term's own mark, or of its name."""
    head, args = term.head, term.args
    if not args:
        return _leaf_length(term)
    if head in MARK_WIDTHS:
        return MARK_WIDTHS[head] * (len(args) - 1)
    if head == "scaled":
        return int(args[0].head != "number" or abs(value_of(args[0])) != 1)
    return 1 if head == "transpose" else len(head) + 2


def _leaf_length(term: Term) -> int:
    """The characters of a name, a number or a constant."""
    if term.head == "number":
        return len(str(term.data)) - (abs(value_of(term)) == 1) - (value_of(term) < 0)
    return len(term.head) + 2 if term.data is None else len(str(term.data))


class _Choice:
    """Chooses what to name in one derivation."""

    def __init__(self, derivation: Derivation, lengths: dict[int, int]) -> None:
        self.steps = derivation.steps
        self.folding = Folding(derivation.problem.algebra)
        self.lengths = lengths
        self.derivation = derivation
        self.lines = _functions(derivation)
        self.next: dict[str, Iterator[int]] = {}
        for term, name in derivation.problem.named.items():
            if self._may_be_named(term):
                self.folding.add(term, derivation.problem.algebra.symbol(name, term.shape))

    def names(self) -> dict[Term, Term]:
        """The names chosen, for all lines but the first."""
        plain: list[Term] = []
        for before, step in pairwise(self.steps):
            roots = terms_of(excerpt(before.content, step.content) or step.content)
            if not self.folding.names and self._is_plain(roots):
                plain += roots
                continue
            self._name_long(plain)  # names none, but terms of lines before the first name stay as they are
            plain.clear()
            self._name_long(roots)
            folded = list(map(self.folding.fold, roots))
            if not self._is_plain(folded):
                self._name_repeated(folded)
        return self.folding.names

    @cached_property
    def taken(self) -> set[str]:
        """The names that stand for something."""
        return _taken(self.derivation)

    @cached_property
    def function(self) -> set[int]:
        """The terms of the function; others are adjoints."""
        return {term.number for term in below(self.lines)}

    def _is_plain(self, roots: Iterable[Term]) -> bool:
        """Whether it is sure at a glance that a line needs no names: nothing is long, or occurs twice."""
        measure(roots, self.lengths)
        seen: set[int] = set()
        found = list(roots)
        for term in found:  # which grows
            length = self.lengths[term.number]
            if length < SHORTEST_NAMED:
                continue
            if term.number in seen or (length > LONGEST_UNNAMED and self._may_be_named(term)):
                return False
            seen.add(term.number)
            found += term.args
        return True

    def _name_long(self, roots: Iterable[Term]) -> None:
        """Name what has grown long."""
        for term in below(roots, self.folding.folded):
            folded = self.folding.put(term)
            if written_length(folded, self.lengths) > LONGEST_UNNAMED and self._may_be_named(term):
                self._name(term)

    def _name_repeated(self, folded: Sequence[Term]) -> None:
        """Name what a line would write twice."""
        written: dict[int, int] = {}
        for root in folded:
            written[root.number] = written.get(root.number, 0) + 1
        for term in reversed(below(folded)):
            if self.lengths[term.number] < SHORTEST_NAMED:
                continue
            times = written[term.number]
            if times > 1 and self._may_be_named(origin := self.folding.origin.get(term, term)):
                self._name(origin)
                times = 1
            for arg in term.args:
                written[arg.number] = written.get(arg.number, 0) + times

    def _may_be_named(self, term: Term) -> bool:
        """Whether a term is compound, free of differentials, and no line, multiple or reciprocal."""
        free = bool(term.args) and not term.moves
        return free and term.head not in UNNAMED and term not in self.lines and not _is_led(term)

    def _name(self, term: Term) -> None:
        """Name a term, unless it has a name."""
        if term in self.folding.names:
            return
        name = next(name for name in self._candidates(term) if name not in self.taken)
        self.taken.add(name)
        self.folding.add(term, self.folding.algebra.symbol(name, term.shape))

    def _candidates(self, term: Term) -> Iterator[str]:
        """Letters that suit the shape; adjoints are called G."""
        kind = "scalar" if term.shape == SCALAR else "vector" if ONE in term.shape else "matrix"
        stem = NAME_LETTERS[kind][0]
        if term.number in self.function:
            yield from NAME_LETTERS[kind]
        else:
            stem = ADJOINT_LETTERS[kind]
        yield from (f"{stem}_{i}" for i in self.next.setdefault(stem, count(1)))


def _is_led(term: Term) -> bool:
    """Whether a term begins with a number, or with 1/."""
    return term.is_reciprocal or (term.head == "hadamard" and term.args[0].head == "number")


def _functions(derivation: Derivation) -> list[Term]:
    """The function as it was typed and as it was simplified."""
    return [step.content for step in derivation.steps if isinstance(step.content, Term) and not step.content.moves]


def _taken(derivation: Derivation) -> set[str]:
    """The names of the statement and of its sizes."""
    symbols = derivation.problem.symbols
    sizes = {name for symbol in symbols for size in symbol.shape for name in letters(size)}
    return sizes | {symbol.name for symbol in symbols} | {*derivation.problem.named.values(), "d", "e", "I"}
