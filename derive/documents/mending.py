"""What should stand in the place of a wrong side, in the notation of its document."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from ...grammar.documents.conventions import Conventions
from ...grammar.documents.notation import formula_of
from ...grammar.documents.parts import Document, NotRead, ReadRow
from ...grammar.greek import GREEK
from ...grammar.latex.pieces import pieces
from ...grammar.mistakes import Mistake
from ...grammar.read import read_expression
from ...grammar.tree import Apply, Call, Name, Node, Number, Span
from ..check.decide import Ruling
from ..check.verdict import Verdict
from ..write.style.latex import UPRIGHT_D, Latex
from ..write.trees import formula
from .braces import with_braces
from .contexts import Contexts
from .rulings import RowRuling
from .written import operands_first, written

_TRANSPOSES = re.compile(r"\^(?:\{?(?:T|t|⊤|\\top|\\intercal|\\(?:mathsf|mathrm|rm|sf) *(?:T|\{T\}))\}?)|⊤|ᵀ")
_HADAMARD = re.compile(r"\\odot|\\circ|⊙|∘")
_UPRIGHT = re.compile(r"\\(?:mathrm|text|operatorname|rm) *\{?d\}?(?![a-z])")
_IN_FONT = re.compile(r"\\[A-Za-z]+ *(?:\{ *\\?[A-Za-z]+ *\}|[A-Za-z])|\\[A-Za-z]+|\{ *\\(?:bf|rm|cal|it) +[A-Za-z]\}")


class DocumentLatex(Latex):
    """LaTeX with the marks and the letters of one document: `letters` says how a name is typed there."""

    def __init__(self, text: str, letters: Mapping[str, str]) -> None:
        transpose, hadamard = _TRANSPOSES.search(text), _HADAMARD.search(text)
        self.typed_letters = letters
        self.transpose = transpose[0] if transpose else r"^\top"
        self.hadamard = f" {hadamard[0]} " if hadamard else Latex.hadamard
        self.sign_of_differential = UPRIGHT_D if _UPRIGHT.search(text) else "d"

    def symbol(self, name: str) -> str:
        return self.typed_letters.get(name) or super().symbol(name)

    def word(self, name: str) -> str:
        return f"\\{name}" if name in GREEK else super().word(name)

    def transposed(self, base: str) -> str:
        return f"{{{base}}}{self.transpose}" if "^" in base and base[-1] != ")" else f"{base}{self.transpose}"

    def differential(self, text: str) -> str:
        return self.sign_of_differential + self.close(
            f" {text}" if text[0].isalpha() and self.sign_of_differential != "d" else text
        )


def mended(row: RowRuling, document: Document, contexts: Contexts) -> RowRuling:
    """A bad row with what should stand in its place; nothing where that is not known, or would be read otherwise.

    What is written is read again, and the claim is judged with it: it must be fine.
    """
    if row.place is not None:
        row = row._replace(place=with_braces(row.place, document.page.text))
    found = row.ruling
    if row.verdict not in (Verdict.WRONG, Verdict.ERROR) or found is None:
        return row
    right = found.diagnosis.corrected if found.diagnosis else found.corrected
    if any(run.kind == "fence" and run.span[0] <= row.span[0] < run.span[1] for run in document.page.formulas):
        return row._replace(corrected=right)
    root, (before, after) = _tree(right), _around(row.statement, found)
    if root is None or not row.statement:
        return row
    conventions = contexts.of(document.page)
    for text in _typed(root, document, row):
        again = _read_again(text, conventions)
        if again and contexts.is_fine(f"{before}{again}{after}", row.above):
            return row._replace(corrected=text)
    return row


def _around(statement: str, found: Ruling) -> tuple[str, str]:
    """What stands before and after the bad side; of a statement that does not fit it is the last."""
    if found.verdict is Verdict.ERROR:
        return statement[: statement.rfind("= ") + 2], ""
    return statement[: found.span[0]], statement[found.span[1] :]


def _tree(text: str) -> Node | None:
    """The tree of a formula, of nodes that rules are made of too."""
    with suppress(Mistake):
        root = read_expression(text)
        return root if all(map(_is_plain, operands_first(root))) else None
    return None


def _typed(root: Node, document: Document, row: RowRuling) -> Iterator[str]:
    """A formula in LaTeX as the document has it: with its names as they are typed in the row, or plain."""
    rows = [item for item in document.items if isinstance(item, ReadRow) and item.span == row.span]
    sides = [side for item in rows for side in item.sides if not isinstance(side, NotRead)]
    text = document.page.text
    for letters in (letters_in(sides, text), {}):
        yield formula(root, DocumentLatex(text, letters))


def _read_again(text: str, conventions: Conventions) -> str:
    """A text in LaTeX as a formula of the input language; "" where it is not read."""
    with suppress(Mistake):
        return written(formula_of(pieces(text), conventions))
    return ""


def _is_plain(node: Node) -> bool:
    """Whether a node is one that rules are made of, too."""
    return isinstance(node, Name | Number | Call) or (isinstance(node, Apply) and node.head != "^t")


def letters_in(sides: Iterable[Node], text: str) -> dict[str, str]:
    """How the names in some trees are typed in the text, where that is in a font, or as a command."""
    names = (node for side in sides for node in operands_first(side) if isinstance(node, Name))
    typed = {name.text: _with_font(name.span, text) for name in names}
    return {name: letter for name, letter in typed.items() if _IN_FONT.fullmatch(letter)}


def _with_font(span: Span, text: str) -> str:
    """A letter as it is typed, with the brace that closes its font."""
    letter, after = text[slice(*span)].strip(), text[span[1] : span[1] + 1]
    return f"{letter}}}" if "{" in letter and "}" not in letter and after == "}" else letter
