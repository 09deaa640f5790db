"""python -m benchmarks [marks scale peers code hessian documents] [--quick]"""

import sys
from importlib import import_module

from benchmarks.clock import settle

PARTS = ("marks", "scale", "peers", "code", "hessian", "documents")


def main(words: list[str]) -> None:
    """Print the tables that are wanted, or all; --quick only tries whether they work."""
    quick = "--quick" in words
    wanted = [word for word in words if word != "--quick"] or list(PARTS)
    unknown = [word for word in wanted if word not in PARTS]
    if unknown:
        sys.exit(f"{unknown[0]} is not one of: {', '.join(PARTS)}")
    settle()  # before they are loaded: numpy and jax read the number of threads on import
    for name in wanted:
        part = import_module(f"benchmarks.{name}")
        title = str(part.__doc__).partition("\n")[0]
        print(f"## {name}: {title}\n\n{part.report(quick)}\n", flush=True)


main(sys.argv[1:])
