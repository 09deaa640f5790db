"""What the views write with: the left side ∂f_k/∂X_ij, and the marks of the notation."""

from typing import NamedTuple

from ..terms.term import Term
from ..write.style import Style
from ..write.terms import Writer


class Viewer(NamedTuple):
    """Writes the views of a derivative with a writer of terms; `function` is what the function is called."""

    writer: Writer
    function: str
    variable: Term

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

    def indexed(self, text: str, indices: tuple[str, ...]) -> str:
        """A name with indices, if there are any."""
        return self.style.indexed(text, indices) if indices else text
