"""python -m benchmarks.fuzz [--count 50000] [--seed 1] [--jobs 1] [--claims 0.1] [--show 3]"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from time import perf_counter

from benchmarks.clock import settle

settle()

from benchmarks.fuzz.run import Finding, findings, least, lost  # noqa: E402
from matgrad.cli.processes.jobs import Crew  # noqa: E402


def table(found: Iterable[Finding]) -> str:
    """How many there are of each kind, refusals by their codes."""
    counts = Counter(f"{f.kind} {f.detail}" if f.kind == "refused" else f.kind for f in found)
    return "\n".join(f"{count:8} {kind}" for kind, count in counts.most_common())


def faults(found: Sequence[Finding], show: int, seed: str) -> str:
    """The shortest statements of each kind of fault, made smaller."""
    lines = []
    for kind, some in sorted(least(found, show).items()):
        lines.append(f"\n{kind}")
        lines += [f"  {finding.number:6} {finding.shrunk(seed)}\n         {finding.detail}" for finding in some]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Judge random statements; 1 where one has a fault."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=findings.__doc__)
    parser.add_argument("--count", type=int, default=50_000, help="how many statements")
    parser.add_argument("--start", type=int, default=0, help="the number of the first one")
    parser.add_argument("--seed", default="1", help="other seeds give other statements")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--claims", type=float, default=0.1, help="the share whose results are checked as claims too")
    parser.add_argument("--show", type=int, default=3, help="how many statements of each kind of fault are printed")
    asked = parser.parse_args(words)
    numbers = range(asked.start, asked.start + asked.count)
    begun = perf_counter()
    work = partial(findings, seed=asked.seed, claims=asked.claims)
    found = list(Crew(work, numbers, lost).results(asked.jobs))
    print(table(found))
    print(f"{perf_counter() - begun:8.0f} s, the slowest {max(f.seconds for f in found):.1f} s")
    text = faults(found, asked.show, asked.seed)
    print(text)
    return int(bool(text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
