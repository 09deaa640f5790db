"""[tool.matgrad.documents] in pyproject.toml."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...grammar.mistakes import near
from .configuration import checked, nearest
from .documents import DocumentSettings
from .reading import Unreadable

GRADIENT_LAYOUTS = ("numerator", "denominator")
LISTS = ("files", "macros", "given")  # of texts; one text is a list of one
TABLE = "[tool.matgrad.documents]"


def configured(folder: Path) -> DocumentSettings:
    """What the nearest configuration above a folder says of documents; raises Unreadable where that is mistaken."""
    path, table = nearest(folder)
    where = f"{path}: {TABLE}"
    said = checked(table.get("documents", {}), where)
    for key in said:
        if key not in (*LISTS, "layout"):
            likely = near(key, (*LISTS, "layout"))
            raise Unreadable(f"{where} has no option {key}" + (f"; did you mean {likely[0]}?" if likely else ""))
    found = {key: texts(said[key], f"{where} {key}") for key in LISTS if key in said}
    return DocumentSettings(
        str(path.parent),
        found.get("files", ()),
        layout=layout_in(said, where),
        given=tuple(map(as_line, found.get("given", ()))),
    ).with_macros([str(path.parent / file) for file in found.get("macros", ())])


def as_line(text: str) -> str:
    """Declarations as a line `given`, as the directive of that name has them; a line as it is."""
    return text if re.match(r"\s*(?:given|let)\b", text) else f"given {text}"


def layout_in(said: Mapping[str, Any], where: str) -> str:
    """The layout of gradients; "" where it is not said."""
    layout = said.get("layout", "")
    if layout not in ("", *GRADIENT_LAYOUTS):
        raise Unreadable(f"{where} layout: {' or '.join(GRADIENT_LAYOUTS)} is wanted, not {layout!r}")
    return str(layout)


def texts(value: Any, where: str) -> tuple[str, ...]:
    """A list of texts."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise Unreadable(f"{where}: a list of texts is wanted, not {value!r}")
    return tuple(found)
