"""What a file and a claim are called by those who keep reports and compare them."""

import os
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path


def relative(file: str) -> str:
    """A file as seen from the root of the repository on GitHub, elsewhere from where the program runs.

    One that is not below that stays as given.
    """
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    path = Path(os.path.abspath(file))
    return (path.relative_to(root) if path.is_relative_to(root) else Path(file)).as_posix()


def ordinals(keys: Iterable[Hashable]) -> Iterator[int]:
    """For each key which one of its equals it is, from 1: a line number would change whenever a line is added."""
    seen: Counter[Hashable] = Counter()
    for key in keys:
        seen[key] += 1
        yield seen[key]
