"""[tool.matgrad] in pyproject.toml: what the options of a command are where they are not typed."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ...grammar.mistakes import near
from ...grammar.record import NamedTuple
from .reading import Unreadable

PYPROJECT = "pyproject.toml"
OTHER_TABLES = frozenset(("documents",))  # tables that set no options of a command
TomlTable = Mapping[str, Any]


class Setting(NamedTuple):
    """The value of an option, by its long name without the dashes, and where it stands."""

    option: str
    value: Any
    place: str


def settings(command: str, options: Mapping[str, Collection[str]], path: Path, table: TomlTable) -> list[Setting]:
    """What a configuration sets for a command; its own table overrides the common one.

    `options` are those of each command that may be configured; a table that is empty needs none.
    """
    common = {key: value for key, value in table.items() if key not in options and key not in OTHER_TABLES}
    found = list(entries(common, f"{path}: [tool.matgrad]", {name for names in options.values() for name in names}))
    for name in options.keys() & table.keys():
        place = f"{path}: [tool.matgrad.{name}]"
        own = entries(checked(table[name], place), place, options[name])
        found += [setting for setting in own if name == command]
    return [setting for setting in found if setting.option in options[command]]


def entries(table: TomlTable, place: str, known: Collection[str]) -> Iterator[Setting]:
    """The keys of a table, all of which are options."""
    for key, value in table.items():
        if key not in known:
            likely = near(key, sorted(known))
            raise Unreadable(f"{place} has no option {key}" + (f"; did you mean {likely[0]}?" if likely else ""))
        yield Setting(key, value, place)


def nearest(folder: Path) -> tuple[Path, TomlTable]:
    """The first file above a folder that configures this program, and what it says."""
    for path in (above / PYPROJECT for above in (folder, *folder.parents)):
        tools = content(path).get("tool", {})
        if "matgrad" in tools:
            return path, checked(tools["matgrad"], f"{path}: [tool.matgrad]")
    return folder / PYPROJECT, {}


def checked(value: Any, place: str) -> TomlTable:
    """A value that must be a table."""
    if not isinstance(value, dict):
        raise Unreadable(f"{place} is no table of options")
    return value


def content(path: Path) -> TomlTable:
    """What a file says; nothing where there is none, or where it does not configure this program."""
    try:
        text = path.read_text(encoding="utf-8")
        return parsed(text) if may_configure(text) else {}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error


def may_configure(text: str) -> bool:
    """Whether a file may hold a table tool.matgrad, in one of the ways to write it; few that name the program do."""
    bare = "".join(text.replace('"', "").replace("'", "").split())
    return "matgrad" in bare and any(start in bare for start in ("tool.matgrad", "[tool]", "tool={"))


def parsed(text: str) -> TomlTable:
    """TOML; raises ValueError."""
    import tomllib  # with the modules that it needs it takes as long to load as a derivation

    return tomllib.loads(text)
