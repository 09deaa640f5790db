"""What is right in another convention, or under what the document says in words: a remark, and no mistake."""

import re
from collections.abc import Mapping, Sequence

from ...grammar.documents.parts import Derivative
from ...grammar.record import NamedTuple
from ..check.verdict import FINE_VERDICTS, Verdict
from .claims import GroupClaim, JudgedSide
from .contexts import Contexts, LinesAbove
from .decided import SideRuling
from .trial import TriedClaim
from .words_about import is_said_of

_SYMMETRIC = re.compile(
    r"symm|symé|simé|simm|симм|対称|对称|對稱|대칭|hermit|self-adjoint|posi?tive.{0,6}definit|\bs\.?p\.?d\b|p\.?s\.?d\b"
    r"|covarian|kernel|\bgram|laplac|hessian matri|adjacency|stiffness|mass matri|inertia|orthogonal proj"
    r"|gaussian|multivariate normal|normal distribution|mahalanobis|kalman",
    re.IGNORECASE,
)
_UNDER = re.compile(r" if ([\w, ]+) (?:is|are) symmetric")
_BINARY = re.compile(r"mask|indicator|binary|0/1|zeros and ones|observed|selection", re.IGNORECASE)


_SAID: Mapping[str, re.Pattern[str]] = {
    "only-symmetric": _SYMMETRIC,
    "rival-symmetric": _SYMMETRIC,
    "only-binary": _BINARY,
}


_SAID_LAYOUT = re.compile(
    r"(numerator|denominator)[- ]*(?:style|layout|form|convention)|(Zähler|Nenner)[- ]*(?:layout|konv)", re.I
)


_STRUCTURES = re.compile(r" (?:symmetric|skew|spd|psd|diagonal|lower|upper)\b")


_STATISTICS = re.compile(
    r"covarian|gauss|normal(?:ly)? (?:distr|dens|random|vector|model)|likelihood|kalman|posterior|mahalanobis|wishart"
    r"|fisher|precision matri|\\mathcal\s*\{?\s*N",
    re.IGNORECASE,
)
_ANY = re.compile("")
_COVARIANCE = re.compile(r"Sigma(?:_\w+|\d+)?")
_OF_STATISTICS = re.compile(r"(?:Omega|Lambda|Psi|Gamma|[PRQSVCKW])(?:_\w+|\d+)?")
# Where x'Ax is made largest on a sphere, or is an energy, A is symmetric without a word.
_EXTREMES = re.compile(
    r"principal comp|\bpca\b|rayleigh|eigenv|eigenp|scatter|stiffness|laplacian|energy|\blda\b|discriminant|spectral",
    re.IGNORECASE,
)
_OF_EXTREMES = re.compile(r"[ABCHKLMSQ](?:_\w+|\d+)?")
_SQUARE = re.compile(r"(?P<name>\w+): (?P<size>[^,]+?) x (?P=size)(?=,|$)")


_LET = re.compile(r"let (\w+) = (.*)")
_COLUMN = re.compile(r"(\w+): (?:\w+(?: \* \w+)*)(?=,|$)")
_LABELS = re.compile(r"one[- ]?hot|\blabels?\b|cross[- ]?entropy", re.IGNORECASE)


class LayoutOfGradients(NamedTuple):
    """How a document lays out derivatives: as it is said, or else as in its claims that fit one layout alone."""

    said: str
    claims: Sequence[tuple[GroupClaim, TriedClaim]]
    contexts: Contexts
    text: str

    def explains(self, claim: GroupClaim, found: SideRuling, above: LinesAbove) -> str:
        """The layout in which a transposed derivative is right; "" if the document does not use it."""
        assert found.ruling is not None and found.ruling.diagnosis is not None
        here, other = _layouts(claim, found.ruling.diagnosis.corrected, above, self.contexts)
        said = self.said or _said_layout(self.text)
        if said:
            return other if said == other else ""
        if here == "denominator" and not (self.is_vector(claim, above) or self.transposed() > 1):
            return ""  # the gradient by a matrix is seldom written as its transpose, and a transpose often lost
        sign = _sign(claim, self.text)
        alike = (pair for pair in self.claims if _sign(pair[0], self.text) == sign)
        return "" if any(self.uses(here, *pair) for pair in alike) else other

    def is_vector(self, claim: GroupClaim, above: LinesAbove) -> bool:
        """Whether the variable of a claim is a column or a row."""
        variable = claim.ways[0].begins.rpartition(" wrt ")[2]
        products = (f"{variable}' {variable}", f"{variable} {variable}'")
        return any(self.contexts.is_fine(f"{each} + 1 == {each} + 1", above) for each in products)

    def transposed(self) -> int:
        """How many claims of the document are right if they are transposed."""
        diagnoses = [
            side.ruling.diagnosis
            for claim, tried in self.claims
            for side in tried.sides
            if side.is_wrong and side.ruling is not None and isinstance(claim.group.left, Derivative)
        ]
        return sum(diagnosis is not None and diagnosis.code == "transposed" for diagnosis in diagnoses)

    def uses(self, layout: str, claim: GroupClaim, tried: TriedClaim) -> bool:
        """Whether a claim about this kind of function fits the layout of the derivatives here, and no other."""
        if not isinstance(claim.group.left, Derivative) or claim.group.left.twice or not claim.claimed:
            return False
        if len(claim.ways) != 1:  # ∂y'/∂x may be meant in either layout
            return False
        side = claim.claimed[0].text
        if _layouts(claim, side, tried.above, self.contexts)[0] != layout:
            return False
        straight, turned = (self.fits(claim, text, tried.above) for text in (side, f"({side})'"))
        return straight > turned

    def fits(self, claim: GroupClaim, side: str, above: LinesAbove) -> int:
        """How well a side fits here: 2 if it is right, 1 if it has the shape of the derivative."""
        text = claim.statement(claim.ways[0], [JudgedSide(side, (0, 0), 0)])
        ruling = self.contexts.ruling(text, above)
        if ruling.verdict in FINE_VERDICTS:
            return 2
        return int(ruling.verdict is Verdict.WRONG and ruling.separation is not None)


def remarked(claim: GroupClaim, found: SideRuling, above: LinesAbove, layout: LayoutOfGradients) -> SideRuling:
    """What is found of a side, with what it is right under, by its diagnosis and the words of the document's text."""
    if found.ruling is None or not found.is_wrong:
        return found
    if is_right_freely(found, above, layout.contexts):
        return found._replace(remark="right where all entries of the matrix vary by themselves")
    if names := symmetric_where_right(found, above, layout):
        return found._replace(remark=f"right for symmetric {' and '.join(names)}")
    if is_right_if_one_hot(found, above, layout):
        return found._replace(remark="right if the entries of the labels sum to 1")
    if found.ruling.diagnosis is None:
        return found
    code, message = found.ruling.diagnosis.code, found.ruling.diagnosis.message
    said = _SAID.get(code)
    if code == "transposed" and isinstance(claim.group.left, Derivative) and claim.ways:
        other = layout.explains(claim, found, above)
        return found._replace(remark=f"right in {other} layout: the transpose") if other else found
    fits = said is not None and is_said_of(_named_in(message), said, layout.text)
    return found._replace(remark=message) if fits else found


def _named_in(message: str) -> Sequence[str]:
    """The matrices that are named under a condition: if A and B are symmetric."""
    named = _UNDER.search(message)
    return named[1].replace(" and ", " ").replace(",", " ").split() if named else ()


def is_right_freely(found: SideRuling, above: LinesAbove, contexts: Contexts) -> bool:
    """Whether a side is right where no matrix is of a kind, and so varies by all of its entries."""
    free = tuple(_STRUCTURES.sub("", line) if line.startswith("given ") else line for line in above)
    return free != above and contexts.is_fine(found.statement, free)


def symmetric_where_right(found: SideRuling, above: LinesAbove, layout: LayoutOfGradients) -> Sequence[str]:
    """The matrices that are symmetric by the text, or by their letter in statistics, if a side is right so."""
    square = [each["name"] for line in above for each in _SQUARE.finditer(line) if line.startswith("given ")]
    inside = _within_symmetric(above, layout)
    said = [name for name in square if name in inside or _is_symmetric(name, layout)]
    if not said:
        return ()
    symmetric = re.compile(rf"(?<=[ ,])(?:{'|'.join(said)}): [^,]+")
    lines = tuple(symmetric.sub(r"\g<0> symmetric", line) if line.startswith("given ") else line for line in above)
    ruling = layout.contexts.ruling(found.statement, lines)
    rival = ruling.diagnosis is not None and ruling.diagnosis.code == "rival-symmetric"
    return said if ruling or rival else ()


def _within_symmetric(above: LinesAbove, layout: LayoutOfGradients) -> frozenset[str]:
    """The names in what defines a matrix that is symmetric by the text, as D and W of L = D - W."""
    lets = (_LET.fullmatch(line) for line in above)
    symmetric = (let[2] for let in lets if let and is_said_of([let[1]], _SYMMETRIC, layout.text))
    return frozenset(name for formula in symmetric for name in re.findall(r"[A-Za-z]\w*", formula))


def _is_symmetric(name: str, layout: LayoutOfGradients) -> bool:
    """Whether a text says that a matrix is symmetric, or it is one by its letter, and no row transposes it."""
    if is_said_of([name], _SYMMETRIC, layout.text):
        return True
    kinds = ((_COVARIANCE, _ANY), (_OF_STATISTICS, _STATISTICS), (_OF_EXTREMES, _EXTREMES))
    by_letter = any(letters.fullmatch(name) and words.search(layout.text) for letters, words in kinds)
    return by_letter and not _is_transposed(name, layout.claims)


def _is_transposed(name: str, claims: Sequence[tuple[GroupClaim, TriedClaim]]) -> bool:
    """Whether the transpose of a matrix, of its inverse, or of what stands for either, is written."""
    lines = dict.fromkeys(line for claim, _ in claims for line in claim.needed.lines)
    alone = (re.fullmatch(rf"let (\w+) = {name}(?:\^\(-1\))?", line) for line in lines)
    names = "|".join([name, *(found[1] for found in alone if found)])
    transposed = re.compile(rf"\b(?:{names})(?:\^\(-1\))?'")
    texts = (side.text for claim, _ in claims for side in claim.sides)
    return any(transposed.search(text) for text in (*texts, *lines))


def is_right_if_one_hot(found: SideRuling, above: LinesAbove, layout: LayoutOfGradients) -> bool:
    """Whether a side is right where a column is a label: beside a softmax, or where the text speaks of such."""
    if not (_LABELS.search(layout.text) or any("softmax" in line for line in (found.statement, *above))):
        return False
    columns = [name for line in above if line.startswith("given ") for name in _COLUMN.findall(line)]
    return any(layout.contexts.is_fine(found.statement, _one_hot(name, above)) for name in columns)


def _one_hot(name: str, above: LinesAbove) -> LinesAbove:
    declared = re.compile(rf"(?<=[ ,]){name}: [^,]+")
    return tuple(declared.sub(r"\g<0> onehot", line) if line.startswith("given ") else line for line in above)


def _layouts(claim: GroupClaim, side: str, above: LinesAbove, contexts: Contexts) -> tuple[str, str]:
    """What the layout of a derivative here is called, and the other: of a scalar's, or of a vector's."""
    function, _, variable = claim.ways[0].begins.rpartition(" wrt ")
    form = contexts.ruling(f"d({function}) = ({side}) : d{variable}", above)
    is_scalar = form.verdict is not Verdict.ERROR
    return ("denominator", "numerator") if is_scalar else ("numerator", "denominator")


def _said_layout(text: str) -> str:
    """The layout that a text says that it uses; "" if it names none, or both."""
    named = {
        (found[1] or found[2]).lower().replace("zähler", "numerator").replace("nenner", "denominator")
        for found in _SAID_LAYOUT.finditer(text)
    }
    return named.pop() if len(named) == 1 else ""


def _sign(claim: GroupClaim, text: str) -> str:
    """How a derivative is written: as ∇f, as f', or in another way."""
    left = text[slice(*claim.group.span)].partition("=")[0]
    return next((sign for sign in ("\\nabla", "triangledown", "\\partial", "'") if sign in left), "")
