"""What is called wrong of what was found, and what is left unjudged since its author may have meant something else."""

import re
from collections.abc import Mapping, Sequence

from ...grammar.documents.parts import (
    Declares,
    Derivative,
    Document,
    DocumentItem,
    Whole,
)
from ...grammar.greek import GREEK
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Call, Name, Node
from ..check.verdict import Verdict
from ..elaborate.codes import SHAPE_NOT_TAKEN, SIZES_DIFFER
from .claims import GroupClaim, JudgedSide
from .conditions import UnsaidCondition, conditions_of, is_constant
from .contexts import Contexts, lines_of
from .decided import SideRuling
from .elsewhere import NamesBySection, names_by_section
from .first import first_defined, function_of
from .groups import RowGroup
from .names import names_in
from .written import without_brackets

_SCALARS = frozenset("tr det logdet norm norm2 norm_F inner sum".split())
_THROUGH = frozenset(("+", "-", "*", "/", "juxt", "neg", "^"))
_SIZES = frozenset("n m p q k d r s t N M P Q K D R S T".split())
_OF_SIZES = re.compile(r"\b(?:ones|I|eye|zeros)\b")
_OF_MATRICES = re.compile(r"'|:|\.\*|\b(?:tr|det|logdet|inv|norm\w*|kron|vec|diag|Diag|eye|I|ones)\b")


_RENAMES = re.compile(r"let \w+ = \w+$")
_ONLY_SQUARE = re.compile(r"(\w+) = (\w+)")
_SEVERAL = 2
_OF_TWO = re.compile(r"do not fit: (.+) is \S+, (.+) is \S+$")
_MISFITS = frozenset((SIZES_DIFFER, SHAPE_NOT_TAKEN))


class Doubts(NamedTuple):
    """What may be meant otherwise in a document: the names whose shapes are `said`, and the conditions in it.

    Of those in `kinds` it is at least said what they are.
    """

    said: frozenset[str]
    kinds: frozenset[str]
    conditions: tuple[UnsaidCondition, ...]
    contexts: Contexts
    first: Mapping[str, int]
    homes: NamesBySection

    def about(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> SideRuling:
        """A ruling, or why it is none: an error is one where all shapes are said, what is wrong where no doubt is."""
        if found.ruling is None:
            return found
        if found.ruling.verdict in (Verdict.ERROR, Verdict.WRONG) and (why := self.homes.taken(claim)):
            return found._replace(why=why)
        if found.ruling.verdict is Verdict.ERROR and self._is_misfit(claim, found):
            return found._replace(why="")
        if found.ruling and (column := self._lowered(claim, declared, found.statement)):
            return found._replace(why=f"it fits only if {column} is a column, which is not said")
        if found.is_wrong:
            return found._replace(
                why=next((why for doubt in _DOUBTS if (why := doubt(self, claim, declared, found))), "")
            )
        return found

    def _lowered(self, claim: GroupClaim, declared: Sequence[str], statement: str) -> str:
        """A capital that came down to a column for a row to fit, as X of (X'X)^(1/2); "" if there is none.

        One that is only what a small letter is another name of, as in p = P, is not meant.
        """
        shapes = (text.split(": ", 1) for text in declared if ": " in text)
        columns = [name for name, shape in shapes if name not in self.kinds and _is_column(name, shape)]
        used = " ".join(
            (statement, *(line.partition("=")[2] for line in claim.needed.lines if not _RENAMES.match(line)))
        )
        return next((name for name in columns if re.search(rf"\b{name}\b", used)), "")

    def _is_misfit(self, claim: GroupClaim, found: SideRuling) -> bool:
        """Whether a side does not fit the shapes that the author declares."""
        assert found.ruling is not None
        mistake = found.ruling.mistake
        if mistake is None or mistake.code not in _MISFITS or _may_be_by_entries(mistake, found.statement):
            return False
        return all(name in self.said for name in claim.needed.free)

    def identity(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """An equation between two formulas that may be a condition, unless they are of the same names and scalars.

        A side that goes on from another which is right is no condition either.
        """
        left = claim.group.left
        is_identity = isinstance(left, Whole) and claim.ways and not isinstance(left.formula, Name)
        if not is_identity or (_speaks_of_itself(claim, found.side) and self._is_carried_on(claim, declared, found)):
            return ""
        return "it may be a condition, or a rule with letters of its own"

    def _is_carried_on(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> bool:
        """Whether all sides are scalars by their form, or, with several names, one is or is right."""
        shown = [_is_scalar(tree) for tree in claim.trees]
        if all(shown) or len(names_in(claim.trees[:1]).all) < _SEVERAL:
            return all(shown)
        lines = lines_of(tuple(declared), claim.needed.lines)
        others = [side for side in claim.claimed if side is not found.side]
        return any(shown) or any(
            self.contexts.is_fine(claim.statement(claim.meant[0], [other]), lines) for other in others
        )

    def foreign(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """A name that does not occur in what the claim begins with, nor in what defines that."""
        begins = claim.begins_with
        foreign = next((name for name in found.side.free if name not in begins), "")
        return f"{foreign} does not occur in what this is said of" if foreign else ""

    def condition(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """A condition above that binds names of the claim."""
        group, names = claim.group, frozenset(claim.needed.free)
        above = (c for c in self.conditions if c.section == group.section and c.place < group.place)
        lines = lines_of(tuple(declared), claim.needed.lines)
        bound = next((c for c in above if c.names <= names and c.says_something(lines, self.contexts)), None)
        return f"it may hold under what is said above of {', '.join(sorted(bound.names))}" if bound else ""

    def scalars(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """What is right where the names whose shapes are not said are scalars, and nothing shows that they are not."""
        open_names = [name for name in claim.needed.free if name not in self.said]
        if not open_names or _OF_MATRICES.search(" ".join((found.statement, *claim.needed.lines))):
            return ""
        kept = [text for text in declared if text.replace(":", " ").split()[0] in self.said]
        lines = lines_of((*kept, *(f"{name}: scalar" for name in open_names)), claim.needed.lines)
        words = f"it would be right if {', '.join(open_names)} {'were scalars' if open_names[1:] else 'were a scalar'}"
        return words if self.contexts.is_fine(found.statement, lines) else ""

    def square(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """What is right where two sizes are one, of which one is of matrices only whose shapes are not said."""
        diagnosis = found.ruling.diagnosis if found.ruling is not None else None
        equal = _ONLY_SQUARE.search(diagnosis.message) if diagnosis and diagnosis.code == "only-square" else None
        if equal is None:
            return ""
        said = " ".join(text.partition(": ")[2] for text in declared if text.partition(": ")[0] in self.said)
        size = next((size for size in equal.groups() if not re.search(rf"\b{size}\b", said)), "")
        return f"it would be right if {equal[0]}, and {size} is not said" if size else ""

    def defined_below(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """A name that is defined only below, and not by words that say so of what stands above them."""
        names = (line.removeprefix("let ").split(" ", 1)[0].split("(")[0] for line in claim.needed.lines)
        head = function_of(claim.group.left)
        late = next((n for n in names if n != head and self.first.get(n, -1) > claim.group.items[-1]), "")
        return f"{late} is defined only below" if late else ""

    def constant(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """π, which is a number that is known."""
        return "pi may be the number" if "pi" in claim.needed.free and "pi" not in self.said else ""

    def size(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """A letter that may be the size of what stands beside it, as n of 1/n (1 1')."""
        shown = (text.partition(": ")[0] for text in declared if text.endswith(": scalar"))
        letter = next((name for name in shown if name in _SIZES), "")
        constant = _OF_SIZES.search(" ".join((found.statement, *claim.needed.lines)))
        return f"{letter} may be a size" if letter and constant else ""

    def unusual(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """A small letter that was made a matrix for the rows to fit, or a capital that was made a column."""
        shapes = (text.split(": ", 1) for text in declared if ": " in text)
        open_names = [(name, shape) for name, shape in shapes if name not in self.said and name not in GREEK]
        odd_names = (name for name, shape in open_names if _is_unusual(name, shape))
        odd = next((name for name in odd_names if _is_used(name, claim, found.statement)), "")
        return f"the shape of {odd} is not said, and here an unusual one" if odd else ""

    def partial(self, claim: GroupClaim, declared: Sequence[str], found: SideRuling) -> str:
        """What is right as a partial derivative, where what is defined beside the variable is held fixed."""
        lets = [line for line in claim.needed.lines if line.startswith("let ")]
        if not isinstance(claim.group.left, Derivative) or len(lets) < 2:
            return ""
        fixed = [line.split()[1] for line in lets[:-1]]
        turned = claim.statement(claim.meant[0], [found.side._replace(text=f"({found.side.text})'")])
        above = lines_of(tuple(declared), (lets[-1],))
        is_fine = any(self.contexts.is_fine(each, above) for each in (found.statement, turned))
        return f"it would be right if {', '.join(fixed)} did not vary" if is_fine else ""


_DOUBTS = (
    Doubts.identity,
    Doubts.partial,
    Doubts.defined_below,
    Doubts.constant,
    Doubts.unusual,
    Doubts.size,
    Doubts.foreign,
    Doubts.condition,
    Doubts.scalars,
    Doubts.square,
)


def _is_used(name: str, claim: GroupClaim, statement: str) -> bool:
    """Whether a name stands in a claim or in what defines its names, other than as a name of the same."""
    lines = (line.partition("=")[2] for line in claim.needed.lines if not _RENAMES.match(line))
    return re.search(rf"\b{name}\b", " ".join((statement, *lines))) is not None


def _is_column(name: str, shape: str) -> bool:
    """Whether a capital has the shape of a column."""
    return name[0].isupper() and shape not in ("matrix", "scalar") and (" x " not in shape or shape.endswith(" x 1"))


def _is_unusual(name: str, shape: str) -> bool:
    """Whether a shape that is not said is not the one that the letter suggests."""
    is_matrix = " x " in shape and not shape.endswith(" x 1")
    return is_matrix if name[0].islower() else not is_matrix and shape != "matrix"


def doubts_of(document: Document, groups: Sequence[RowGroup], contexts: Contexts) -> Doubts:
    """What may be meant otherwise in a document."""
    return Doubts(
        shaped(document.items),
        _of_some_kind(document.items),
        tuple(conditions_of(document, groups)),
        contexts,
        first_defined(document.items),
        names_by_section(document.items),
    )


def _of_some_kind(items: Sequence[DocumentItem]) -> frozenset[str]:
    """The names of which it is said that they are scalars, columns or matrices."""
    said = (item.declaration for item in items if isinstance(item, Declares))
    return frozenset(each.name.text for each in said if each.kind != "open")


def shaped(items: Sequence[DocumentItem]) -> frozenset[str]:
    """The names whose whole shape the author says."""
    said = (item.declaration for item in items if isinstance(item, Declares))
    return frozenset(each.name.text for each in said if each.sizes or each.kind == "scalar")


def _may_be_by_entries(mistake: Mistake, statement: str) -> bool:
    """Whether what does not fit may be meant otherwise: a number or a column beside an array, x dx of two columns.

    What does not fit in a definition is no mistake of the row that uses it.
    """
    message = mistake.message
    if message.startswith("in ") or "scalar" in message:
        return True
    columns = re.findall(r"×1\b|\b1×", message)
    sides = _OF_TWO.search(message)
    is_product = sides is not None and f"{sides[1]} {sides[2]}" in statement
    return len(columns) > 1 if is_product else bool(columns)


def _speaks_of_itself(claim: GroupClaim, side: JudgedSide) -> bool:
    """Whether the same names stand in an identity's first side and in another, which is a formula."""
    first, tree = claim.trees[0], claim.trees[claim.sides.index(side) - len(claim.sides)]
    return not is_constant(tree) and set(names_in([first]).all) == set(names_in([tree]).all)


def _is_scalar(tree: Node) -> bool:
    """Whether a tree shows that it is a scalar."""
    bare = without_brackets(tree)
    if isinstance(bare, Call):
        return bare.name.text in _SCALARS
    if not isinstance(bare, Apply):
        return False
    if bare.head in _THROUGH:
        return any(_is_scalar(arg) for arg in bare.args)
    return bare.head == ":"
