"""The values of options that are set in pyproject.toml."""

from pathlib import Path
from typing import Any

import typer

from ..input.configuration import Setting, nearest, settings
from ..input.reading import Unreadable

CONFIGURED = ("derive", "batch", "check")  # the commands whose options may stand in pyproject.toml
VALUE_TYPES = {  # what a value must be, by how the name of an option's type begins; else a text
    "bool": ((bool,), "true or false"),
    "int": ((int,), "a whole number"),
    "float": ((int, float), "a number"),
}


def configure(context: typer.Context) -> None:
    """Take the options of the command that is called from pyproject.toml; those that are typed go before them."""
    command = context.invoked_subcommand
    if command not in CONFIGURED:
        return
    group: Any = context.command  # typer has click within it and hides its types
    path, table = nearest(Path.cwd())
    known = {name: options_of(group.get_command(context, name)) for name in CONFIGURED} if table else {}
    found: dict[str, Any] = {}
    for setting in settings(command, known, path, table):
        option = known[command][setting.option]
        found[option.name] = value_of(setting, option, context)
    context.default_map = {command: found}


def options_of(command: Any) -> dict[str, Any]:
    """The options of a command by their long names, those that undo others too."""
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    return {
        name.removeprefix("--"): option
        for option in options
        for name in (*option.opts, *option.secondary_opts)
        if name.startswith("--")
    }


def value_of(setting: Setting, option: Any, context: typer.Context) -> Any:
    """The value that a setting gives an option; raises Unreadable where it is of another kind or out of bounds."""
    kinds = (kind for name, kind in VALUE_TYPES.items() if option.type.name.startswith(name))
    types, wanted = next(kinds, ((str,), "a text"))
    if not isinstance(setting.value, types) or (isinstance(setting.value, bool) and bool not in types):
        raise Unreadable(f"{setting.place} {setting.option}: {wanted} is wanted, not {setting.value!r}")
    try:
        value = option.type_cast_value(context, setting.value)
    except typer.BadParameter as error:
        raise Unreadable(f"{setting.place} {setting.option}: {error.message}") from error
    return not value if f"--{setting.option}" in option.secondary_opts else value
