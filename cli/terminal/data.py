"""Data for programs: JSON."""

import json
from typing import Any

from ...core.write.style import Style
from .line import Line, raw

Json = dict[str, Any]
ENCODERS = {escaped: json.JSONEncoder(ensure_ascii=escaped, allow_nan=False) for escaped in (True, False)}


def json_lines(value: Json, style: Style, indent: int | None = None) -> list[Line]:
    """An object as text, in one line unless an indent is given; escaped where the stream cannot carry it."""
    if indent is None:
        return raw([ENCODERS[style.ascii].encode(value)])
    return raw([json.dumps(value, indent=indent, ensure_ascii=style.ascii, allow_nan=False)])
