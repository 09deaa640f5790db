"""`matgrad lsp`: the language server, for editors."""

import sys
from importlib.util import find_spec

import typer

from ..exits import UNREADABLE
from ..language_server import server


def lsp() -> None:
    """Serve an editor over standard input and output.

    It shows what matgrad check finds in files of claims and documents while they are edited.
    """
    if find_spec("pygls") is None:
        print("error: the language server needs pygls: pip install 'matgrad[lsp]'", file=sys.stderr)
        raise typer.Exit(UNREADABLE)
    server.server().start_io()
