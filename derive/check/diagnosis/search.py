"""Tries the diagnoses: those of a wrong side turn by turn, those of shapes that cannot fit by changes of the text."""

from collections.abc import Callable, Iterator
from itertools import islice

from ....grammar.mistakes import Mistake
from ....grammar.read import read_statement
from ....grammar.tree import Claimed, Name, Node, Span
from ...elaborate.nodes import arguments_first, variables_of
from ..claim import claimed
from . import DIAGNOSES
from .diagnosis import Diagnosis, Turn
from .misfit import Edit, Misfit
from .only_square import ONLY_SQUARE
from .proposal import Proposal
from .wrong_claim import Case

Fine = Callable[[Claimed], bool]
MOST_EDITS = 200
LOOKS = sorted(((look, d.code) for d in DIAGNOSES for look in d.looks), key=lambda pair: pair[0].turn)


def proposals(case: Case) -> Iterator[Proposal]:
    """The diagnoses that fit a wrong side; in a long one only those that concern the whole of it are tried."""
    for look, code in LOOKS:
        if look.turn <= Turn.WHOLE or case.is_short:
            for guess in look.find(case):
                yield Proposal(code, *guess)


def edits(statement: Claimed, place: Span, fine: Fine) -> Iterator[tuple[Diagnosis, Edit, int]]:
    """The small changes that make a claim fine in which the shapes do not fit at some place, and the side changed.

    What needs no name that was not typed comes first: the list of diagnoses is gone through from its end.
    """
    sides = statement.sides
    number = next((i for i, node in enumerate(sides) if node.span[0] <= place[0] < node.span[1]), None)
    fitting = reversed(DIAGNOSES) if number is not None else (ONLY_SQUARE,)  # the function is asked for as it stands
    claim = _misfit(statement, sides[number or 0])
    tried = ((d, edit) for d in fitting if d.edits for edit in d.edits(claim))
    for diagnosis, edit in islice(tried, MOST_EDITS):
        if _reads_fine(edit.text, fine):
            yield diagnosis, edit, (number or 0) + 1


def _misfit(statement: Claimed, side: Node) -> Misfit:
    """What is known of the text of a claim."""
    names = variables_of(arguments_first(statement.formula), ())
    sizes = [node for declared in statement.declarations for size in declared.sizes for node in arguments_first(size)]
    letters = dict.fromkeys(node.text for node in sizes if isinstance(node, Name))
    return Misfit(statement.text, side, tuple(names), tuple(letters))


def _reads_fine(text: str, fine: Fine) -> bool:
    try:
        return fine(claimed(read_statement(text)))
    except Mistake:
        return False
