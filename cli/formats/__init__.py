"""The formats of a derivation. In: a derivation, or what is wrong with a statement. Out: lines.

Each format is a file with a class of the protocol `Format` (format.py), and an entry in FORMATS by its name.
"""

from collections.abc import Callable, Mapping

from ...core.write.style import STYLES, Style
from ...grammar.record import NamedTuple
from . import chain, latex, markdown, record, text
from .format import Format


class Layout(NamedTuple):
    """A format by its name and that of its notation: plain data, which can be sent to another process.

    Of several derivations each is `titled`.
    """

    format: str
    notation: str
    width: int | None = None
    titled: bool = False

    @property
    def style(self) -> Style:
        """The notation."""
        return STYLES[self.notation]

    def opened(self) -> Format:
        """The format that is meant."""
        return FORMATS[self.format].opened(self)


class FormatEntry(NamedTuple):
    """What opens a format, whether it can hold several derivations, and whether it is data for programs."""

    opened: Callable[[Layout], Format]
    for_files: bool = True
    is_data: bool = False


FORMATS: Mapping[str, FormatEntry] = {
    "text": FormatEntry(lambda layout: text.Pages(layout.style, layout.width, layout.titled)),
    "latex": FormatEntry(lambda layout: latex.Papers(layout.titled)),
    "markdown": FormatEntry(lambda layout: markdown.Notebooks(layout.style, layout.titled)),
    "chain": FormatEntry(lambda _: chain.Chains(), for_files=False),
    "json": FormatEntry(lambda layout: record.Records(layout.style, 2), for_files=False, is_data=True),
    "jsonl": FormatEntry(lambda layout: record.Records(layout.style), is_data=True),
}
