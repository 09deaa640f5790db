"""Rules that a document states again, as A:B = tr(A^T B): their letters are not those of its problem."""

import re
from collections.abc import Collection, Mapping

from ...grammar.greek import GREEK
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Apply, Call, Chain, Claimed, Equality, Node, Number
from ..check.decide import Ruling, check
from ..check.verdict import Verdict
from .contexts import Contexts
from .names import NamesIn, names_in
from .written import without_brackets

_GENERIC = frozenset(("tr", "vec"))  # functions of which each rule has shapes of one kind
_LINEAR = frozenset(("+", "-", "neg"))
_OWN_SHAPE = re.compile(r": *(?:1\b|[^,]* x 1\b)|\bscalar\b")
_SPECIAL = ("symmetric", "skew", "orthogonal", "diagonal")
_FEWEST_LETTERS, _MOST_LETTERS = 2, 8


def as_rule(statement: str, declared: Collection[str]) -> Ruling | None:
    """The ruling on an identity whose letters are any matrices, columns and numbers; None where it is not judged so.

    It is fine, or wrong where a rule of its kind can be meant in one way only. A letter that is `declared` has no
    differential in it. Raises Contradiction where the two routes of a check disagree.
    """
    try:
        claim = read_statement(statement)
    except Mistake:
        return None
    if not isinstance(claim, Equality | Chain):
        return None
    names = names_in([claim.formula, *claim.sides])
    if not names.all or len(names.all) > _MOST_LETTERS or any(name in declared for name in names.moved):
        return None
    ruling = _ruled(claim, names)
    if ruling is None or not _is_generic(ruling, names):
        return None
    return ruling if ruling or _is_surely_wrong(claim, names, ruling) else None


def _ruled(claim: Claimed, names: NamesIn, properties: Mapping[str, str] = {}) -> Ruling | None:
    """The ruling with letters of their own; None of what does not fit, or cannot be decided."""
    given = ", ".join(f"{name}: {kind_of_letter(name)} {properties.get(name, '')}".strip() for name in names.all)
    try:
        ruling = check(claim, Contexts().below((f"given {given}",)))
    except Mistake:
        return None
    return None if ruling.verdict in (Verdict.ERROR, Verdict.UNDECIDED) else ruling


def kind_of_letter(name: str) -> str:
    """What a letter stands for where nothing else is said: capitals are matrices, Greek letters numbers."""
    base = name.split("_")[0]
    if base[0].isupper():
        return "matrix"
    return "scalar" if base in GREEK else "vector"


def _is_generic(ruling: Ruling, names: NamesIn) -> bool:
    """Whether no matrix of a rule has come down to a column or a number."""
    shapes = _shapes(ruling)
    return not any(_OWN_SHAPE.search(f":{shapes.get(name, '')}") for name in names.all if name[0].isupper())


def _shapes(ruling: Ruling) -> Mapping[str, str]:
    """The shape of each name, as it is declared."""
    return dict(part.split(": ", 1) for part in ruling.read_as.removeprefix("where ").split(", ") if ": " in part)


def _is_square(shape: str) -> bool:
    rows, _, columns = shape.partition(" x ")
    return rows == columns


def _is_surely_wrong(claim: Equality | Chain, names: NamesIn, ruling: Ruling) -> bool:
    """Whether a wrong rule is of colons, traces and vec alone, and not right for matrices of some property either."""
    sides = [claim.formula, *claim.sides]
    letters = {frozenset(names_in([side]).all) for side in sides}
    if names.moved or any(not name[0].isupper() for name in names.all) or not all(map(_has_one_shape, sides)):
        return False
    if len(letters) > 1 or len(names.all) < _FEWEST_LETTERS:  # which may be an equation
        return False
    square = [name for name, shape in _shapes(ruling).items() if _is_square(shape)]
    special = [{name: word for name in some} for word in _SPECIAL for some in (square, *((name,) for name in square))]
    return not any(_ruled(claim, names, properties) for properties in special)


def _has_one_shape(side: Node) -> bool:
    bare = without_brackets(side)
    if isinstance(bare, Apply):
        if bare.head == "juxt":
            return _has_one_shape(bare.args[-1]) and isinstance(without_brackets(bare.args[0]), Call | Number)
        return bare.head == ":" or (bare.head in _LINEAR and all(map(_has_one_shape, bare.args)))
    return isinstance(bare, Call) and bare.name.text in _GENERIC
