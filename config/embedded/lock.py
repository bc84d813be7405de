"""One supervisor, or one restore, at a time: a checkout's own lock."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from config.embedded.places import EmbeddedError, Place


class HeldError(EmbeddedError):
    """Another process holds the lock; its text says which."""


@contextmanager
def hold(place: Place, *, who: str) -> Iterator[None]:
    """Hold this checkout's lock. The system frees it however its holder dies, and no child inherits it."""
    with (place.var / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise HeldError(
                f"the service of this checkout runs already ({lock.read().strip()}). Ctrl-C there ends it."
            ) from None
        lock.truncate(0)
        lock.write(f"{who}\n")
        lock.flush()
        yield
