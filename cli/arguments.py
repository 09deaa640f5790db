"""The arguments as typed, made ready for the parser of the command line."""

import re
from collections.abc import Collection, Sequence

from matgrad.grammar.mistakes import near

OPTION = re.compile(r"--?[a-z]\S*|--?")
GLOBAL = ("--help", "-h", "--version", "--install-completion", "--show-completion")


def arranged(words: Sequence[str], commands: Collection[str]) -> list[str]:
    """The arguments with a command in front; `derive` where none is named."""
    typed = [shielded(word) for word in words]
    named = bool(typed) and (typed[0] in GLOBAL or means_command(typed[0], commands))
    return typed if named else ["derive", *typed]


def shielded(word: str) -> str:
    """An expression that begins with a minus sign gets a space in front, so that it is not taken for an option."""
    return f" {word}" if word.startswith("-") and not OPTION.fullmatch(word) else word


def means_command(word: str, commands: Collection[str]) -> bool:
    """Whether a word is a command, or so near to one that a slip is likelier than a formula."""
    return word in commands or (word.isalpha() and bool(near(word, commands, 0.75)))
