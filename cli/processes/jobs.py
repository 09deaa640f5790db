"""Work spread over processes, its results in the order of the items.

The processes are our own rather than those of a pool: each result comes by itself, so that Ctrl-C loses none that is
finished, and a process that is killed, as by a system that is out of memory, takes one item with it and not the rest.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ...grammar.record import NamedTuple
from ..terminal.screen import ResultT
from .interrupt import allow_interrupt

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

ItemT = TypeVar("ItemT")
Work = Callable[[Iterable[ItemT]], Iterator[ResultT]]

AHEAD = 2  # items that a process has: the one it works on, and the next


def spread(
    work: Work[ItemT, ResultT], items: Sequence[ItemT], jobs: int, lost: Callable[[ItemT], ResultT]
) -> Generator[ResultT, None, None]:
    """The results of the items, in order, each as soon as all before it are there; 0 jobs are one for each processor.

    `work` is given the items that fall to one process, one by one, and yields the result of each before it takes the
    next; it does not raise. All three are pickled where there is more than one job, so they hold text and plain data.
    `lost` is the result of an item whose process was killed.

    On Ctrl-C the results that are finished are given, then KeyboardInterrupt is raised. For that to be so while they
    are printed, the caller defers Ctrl-C (`interrupt.defer_interrupt`); here it is allowed while waiting for results.
    """
    count = min(jobs or processors(), len(items))
    return Crew(work, items, lost).results(count) if count > 1 else alone(work, items)


def processors() -> int:
    """How many processors there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def alone(work: Work[ItemT, ResultT], items: Sequence[ItemT]) -> Generator[ResultT, None, None]:
    """The results, found in this process."""
    results = work(items)
    for _ in items:
        with allow_interrupt():
            result = next(results)
        yield result


class Worker(NamedTuple):
    """A process, the pipe to it, and the numbers of the items that it has been given and not answered."""

    process: "BaseProcess"
    pipe: "Connection"
    given: deque[int]


class Crew(Generic[ItemT, ResultT]):
    """Processes that share the items among them."""

    def __init__(self, work: Work[ItemT, ResultT], items: Sequence[ItemT], lost: Callable[[ItemT], ResultT]) -> None:
        # to load these takes as long as three derivations, so one job does without
        from multiprocessing import connection, get_context

        self.work, self.items, self.lost = work, items, lost
        self.wait, self.context = connection.wait, get_context()
        self.waiting = deque(range(len(items)))
        self.found: dict[int, ResultT] = {}
        self.workers: dict[Any, Worker] = {}

    def results(self, count: int) -> Generator[ResultT, None, None]:
        """The results, found by so many processes."""
        try:
            for _ in range(count):
                self.start_worker()
            for number in range(len(self.items)):
                while number not in self.found:
                    self.wait_for_result()
                yield self.found.pop(number)
        except KeyboardInterrupt:
            self.waiting.clear()
            self.collect()
            yield from (self.found[number] for number in sorted(self.found))
            raise
        finally:
            self.stop_all()

    def start_worker(self) -> None:
        """Start a worker, and give it its first items."""
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=serve, args=(theirs, ours, self.work, self.items), daemon=True)
        process.start()
        theirs.close()
        self.workers[ours] = worker = Worker(process, ours, deque())
        for _ in range(AHEAD):
            self.give(worker)

    def give(self, worker: Worker) -> None:
        """Give a worker its next item; if it has ended, that is noticed when its result is read."""
        if self.waiting:
            worker.given.append(self.waiting.popleft())
            with suppress(OSError):
                worker.pipe.send(worker.given[-1])

    def wait_for_result(self) -> None:
        """Wait until there is a result, and take it."""
        with allow_interrupt():
            ready = self.wait(list(self.workers))
        for pipe in ready:
            self.take(self.workers[pipe])

    def collect(self) -> None:
        """Take what is finished."""
        while ready := self.wait(list(self.workers), 0):
            for pipe in ready:
                self.take(self.workers[pipe])

    def take(self, worker: Worker) -> None:
        """Take a result from a process, and give it its next item."""
        try:
            self.found[worker.given[0]] = worker.pipe.recv()
        except (EOFError, OSError):
            self.replace_worker(worker)
        else:
            worker.given.popleft()
            self.give(worker)

    def replace_worker(self, worker: Worker) -> None:
        """Replace a worker that has ended; the item it worked on is lost, the others go back to the queue."""
        del self.workers[worker.pipe]
        if worker.given:
            number = worker.given.popleft()
            self.found[number] = self.lost(self.items[number])
        self.waiting.extendleft(reversed(worker.given))
        if self.waiting:
            self.start_worker()

    def stop_all(self) -> None:
        """Terminate all workers."""
        for worker in self.workers.values():
            worker.process.terminate()
        for worker in self.workers.values():
            worker.process.join()
            worker.pipe.close()


def serve(pipe: "Connection", other: "Connection", work: Work[ItemT, ResultT], items: Sequence[ItemT]) -> None:
    """Send the results of the items whose numbers come, until nobody is there to send them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the first one ends the others
    other.close()
    with suppress(EOFError, OSError):
        for result in work(items[number] for number in iter(pipe.recv, None)):
            pipe.send(result)
