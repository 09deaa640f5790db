"""One name for one thing, and functions that one reads at a glance."""

import ast
from collections import defaultdict
from pathlib import Path

HOUSE = Path(__file__).parents[1]
FILES = [path for folder in ("grammar", "derive", "cli") for path in sorted((HOUSE / folder).rglob("*.py"))]
MADE = {"tables.py", "table.py", "places.py"}  # written by programs
LONGEST_FUNCTION = 25  # lines
MOST_PARAMETERS = 8


def names(path: Path) -> list[str]:
    """The public classes and constants that a file defines."""
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        found += [target.id for target in targets if isinstance(target, ast.Name)]
        found += [node.name] if isinstance(node, ast.ClassDef) else []
    return [name for name in found if not name.startswith("_")]


def functions(path: Path) -> list[ast.FunctionDef]:
    """The functions and methods of a file."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]


def test_no_public_name_is_defined_twice() -> None:
    places = defaultdict(list)
    for path in FILES:
        for name in names(path) if path.name not in MADE else ():
            places[name].append(path.relative_to(HOUSE).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_no_function_is_long() -> None:
    lengths = {f"{path.name}:{f.name}": (f.end_lineno or 0) - f.lineno + 1 for path in FILES for f in functions(path)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_function_has_many_parameters() -> None:
    """The commands aside, whose parameters are their options."""
    found = {(path, f.name): f.args for path in FILES if path.parent.name != "commands" for f in functions(path)}
    counts = {name: len([*args.args, *args.kwonlyargs]) for name, args in found.items()}
    assert {name: count for name, count in counts.items() if count > MOST_PARAMETERS + 1} == {}
