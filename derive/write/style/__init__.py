"""The notations, a file each."""

from ...registry import Registry
from .style import Style
from .text import TEXT
from .unicode import UNICODE

STYLES: Registry[Style] = Registry(
    __name__, {"text": "text:TEXT", "unicode": "unicode:UNICODE", "latex": "latex:LATEX"}
)

__all__ = ["STYLES", "TEXT", "UNICODE", "Style"]
