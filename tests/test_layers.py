"""The layers: imports run cli → derive → grammar, each library stands behind its door, and no file is long."""

import ast
import os
import sys
import tomllib
from functools import cache
from pathlib import Path

from program import ran

ROOT = Path(__file__).parent.parent
FOLDERS = ("grammar", "derive", "cli")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
HOUSE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STAGES = [row.split("|")[1].strip() for row in HOUSE.split("|---|---|---|\n")[1].split("\n\n")[0].splitlines()]
LONGEST = 300
PLACES = [path.relative_to(ROOT).as_posix() for path in FILES]
MADE = {"grammar/tables.py", "derive/rules/table.py", "derive/operators/places.py"}  # by generate.py beside them

# The only files that may import a library; all else in the package is the standard library and the package itself.
DOORS = {
    "lark": {"grammar/generate.py"},
    "flint": {"derive/numbers/flint_types.py", "derive/numbers/polynomials.py"},
    "sympy": {"derive/simplify/scalar.py"},
    "pytest": {"cli/pytest_plugin.py"},
    "pygls": {"cli/language_server/server.py"},
    "lsprotocol": {"cli/language_server/server.py"},
    "rich": {f"cli/terminal/{name}.py" for name in ("colour", "console", "progress")},
    "typer": {"cli/app.py", *(place for place in PLACES if place.startswith("cli/commands/"))},
}
FOR_OPERATORS = ("derive/terms/lookup/", "derive/terms/operator", "derive/numbers/", "derive/operators/")


def place(path: Path) -> str:
    """A file as it is spoken of."""
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """What a file imports, its own modules as files without their ending, and whether from within a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {
        node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node in hidden) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(name, node in hidden) for name in imported(path, node)]
    return found


def imported(path: Path, node: ast.ImportFrom) -> list[str]:
    """A library, or the module, and where a folder alone stands before the word import, the modules taken from it."""
    if not node.level:
        assert node.module and not node.module.startswith("matgrad"), f"{place(path)}: an absolute import of its own"
        return [node.module]
    above = ("matgrad", *path.relative_to(ROOT).parent.parts)
    folder = "/".join([*above[: len(above) + 1 - node.level], *(node.module or "").split(".")])
    folder = folder.replace("matgrad/core", "matgrad/derive").removeprefix("matgrad").strip("/")
    return [name if is_module(name := f"{folder}/{alias.name}") else folder for alias in node.names]


def is_module(name: str) -> bool:
    """Whether a file or a folder of the package is meant."""
    return (ROOT / f"{name}.py").exists() or (ROOT / name / "__init__.py").exists()


def own(path: Path) -> list[str]:
    """The modules of the package that a file imports."""
    return [name for name, _ in imports(path) if name.partition("/")[0] in (*FOLDERS, "")]


def stage(name: str) -> int:
    """The place in the list of the stage that a file belongs to: the longest that its path begins with."""
    stages = [stage for stage in STAGES if f"{name}/".startswith(f"{stage}/")]
    assert stages, f"{name} belongs to no stage"
    return STAGES.index(max(stages, key=len))


def module(path: Path) -> str:
    """A file without its ending; that of a folder by the folder's name."""
    return place(path.with_suffix("")).removesuffix("/__init__")


def test_the_wheel_holds_every_file_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    loose = {place(path) for path in (ROOT / "src" / "matgrad").iterdir() if path.is_file()}
    assert set(packed) == {*FOLDERS, *loose}


def test_imports_run_down() -> None:
    """No stage imports from one below it in the list; the version is known to what tells it to others."""
    up = [
        f"{module(path)} → {name}" for path in FILES for name in own(path) if name and stage(name) > stage(module(path))
    ]
    assert up == []
    assert {stage(module(path)) for path in FILES if "" in own(path)} <= {
        STAGES.index("cli"),
        STAGES.index("cli/reports"),
        STAGES.index("cli/language_server"),
    }


def test_no_own_import_within_a_function() -> None:
    assert [(place(p), name) for p in FILES for name, hidden in imports(p) if hidden and name in own(p)] == []


def test_libraries_stand_behind_their_doors() -> None:
    known = {*sys.stdlib_module_names, *FOLDERS, ""}
    for path in FILES:
        roots = {name.partition("/")[0].partition(".")[0] for name, _ in imports(path)} - known
        assert all(place(path) in DOORS.get(library, ()) for library in roots), (place(path), roots)


def test_no_circles() -> None:
    """No module imports itself by way of others, not for types either."""
    left = {module(path): {name for name in own(path) if name} - {module(path)} for path in FILES}
    while free := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []


def test_rooms_know_nothing_of_the_engine() -> None:
    """A room is data: it knows the record that it fills in and the arithmetic of values."""
    rooms = [path for path in FILES if place(path).startswith("derive/operators/")]
    assert [(place(p), name) for p in rooms for name in own(p) if not f"{name}/".startswith(FOR_OPERATORS)] == []


def test_no_file_is_long() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST and name not in MADE} == {}


def test_tests_know_the_inside_of_the_engine_through_a_seam() -> None:
    """The others go through it, or through what users have; so that a stage is rebuilt with the tests as they are."""
    knowing = {place(path) for path in TESTS if any(name.startswith("matgrad.core") for name in modules(path))}
    seam = {"tests/mathematics.py", "tests/seam/engine.py", "tests/seam/parts.py"}
    assert knowing - seam == set(), "name it in tests/seam/parts.py, and import it from seam.parts"


def modules(path: Path) -> set[str]:
    """The modules that a file of tests imports from."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


def test_no_test_file_is_long() -> None:
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in TESTS}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_a_derivation_loads_little() -> None:
    """Derivations in a process of their own, checked and printed, need none of the slow libraries."""
    program = """
import sys
from matgrad import derive
from matgrad.core.write.terms import Writer
from matgrad.core.write.style import TEXT
for statement in ("norm_F(A .* (Y - W' X))^2 wrt W", "(s^2 - t^2)/(s - t)*x' x wrt x where s: scalar, t: scalar"):
    found = derive(statement)
    print(Writer(found.problem.algebra, TEXT).write(found.results[0].gradient))
print(*sorted({"sympy", "numpy", "lark", "rich", "typer"} & set(sys.modules)))
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = ran([sys.executable, "-c", program], check=True, env=environment)
    assert run.stdout.decode() == "-2 X (A .* A .* (Y - W' X))'\n2 (s + t) x\n\n"
