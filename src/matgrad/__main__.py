"""The program: `matgrad`, and `python -m matgrad`."""

import atexit
import gc
import os
import sys

gc.disable()  # nothing that loads is garbage, and looking for it takes a tenth of a short run

from .later import SELDOM, SELDOM_BY_NAME, stand_in, stand_in_by_name  # noqa: E402

stand_in(SELDOM)
with stand_in_by_name(SELDOM_BY_NAME):
    import typer  # noqa: F401

from .cli.app import main as run  # noqa: E402

gc.enable()


def main() -> None:
    """Run the program, and end the process."""
    gc.disable()
    try:
        run(loaded)
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            end(leaving.code or 0)
        raise


def loaded() -> None:
    """Look for garbage from now on, but not in what is loaded, and seldom: terms and lines are none, and are many."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    gc.enable()


def end(code: int) -> None:
    """End the process without taking the interpreter apart, which takes a seventh of a short run.

    Where what is printed cannot be written nothing is done, for the interpreter ends with a code of its own then.
    """
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    main()
