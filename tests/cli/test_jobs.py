"""Several processes: the bytes of one, in order, whatever becomes of a process."""

import os
import pickle
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pytest
from program import HOUSE, process, ran, settings

from matgrad.cli.formats import Layout
from matgrad.cli.formats.format import Wish
from matgrad.cli.input.reading import Task, sources_in, tasks
from matgrad.cli.input.statement import Source
from matgrad.cli.processes.jobs import processors, spread
from matgrad.cli.processes.limits import Limits
from matgrad.cli.work import derivations as answer
from matgrad.cli.work.derivations import Reply, answers
from matgrad.grammar.mistakes import Mistake

PROBLEMS = HOUSE / "benchmarks" / "problems.mg"


class TestJobs:
    @pytest.mark.parametrize(("format", "jobs"), [("text", "2"), ("jsonl", "3"), ("latex", "0"), ("markdown", "1")])
    def test_the_same_bytes(self, run: Any, two: tuple[str, str], format: str, jobs: str) -> None:
        """However many processes there are, and whatever their hashes are."""
        words = ("batch", *two, str(PROBLEMS), "tr(A X) wrt X", "-f", format, "--code", "numpy", "--jobs")
        alone = run(*words, "1")
        assert process(*words, jobs, PYTHONHASHSEED="7") == alone
        assert alone.out.count("\n") > 60

    @pytest.mark.parametrize("method", ["spawn", "forkserver"])
    def test_processes_that_start_afresh(self, two: tuple[str, str], method: str) -> None:
        script = (
            f"import sys, multiprocessing; multiprocessing.set_start_method({method!r})\n"
            "from matgrad.cli.app import main\n"
            f"sys.argv[1:] = ['batch', *{two!r}, '--jobs', '2']; main()"
        )
        done = ran([sys.executable, "-c", script], env=settings())
        assert (done.stdout.decode(), done.stderr.decode()) == process("batch", *two)[1:]

    def test_one_job_loads_nothing_for_several(self) -> None:
        script = (
            "import sys; from matgrad.cli.app import main; sys.argv[1:] = ['batch', 'tr(A X) wrt X', 'tr(X) wrt X']\n"
            "try: main()\n"
            "except SystemExit: print({'multiprocessing', 'concurrent', 'rich', 'tomllib'} & set(sys.modules))"
        )
        done = ran([sys.executable, "-c", script], env=settings(), cwd="/")
        assert done.stdout.decode().splitlines()[-1] == "set()"

    def test_what_passes_between_processes(self) -> None:
        mistake = Mistake("M203", "the sizes do not fit", (15, 16), "W' X?", (((13, 14), "p×n"),))
        copy = pickle.loads(pickle.dumps(mistake))
        assert (vars(copy), str(copy)) == (vars(mistake), str(mistake))
        work = partial(answers, layout=Layout("text", "unicode"), wish=Wish(code=("numpy",)), limits=Limits(1))
        sent, todo = pickle.loads(pickle.dumps((work, tasks(sources_in(str(PROBLEMS))))))
        assert all(isinstance(found, Reply) for found in sent(todo[:3]))

    @pytest.mark.parametrize("jobs", [1, 2, 3, 50])
    def test_order(self, jobs: int) -> None:
        assert list(spread(doubled, range(40), jobs, fallen)) == [2 * n for n in range(40)]
        assert list(spread(doubled, [], jobs, fallen)) == []

    def test_a_process_that_dies_takes_one_item_with_it(self) -> None:
        assert list(spread(mortal, range(20), 2, fallen)) == [-n if n % 5 == 3 else 2 * n for n in range(20)]

    def test_a_statement_whose_process_was_ended(self) -> None:
        found = answer.lost(Task(Source("tr(X) wrt X")), Layout("jsonl", "text"))
        assert found.mistake is not None and found.mistake.code == "M900"

    def test_results_come_as_soon_as_they_are_there(self) -> None:
        results = spread(hesitant, [0.0, 0.0, 30.0, 0.0], 2, fallen)
        start = time.monotonic()
        assert [next(results), next(results)] == [0.0, 0.0]
        results.close()
        assert time.monotonic() - start < 10

    def test_processors(self) -> None:
        assert 1 <= processors() <= (os.cpu_count() or 1)


def doubled(items: Iterable[int]) -> Iterator[int]:
    return (2 * item for item in items)


def mortal(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item % 5 == 3:
            os._exit(1)
        yield 2 * item


def hesitant(items: Iterable[float]) -> Iterator[float]:
    for item in items:
        time.sleep(item)
        yield item


def fallen(item: Any) -> Any:
    return -item
