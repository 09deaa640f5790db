"""A limit to the time that a piece of work takes."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.2  # seconds after which the signal comes again, should it have come where it could not be obeyed
Handler = Callable[[int, FrameType | None], None]


class Overtime(BaseException):
    """The time is up. It is no Exception, so that nothing on its way takes it for a failure of a step and goes on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise Overtime where the work within takes more seconds; 0 is no limit.

    Nor is there one outside of the main thread, or where a system has no timer that sends signals (Windows); and a
    single call of a library in C is not cut short.
    """
    if not seconds or not _heard(_time_is_up):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # once more: the time may be up on the way to the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _heard(handler: Handler) -> bool:
    """Whether the timer's signal comes to a handler from now on."""
    try:
        signal.signal(signal.SIGALRM, handler)
    except (AttributeError, ValueError):  # no such signal; not the main thread
        return False
    return True


def _time_is_up(_: int, frame: FrameType | None) -> None:
    """Break off, but not in the midst of an import: a module that is loaded by half would stay so."""
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return
        frame = frame.f_back
    raise Overtime
