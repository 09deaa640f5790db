"""Python expressions with their precedence, and numbers as Python has them."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import zip_longest

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..terms.term import Rational
from .codes import NO_CODE

SUM, MATMUL, PRODUCT, SIGN, POWER, ATOM = range(6)
EXACT = 2**53  # up to here a float holds every integer
SLOT = re.compile(r"\{(\d+)\}")
SIMPLE = re.compile(r"-?[\w.]+")


class Snippet(NamedTuple):
    """An expression; `level` is that of its loosest operator. Matrix products stand apart from entrywise ones."""

    text: str
    level: int

    def at(self, level: int) -> str:
        """The expression where at least a level is asked for."""
        return self.text if self.level >= level else f"({self.text})"

    @property
    def is_simple(self) -> bool:
        """Whether nothing is computed: a name, a number, a transpose of a name."""
        return SIMPLE.fullmatch(self.text) is not None


def filled(template: str, args: Sequence[Snippet]) -> Snippet:
    """A template with its arguments; those that are no arguments of a call get brackets where they must."""

    def argument(slot: re.Match[str]) -> str:
        alone = template[: slot.start()].endswith(("(", ", ")) and template[slot.end() :].startswith((")", ", "))
        return args[int(slot[1])].at(SUM if alone else ATOM)

    text = SLOT.sub(argument, template).replace(".T.T", "")
    return Snippet(text[1:-1], SUM) if _is_bracketed(text) else Snippet(text, ATOM)


def _is_bracketed(text: str) -> bool:
    """Whether the bracket that a text begins with is closed at its end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place > 0 and place == len(text) - 1
    return False


def turned(piece: Snippet) -> Snippet:
    """The transpose of a matrix."""
    text = f"{piece.at(ATOM)}.T"
    bare = text.removesuffix(".T.T")
    return Snippet(bare[1:-1], SUM) if bare != text and _is_bracketed(bare) else Snippet(bare, ATOM)


def _float(value: Rational) -> str:
    try:
        return repr(float(value))
    except OverflowError:
        raise Mistake(NO_CODE, "no code: a number of the formula is larger than any float", None) from None


def quotient(value: Rational) -> tuple[str, str]:
    """A positive number as what stands above and below the line, "1" where nothing need be written."""
    if value.denominator == 1:
        return (str(value) if value <= EXACT else _float(value)), "1"
    if Fraction(repr(float(value))) == value or max(value.numerator, value.denominator) > EXACT:
        return _float(value), "1"
    return str(value.numerator), str(value.denominator)


def fraction(
    above: Sequence[Snippet], under: Sequence[Snippet], over: Sequence[Snippet] = ()
) -> list[tuple[str, Snippet]]:
    """Factors, divisors and more factors; by turns, where a divisor stands several times for its power may overflow."""
    factors, divisors, others = (
        [(sign, piece) for piece in some] for sign, some in (("*", above), ("/", under), ("*", over))
    )
    if len(set(under)) == len(under):
        return [*factors, *divisors, *others]
    return [part for pair in zip_longest([*factors, *others], divisors) for part in pair if part]


def number(value: Rational) -> Snippet:
    """A number."""
    above, below = quotient(max(value, -value))
    sign = "-" if value < 0 else ""
    if below != "1":
        return Snippet(f"{sign}{above}/{below}", PRODUCT)
    return Snippet(sign + above, SIGN if sign else ATOM)
