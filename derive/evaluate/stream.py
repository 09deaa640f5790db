"""Random numbers that are the same in every run: those of a generator by its seed, from any place on."""

from _random import Random  # that of the module random, without the libraries that it loads for other generators
from functools import lru_cache
from struct import unpack

WORD = 32  # bits of what the generator gives at a time, of which a smaller number takes the highest
FIRST_WORDS = 256  # enough for most points
MOST_SEEDS = 16  # whose words are kept: most points are the first that are drawn for their number


class Stream:
    """The numbers of a seed, one after the other; `place` is how many words are behind."""

    def __init__(self, seed: int, place: int = 0) -> None:
        self.seed, self.place = seed, place
        self.words = _words(seed, FIRST_WORDS)

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        surplus = WORD - n.bit_length()
        while (found := self._word() >> surplus) >= n:
            pass
        return found

    def _word(self) -> int:
        """The next word."""
        while self.place >= len(self.words):
            self.words = _words(self.seed, 2 * len(self.words))
        self.place += 1
        return self.words[self.place - 1]


@lru_cache(MOST_SEEDS)
def _words(seed: int, many: int) -> tuple[int, ...]:
    """The first words of a seed."""
    return unpack(f"<{many}I", Random(seed + 1).getrandbits(WORD * many).to_bytes(4 * many, "little"))
