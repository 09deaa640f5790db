"""What a user says of all documents."""

from typing import Literal

from ...grammar.record import NamedTuple


class Settings(NamedTuple):
    """The `layout` of gradients; lines `given` and `let` that hold everywhere."""

    layout: Literal["", "numerator", "denominator"] = ""
    given: tuple[str, ...] = ()


NO_SETTINGS = Settings()
