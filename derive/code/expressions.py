"""Terms as Python expressions: one assignment for each part that is used twice, or is long; all else inline."""

import re
from collections.abc import Mapping, Sequence

from ..rules.match import size_in
from ..terms.operator import Operator
from ..terms.shape import ONE, SCALAR, Argument, Size, letters, lone, sides, signature
from ..terms.term import Term, below, value_of
from . import blocks
from .library import Library
from .lines import LONG_PIECE, Lines
from .precedence import ATOM, MATMUL, POWER, PRODUCT, SUM, Snippet, filled, number, turned
from .products import ProductCode
from .sizes import spelled, widened
from .use_counts import SharedCall, Uses, is_constant

VariableNames = Mapping[str, str]


class Body(ProductCode):
    """Writes terms for one library, and collects the assignments and helpers that they need."""

    def __init__(self, library: Library, names: dict[str, str], axes: Mapping[Size, str]) -> None:
        self.library = library
        self.target = library.target
        self.operators = library.operators
        self.names = names
        self.axes = axes
        self.lines = Lines(names.values(), self.target.rows_first)
        self.helpers: dict[str, None] = {}
        self.letters: set[str] = set()
        self.tensors: set[str] = set()
        self.searched: set[int] = set()
        self.pieces: dict[int, Snippet] = {}
        self.factors: dict[int, Snippet] = {}
        self.results: dict[SharedCall | None, Snippet] = {}
        self.named: set[int] = set()
        self.uses = Uses(self.target, self.operators, [])
        self.varying: set[int] = set()

    def write(self, roots: Sequence[Term]) -> list[Snippet]:
        """The roots as expressions."""
        self.uses = uses = Uses(self.target, self.operators, roots)
        whole = {root.number for root in roots}
        for term in uses.terms:
            if term.head in ("symbol", "stack") or any(arg.number in self.varying for arg in term.args):
                self.varying.add(term.number)
            apart = term.head == "family" or term.number in self.pieces or term.number in self.uses.fused
            if not apart and not is_constant(term) and size_in(term) is None:
                self._write(term, uses.count[term.number], term.number in whole)
        return [self.piece(root) for root in roots]

    def _write(self, term: Term, uses: int, whole: bool) -> None:
        """Find a term's expression, and give it a name if it is used twice, or is long and no root."""
        before = len(self.lines.texts)
        piece = self._piece(term)
        long = len(piece.text) > LONG_PIECE or len(self.lines.texts) > before
        plain = not term.args or piece.is_simple or re.fullmatch(r"1/\w+|\w+\[\d\]", piece.text)
        if not plain and (uses > 1 or (long and not whole)):
            piece = self.lines.assigned(piece)
            self.named.add(term.number)
        self.pieces[term.number] = piece

    def piece(self, term: Term) -> Snippet:
        """A term as it was written, or by itself although it is mostly written within others."""
        return self.pieces.get(term.number) or self._piece(term)

    def _piece(self, term: Term) -> Snippet:
        size = size_in(term) if term.is_scalar else None
        if size is not None and letters(size):
            return self._sized(size)
        match term.head:
            case "symbol" | "stack":
                return Snippet(self.names[str((term.args or (term,))[0].data)], ATOM)
            case "number":
                return number(value_of(term))
            case "eye" | "ones" | "zeros":
                return self._constant(term)
            case "sum":
                return self._sum(term.args)
            case "product" if term.number in self.uses.spread:
                return self._repeated(term.args)
            case "product":
                return self._product(term.args)
            case "scaled" | "hadamard" | "power":
                return self.entrywise(term)
            case "transpose":
                return self._transpose(term)
            case "colon":
                return self._colon(term)
        return self._application(term)

    def _size(self, size: Size) -> str:
        """A size as a number; one that is made of letters is read off an axis where it can be."""
        if size in self.axes and lone(size) is None and letters(size):
            return self.axes[size]
        self.letters |= {name for name in letters(size) if not name.isdigit()}
        return spelled(size, self.names)

    def _sized(self, size: Size) -> Snippet:
        """A size where a number is written."""
        text = self._size(size)
        return Snippet(text, SUM if " " in text else PRODUCT if "*" in text else ATOM)

    def _constant(self, term: Term) -> Snippet:
        """eye(n), ones(n), ones((n, p))."""
        lengths = [self._size(size) for size in sides(term.shape)]
        shape = lengths[0] if term.head == "eye" or len(lengths) == 1 else f"({', '.join(lengths)})"
        return filled(self._template(term.head), [Snippet(shape, SUM)])

    def _sum(self, addends: Sequence[Term]) -> Snippet:
        """Addends with their signs, one without a minus in front if there is one."""
        ones = {term.number for term in addends if is_constant(term)}
        spread = len(ones) < len(addends)
        written = (self._spread(a) if spread and a.number in ones else self._addend(a) for a in addends)
        texts = sorted(written, key=lambda text: text.startswith("-"))
        parts = [(" - ", text[1:]) if text.startswith("-") else (" + ", text) for text in texts[1:]]
        return Snippet(self.lines.joined(texts[0], parts), SUM)

    def _spread(self, term: Term) -> str:
        """A number that the library adds to each entry of an array."""
        return "1" if term.head == "ones" else self.at(term.args[0], MATMUL)

    def _addend(self, term: Term) -> str:
        """An operand of a sum; a product with a minus before it needs no brackets there."""
        if term.head == "scaled" and term.number not in self.named and term.args[0].data == -1:
            return "-" + self.at(term.args[1], MATMUL)
        return self.at(term, MATMUL)

    def _transpose(self, term: Term) -> Snippet:
        """The transpose; of a vector the vector."""
        inner = self.piece(term.args[0])
        return inner if ONE in term.shape else turned(inner)

    def tensor(self, term: Term) -> Snippet:
        """A term as what a function takes: a number and a size are made tensors here, a scalar variable at the head."""
        if not term.is_scalar:
            return self.piece(term)
        under = below([term], self.searched)
        self.searched |= {part.number for part in under}
        self.tensors |= {str(part.data) for part in under if part.head == "symbol" and part.is_scalar}
        piece = self.piece(term)
        bare = self.library.tensor and term.number not in self.varying
        return filled(self.library.tensor, [piece]) if bare else piece

    def _colon(self, term: Term) -> Snippet:
        if ONE in term.args[0].shape:
            return Snippet(" @ ".join(self.at(arg, POWER) for arg in term.args), MATMUL)
        return filled(self.target.inner, [self.piece(arg) for arg in term.args])

    def _template(self, head: str) -> str:
        """An operator's template; its helper function is noted."""
        template, helper = self.library.template(head)
        self.helpers.update({helper: None} if helper else {})
        return template

    def _application(self, term: Term) -> Snippet:
        """An operator with its arguments. A matrix operator is given matrices, however thin."""
        operator = self.operators[term.head]
        if operator.joins or operator.cuts_out:
            return self._joined(term, operator) if operator.joins else self._cut_out(term, operator)
        template = self.library.of_product(term.head)
        if template and term.args[0].number in self.uses.fused and term.args[0].head == "product":
            return self._halved(template, term.args[0].args, term.shape)
        taken = signature(operator.signature)
        args = [self.tensor(arg) for arg in term.args]
        if operator.code.takes_vectors and taken.arguments[0].shape == SCALAR:
            args[0] = self.piece(term.args[0])  # k of polygamma(k, A)
        if not operator.elementwise and not operator.code.takes_vectors and len(taken.arguments) == len(args):
            thin = bool(sides(taken.result)) or not all(argument.shape for argument in taken.arguments)
            args = [self._argument(a, t, thin) for a, t in zip(taken.arguments, term.args, strict=True)]
        piece = self._called(term, args)
        if operator.elementwise or operator.code.takes_vectors or len(sides(term.shape)) == len(sides(taken.result)):
            return piece
        return filled(self.target.reshape, [piece, Snippet("(-1,)" if sides(term.shape) else "()", ATOM)])

    def _joined(self, term: Term, operator: Operator) -> Snippet:
        """Arrays put together, which have as many axes; those of one axis along it."""
        pieces = [self._within(block, term) for block in blocks.blocks_of(term)]
        thin = len(sides(term.shape)) == 1
        head = blocks.ALONG_THE_FIRST if thin else operator.key
        return filled(self._template(head), [blocks.listed(pieces)])

    def _within(self, block: Term, whole: Term) -> Snippet:
        """A block with as many axes as the whole."""
        shape = blocks.shape_within(block, whole)
        if not shape:
            return self.piece(block)
        if block.data == 0:
            return filled(self._template("zeros"), [Snippet("1" if len(sides(whole.shape)) == 1 else "(1, 1)", ATOM)])
        piece = self.tensor(block)
        piece = filled(self.library.array, [piece]) if block.is_scalar and self.library.array else piece
        return filled(self.target.reshape, [piece, Snippet(shape, ATOM)])

    def _cut_out(self, term: Term, operator: Operator) -> Snippet:
        """A slice of an array."""
        whole, axis = term.args[0], blocks.axis_of(operator)
        first, last = blocks.ends_of_range(term)
        start = self._size(first) if first else ""
        if term.shape[axis] == ONE:
            return blocks.sliced(self.piece(whole), start or "0", axis == 1 and not whole.is_row)
        stop = "" if last == whole.shape[axis] else self._size(last)
        return blocks.sliced(self.piece(whole), f"{start}:{stop}", axis == 1 and not whole.is_row)

    def _called(self, term: Term, args: Sequence[Snippet]) -> Snippet:
        """An operator's template, where several terms are results of one call with what that gave."""
        template, call = self._template(term.head), self.uses.call(term)
        if call not in self.uses.calls:
            return filled(template, args)
        function, _, result = template.partition("[")
        if call not in self.results:
            self.results[call] = self.lines.assigned(filled(function, args))
        return Snippet(f"{self.results[call].text}[{result}", ATOM)

    def _argument(self, argument: Argument, term: Term, thin: bool) -> Snippet:
        """An argument with the axes that the operator needs; what gives a number takes vectors as they are."""
        shape = widened(argument, term.shape, thin)
        if not shape:
            return self.piece(term)
        piece = self.tensor(term)
        piece = filled(self.library.array, [piece]) if term.is_scalar and self.library.array else piece
        return filled(self.target.reshape, [piece, Snippet(shape, ATOM)])
