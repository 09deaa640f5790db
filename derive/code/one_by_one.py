"""Functions of the members of a family of which no library takes stacks: one after the other, and stacked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from string import ascii_lowercase

from .precedence import ATOM, Snippet
from .target import Target


def letters_beside(taken: Set[str]) -> Iterator[str]:
    """Letters that name nothing else."""
    return (letter for letter in ascii_lowercase if letter not in taken)


def stacked(each: Snippet, arrays: Mapping[str, Snippet], target: Target) -> Snippet:
    """`xp.stack([f(a, B) for a in A])`, where letters stand for the members of arrays."""
    letters, over = ", ".join(arrays), ", ".join([array.text for array in arrays.values()])
    over = f"zip({over})" if len(arrays) > 1 else over
    return Snippet(f"{target.prefix}stack([{each.text} for {letters} in {over}])", ATOM)


def leave(lines: Iterable[str], letters: Iterable[str]) -> bool:
    """Whether some letter stands in a line, where it has no value."""
    words = {word for line in lines for word in re.findall(r"\w+", line)}
    return not words.isdisjoint(letters)
