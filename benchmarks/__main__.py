"""python -m benchmarks [startup throughput scale peers code hessian] [--quick]"""

import sys

from benchmarks.clock import settle

settle()

# numpy and jax read the number of threads on import
from benchmarks import code, hessian, peers, scale, startup, throughput  # noqa: E402

PARTS = {"startup": startup, "throughput": throughput, "scale": scale, "peers": peers, "code": code, "hessian": hessian}


def main(words: list[str]) -> None:
    """Print the tables that are wanted, or all; --quick only tries whether they work."""
    quick = "--quick" in words
    wanted = [word for word in words if word != "--quick"] or list(PARTS)
    unknown = [word for word in wanted if word not in PARTS]
    if unknown:
        sys.exit(f"{unknown[0]} is not one of: {', '.join(PARTS)}")
    for name in wanted:
        title = str(PARTS[name].__doc__).partition("\n")[0]
        print(f"## {name}: {title}\n\n{PARTS[name].report(quick)}\n", flush=True)


main(sys.argv[1:])
