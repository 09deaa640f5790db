"""The options that may be typed, what they mean, and where they come from when they are not typed."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ...core.code import TARGETS
from ...core.views import VIEWS
from ...core.write.style import STYLES
from ..formats import Wish
from ..formats.outline import Detail
from ..input.configuration import Setting, settings
from ..input.reading import Unreadable
from ..terminal.screen import Color
from .completion import codes, either, operators

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="EXPRESSION", help="E wrt X [where …]; without it, or with -, standard input is read."),
]
Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Statements E wrt X [where …], one a line; of a folder, all *.mg in it. - reads standard input; "
        "with a space in it, it is a statement.",
    ),
]
Claims = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Claims E wrt X == G or E == G, and hand derivations; of a folder, all *.mg in it. - reads standard "
        "input; with a space, a claim.",
    ),
]
Name = Annotated[str, typer.Argument(help="An operator; without it, the rules of all.", autocompletion=operators)]
Named = Annotated[
    str,
    typer.Argument(
        metavar="CODE", help="Of an error, a verdict or a diagnosis; without it, all.", autocompletion=codes
    ),
]
How = Annotated[
    Literal["text", "latex", "markdown", "chain", "json", "jsonl"],
    typer.Option("--format", "-f", help="How to print the derivation; chain: as claims that check reads."),
]
HowMany = Annotated[
    Literal["text", "latex", "markdown", "jsonl"], typer.Option("--format", "-f", help="How to print the derivations.")
]
Sheet = Annotated[Literal["text", "markdown"], typer.Option("--format", "-f", help="How to print it.")]
Report = Annotated[
    Literal["text", "concise", "json", "github", "junit", "sarif"],
    typer.Option("--format", "-f", "--output-format", help="How to report."),
]
OutputFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report there.")]
Strict = Annotated[bool, typer.Option("--strict/--no-strict", help="Exit with 3 where a claim is undecided.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero/--no-exit-zero", help="Exit with 0, whatever is found.")]
Part = Annotated[str, typer.Option("--shard", metavar="I/N", help="Check only the I-th of N parts of the claims.")]
Details = Annotated[Detail, typer.Option(help="How many of the lines to show.")]
Expand = Annotated[bool, typer.Option("--expand/--no-expand", help="Write intermediates out instead of naming them.")]
Verify = Annotated[bool, typer.Option("--verify/--no-verify", help="Check the lines numerically.")]
Code = Annotated[
    str,
    typer.Option(
        metavar="NAMES", help="Add functions that compute it: numpy,torch,jax.", autocompletion=either(TARGETS)
    ),
]
Check = Annotated[bool, typer.Option("--check/--no-check", help="Add to each function a test of it by differences.")]
Notations = Annotated[
    str, typer.Option(metavar="NAMES", help="Which to give in JSON: text,unicode,latex.", autocompletion=either(STYLES))
]
Forms = Annotated[bool, typer.Option("--forms/--no-forms", help="Show how else the function may be written.")]
View = Annotated[
    str, typer.Option(metavar="NAMES", help=f"Which readings to show: {','.join(VIEWS)}.", autocompletion=either(VIEWS))
]
Ascii = Annotated[bool, typer.Option("--ascii/--no-ascii", help="Write in the input language, with ASCII only.")]
Width = Annotated[int | None, typer.Option(min=20, metavar="COLUMNS", help="Fold lines that are longer.")]
Colors = Annotated[Color, typer.Option(help="When to use colour.")]
Quiet = Annotated[bool, typer.Option("--quiet/--no-quiet", "-q", help="Print no count at the end.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes at work; 0: one a processor.")]
Timeout = Annotated[float, typer.Option(min=0, metavar="SECONDS", help="The longest for one statement; 0: no limit.")]
Memory = Annotated[int, typer.Option(min=0, metavar="MIB", help="The most memory for one statement; 0: no limit.")]
FailFast = Annotated[bool, typer.Option("--fail-fast/--no-fail-fast", help="Stop after the first error.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version and exit.")]

CONFIGURED = ("derive", "batch", "check")  # the commands whose options may stand in pyproject.toml
KINDS = {  # what a value must be, by how the name of an option's type begins; else a text
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
    known = {name: options_of(group.commands[name]) for name in CONFIGURED if name in group.commands}
    found: dict[str, Any] = {}
    for setting in settings(command, known, Path.cwd()):
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
    kinds = (kind for name, kind in KINDS.items() if option.type.name.startswith(name))
    types, wanted = next(kinds, ((str,), "a text"))
    if not isinstance(setting.value, types) or (isinstance(setting.value, bool) and bool not in types):
        raise Unreadable(f"{setting.place} {setting.option}: {wanted} is wanted, not {setting.value!r}")
    try:
        value = option.type_cast_value(context, setting.value)
    except typer.BadParameter as error:
        raise Unreadable(f"{setting.place} {setting.option}: {error.message}") from error
    return not value if f"--{setting.option}" in option.secondary_opts else value


def wished(
    detail: Detail,
    expand: bool,
    verify: bool,
    code: str,
    check: bool,
    notations: str,
    view: str,
    forms: bool,
) -> Wish:
    """What the options ask to be shown."""
    targets, wanted = listed(code, TARGETS, "--code"), listed(notations, STYLES, "--notations")
    if check and not targets:
        raise typer.BadParameter("it tests the code, so it needs --code", param_hint="--check")
    return Wish(detail, expand, verify, targets, wanted, check, listed(view, VIEWS, "--view"), forms)


def listed(text: str, known: Collection[str], option: str) -> tuple[str, ...]:
    """The names in a list with commas, all of them known."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name} is not one of: {', '.join(known)}", param_hint=option)
    return names
