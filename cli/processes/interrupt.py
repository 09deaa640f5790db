"""Ctrl-C, put off while results are taken in and printed, and heeded while they are waited for."""

import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager


def held() -> AbstractContextManager[None]:
    """Put Ctrl-C off until the end, or until it is `heeded`; on Windows, which cannot, it interrupts at once."""
    return _masked("SIG_BLOCK")


def heeded() -> AbstractContextManager[None]:
    """Let Ctrl-C interrupt what is done here, also one that has been put off."""
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
