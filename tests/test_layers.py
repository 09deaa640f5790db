"""The layers: imports run cli → derive → grammar, each library stands behind its door, and no file is long."""

import ast
import os
import sys
from pathlib import Path

import pytest
from program import ran

ROOT = Path(__file__).parent.parent
LAYERS = ("grammar", "derive", "cli")  # each may import itself and those before it
FILES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
LONGEST = 300
MADE = {"grammar/tables.py"}  # written by grammar/build.py

# The only files that may import a library; all else in the package is the standard library and the package itself.
DOORS = {
    "lark": {"grammar/build.py"},
    "flint": {"derive/numeric.py"},
    "sympy": {"derive/scalar.py"},
    "pytest": {"cli/pytest_plugin.py"},
    "rich": {"cli/screen.py"},
    "typer": {"cli/app.py", "cli/options.py"},  # the commands, and what may be typed after them
}
ARITHMETIC = ("numeric", "blocks", "coinciding", "definite", "powers", "spectral")
FOR_OPERATORS = {
    "matgrad.derive.operator",
    "matgrad.derive.entry_function",
    *(f"matgrad.derive.{name}" for name in ARITHMETIC),
}


def place(path: Path) -> str:
    """A file as it is spoken of."""
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> list[tuple[str, bool]]:
    """The modules that a file imports, and whether from within a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {
        node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node in hidden) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(name, node in hidden) for name in named(path, node)]
    return found


def named(path: Path, node: ast.ImportFrom) -> list[str]:
    """What stands before the word import; where that is a folder alone, the modules that are taken from it."""
    if not node.level:
        assert node.module and not node.module.startswith("matgrad"), f"{place(path)}: an absolute import of its own"
        return [node.module]
    above = ["matgrad", *path.relative_to(ROOT).parent.parts]
    folder = ".".join([*above[: len(above) + 1 - node.level], *([node.module] if node.module else [])])
    return [folder] if node.module else [f"{folder}.{alias.name}" for alias in node.names]


every_file = pytest.mark.parametrize("path", FILES, ids=map(place, FILES))


@every_file
def test_imports_run_one_way(path: Path) -> None:
    layer = LAYERS.index(place(path).partition("/")[0])
    allowed = {"matgrad", *(f"matgrad.{name}" for name in LAYERS[: layer + 1])}
    own = [name for name, _ in imports(path) if name.partition(".")[0] == "matgrad"]
    assert {".".join(name.split(".")[:2]) for name in own} <= allowed - ({"matgrad"} if layer < 2 else set())


@every_file
def test_no_own_import_within_a_function(path: Path) -> None:
    assert [name for name, hidden in imports(path) if hidden and name.startswith("matgrad")] == []


@every_file
def test_libraries_stand_behind_their_doors(path: Path) -> None:
    roots = {name.partition(".")[0] for name, _ in imports(path)} - set(sys.stdlib_module_names) - {"matgrad"}
    assert all(place(path) in DOORS.get(library, ()) for library in roots), roots


@pytest.mark.parametrize("path", sorted((ROOT / "derive" / "operators").glob("*.py")), ids=place)
def test_rooms_know_nothing_of_the_engine(path: Path) -> None:
    """A room is data: it knows the record that it fills in and the arithmetic of values."""
    own = {name for name, _ in imports(path) if name.startswith("matgrad")}
    rooms = {name for name in own if name.startswith("matgrad.derive.operators.")} if path.stem == "__init__" else set()
    assert own - rooms <= FOR_OPERATORS


@pytest.mark.parametrize("path", [path for path in FILES if place(path) not in MADE], ids=place)
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_a_derivation_loads_little() -> None:
    """One derivation in a process of its own, checked and printed, needs none of the slow libraries."""
    program = """
import sys
from matgrad import derive
from matgrad.derive.notation import Writer
from matgrad.derive.style import TEXT
found = derive("norm_F(A .* (Y - W' X))^2 wrt W")
print(Writer(found.problem.algebra, TEXT).write(found.results[0].gradient))
print(*sorted({"sympy", "numpy", "lark", "rich", "typer"} & set(sys.modules)))
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = ran([sys.executable, "-c", program], check=True, env=environment)
    assert run.stdout.decode() == "-2 X (A .* A .* (Y - W' X))'\n\n"
