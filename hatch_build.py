"""An optional build in which mypyc compiles the stages that take most of the time; what is pure Python stays beside it.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .

It needs a C compiler and some minutes. Where either is missing or the build fails, the wheel is pure Python.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (  # folders, and modules
    *("core/terms", "core/rules", "core/simplify", "core/differentiate", "core/evaluate", "core/verify"),
    *("core/write", "core/check/networks", "core/check/normal_form"),
)
LEFT = ("__init__", "codes", "generate", "table")  # what runs once, or is a table


class CompiledBuild(BuildHookInterface[Any]):
    """Adds the compiled modules to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the package, and put what comes of it beside the sources."""
        if version == "editable":
            return
        root, made = Path(self.root), Path(self.root, "build", "compiled")
        for folder in ("cli", "grammar", "derive"):
            copy(root / folder, made / "matgrad" / folder.replace("derive", "core"))
        copy(root / "src/matgrad", made / "matgrad")
        for old in libraries(made):
            old.unlink()
        try:
            with chdir(made):
                compile_all([str(path) for path in modules(Path("matgrad"))])
        except (Exception, SystemExit) as error:
            self.app.display_warning(f"not compiled, pure Python instead: {error}")
            return
        for library in libraries(made):
            build_data["force_include"][str(library)] = library.relative_to(made).as_posix()
        build_data |= {"pure_python": False, "infer_tag": True}


def copy(folder: Path, to: Path) -> None:
    """Copy the modules of a folder whose text has changed; links to other folders are not followed."""
    for path in folder.rglob("*.py"):
        target = to / path.relative_to(folder)
        if not target.exists() or target.read_bytes() != path.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def libraries(made: Path) -> list[Path]:
    """The compiled modules of the copy, and what they share beside it."""
    return [path for path in [*made.glob("*.*"), *(made / "matgrad").rglob("*.*")] if path.suffix in (".so", ".pyd")]


def modules(package: Path) -> Iterator[Path]:
    """The modules to compile."""
    for place in COMPILED:
        module = (package / place).with_suffix(".py")
        found = [module] if module.exists() else sorted((package / place).rglob("*.py"))
        yield from (path for path in found if path.stem not in LEFT)


def compile_all(paths: list[str]) -> None:
    """Compile modules where they lie."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    options = ["--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={os.devnull}", *paths]
    extensions = mypycify(options, opt_level="1", group_name="matgrad")
    command = Distribution({"name": "matgrad", "ext_modules": extensions}).get_command_obj("build_ext")
    command.inplace = True
    command.ensure_finalized()
    command.run()
