"""Names for intermediates: what a line would write twice, and what has grown long, is written once and named.

Naming changes no line: it puts a symbol for a term, and says what the symbol stands for.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise

from ...grammar.record import NamedTuple
from ..derivation import Addend, Derivation, Form, Result, Step, difference, excerpt, new_terms, terms_of
from ..terms.folding import Folding
from ..terms.shape import ONE, SCALAR, letters
from ..terms.term import NUMBER, Term, below
from .lengths import measure, written_length

SHORTEST_NAMED = 7  # characters that are worth a name where they would be written twice
LONGEST_UNNAMED = 60  # characters that are worth a name anywhere
NAME_LETTERS = {"matrix": "ZRSUVMPQ", "vector": "zruvpq", "scalar": "stcq"}
ADJOINT_LETTERS = {"matrix": "G", "vector": "g", "scalar": "g"}
UNNAMED = frozenset({"d", "scaled", "transpose"})


class Definition(NamedTuple):
    """A name, what it stands for, and the first step that uses it."""

    name: Term
    term: Term
    step: int


class NamedContents:
    """What lines say with names put in, the first one with the names that the user gave.

    Each is made when it is asked for: of k lines with k addends only a few are held at once.
    """

    def __init__(self, steps: Sequence[Step], first: Term | Form, folding: Folding) -> None:
        self.steps, self.first, self.folding = steps, first, folding

    def __getitem__(self, place: int) -> Term | Form:
        return _named(self.steps[place].content, self.folding) if place else self.first

    def __iter__(self) -> Iterator[Term | Form]:
        """The lines; addends that stand as in the line before have their names already."""
        yield self.first
        before: Form = ()
        named: Form = ()
        for step in self.steps[1:]:
            content = step.content
            if isinstance(content, Term):
                yield self.folding.fold(content)
            else:
                start, end, until = difference(before, content)
                new = _named_form(content[start:until], self.folding)
                before, named = content, (*named[:start], *new, *named[end:]) if len(new) < len(content) else new
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
    if not names:
        return NamedLines((), [step.content for step in derivation.steps], derivation.results)
    folding, steps = choice.folding.anew(names), derivation.steps
    first = _named(steps[0].content, Folding(folding.algebra, given))
    lines = [terms_of(first)]
    lines += [[folding.fold(term) for term in terms] for terms in new_terms(steps[1:])]  # in their order
    results = tuple([result._replace(gradient=folding.fold(result.gradient)) for result in derivation.results])
    lines.append([result.gradient for result in results])
    meanings = Meanings({name: folding.meaning(term) for term, name in names.items()})
    return NamedLines(meanings.definitions(lines, len(steps) - 1), NamedContents(steps, first, folding), results)


def _named(content: Term | Form, folding: Folding) -> Term | Form:
    """What a line says, with the names put in."""
    return folding.fold(content) if isinstance(content, Term) else _named_form(content, folding)


def _named_form(form: Form, folding: Folding) -> Form:
    """A linear form with the names put in."""
    fold = folding.fold
    return tuple([Addend(fold(adjoint), fold(differential), over) for adjoint, differential, over in form])


class Meanings:
    """What names stand for, other names put in; looks for names in terms."""

    def __init__(self, meaning: Mapping[Term, Term]) -> None:
        self.meaning = meaning
        self.oldest = min([name.number for name in meaning])

    def names_in(self, roots: Iterable[Term], seen: set[int]) -> list[Term]:
        """The names in some terms, the oldest first; `seen`, which grows, are the numbers of terms looked through.

        What contains a name is newer than the name: what is older than all names is not looked through.
        """
        oldest = self.oldest
        new = [root for root in roots if root.number >= oldest]
        found: list[Term] = []
        for term in new:  # which grows
            if term.number not in seen:
                seen.add(term.number)
                if term in self.meaning:
                    found.append(term)
                new += [arg for arg in term.args if arg.number >= oldest]
        found.sort(key=NUMBER)
        return found

    def with_needed(self, names: Iterable[Term], found: Container[Term] = ()) -> list[Term]:
        """Names that are not found yet, and those in what they mean, each after those that it needs."""
        ordered: dict[Term, None] = {}
        stack = [(name, False) for name in names]
        while stack:
            name, ready = stack.pop()
            if ready:
                ordered[name] = None
            elif name not in ordered and name not in found:
                stack.append((name, True))
                stack.extend([(inner, False) for inner in self.names_in([self.meaning[name]], set())])
        return list(ordered)

    def definitions(self, lines: Iterable[Iterable[Term]], last: int) -> tuple[Definition, ...]:
        """The definitions that lines need, each before what uses it; what comes after the last line counts as it."""
        found: dict[Term, Definition] = {}
        seen: set[int] = set()
        for step, roots in enumerate(lines):
            if len(found) == len(self.meaning):
                break
            for name in self.with_needed(self.names_in(roots, seen), found):
                found[name] = Definition(name, self.meaning[name], min(step, last))
        return tuple(found.values())


class _Choice:
    """Chooses what to name in one derivation."""

    def __init__(self, derivation: Derivation, lengths: dict[int, int]) -> None:
        self.steps = derivation.steps
        self.folding = Folding(derivation.problem.algebra)
        self.lengths = lengths
        self.derivation = derivation
        self.lines = _functions(derivation)
        self.next: dict[str, Iterator[int]] = {}
        self.taken: set[str] = set()
        self.function: set[Term] = set()
        for term, name in derivation.problem.named.items():
            if self._may_be_named(term):
                self._add(term, name)

    def names(self) -> dict[Term, Term]:
        """The names chosen, for all lines but the first."""
        plain: list[Term] = []
        for before, step in pairwise(self.steps):
            roots = terms_of(excerpt(before.content, step.content) or step.content)
            if not self.folding.names:
                measure(roots, self.lengths)
                if self._is_plain(roots):
                    plain += roots
                    continue
            self._name_long(plain)  # names none, but terms of lines before the first name stay as they are
            plain.clear()
            self._name_long(roots)
            folded = [self.folding.fold(root) for root in roots]
            measure(folded, self.lengths)
            if not self._is_plain(folded):
                self._name_repeated(folded)
        return self.folding.names

    def _is_plain(self, roots: Iterable[Term]) -> bool:
        """Whether it is sure at a glance that a line needs no names: nothing is long, or occurs twice."""
        lengths = self.lengths
        seen: set[Term] = set()
        found = [*roots]
        for term in found:  # which grows
            length = lengths[term.number]
            if length >= SHORTEST_NAMED:
                if term in seen or (length > LONGEST_UNNAMED and self._may_be_named(term)):
                    return False
                seen.add(term)
                found += term.args
        return True

    def _name_long(self, roots: Iterable[Term]) -> None:
        """Name what has grown long."""
        lengths = self.lengths
        for term in self.folding.missing(roots):
            folded = self.folding.put(term)
            length = lengths.get(folded.number) or written_length(folded, lengths)
            if length > LONGEST_UNNAMED and self._may_be_named(term):
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
        if not term.args or term.moves or term.head in UNNAMED:
            return False
        return term not in self.lines and not _is_led(term)

    def _name(self, term: Term) -> None:
        """Name a term, unless it has a name."""
        if term in self.folding.names:
            return
        if not self.taken:
            self.taken = _taken(self.derivation)
            self.function = {*below(self.lines)}
        for name in self._candidates(term):
            if name not in self.taken:
                break
        self.taken.add(name)
        self._add(term, name)

    def _add(self, term: Term, name: str) -> None:
        """Let a name stand for a term: a symbol, or a member of a family where indices are free in the term."""
        algebra = self.folding.algebra
        free = sorted(algebra.free(term))
        known = algebra.member(algebra.family(name, term.shape), free) if free else algebra.symbol(name, term.shape)
        self.folding.add(term, known)
        measure([known], self.lengths)

    def _candidates(self, term: Term) -> Iterator[str]:
        """Letters that suit the shape; adjoints are called G."""
        kind = "scalar" if term.shape == SCALAR else "vector" if ONE in term.shape else "matrix"
        stem = NAME_LETTERS[kind][0]
        if term in self.function or self.folding.algebra.free(term):
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
    sizes = {name for symbol in symbols for size in (*symbol.shape, *symbol.ranges) for name in letters(size)}
    sizes |= derivation.problem.algebra.ranges.keys()
    return sizes | {symbol.name for symbol in symbols} | {*derivation.problem.named.values(), "d", "e", "I"}
