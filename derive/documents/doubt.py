"""What is called wrong of what was found, and what is left unjudged since its author may have meant something else."""

from collections.abc import Collection, Sequence

from ...grammar.documents.parts import Declares, DocumentItem, Whole
from ...grammar.tree import Apply, Call, Name, Node
from ..check.advice import SHAPES
from ..check.verdict import Verdict
from .claims import GroupClaim
from .decided import SideRuling
from .names import names_in
from .written import without_brackets

_SCALARS = frozenset("tr det logdet norm norm2 norm_F inner sum".split())
_THROUGH = frozenset(("+", "-", "*", "/", "juxt", "neg", "^"))
_ONE_MEANING = "it may be a condition, or a rule with letters of its own"


def shaped(items: Sequence[DocumentItem]) -> frozenset[str]:
    """The names whose whole shape the author says."""
    said = (item.declaration for item in items if isinstance(item, Declares))
    return frozenset(each.name.text for each in said if each.sizes or each.kind == "scalar")


def judged_or_not(claim: GroupClaim, found: SideRuling, said: Collection[str]) -> SideRuling:
    """A ruling, or why it is none: an error is one where all shapes are `said`, an identity if it is no rule."""
    if found.ruling is None:
        return found
    if found.ruling.verdict is Verdict.ERROR and _is_misfit(claim, found, said):
        return found._replace(why="")
    if found.is_wrong and _is_identity(claim) and not _speaks_of_itself(claim):
        return found._replace(why=_ONE_MEANING)
    if found.is_wrong and (foreign := _foreign(claim, found)):
        return found._replace(why=f"{foreign} does not occur in what this is said of")
    return found


def _foreign(claim: GroupClaim, found: SideRuling) -> str:
    """A name of a side that does not occur in what the claim begins with, nor in what defines that."""
    begins = claim.begins_with
    return next((name for name in found.side.free if name not in begins), "")


def _is_misfit(claim: GroupClaim, found: SideRuling, said: Collection[str]) -> bool:
    """Whether a side does not fit the shapes that the author declares."""
    assert found.ruling is not None
    mistake = found.ruling.mistake
    fits_not = mistake is not None and mistake.code in SHAPES
    return fits_not and all(name in said for name in claim.needed.free)


def _is_identity(claim: GroupClaim) -> bool:
    """Whether a claim says that two formulas are equal, of which none is defined as the other."""
    left = claim.group.left
    return isinstance(left, Whole) and bool(claim.ways) and not isinstance(left.formula, Name)


def _speaks_of_itself(claim: GroupClaim) -> bool:
    """Whether an identity is one of scalars in which the same names stand at both sides."""
    first, *others = claim.trees
    names = set(names_in([first]).all)
    return all(_is_scalar(tree) and set(names_in([tree]).all) == names for tree in (first, *others))


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
