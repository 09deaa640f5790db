"""What is right in another convention, or under what the document says in words: a remark, and no mistake."""

import re
from collections.abc import Mapping, Sequence

from ...grammar.documents.parts import Derivative
from ...grammar.record import NamedTuple
from .claims import GroupClaim
from .contexts import Contexts
from .decided import SideRuling
from .trial import TriedClaim

_SYMMETRIC = re.compile(
    r"symm|symé|simé|simm|симм|対称|对称|對稱|대칭|covarian|kernel|\bgram|hess|laplac|posi?tive.{0,6}definit|\bs\.?p\.?d\b|p\.?s\.?d\b"
    r"|adjacency|stiffness|mass matri|inertia|hermit|self-adjoint|orthogonal projec",
    re.IGNORECASE,
)
_BINARY = re.compile(r"mask|indicator|binary|0/1|zeros and ones|observed|selection", re.IGNORECASE)


_SAID: Mapping[str, re.Pattern[str]] = {
    "only-symmetric": _SYMMETRIC,
    "rival-symmetric": _SYMMETRIC,
    "only-binary": _BINARY,
}


class LayoutOfGradients(NamedTuple):
    """How a document lays out the gradient of a scalar: as it is said, or else as in its claims that are fine."""

    said: str
    claims: Sequence[tuple[GroupClaim, TriedClaim]]
    contexts: Contexts
    text: str

    def may_be_row(self, claim: GroupClaim) -> bool:
        """Whether a gradient may be the transpose of that here: unless one in the same notation is not."""
        if self.said:
            return self.said == "numerator"
        sign = _sign(claim, self.text)
        alike = (pair for pair in self.claims if _sign(pair[0], self.text) == sign)
        return not any(_is_gradient(other, tried, self.contexts) for other, tried in alike)


def remarked(claim: GroupClaim, found: SideRuling, layout: LayoutOfGradients) -> SideRuling:
    """What is found of a side, with what it is right under, by its diagnosis and the words of the document's text."""
    if found.ruling is None or found.ruling.diagnosis is None or not found.is_wrong:
        return found
    code, message = found.ruling.diagnosis.code, found.ruling.diagnosis.message
    said = _SAID.get(code)
    if code == "transposed" and isinstance(claim.group.left, Derivative) and layout.may_be_row(claim):
        return found._replace(remark="right in numerator layout, the derivative as a row")
    return found._replace(remark=message) if said and said.search(layout.text) else found


def _sign(claim: GroupClaim, text: str) -> str:
    """How a derivative is written: as ∇f, as f', or in another way."""
    left = text[slice(*claim.group.span)].partition("=")[0]
    return next((sign for sign in ("\\nabla", "triangledown", "\\partial", "'") if sign in left), "")


def _is_gradient(claim: GroupClaim, tried: TriedClaim, contexts: Contexts) -> bool:
    """Whether a fine claim gives the derivative of a scalar in the shape of its variable, and not as a row."""
    left = claim.group.left
    if not (isinstance(left, Derivative) and claim.ways and claim.claimed and tried.is_fine) or left.twice:
        return False
    function, _, variable = claim.ways[0].begins.rpartition(" wrt ")
    side = claim.claimed[0].text
    forms = [f"d({function}) = ({side}) : d{variable}", f"d({function}) = ({side})' : d{variable}"]
    straight, turned = (contexts.is_fine(form, tried.above) for form in forms)
    return bool(function) and straight and not turned
