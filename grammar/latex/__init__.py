"""LaTeX to lexemes of formula.lark, so that the same automaton reads it, with the same precedence.

In: a text with a backslash command or dollars. Out: a Lexer whose lexemes have their places in the text as it was
typed. The rooms: pieces (the tokens of TeX), macros (expanded first), clean (what says nothing is dropped), stream
(arguments), reading (from pieces to lexemes), and what reading needs: words, names, scripts, bars, questions,
declared. What is known is data, in commands.py.
"""

from .commands import FUNCTION_NAMES
from .lexer import latex_lexer
from .macros import is_macros

__all__ = ["FUNCTION_NAMES", "is_macros", "latex_lexer"]
