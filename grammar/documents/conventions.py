"""What the whole of a document says of its notation: in one formula alone much may be meant in two ways."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..latex.pieces import Piece
from ..mistakes import Mistake
from ..record import NamedTuple
from . import habits, usage
from .habits import DocumentSeen, Primes
from .letters import LetterSeen, letters_in, without_scripts
from .normal import normal
from .parts import DocumentPage, Prose


class Conventions(NamedTuple):
    """What is meant by notation that has two readings.

    `primes` is what X' is; `looks` are the letters that stand in more than one font, so that each is a name of its
    own; `indexed` those of index notation; `functions` what is called as f(x). `signs` write differentials beside d,
    which is none where `d_is_name`; e^x is no exponential where `e_is_name`. `units` are the letters whose indices
    make basis vectors and matrices of one entry, `sigma` whether σ(x) is the sigmoid, `frobenius` whether ‖X‖_2 is
    the norm of Frobenius. `entries` are those like x_1 beside x, `masks` the K of 1_K ∘ X. `strokes` says that |x| is
    the norm of a column, since |A x - b| is. `tensors` have three indices or more, `redefined` are functions to which
    the document gives a meaning of its own. Where it speaks of `entrywise` functions, exp of a matrix is one; where
    something is `vectorised`, ⊗ of two columns is a column.
    Letters that are `called` stand before brackets alone, or are said to be functions; `variants` are written in two
    ways; where x^1 stands somewhere, powers are `numbered` names; where X2 does, names are `typed`.
    `changes` are those of δ and Δ that are names; I_2 is one where there are `invariants`.
    """

    primes: Primes = ""
    looks: frozenset[str] = frozenset()
    indexed: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    d_is_name: bool = False
    e_is_name: bool = False
    units: frozenset[str] = frozenset()
    sigma: bool = False
    frobenius: bool = False
    entries: frozenset[str] = frozenset()
    masks: frozenset[str] = frozenset()
    strokes: bool = False
    tensors: frozenset[str] = frozenset()
    redefined: frozenset[str] = frozenset()
    entrywise: bool = False
    vectorised: bool = False
    called: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    numbered: bool = False
    typed: bool = False
    changes: frozenset[str] = frozenset()
    invariants: bool = False


FACTS_OF_NOTATION: Mapping[str, Callable[[DocumentSeen], Any]] = {
    "primes": habits.primes,
    "looks": habits.in_two_looks,
    "indexed": habits.indexed,
    "functions": habits.functions,
    "signs": habits.signs,
    "d_is_name": habits.is_d_name,
    "e_is_name": habits.is_e_name,
    "units": habits.units,
    "sigma": habits.is_sigmoid,
    "frobenius": habits.is_frobenius,
    "entries": habits.entries,
    "masks": habits.masks,
    "strokes": habits.has_columns_in_strokes,
    "tensors": habits.tensors,
    "redefined": habits.redefined,
    "entrywise": habits.is_entrywise_spoken,
    "vectorised": habits.is_vectorised,
    "called": usage.called_letters,
    "variants": usage.variants,
    "numbered": usage.is_numbered_above,
    "typed": usage.is_typed,
    "changes": usage.changes_that_are_names,
    "invariants": usage.has_invariants,
}


def conventions_of(page: DocumentPage) -> Conventions:
    """The conventions of a document, from all its formulas and words."""
    read = list(_formulas(page))
    formulas = [formula for formula, _, _ in read]
    words = " ".join(run.text for each in page.paragraphs for run in each.runs if isinstance(run, Prose)).lower()
    seen = DocumentSeen(formulas, [letters for _, letters, _ in read], [level for *_, level in read], words, page)
    return Conventions(**{name: fact(seen) for name, fact in FACTS_OF_NOTATION.items()})


def _formulas(page: DocumentPage) -> Iterator[tuple[list[Piece], list[LetterSeen], list[Piece]]]:
    """The tokens of each formula, what only says how it looks left out, its letters, and the tokens at no height."""
    for formula in page.formulas:
        if formula.kind != "fence" and not formula.unread:
            try:
                found = normal(formula.pieces)
                yield found, list(letters_in(found)), without_scripts(found)
            except Mistake:
                continue
