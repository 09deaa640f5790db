"""The formats of documents."""

from collections.abc import Mapping

from .layout import DocumentFormat
from .markdown import MARKDOWN
from .tex import TEX

FORMATS_OF_DOCUMENTS: Mapping[str, DocumentFormat] = {  # by the suffix of a file
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".tex": TEX,
}
