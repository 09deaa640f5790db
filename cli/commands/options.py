"""The options of the commands; those that several commands have are fields of a record, which is written once."""

import inspect
import sys
from collections.abc import Callable, Collection
from functools import wraps
from typing import Annotated, Any

import typer

from ...core.code import TARGETS
from ...core.views import VIEWS
from ...core.write.style import STYLES
from ...grammar.record import NamedTuple
from ..formats.format import Wish
from ..formats.outline import Detail
from ..processes.limits import Limits
from ..terminal.screen import Color, Screen, opened
from .completion import either, one


def choice(names: Collection[str], *flags: str, help: str) -> Any:
    """An option whose value is one of the names of a registry."""

    def known(text: str) -> str:
        if text not in names:
            raise typer.BadParameter(f"{text} is not one of: {', '.join(names)}")
        return text

    return typer.Option(*flags, parser=known, metavar=f"<{'|'.join(names)}>", autocompletion=one(names), help=help)


def several(names: Collection[str], help: str) -> Any:
    """An option whose value is a list of names of a registry, with commas."""
    return typer.Option(metavar="NAMES", help=help, autocompletion=either(names))


PageFormat = Annotated[str, choice(("text", "markdown"), "--format", "-f", help="Output format.")]
Width = Annotated[int | None, typer.Option(min=20, metavar="COLUMNS", help="Wrap lines at COLUMNS.")]


class Content(NamedTuple):
    """What of a derivation to show."""

    detail: Annotated[Detail, typer.Option(help="Number of lines to show.")] = "normal"
    expand: Annotated[bool, typer.Option("--expand/--no-expand", help="Do not name intermediate results.")] = False
    verify: Annotated[bool, typer.Option("--verify/--no-verify", help="Check each line numerically.")] = True
    code: Annotated[str, several(TARGETS, f"Also emit code for {', '.join(TARGETS)}.")] = ""
    check: Annotated[
        bool, typer.Option("--check/--no-check", help="Also emit a finite-difference self-test (requires --code).")
    ] = False
    notations: Annotated[str, several(STYLES, f"Extra notations to include in JSON: {', '.join(STYLES)}.")] = ""
    view: Annotated[str, several(VIEWS, f"Views of the derivative to show: {', '.join(VIEWS)}.")] = ""
    riemannian: Annotated[
        bool,
        typer.Option(
            "--riemannian/--euclidean", help="Gradients on the manifold of a variable declared orthogonal, spd or unit."
        ),
    ] = False
    forms: Annotated[bool, typer.Option("--forms/--no-forms", help="Show equivalent forms of the function.")] = False

    def wish(self, format: str) -> Wish:
        """The options with their lists taken apart; raises BadParameter where a name is not known, or nothing fits."""
        if self.riemannian and format == "chain":
            raise typer.BadParameter("no claim says what a gradient on a manifold is", param_hint="--riemannian")
        targets, notations = listed(self.code, TARGETS, "--code"), listed(self.notations, STYLES, "--notations")
        if self.check and not targets:
            raise typer.BadParameter("it tests the code, so it needs --code", param_hint="--check")
        if self.forms and targets:
            raise typer.BadParameter("there is no derivative to emit code for; drop --code", param_hint="--forms")
        if self.riemannian and self.forms:
            raise typer.BadParameter("equal forms have no gradient; drop --forms", param_hint="--riemannian")
        views = listed(self.view, VIEWS, "--view")
        return Wish(
            self.detail, self.expand, self.verify, targets, notations, self.check, views, self.forms, self.riemannian
        )


class Output(NamedTuple):
    """How standard output is written."""

    ascii: Annotated[bool, typer.Option("--ascii/--no-ascii", help="Use ASCII only, in the input language.")] = False
    color: Annotated[Color, typer.Option(help="When to use colour.")] = "auto"

    def screen(self, format: str, width: int | None = None) -> Screen:
        """Standard output; only text has colour."""
        return opened(sys.stdout, self.ascii, self.color if format == "text" else "never", width)


class Bounds(NamedTuple):
    """What a statement may take."""

    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Seconds allowed per statement (0 = no limit).")
    ] = 10
    memory: Annotated[
        int, typer.Option(min=0, metavar="MIB", help="Memory allowed per statement, in MiB (0 = no limit).")
    ] = 1024

    def limits(self) -> Limits:
        """The same for the process that does the work."""
        return Limits(self.timeout, self.memory)


class Running(NamedTuple):
    """How many tasks are worked through."""

    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Number of worker processes (0 = one per CPU).")
    ] = 1
    quiet: Annotated[bool, typer.Option("--quiet/--no-quiet", "-q", help="Suppress the summary line.")] = False


def options_from_records(command: Callable[..., None]) -> Callable[..., None]:
    """A command as typer needs it: a parameter that is a record of options is replaced by the options in it.

    The command is called with the records; typer sees a function with one parameter for each option.
    """
    parameters = inspect.signature(command).parameters
    records = {name: own.annotation for name, own in parameters.items() if hasattr(own.annotation, "_fields")}
    single = [fields_of(records[name]) if name in records else [own] for name, own in parameters.items()]

    @wraps(command)
    def assembled(**options: Any) -> None:
        for name, record in records.items():
            options[name] = record(*(options.pop(field) for field in record._fields))
        command(**options)

    named = [option.replace(kind=option.KEYWORD_ONLY) for options in single for option in options]
    assembled.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]
    return assembled


def fields_of(record: Any) -> list[inspect.Parameter]:
    """The fields of a record as parameters."""
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=record._field_defaults[name], annotation=kind)
        for name, kind in record.__annotations__.items()
    ]


def listed(text: str, known: Collection[str], option: str) -> tuple[str, ...]:
    """The names in a list with commas, all of them known."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name} is not one of: {', '.join(known)}", param_hint=option)
    return names
