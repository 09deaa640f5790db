"""A claim whose shapes cannot fit, as text: what is changed in it to find the mistake."""

from ....grammar.record import NamedTuple
from ....grammar.tree import Node, Span


class Misfit(NamedTuple):
    """The text of a claim, the side of it that does not fit, the names in its function and the letters of its sizes."""

    text: str
    side: Node
    names: tuple[str, ...]
    sizes: tuple[str, ...]

    def replaced(self, span: Span, text: str) -> str:
        """The claim with other text in a place."""
        return f"{self.text[: span[0]]}{text}{self.text[span[1] :]}"

    def words(self, node: Node) -> str:
        """What was typed for a part."""
        return self.text[slice(*node.span)]


class Edit(NamedTuple):
    """A mistake in a sentence, and the text of the claim without it."""

    message: str
    text: str
