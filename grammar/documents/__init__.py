"""Papers, notes, notebooks and docstrings as they are: what their formulas say, before names have a meaning.

In: a text and its format. Out: a `Document`, whose items are rows, definitions, declarations and what is not read, in
order and with their places. Nothing is guessed: what may be meant in two ways is not read.
"""

from ..latex import FUNCTION_NAMES

__all__ = ["FUNCTION_NAMES"]  # the reader of LaTeX waits until a name is taken from it; its rooms are used here
