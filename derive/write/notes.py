"""Notes in words: the sentence of each kind, with its formulas in a notation.

A sentence is a row of phrases, words and formulas, so that a document can set formulas as its own. To add a kind, write
its sentence here, and a Note of that kind where it is found out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ...grammar.read import read_expression
from ...grammar.record import NamedTuple
from ..terms.note import Note
from ..terms.term import Term
from .lengths import written_length
from .terms import Writer
from .trees import formula

MOST_CONDITIONS = 6
LONGEST_CONDITION = 80  # characters, about
LONGEST_RIVAL = 60
PLURALS = {"scalar": "scalars", "vector": "vectors", "matrix": "matrices"}


class Phrase(NamedTuple):
    """Words, or a formula."""

    text: str
    is_formula: bool = False


Sentence = tuple[Phrase, ...]
Wording = Callable[[Note, Writer], Sentence]


def sentences(notes: Iterable[Note], writer: Writer) -> list[Sentence]:
    """Notes in words, each once; no condition that is long, and of more than a few conditions the first."""
    lengths: dict[int, int] = {}
    shown = [note for note in dict.fromkeys(notes) if note.kind not in CONDITIONS or _is_short(note, lengths)]
    conditions = [note for note in shown if note.kind in CONDITIONS]
    last = conditions[MOST_CONDITIONS - 1] if len(conditions) > MOST_CONDITIONS else None
    left_out = frozenset(conditions[MOST_CONDITIONS:])
    found: list[Sentence] = []
    for note in shown:
        found += [worded(note, writer)] if note not in left_out else []
        found += [(Phrase("and so for the other operands of this kind"),)] if note is last else []
    return found


def as_text(sentence: Sentence) -> str:
    """A sentence as a line of text."""
    return "".join(phrase.text for phrase in sentence)


def worded(note: Note, writer: Writer) -> Sentence:
    """A note as a sentence without a full stop."""
    return WORDINGS[note.kind](note, writer)


def stacked(arrays: Iterable[tuple[Term, Term]], writer: Writer) -> Sentence:
    """What stacked arrays are made of: U, V have the rows u_iᵀ, v_jᵀ, M the entries m_ij"""
    alike: dict[str, list[tuple[Term, Term]]] = {"rows": [], "entries": []}
    for array, part in arrays:
        alike["entries" if part.is_scalar else "rows"].append((array, part))
    said: list[Phrase] = []
    for kind, pairs in alike.items():
        if pairs:
            names, parts = [", ".join(map(writer.write, terms)) for terms in zip(*pairs, strict=True)]
            verb = "" if said else " has" if len(pairs) == 1 else " have"
            said += [Phrase(", ")] * bool(said)
            said += [Phrase(names, True), Phrase(f"{verb} the {kind} "), Phrase(parts, True)]
    return tuple(said)


def _is_short(note: Note, lengths: dict[int, int]) -> bool:
    """Whether a condition has room in a line; what is long is not even written, since it may be very long."""
    return sum(written_length(term, lengths) for term in note.terms) <= LONGEST_CONDITION


def _filled(template: str, formulas: Sequence[str]) -> Sentence:
    """A template with a formula in each place {}."""
    words = template.split("{}")
    between = [
        phrase for pair in zip(words, formulas, strict=False) for phrase in (Phrase(pair[0]), Phrase(pair[1], True))
    ]
    return tuple(phrase for phrase in (*between, Phrase(words[-1])) if phrase.text)


def _of_terms(template: str) -> Wording:
    """A sentence with the terms of the note in its places."""
    return lambda note, writer: _filled(template, [writer.write(term) for term in note.terms])


def _related(note: Note, writer: Writer) -> Sentence:
    """A > 0, A ≠ 0"""
    left, right = map(writer.write, note.terms)
    return (Phrase(f"{left} {writer.style.relation(note.kind)} {right}", True),)


def _between(note: Note, writer: Writer) -> Sentence:
    """−1 < A < 1"""
    inner, low, high = map(writer.write, note.terms)
    return (Phrase(f"{low} < {inner} < {high}", True),)


def _off_the_cut(note: Note, writer: Writer) -> Sentence:
    bound = f"{writer.style.relation('<=')} 0"
    return _filled("{} has no eigenvalue {}", [writer.write(note.terms[0]), bound])


def _taken(note: Note, writer: Writer) -> Sentence:
    """Step at 0 taken as 1/2."""
    name, value = note.words
    return _filled(f"{name} at {{}} taken as {{}}", ["0", formula(read_expression(value), writer.style)])


def _projected(note: Note, writer: Writer) -> Sentence:
    name, called = note.words
    template = f"{{}} is {called}: the gradient is projected onto the {called} matrices"
    return _filled(template, [writer.style.symbol(name)])


def _riemannian(note: Note, writer: Writer) -> Sentence:
    name, metric = note.words
    template = f"{{}} lies on the {name}: the gradient is the Riemannian one, in the {metric} metric"
    return _filled(template, [writer.write(note.terms[0])])


def _projected_map(note: Note, writer: Writer) -> Sentence:
    (name, called), style = note.words, writer.style
    template = (
        f"{{}} is {called}, and so is {{}}: entry by entry the derivative is along the projection of {{}} onto the"
        f" {called} matrices"
    )
    symbol = style.symbol(name)
    return _filled(template, [symbol, style.differential(symbol), style.indexed("E", ["i", "j"])])


def _rival(note: Note, writer: Writer) -> Sentence:
    """The other convention for a projected gradient, and what it gives where that is short."""
    said = formula(read_expression(note.words[0]), writer.style)
    (term,) = note.terms
    is_short = written_length(term) <= LONGEST_RIVAL
    whole = f"{said} = {writer.write(term)}" if is_short else said
    return _filled("the rival convention, by the free entries, is {}", [whole])


def _product_read(note: Note, writer: Writer) -> Sentence:
    name, *pieces = map(writer.style.symbol, note.words)
    return _filled("{} is read as {}", [name, writer.style.product(pieces)])


def _kinds_read(note: Note, writer: Writer) -> Sentence:
    """A and b are read as vectors."""
    kind, *names = note.words
    if len(names) == 1:
        return _filled(f"{{}} is read as a {kind}", [writer.style.symbol(names[0])])
    places = ", ".join(["{}"] * (len(names) - 1))
    return _filled(f"{places} and {{}} are read as {PLURALS[kind]}", [writer.style.symbol(name) for name in names])


def _exponential(note: Note, writer: Writer) -> Sentence:
    return _filled("{} is read as a name; the exponential function is exp", ["e"])


def _unchanged(note: Note, writer: Writer) -> Sentence:
    return _filled("{} stands for the addends that are as in the line above", [writer.style.unchanged])


def _no_manifold(note: Note, writer: Writer) -> Sentence:
    """That a gradient is the ordinary one though the Riemannian ones are asked for."""
    words = "{} lies on no manifold that is declared (orthogonal, spd, unit): its gradient is the ordinary one"
    return _filled(words, [writer.write(term) for term in note.terms])


def _quantity(note: Note, writer: Writer) -> Sentence:
    """What a letter for a quantity stands for."""
    return _filled("the variable is {} = {}", [writer.write(term) for term in note.terms])


def _of_words(template: str) -> Wording:
    """A sentence with the words of the note in its places."""
    return lambda note, writer: (Phrase(template.format(*note.words)),)


def _untied(note: Note, writer: Writer) -> Sentence:
    """A ≠ B, of A − B"""
    left, right = writer.sides(note.terms[0])
    return (Phrase(f"{left} {writer.style.relation('!=')} {right}", True),)


def _apart(note: Note, writer: Writer) -> Sentence:
    """A ≠ B"""
    return _related(note._replace(kind="!="), writer)


def _if_negative(note: Note, writer: Writer) -> Sentence:
    """A is invertible where k < 0; s ≠ 0 where k < 0"""
    base, exponent = note.terms
    written = [writer.write(base), f"{writer.write(exponent)} < 0"]
    unequal = f"{written[0]} {writer.style.relation('!=')} 0"
    is_matrix = not (base.is_row or base.is_column)
    return _filled("{} is invertible where {}", written) if is_matrix else _filled("{} where {}", [unequal, written[1]])


CONDITIONS: Mapping[str, Wording] = {
    "apart": _apart,
    "untied": _untied,
    "not_both_zero": _of_terms("{} and {} are not both zero"),
    ">": _related,
    "!=": _related,
    "between": _between,
    "full_rank": _of_terms("{} has full rank"),
    "steady_rank": _of_terms("{} has full rank, or keeps the rank that it has"),
    "if_negative": _if_negative,
    "positive_definite": _of_terms("{} is symmetric positive definite"),
    "off_the_cut": _off_the_cut,
    "no_opposite_eigenvalues": _of_terms("no two eigenvalues of {} add up to 0"),
    "no_opposite_eigenvalues_in": _of_terms("no eigenvalue of {} is minus one of {}"),
    "no_reciprocal_eigenvalues": _of_terms("no two eigenvalues of {} have the product 1"),
    "unique_largest": _of_terms("the largest entry of {} is unique"),
    "unique_largest_of_rows": _of_terms("the largest entry of each row of {} is unique"),
    "unique_largest_of_columns": _of_terms("the largest entry of each column of {} is unique"),
    "unique_largest_absolute": _of_terms("the entry of {} with the largest absolute value is unique"),
    "unique_largest_singular": _of_terms("the largest singular value of {} is unique"),
    "simple_largest_eigenvalue": _of_terms("the largest eigenvalue of {} is simple"),
    "simple_smallest_eigenvalue": _of_terms("the smallest eigenvalue of {} is simple"),
    "simple_eigenvalues": _of_terms("the eigenvalues of {} are simple"),
    "simple_singular_values": _of_terms("{} has full column rank, and its singular values are simple"),
    "distinct_entries": _of_terms("the entries of {} are distinct"),
    "taken": _taken,
}
WORDINGS: Mapping[str, Wording] = {
    **CONDITIONS,
    "projected": _projected,
    "projected_map": _projected_map,
    "riemannian": _riemannian,
    "rival": _rival,
    "product_read": _product_read,
    "kinds_read": _kinds_read,
    "frobenius": _of_words("{} is read as the Frobenius norm"),
    "by_rows": _of_words("{} is taken of each row"),
    "entrywise": _of_words("{0} is taken entry by entry; the function of the matrix is {0}m"),
    "exponential": _exponential,
    "stacked": _of_words("vec stacks columns"),
    "quantity": _quantity,
    "no_manifold": _no_manifold,
    "unchanged": _unchanged,
}
