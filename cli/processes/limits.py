"""Limits to the time and the memory that a piece of work takes."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from types import FrameType

from ...grammar.mistakes import CodePage, ErrorCode, Mistake
from ...grammar.record import NamedTuple

LOOK = 0.2  # seconds between two looks at the limits, also where the signal came when it could not be obeyed
MEBIBYTE = 2**20
PAGE = getattr(os, "sysconf", lambda _: 0)("SC_PAGE_SIZE")
Handler = Callable[[int, FrameType | None], None]

TOOK_TOO_LONG = ErrorCode(
    "M296",
    CodePage(
        "took too long",
        "A statement may take ten seconds, so that one statement does not hold up the rest of a file. Set another "
        "limit with --timeout, or use 0 for no limit.",
    ),
)
TOO_MUCH_MEMORY = ErrorCode(
    "M297",
    CodePage(
        "took too much memory",
        "A statement may take 1024 MiB. Set another limit with --memory, or use 0 for no limit. A check takes less "
        "memory if sizes are declared as small numbers.",
    ),
)


class BrokenOff(BaseException):
    """A limit is met. It is no Exception, so that nothing on its way takes it for a failure of a step and goes on."""


class Overtime(BrokenOff):
    """The time is up."""


class Overweight(BrokenOff):
    """There is to be no more memory."""


class Limits(NamedTuple):
    """What one statement may take; 0 is no limit."""

    seconds: float = 0
    mebibytes: int = 0


UNLIMITED = Limits()


class Watch(NamedTuple):
    """When the time is up, and how many bytes are too many; None is never."""

    deadline: float | None
    most: int | None

    def look(self) -> None:
        """Break off where a limit is met."""
        if self.deadline is not None and time.monotonic() >= self.deadline:
            raise Overtime
        if self.most is not None and resident() > self.most:
            raise Overweight


@contextmanager
def limited(seconds: float = 0, mebibytes: int = 0) -> Iterator[None]:
    """Raise Overtime or Overweight where the work within takes more; 0 is no limit.

    Nor is there one outside of the main thread, or where a system has no timer that sends signals (Windows); memory has
    none but on Linux; and a single call of a library in C is not cut short.
    """
    deadline = time.monotonic() + seconds if seconds else None
    watch = Watch(deadline, resident() + mebibytes * MEBIBYTE if mebibytes else None)
    if watch == (None, None) or not _heard(partial(_look, watch)):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, min(seconds or LOOK, LOOK), LOOK)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # once more: the time may be up on the way to the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def resident() -> int:
    """The bytes that this process has in memory now; 0 where the system does not tell."""
    with suppress(AttributeError, OSError, ValueError, IndexError):
        return int(os.pread(_memory_of(os.getpid()), 128, 0).split()[1]) * PAGE
    return 0


@lru_cache(1)
def _memory_of(process: int) -> int:
    """The open file that tells the memory of a process: to open it for each statement takes five times as long."""
    return os.open(f"/proc/{process}/statm", os.O_RDONLY)


def _heard(handler: Handler) -> bool:
    """Whether the timer's signal comes to a handler from now on."""
    try:
        signal.signal(signal.SIGALRM, handler)
    except (AttributeError, ValueError):  # no such signal; not the main thread
        return False
    return True


def _look(watch: Watch, _: int, frame: FrameType | None) -> None:
    """Look at the limits, but not in the midst of an import: a module that is loaded by half would stay so."""
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return
        frame = frame.f_back
    watch.look()


def over_limit(stop: BaseException, limits: Limits) -> Mistake:
    """The mistake of a statement that took too long, or too much memory."""
    if isinstance(stop, Overtime):
        more = "raise the limit with --timeout, or use 0 for no limit"
        return Mistake(TOOK_TOO_LONG, f"took longer than {limits.seconds:g} s", None, more)
    if isinstance(stop, MemoryError):
        return Mistake(TOO_MUCH_MEMORY, "out of memory", None)
    more = "raise the limit with --memory, or use 0 for no limit"
    return Mistake(TOO_MUCH_MEMORY, f"took more than {limits.mebibytes} MiB of memory", None, more)
