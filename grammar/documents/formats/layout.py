"""What a format of documents is: how its text is taken out of a file, what breaks its paragraphs, and its marks."""

from collections.abc import Callable

from ...record import NamedTuple
from ..marks import ScanRules
from ..places import PlacedText


class DocumentFormat(NamedTuple):
    """`breaks` matches what ends a paragraph, its group `heading` a heading; `prepared` blanks marks of the format that
    stand within formulas, and keeps all offsets; `within` gives the stretch of a text that is read."""

    rules: ScanRules
    breaks: str
    decode: Callable[[str], PlacedText] = PlacedText
    prepared: Callable[[str], str] = str
    within: Callable[[str], tuple[int, int]] = lambda text: (0, len(text))
