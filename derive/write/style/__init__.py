"""The notations, a file each."""

from collections.abc import Mapping

from .latex import LATEX
from .style import Style
from .text import TEXT
from .unicode import UNICODE

STYLES: Mapping[str, Style] = {style.name: style for style in (TEXT, UNICODE, LATEX)}

__all__ = ["LATEX", "STYLES", "TEXT", "UNICODE", "Style"]
