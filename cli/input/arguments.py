"""The arguments as typed, made ready for the parser of the command line."""

import re
from collections.abc import Collection, MutableMapping, Sequence

from ...grammar.mistakes import near

OPTION = re.compile(r"--?[a-z]\S*|--?")
GLOBAL = ("--help", "-h", "--version", "--install-completion", "--show-completion")


def arranged(words: Sequence[str], commands: Collection[str]) -> list[str]:
    """The arguments with a command in front; `derive` where none is named."""
    typed = [shielded(word) for word in words]
    if typed[:1] == ["help"] and len(typed) <= 2:
        return [*typed[1:], "--help"]
    named = bool(typed) and (typed[0] in GLOBAL or means_command(typed[0], commands))
    return typed if named else ["derive", *typed]


def completing(environment: MutableMapping[str, str], commands: Collection[str]) -> None:
    """The words that a shell asks to complete, with a command in front where what begins is an expression."""
    for words in ("COMP_WORDS", "_TYPER_COMPLETE_ARGS"):
        program, _, typed = environment.get(words, "").partition(" ")
        first, more, _ = typed.partition(" ")
        if more and first not in (*commands, *GLOBAL):
            environment[words] = f"{program} derive {typed}"
            environment["COMP_CWORD"] = str(int(environment.get("COMP_CWORD") or 0) + 1)


def shielded(word: str) -> str:
    """An expression that begins with a minus sign gets a space in front, so that it is not taken for an option."""
    return f" {word}" if word.startswith("-") and not OPTION.fullmatch(word) else word


def means_command(word: str, commands: Collection[str]) -> bool:
    """Whether a word is a command, or so near to one that a slip is likelier than a formula."""
    return word in commands or (word.isalpha() and bool(near(word, commands, 0.75)))
