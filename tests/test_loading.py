"""What a run loads: a start is nine tenths of a short run, so each part of the program waits until it is needed."""

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from program import ran, settings
from seam.parts import STYLES, TARGETS, VIEWS, in_parts

FLAGSHIP = "norm_F(A .* (Y - W' X))^2 wrt W"
PROGRAM = """
import sys
import matgrad.__main__
from matgrad.cli.app import main
sys.argv[1:] = {words!r}
try:
    main()
except SystemExit:
    waiting = {{name for name, module in sys.modules.items() if type(module).__name__ == "StandIn"}}
    print(*sys.modules.keys() - waiting, file=sys.stderr)
"""
UNUSED = {
    "libraries": {"numpy", "sympy", "lark", "rich", "flint.types.fmpz_mpoly"},
    "what typer seldom uses": {"bz2", "datetime", "difflib", "lzma", "platform", "shutil", "subprocess", "uuid"},
    "checks": {"matgrad.core.check", "matgrad.cli.reports", "matgrad.cli.work.claims"},
    "other commands": {f"matgrad.cli.commands.{name}" for name in ("batch", "check", "rules", "explain", "syntax")},
    "other formats": {f"matgrad.cli.formats.{name}" for name in ("latex", "markdown", "record", "chain")},
    "programs in Python": {"matgrad.library"},
    "notations and languages that are not asked for": {"matgrad.core.write.style.latex", "matgrad.core.code.numpy"},
    "readings of what is no matrix": {"matgrad.core.differentiate.jacobian", "matgrad.core.views.vec"},
    "quantities behind wrt, and third derivatives": {"matgrad.core.quantities.told", "matgrad.core.third"},
    "operators that do not occur": {f"matgrad.core.operators.{name}" for name in ("where", "eigenvalues", "blocks")},
    "LaTeX, which is typed seldom": {"matgrad.grammar.latex", "matgrad.grammar.latex.reading"},
    "mistakes": {"matgrad.cli.terminal.excerpt"},
    "several processes": {"multiprocessing"},
}


def python(program: str) -> "tuple[str, str]":
    """What a program prints."""
    done = ran([sys.executable, "-c", program], env=settings(FORCE_COLOR=""), check=True)
    return done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """The modules that one derivation loads."""
    return python(PROGRAM.format(words=[FLAGSHIP]))[1].split()


@pytest.mark.parametrize("unused", UNUSED)
def test_a_derivation_loads_what_it_needs(loaded: list[str], unused: str) -> None:
    assert UNUSED[unused] & set(loaded) == set()


def test_a_document_without_formulas_loads_nothing_that_reads_them(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Words alone.\n" * 100, encoding="utf-8")
    loaded = python(PROGRAM.format(words=["check", str(tmp_path / "notes.md")]))[1].split()
    unused = {"matgrad.grammar.documents", "matgrad.core.documents.judge", "matgrad.grammar.latex"}
    assert unused & set(loaded) == set()


def test_a_library_of_which_parts_are_loaded_is_whole_for_others() -> None:
    """A program that imports python-flint after this one finds all of it."""
    program = "import matgrad; matgrad.derive('tr(A X) wrt X'); import flint; print(flint.fmpz_poly([1, 2]))"
    assert python(program)[0] == "2*x + 1\n"
    program = "import matgrad.core, flint.types.fmpz_mpoly; from flint import fmpz, fmpz_vec; print(fmpz(2) + 3)"
    assert python(program)[0] == "5\n"


@pytest.mark.parametrize("table", [STYLES, TARGETS, VIEWS])
def test_an_entry_bears_its_name(table: Mapping[str, Any]) -> None:
    assert [entry.name for entry in table.values()] == list(table)


def test_a_module_waits_for_the_first_look() -> None:
    program = (
        "import sys, matgrad.cli.formats.chain as chain; print(type(chain).__name__, end=' ');"
        "chain.Chains; print(type(sys.modules['matgrad.cli.formats.chain']).__name__, chain.Chains.__module__)"
    )
    assert python(program)[0] == "StandIn module matgrad.cli.formats.chain\n"


def test_an_import_that_is_broken_off_begins_anew() -> None:
    program = (
        "import sys, matgrad.core.code.emit as emit\n"
        "sys.modules['matgrad.core.code.contraction'] = None\n"
        "try: emit.source\n"
        "except ImportError: print('broken off', 'matgrad.core.code.emit' in sys.modules)\n"
        "del sys.modules['matgrad.core.code.contraction']\n"
        "print(emit.source.__name__)"
    )
    assert python(program)[0] == "broken off False\nsource\n"


def test_so_does_that_of_a_package_of_which_parts_are_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "import package_in_parts.first\nimport absent_at_first\nvalue = 1"
    for name, content in (("__init__", text), ("first", "")):
        path = tmp_path / "package_in_parts" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    monkeypatch.syspath_prepend(tmp_path)
    in_parts("package_in_parts")
    package = import_module("package_in_parts")
    with pytest.raises(ImportError):
        assert package.value
    monkeypatch.setitem(sys.modules, "absent_at_first", ModuleType("absent_at_first"))
    assert package.value == 1
