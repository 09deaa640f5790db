"""The program: its commands, and what it exits with."""

import os
import sys
from typing import Annotated

import typer

from .. import __version__
from .commands.batch import batch
from .commands.check import check
from .commands.derive import derive
from .commands.examples import examples
from .commands.explain import explain
from .commands.rules import rules
from .commands.settings import configure
from .commands.syntax import syntax
from .exits import INTERNAL_ERROR, UNREADABLE
from .failures import INTERNAL, internal_error
from .input.arguments import arranged, completing
from .input.reading import Unreadable

COMPLETING = "_MATGRAD_COMPLETE"  # set by the shell that asks for completions
COMMANDS = {command.__name__: command for command in (derive, batch, check, rules, explain, syntax)}

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=examples(""),
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, command in COMMANDS.items():
    app.command(name, epilog=examples(name))(command)


def main() -> None:
    """Run the program on the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if COMPLETING in os.environ:
        completing(os.environ, COMMANDS)
    words = sys.argv[1:]
    if not words and sys.stdin.isatty():
        words = ["--help"]
    try:
        app(arranged(words, COMMANDS), prog_name="matgrad")
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
