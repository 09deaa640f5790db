"""Writes filing.py from the rows of the rooms: python -m matgrad.core.rules.generate"""

from pathlib import Path

from ..operators import ROOMS
from ..terms.operator import Operator
from .index import place_of, rewriting_rows

FILING_FILE = Path(__file__).parent / "filing.py"
FIRST_LINE = '"""Generated from the operators\' rows by python -m matgrad.core.rules.generate; not to be edited."""'
TYPE = "dict[str, dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]]"


def filing() -> str:
    """The text of filing.py: of each room its rows, each with its head, its operators and its properties."""
    rooms = [_room(room) for room in ROOMS if rewriting_rows(room)]
    return "\n".join((FIRST_LINE, "", "# ruff: noqa", "# fmt: off", f"FILING: {TYPE} = {{", *rooms, "}", ""))


def _room(room: Operator) -> str:
    """The lines of a room."""
    rows = dict.fromkeys(rewriting_rows(room))
    return "\n".join(
        (f"    {room.key!r}: {{", *(f"        {row!r}: {place_of(row, room)!r}," for row in rows), "    },")
    )


if __name__ == "__main__":
    FILING_FILE.write_text(filing(), encoding="utf-8")
