"""The formats of documents."""

from collections.abc import Mapping

from .julia import JULIA
from .layout import DocumentFormat
from .markdown import MARKDOWN
from .notebook import NOTEBOOK
from .python import PYTHON
from .rst import RST
from .tex import TEX

FORMATS_OF_DOCUMENTS: Mapping[str, DocumentFormat] = {  # by the suffix of a file
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".tex": TEX,
    ".ipynb": NOTEBOOK,
    ".rst": RST,
    ".py": PYTHON,
    ".jl": JULIA,
}
