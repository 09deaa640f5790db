"""What the views write with: the left side ∂f_k/∂X_ij, and the marks of the notation."""

from ...grammar.record import NamedTuple
from ..operators.entries import BASIS, SINGLE_ENTRY
from ..terms.shape import Size
from ..terms.term import Term
from ..write.style import Style
from ..write.terms import Writer


class Viewer(NamedTuple):
    """Writes the views of a derivative with a writer of terms; `function` is what the function is called.

    `axes` are those of the derivative: the function's, then the variable's.
    """

    writer: Writer
    function: str
    variable: Term
    axes: tuple[Size, ...]
    before: Term | None = None

    @property
    def style(self) -> Style:
        """The notation."""
        return self.writer.style

    @property
    def variable_name(self) -> str:
        """What the variable is called."""
        return self.writer.write(self.variable)

    def ratio(self, output: tuple[str, ...] = (), variable: tuple[str, ...] = ()) -> str:
        """∂f_k/∂X_ij"""
        return self.style.ratio(self.indexed(self.function, output), self.indexed(self.variable_name, variable))

    def second_ratio(self, output: tuple[str, ...], before: tuple[str, ...], variable: tuple[str, ...]) -> str:
        """∂²f_k/∂X_ij∂X_lm"""
        first = self.writer.write(self.before or self.variable)
        names = [self.indexed(first, before), self.indexed(self.variable_name, variable)]
        return self.style.second(self.indexed(self.function, output), *names)

    def unit(self, indices: tuple[str, ...]) -> str:
        """e_k or E_kl, the vector or the matrix with a 1 there; a call where the letter names something else."""
        letter = (BASIS if len(indices) == 1 else SINGLE_ENTRY).name
        if letter not in self.writer.algebra.names:
            return self.style.lowered(letter, "".join(indices))
        sizes = map(self.style.size, self.axes[: len(indices)])
        return self.style.call(letter, [*indices, *sizes]).text

    def indexed(self, text: str, indices: tuple[str, ...]) -> str:
        """A name with indices, if there are any."""
        return self.style.indexed(text, indices) if indices else text
