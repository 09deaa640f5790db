"""The letters that a subscript consists of: i, j of ij, and alpha, i of alphai."""

from collections.abc import Collection

from ...grammar.greek import LOWER

FREE_LETTERS = frozenset("ijkl")  # letters that are an index behind _ though nothing binds them
LONGEST_SUBSCRIPT = 24  # characters of a subscript


def split(subscript: str, known: Collection[str]) -> tuple[str, ...]:
    """The letters of a subscript if they are all known, else nothing: i, j of ij, alpha of alpha, the longest first."""
    if subscript in known:
        return (subscript,)
    if len(subscript) > LONGEST_SUBSCRIPT:
        return ()
    for end in range(len(subscript) - 1, 0, -1):
        if subscript[:end] in known and (rest := split(subscript[end:], known)):
            return (subscript[:end], *rest)
    return ()


def spelled(subscript: str, count: int) -> tuple[str, ...]:
    """So many letters of a subscript, where nothing need bind them: i, j of ij, alpha, i of alphai; else nothing."""
    if not subscript.isalpha():
        return ()
    letters = tuple(subscript) if len(subscript) == count else split(subscript, {*LOWER, *subscript})
    return letters if len(letters) == count else ()
