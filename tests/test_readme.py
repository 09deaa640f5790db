"""The pages are true: their commands print what they show, their statements are derived, their operator can be added.

`pytest tests/test_readme.py --update` writes the shown output anew.
"""

import doctest
import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from program import ran
from seam.parts import NAMED

from matgrad import derive
from matgrad.grammar.mistakes import Mistake

HOUSE = Path(__file__).parents[1]
PAGES = [HOUSE / "README.md", HOUSE / "CONTRIBUTING.md", *sorted((HOUSE / "docs").glob("*.md"))]
LANGUAGE, REFUSED = re.split(
    r"^## Not supported yet$(?s:(.*?))^(?=## )",
    (HOUSE / "docs" / "language.md").read_text(encoding="utf-8"),
    flags=re.M,
)[:2]
VENV = "python3 -m venv .venv && .venv/bin/pip install -q"
FLAGSHIP = "norm_F(A .* (Y - W' X))^2 wrt W"
DERIVES = f'{VENV} . && .venv/bin/matgrad "{FLAGSHIP}"'
TESTS = f"{VENV} -e '.[test]' && .venv/bin/python -m pytest"
BENCHMARKS = "python -m benchmarks"


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks in a language, without the indent of the list they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", page.read_text(encoding="utf-8"), re.M | re.S)
    return [re.sub(rf"^{indent}", "", body, flags=re.M) for indent, body in found]


def shown(language: str) -> list[tuple[Path, str]]:
    """Each fenced block in a language, with the page it stands on."""
    return [(page, block) for page in PAGES for block in blocks(page, language)]


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S)


def statements(text: str) -> list[str]:
    """What stands in backquotes and reads as a statement."""
    return [span for span in re.findall(r"`([^`\n]+)`", prose(text)) if " wrt " in span]


def said() -> list[str]:
    """The statements on all pages, without those that are refused."""
    return [span for page in PAGES for span in statements(page.read_text(encoding="utf-8").replace(REFUSED, ""))]


def program(folder: Path) -> dict[str, str]:
    """An environment in which the command `matgrad` is this one, and standard output no terminal in colour."""
    command = folder / "bin" / "matgrad"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m matgrad "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    path = os.pathsep.join([str(command.parent), kept.get("PATH", os.defpath)])
    return kept | {"PATH": path, "PYTHONPATH": str(HOUSE / "src"), "PYTHONIOENCODING": "utf-8"}


def turns(block: str) -> list[tuple[str, str]]:
    """The commands of a session, each with the output shown below it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def played(block: str, folder: Path) -> str:
    """A session with what it prints; `cat FILE` shows a file that the reader has written."""
    environment, session = program(folder), ""
    for command, shown in turns(block):
        if command.startswith("cat "):
            (folder / command.removeprefix("cat ")).write_text(shown, encoding="utf-8")
        done = ran(f"{{ {command}; }} 2>&1", shell=True, cwd=folder, env=environment)
        session += f"$ {command}\n{done.stdout.decode()}"
    return session


@pytest.mark.skipif(os.name != "posix", reason="the sessions are those of a POSIX shell")
@pytest.mark.parametrize(
    ("page", "block"), shown("console"), ids=[turns(block)[-1][0] for _, block in shown("console")]
)
def test_session(page: Path, block: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = played(block, tmp_path)
    if request.config.getoption("--update"):
        page.write_text(page.read_text(encoding="utf-8").replace(block, found), encoding="utf-8")
    else:
        assert found == block


def test_other_commands_are_the_known_ones() -> None:
    assert blocks(HOUSE / "README.md", "sh") == [f"{DERIVES}\n", f"{TESTS}\n"]
    assert f'$ matgrad "{FLAGSHIP}"\n' in blocks(HOUSE / "README.md", "console")[0]
    assert sum(block == f"{BENCHMARKS}\n" for _, block in shown("sh")) == 1


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_python(page: Path) -> None:
    for session in (block for block in blocks(page, "python") if ">>>" in block):
        example = doctest.DocTestParser().get_doctest(session, {}, page.name, None, None)
        assert doctest.DocTestRunner().run(example).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", prose(page.read_text(encoding="utf-8"))):
        linked = page.parent / target if target else page
        assert linked.exists(), target
        titles = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.M) if anchor else []
        assert not anchor or anchor in [title.lower().replace(" ", "-") for title in titles], anchor


@pytest.mark.parametrize("statement", [s for s in said() if "==" not in s])
def test_statement_is_derived(statement: str) -> None:
    assert derive(statement).verification


@pytest.mark.parametrize("statement", statements(REFUSED))
def test_statement_is_refused(statement: str) -> None:
    with pytest.raises(Mistake):
        derive(statement)


def test_functions() -> None:
    """The functions in the table are there."""
    there = re.findall(r"^\| (?:scalar of|matrix of|matrix function|function of)[^|]*\|([^|]*)\|", LANGUAGE, re.M)
    assert len(there) == 6
    assert set(re.findall(r"`(\w+)`", " ".join(there))) <= set(NAMED)


def test_table_of_what_grows() -> None:
    """The files and lists that it names are there."""
    text = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]* \|([^|]*`[^|]*)\|([^|]*)\|([^|]*)\|$", text, re.M)
    assert len(rows) >= 10
    for file, listed, tests in rows:
        paths = re.findall(r"`([\w/]+(?:/NAME)?(?:\.\w+)?)`", f"{file} {listed} {tests}")
        assert all((HOUSE / path.replace("/NAME.py", "")).exists() for path in paths if "/" in path), paths
        for name, path in re.findall(r"`([A-Z_]+)` in `([^`]*)`", listed):
            assert re.search(rf"^{name}\b", (HOUSE / path).read_text(encoding="utf-8"), re.M), name


def test_operator_in_three_steps(tmp_path: Path) -> None:
    """In a copy of the project, the tests take up the room that CONTRIBUTING.md adds."""
    for name in ("cli", "derive", "grammar", "src", "tests"):
        shutil.copytree(HOUSE / name, tmp_path / name, symlinks=True)
    for name in ("pyproject.toml", "CONTRIBUTING.md"):
        shutil.copy(HOUSE / name, tmp_path)
    page = HOUSE / "CONTRIBUTING.md"
    text = page.read_text(encoding="utf-8")
    room = next(block for block in blocks(page, "python") if "Operator(" in block)
    line = re.search(r"`(from \.(\w+) import (\w+))`", text)
    claim = re.search(r"tests/cookbook.txt`: `(.*)`", text)
    assert line and claim
    rooms, cookbook = tmp_path / "derive" / "operators", tmp_path / "tests" / "cookbook.txt"
    (rooms / f"{line[2]}.py").write_text(room, encoding="utf-8")
    house = (rooms / "families.py").read_text(encoding="utf-8")
    family = re.search(r"in the family of its kind, here\s+`(.*?)`", text)
    assert family and f"\n    {family[1]}: (" in house
    house = house.replace("\nOPERATOR_FAMILIES", f"\n{line[1]}\n\nOPERATOR_FAMILIES", 1)
    house = house.replace(f"\n    {family[1]}: (", f"\n    {family[1]}: ({line[3]}, ")
    (rooms / "families.py").write_text(house, encoding="utf-8")
    cookbook.write_text(cookbook.read_text(encoding="utf-8") + f"{claim[1]}\n", encoding="utf-8")
    files = ["tests/derive/test_operators.py", "tests/derive/test_gradients.py", "tests/cli/test_rules.py"]
    tests = [sys.executable, "-m", "pytest", "-q", "-k", f"{line[2]} or Reference", *files]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    for module in re.findall(r"`python -m (matgrad\.core\.\w+\.generate)`", text):
        ran([sys.executable, "-m", module], cwd=tmp_path, env=environment, check=True)
    done = ran(tests, cwd=tmp_path, env=environment)
    printed = done.stdout.decode()
    assert done.returncode == 0, printed
    assert int(re.findall(r"(\d+) passed", printed)[-1]) >= 14, printed


NEEDS_JAX = pytest.mark.skipif(find_spec("jax") is None, reason="JAX is not installed: it is not compared with")
NEEDS_BOTH = pytest.mark.skipif(
    None in map(find_spec, ("jax", "torch")), reason="JAX or PyTorch is not installed: they are not compared with"
)


@pytest.mark.parametrize(
    "parts",
    [
        ["marks", "scale", "peers"],
        pytest.param(["code"], marks=NEEDS_JAX),
        pytest.param(["hessian"], marks=NEEDS_BOTH),
    ],
    ids="-".join,
)
def test_benchmarks_run(parts: list[str]) -> None:
    """The tables are printed; their figures are for a quiet machine."""
    environment = {**os.environ, "PYTHONPATH": str(HOUSE / "src"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *BENCHMARKS.split()[1:], *parts, "--quick"]
    done = ran(command, cwd=HOUSE, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    assert re.findall(r"^## (\w+)", done.stdout.decode(), re.M) == parts
