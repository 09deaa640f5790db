"""The engine knows the marks, the sum over an index and the neutral elements; all else stands in its room alone."""

import ast
from pathlib import Path

from seam.parts import INDEX_SUM, MARKS, OPERATORS

ROOT = Path(__file__).parents[2]
NEUTRAL = {"eye", "ones", "zeros"}
ENGINE = "rules simplify differentiate evaluate views verify write code check terms numbers".split()
# Words that are spelled as an operator is, and mean something else.
OTHERWISE = {
    "derive/code/directions.py": {"vec"},  # the view
    "derive/views/__init__.py": {"vec"},
    "derive/views/vec.py": {"vec"},
    "derive/write/naming.py": {"e"},  # letters of basis elements, as are the next
    "derive/write/notes.py": {"E", "e"},
    "derive/evaluate/distribution.py": {"sign"},  # of a variable's entries
    "derive/write/style/latex.py": {"log"},  # LaTeX's
    "derive/write/style/text.py": {"sqrt"},  # how a root is typed
    "derive/write/trees.py": {"cross", "kron"},  # heads of the grammar's tree
}


def test_no_operator_is_known_by_its_name() -> None:
    rooms = [room for room in OPERATORS.values() if room not in MARKS]
    names = {name for room in rooms for name in (room.key, room.name, *room.aliases)}
    names -= {mark.key for mark in (*MARKS, INDEX_SUM)} | NEUTRAL
    found: dict[str, set[str]] = {}
    for folder in ENGINE:
        for path in (ROOT / "derive" / folder).rglob("*.py"):
            place = path.relative_to(ROOT).as_posix()
            if path.name != "table.py":
                found[place] = (texts(path) & names) - OTHERWISE.get(place, set())
    assert {place: known for place, known in found.items() if known} == {}


def texts(path: Path) -> set[str]:
    """The strings that stand in a file."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
