"""Ctrl-C, deferred while results are taken in and printed, and allowed while they are waited for."""

import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager


def defer_interrupt() -> AbstractContextManager[None]:
    """Defer Ctrl-C until the end of the block, or until an `allow_interrupt`; on Windows it interrupts at once."""
    return _masked("SIG_BLOCK")


def allow_interrupt() -> AbstractContextManager[None]:
    """Let Ctrl-C interrupt what is done here, also one that was deferred."""
    return _masked("SIG_UNBLOCK")


@contextmanager
def _masked(how: str) -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:  # already to unmask may raise KeyboardInterrupt
        signal.pthread_sigmask(getattr(signal, how), {signal.SIGINT})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
