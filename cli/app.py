"""The program: its commands, and what it exits with."""

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from .. import __version__
from ..core.registry import Registry
from .commands.examples import examples
from .commands.settings import configure
from .exits import INTERNAL_ERROR, UNREADABLE
from .failures import INTERNAL, internal_error
from .input.arguments import arranged, completing
from .input.reading import Unreadable

COMPLETING = "_MATGRAD_COMPLETE"  # set by the shell that asks for completions
COMMANDS: Registry[Callable[..., None]] = Registry(
    "matgrad.cli.commands",
    {name: f"{name}:{name}" for name in ("derive", "batch", "check", "lsp", "rules", "explain", "syntax")},
)
PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}


class Commands(TyperGroup):
    """The commands by their names; one is loaded when it is called, and all to be listed with what they are for."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands: Any = dict.fromkeys(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, None where there is none of this name."""
        return command_called(cmd_name) if cmd_name in COMMANDS else None


@cache
def command_called(name: str) -> Any:
    """A command with its options, as typer makes it."""
    alone = typer.Typer(add_completion=False, **PLAIN)
    alone.command(name, epilog=examples(name))(COMMANDS[name])
    return get_command(alone)


app = typer.Typer(cls=Commands, epilog=examples(""), context_settings={"help_option_names": ["-h", "--help"]}, **PLAIN)


def nothing() -> None:
    """There is nothing to be done."""


def main(loaded: Callable[[], None] = nothing) -> None:
    """Run the program on the arguments of the process; `loaded` is called before the work that is asked for begins."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if COMPLETING in os.environ:
        completing(os.environ, COMMANDS)
    words = sys.argv[1:]
    if not words and sys.stdin.isatty():
        words = ["--help"]
    try:
        app(arranged(words, COMMANDS), prog_name="matgrad", obj=loaded)
    except Unreadable as error:
        leave(f"error: {error}", UNREADABLE)
    except Exception as error:
        leave(f"error[{INTERNAL}]: {internal_error(error).message}; please report what you typed", INTERNAL_ERROR)


def leave(message: str, code: int) -> None:
    """Print a message on standard error, and exit."""
    print(message, file=sys.stderr)
    sys.exit(code)


@app.callback(invoke_without_command=True)
def matgrad(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Derive matrix derivatives line by line, each line checked.

    matgrad "tr(A X) wrt X" is short for matgrad derive "tr(A X) wrt X".
    """
    if version:
        print(f"matgrad {__version__}")
    configure(context)
    if context.obj:
        context.obj()
